package dev.skein.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `skein [FILE...]`: opens the window.
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
    @Parameters(paramLabel = "FILE", description = "Recordings, dumps, or a folder of them.")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() {
        System.err.println("skein: no window yet (" + files.size() + " files)");
        return ExitStatus.USAGE;
    }
}
