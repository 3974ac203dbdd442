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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// `skein [FILE...]`: opens the window; without a display, writes a picture and the summary
/// instead.
@Command(
        name = "skein",
        description = "Shows what every thread of a program did over time.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            InfoCommand.class,
            AnalyzeCommand.class,
            CompareCommand.class,
            RenderCommand.class,
            ExportCommand.class
        })
final class SkeinCommand implements Callable<Integer> {
    @picocli.CommandLine.Parameters(
            paramLabel = "FILE",
            description = "Recordings, dumps, or a folder of them.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Shows frame times (F12) and prints exceptions.")
    private boolean debug;

    @Option(
            names = "--debug.exit-after-load",
            hidden = true,
            description = "Closes the window once the files are read.")
    private boolean exitAfterLoad;

    @Option(
            names = "--debug.exit-when-usable",
            hidden = true,
            description = "Closes the window once it can be used, and says so.")
    private boolean exitWhenUsable;

    @Option(
            names = "--debug.rehearse",
            hidden = true,
            description = "Goes through what a first session touches, and closes the window.")
    private boolean rehearse;

    @Override
    public Integer call() throws IOException {
        if (Toolkit.displayPresent()) {
            return openWindow();
        }
        if (files.isEmpty()) {
            System.err.println(
                    "skein: no display was found: name a FILE to get a picture of it, or see `skein --help`");
            return ExitStatus.USAGE;
        }
        System.err.println(
                "skein: no display was found: writing a picture and the summary instead");
        int status = ExitStatus.OK;
        SourceReader reader = new SourceReader();
        for (List<Path> group : reader.together(files)) {
            status = Math.max(status, withoutDisplay(TraceSource.of(group), reader));
        }
        return status;
    }

    private WindowStart.End end() {
        if (rehearse) {
            return WindowStart.End.AFTER_REHEARSAL;
        }
        if (exitWhenUsable) {
            return WindowStart.End.WHEN_USABLE;
        }
        return exitAfterLoad ? WindowStart.End.AFTER_LOAD : WindowStart.End.BY_USER;
    }

    private int openWindow() {
        try {
            SkeinWindow.run(new WindowStart(files, debug, end()));
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
