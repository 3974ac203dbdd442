package dev.skein.app;

import dev.skein.analysis.Analysis;
import dev.skein.analysis.Parameters;
import dev.skein.analysis.Report;
import dev.skein.export.ReportText;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.task.Work;
import dev.skein.view.Theme;
import dev.skein.view.trace.TraceSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Opens the window, or, without a display, writes a picture and the summary instead.
///
/// Nothing here needs the parser of the command line, and a plain start does not load it: it costs
/// a tenth of a second, and its classes are too old for the ahead-of-time cache.
final class Opening {
    /// Neither a command, which has no dot and no slash, nor an option.
    private static final Pattern PLAIN_FILE = Pattern.compile("(?![-@])[^\\x00]*[./\\\\][^\\x00]*");

    private Opening() {}

    /// What a command line asks for that is nothing but files and switches of the window, as a file
    /// manager or a desktop starts it; null when it wants parsing.
    static @Nullable WindowStart ofPlain(String... arguments) {
        List<Path> files = new ArrayList<>();
        WindowStart.End end = WindowStart.End.BY_USER;
        for (String argument : arguments) {
            WindowStart.End wanted = WindowStart.End.ofOption(argument);
            if (wanted != null) {
                end = wanted;
            } else if (PLAIN_FILE.matcher(argument).matches()) {
                files.add(SessionFiles.recordingOf(Path.of(argument)));
            } else {
                return null;
            }
        }
        return new WindowStart(files, false, end);
    }

    /// Returns when the window is closed.
    ///
    /// @return the exit status
    static int run(WindowStart start) throws IOException {
        if (Toolkit.displayPresent()) {
            return openWindow(start);
        }
        if (start.files().isEmpty()) {
            System.err.println(
                    "skein: no display was found: name a FILE to get a picture of it, or see `skein --help`");
            return ExitStatus.USAGE;
        }
        System.err.println(
                "skein: no display was found: writing a picture and the summary instead");
        int status = ExitStatus.OK;
        SourceReader reader = new SourceReader();
        for (List<Path> group : reader.together(start.files())) {
            status = Math.max(status, withoutDisplay(TraceSource.of(group), reader));
        }
        return status;
    }

    private static int openWindow(WindowStart start) {
        try {
            SkeinWindow.run(start);
            return ExitStatus.OK;
        } catch (UnsupportedOperationException e) {
            System.err.println(
                    "skein: the display "
                            + System.getenv("DISPLAY")
                            + " cannot be used ("
                            + e.getMessage()
                            + "): unset DISPLAY to get a picture instead");
            return ExitStatus.USAGE;
        }
    }

    private static int withoutDisplay(TraceSource source, SourceReader reader) throws IOException {
        Path file = source.path();
        ImportOutcome outcome = reader.read(source, ImportContext.plain());
        if (!(outcome instanceof ImportOutcome.Imported imported)) {
            System.err.println(Failures.line(file.toString(), outcome));
            return ExitStatus.UNREADABLE;
        }
        Path picture = Path.of("skein-" + source.name() + ".png");
        OffscreenWindow.of(
                        source,
                        imported,
                        new OffscreenWindow.Style(true, Theme.LIGHT, 1600, 1000, 1, null),
                        _ -> {})
                .writePng(picture, source.name());
        if (Files.exists(file) && source.more().isEmpty()) {
            InfoText.write(imported, FileFacts.of(file), System.out);
        }
        Report report =
                Analysis.run(imported.trace(), Parameters.defaults(), new Work())
                        .of(source.name(), !imported.isComplete());
        ReportText.write(report, System.out);
        System.out.println("picture: " + picture);
        System.out.flush();
        return ExitStatus.OK;
    }
}
