package dev.skein.app;

import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.TraceOpener;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `skein info FILE...`: what is in a recording, for people and, with `--json`, for programs.
@Command(
        name = "info",
        description = "Says what is in a recording.",
        mixinStandardHelpOptions = true)
final class InfoCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Recordings, dumps, folders; - is standard input.")
    private List<String> files = List.of();

    @Option(names = "--json", description = "One JSON object per FILE, each on one line.")
    private boolean json;

    @Option(names = "--lanes", description = "With --json: every lane, too.")
    private boolean lanes;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException {
        int status = ExitStatus.OK;
        for (String file : files) {
            status = Math.max(status, print(file));
        }
        out.flush();
        return status;
    }

    private int print(String file) throws IOException {
        ImportContext context = ImportContext.plain();
        TraceOpener opener = new TraceOpener(BuiltInFormats.all());
        boolean stdin = file.equals("-");
        ImportOutcome outcome =
                stdin ? opener.open("-", System.in, context) : opener.open(Path.of(file), context);
        if (outcome instanceof ImportOutcome.Imported imported) {
            FileFacts facts =
                    stdin || !Files.exists(Path.of(file))
                            ? new FileFacts(file, 0, "")
                            : FileFacts.of(Path.of(file));
            if (json) {
                InfoJson.write(imported, file, facts, lanes, out);
            } else {
                InfoText.write(imported, facts, out);
            }
            return ExitStatus.OK;
        }
        System.err.println(Failures.line(file, outcome));
        return outcome instanceof ImportOutcome.Cancelled
                ? ExitStatus.CANCELLED
                : ExitStatus.UNREADABLE;
    }
}
