package dev.skein.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete.GenerateCompletion;
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
            ExportCommand.class,
            ViewCommand.class,
            GenerateCompletion.class,
            ManPage.class
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

    @Override
    public Integer call() throws IOException {
        WindowStart.End end = exitAfterLoad ? WindowStart.End.AFTER_LOAD : WindowStart.End.BY_USER;
        return Opening.run(new WindowStart(files, debug, end));
    }
}
