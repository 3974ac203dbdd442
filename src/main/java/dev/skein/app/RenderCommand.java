package dev.skein.app;

import dev.skein.analysis.Report;
import dev.skein.export.PictureRequest;
import dev.skein.export.Privacy;
import dev.skein.export.Recording;
import dev.skein.format.Diagnostics;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.model.TimeRange;
import dev.skein.query.LaneFilter;
import dev.skein.query.LaneSort;
import dev.skein.task.Work;
import dev.skein.view.Theme;
import dev.skein.view.shell.Document;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Panel;
import dev.skein.view.trace.TraceSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `skein render FILE -o OUT.png|svg|html|md`: a picture of a recording; needs no display.
@Command(
        name = "render",
        description = "Paints a picture of a recording; needs no display.",
        mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("([0-9]{2,5})x([0-9]{2,5})");
    private static final int MAX_LANES = 500;
    private static final int MAX_PX = 16_384;
    private static final double MAX_SCALE = 4;
    private static final long MAX_PIXELS = 200_000_000L;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "A recording, dump or folder; - is standard input. Several files must be one"
                            + " trace: dumps of a series, a recording and dumps beside it.")
    private List<Path> files = List.of();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT.png|svg|html|md",
            description = "Where to write the picture.")
    private Path output = Path.of("");

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            description =
                    "window (default): as the window shows it; timeline: the lanes alone; series: the"
                            + " matrix of threads and dumps; report:"
                            + " the picture that stands alone, as .svg, .html and .md are.")
    private String view = "window";

    @Option(
            names = "--panel",
            paramLabel = "PANEL",
            description = "Window: the panel in front, as the tabs are called; may be repeated.")
    private List<String> panels = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "T",
            description = "Left edge: 12.3s, 450ms, 14:03:22.5; default the start.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "T",
            description = "Right edge; +4ms counts from the left one; default the end.")
    private @Nullable String to;

    @Option(
            names = "--lanes",
            paramLabel = "FILTER",
            description = "Only these lanes, in the language of the filter field.")
    private String lanes = "";

    @Option(names = "--size", paramLabel = "WxH", description = "Size in pixels at scale 1.")
    private String size = "1600x1000";

    @Option(
            names = "--scale",
            paramLabel = "N",
            description = "Device pixels per pixel, 1 to 4; 2 is sharp on a dense screen.")
    private double scale = 1;

    @Option(names = "--theme", paramLabel = "THEME", description = "light (default), dark, print.")
    private String theme = "light";

    @Option(names = "--title", paramLabel = "TEXT", description = "Above the timeline.")
    private @Nullable String title;

    @Option(
            names = "--finding",
            paramLabel = "N",
            description = "Report: around the finding that the whole picture numbers N.")
    private int finding;

    @Option(names = "--max-lanes", paramLabel = "N", description = "Report: draws at most N lanes.")
    private int maxLanes = 40;

    @Option(names = "--hide-names", description = "Report: replaces the names of lanes.")
    private boolean hideNames;

    @Option(names = "--hide-packages", description = "Report: replaces the program's packages.")
    private boolean hidePackages;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        OffscreenWindow.Style style = style();
        return CommandRun.run(work -> render(style, work));
    }

    private int render(OffscreenWindow.Style style, Work work) throws IOException {
        SourceReader reader = new SourceReader();
        TraceSource source = source(reader);
        ImportOutcome outcome =
                reader.read(source, new ImportContext(work, new Diagnostics(), _ -> {}));
        work.checkCancelled();
        if (!(outcome instanceof ImportOutcome.Imported imported)) {
            System.err.println(Failures.line(source.path().toString(), outcome));
            return outcome instanceof ImportOutcome.Cancelled
                    ? ExitStatus.CANCELLED
                    : ExitStatus.UNREADABLE;
        }
        TimeRange range = range(OpenTrace.of(source, imported));
        if (isReport()) {
            ReportPicture.write(request(source, imported, range, style, work), output, work);
        } else {
            OffscreenWindow.of(source, imported, style, document -> prepare(document, range))
                    .writePng(output, title == null ? source.name() : title);
        }
        return ExitStatus.OK;
    }

    private TraceSource source(SourceReader reader) {
        List<List<Path>> groups = reader.together(files);
        if (groups.size() > 1) {
            throw usage(
                    groups.getFirst().getFirst()
                            + " and "
                            + groups.get(1).getFirst()
                            + " are not one trace: name them in commands of their own");
        }
        return TraceSource.of(groups.getFirst());
    }

    private PictureRequest request(
            TraceSource source,
            ImportOutcome.Imported imported,
            TimeRange range,
            OffscreenWindow.Style style,
            Work work)
            throws IOException {
        Recording recording = OpenedFile.recording(source.path().toString(), imported);
        Report report = ReportPicture.report(recording, work);
        LaneFilter filter =
                LaneFilter.parse(lanes) instanceof LaneFilter.Parsed.Ok(var parsed)
                        ? parsed
                        : LaneFilter.ALL;
        PictureRequest whole =
                PictureRequest.of(recording, report, "Skein " + Version.text())
                        .withCaption(title == null ? "" : title)
                        .withLanes(filter, LaneSort.BY_SCORE, maxLanes)
                        .withLook(style.widthPx(), scale, OffscreenWindow.palette(style.theme()))
                        .withPrivacy(Privacy.of(recording.trace(), hideNames, hidePackages));
        return whole.withWindow(finding == 0 ? range : ReportPicture.around(whole, finding, work));
    }

    private boolean isReport() {
        return view.equals("report") || ReportPicture.isOnlyFormOf(output);
    }

    private void prepare(Document document, TimeRange range) {
        OpenTrace open = document.open();
        open.arrange(open.arrangement().withFilter(lanes), "");
        panels.forEach(id -> Panel.ofId(id).ifPresent(open.panels()::show));
        if (from != null || to != null) {
            document.timeline().showExactly(range, "");
        }
    }

    private OffscreenWindow.Style style() {
        boolean png = output.toString().toLowerCase(Locale.ROOT).endsWith(".png");
        if (!png && !ReportPicture.isOnlyFormOf(output)) {
            throw usage("-o " + output + ": the name must end in .png, .svg, .html or .md");
        }
        if (maxLanes < 1 || maxLanes > MAX_LANES) {
            throw usage("--max-lanes " + maxLanes + ": from 1 to " + MAX_LANES);
        }
        Matcher wanted = SIZE.matcher(size);
        if (!wanted.matches()) {
            throw usage("--size " + size + ": write it as 1600x1000");
        }
        int width = Integer.parseInt(wanted.group(1));
        int height = Integer.parseInt(wanted.group(2));
        if (scale < 1 || scale > MAX_SCALE) {
            throw usage("--scale " + scale + ": from 1 to 4");
        }
        if (width * scale > MAX_PX
                || height * scale > MAX_PX
                || width * scale * height * scale > MAX_PIXELS) {
            throw usage(
                    "--size "
                            + size
                            + " --scale "
                            + scale
                            + ": at most 16384 pixels a side and 200 million in all");
        }
        if (LaneFilter.parse(lanes) instanceof LaneFilter.Parsed.Failed(var error)) {
            throw usage("--lanes " + lanes + ": " + error.message() + ": " + error.hint());
        }
        for (String panel : panels) {
            if (Panel.ofId(panel).isEmpty()) {
                throw usage("--panel " + panel + ": one of " + panelNames());
            }
        }
        return new OffscreenWindow.Style(
                whole(), view.equals("series"), theme(), width, height, scale, title);
    }

    private static String panelNames() {
        return Arrays.stream(Panel.values()).map(Panel::id).collect(Collectors.joining(", "));
    }

    private boolean whole() {
        return switch (view) {
            case "window" -> true;
            case "timeline", "series", "report" -> false;
            default -> throw usage("--view " + view + ": window, timeline, series or report");
        };
    }

    private Theme theme() {
        for (Theme known : Theme.values()) {
            if (known.key().equals(theme)) {
                return known;
            }
        }
        throw usage("--theme " + theme + ": light, dark or print");
    }

    private TimeRange range(OpenTrace open) {
        long length = open.viewport().traceNanos();
        long start = from == null ? 0 : moment(open, "--from", from, 0);
        long end = to == null ? length : moment(open, "--to", to, start);
        if (end <= start) {
            throw usage("--from " + from + " --to " + to + ": the end must lie after the start");
        }
        return new TimeRange(start, end);
    }

    private long moment(OpenTrace open, String option, String text, long reference) {
        Optional<Long> nanos = open.times().parse(text, reference);
        return nanos.orElseThrow(
                () -> usage(option + " " + text + ": write 12.3s, 450ms, +4ms or 14:03:22.5"));
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
