package dev.skein.app;

import dev.skein.export.Recording;
import dev.skein.export.TraceEventJson;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `skein export FILE... -o OUT.json`: the lanes for other viewers.
@Command(
        name = "export",
        description = "Writes the lanes as trace-event JSON, which Perfetto and Chrome open.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Recordings, dumps, folders; - is standard input.")
    private List<String> files = List.of();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT.json",
            description = "The file to write; - is standard output.")
    private String output = "";

    @Override
    public Integer call() {
        return CommandRun.run(
                work -> {
                    List<Recording> recordings = OpenedFile.openAll(files, work);
                    String product = "Skein " + Version.text();
                    Output.write(
                            output, out -> TraceEventJson.write(recordings, product, work, out));
                    return ExitStatus.OK;
                });
    }
}
