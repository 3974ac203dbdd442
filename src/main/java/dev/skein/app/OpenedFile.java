package dev.skein.app;

import dev.skein.export.Recording;
import dev.skein.format.Diagnostic;
import dev.skein.format.Diagnostics;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.Severity;
import dev.skein.format.TraceOpener;
import dev.skein.task.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Opens the files of a command line for commands that need the recording and the facts about its
/// file.
final class OpenedFile {
    private OpenedFile() {}

    /// Opens all files, or none: the first that cannot be opened is reported on standard error.
    ///
    /// @throws CommandFailure when one cannot be opened
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    static List<Recording> openAll(List<String> files, Work work) throws IOException {
        List<Recording> recordings = new ArrayList<>();
        for (String file : files) {
            recordings.add(open(file, work));
        }
        return recordings;
    }

    /// @param file a path, or `-` for standard input
    static Recording open(String file, Work work) throws IOException {
        ImportContext context = new ImportContext(work, new Diagnostics(), _ -> {});
        TraceOpener opener = new TraceOpener(BuiltInFormats.all());
        boolean stdin = file.equals("-");
        ImportOutcome outcome =
                stdin ? opener.open("-", System.in, context) : opener.open(Path.of(file), context);
        work.checkCancelled();
        if (outcome instanceof ImportOutcome.Imported imported) {
            return recording(file, imported);
        }
        int status =
                outcome instanceof ImportOutcome.Cancelled
                        ? ExitStatus.CANCELLED
                        : ExitStatus.UNREADABLE;
        throw new CommandFailure(status, Failures.line(file, outcome));
    }

    /// What was read of `file`, with the facts about it.
    static Recording recording(String file, ImportOutcome.Imported imported) throws IOException {
        boolean stdin = file.equals("-");
        boolean onDisk = !stdin && Files.exists(Path.of(file));
        FileFacts facts =
                onDisk
                        ? FileFacts.of(Path.of(file))
                        : new FileFacts(stdin ? "standard input" : file, 0, "");
        return new Recording(
                imported.trace(),
                facts.name(),
                facts.sizeBytes(),
                facts.sha256(),
                losses(imported));
    }

    private static List<String> losses(ImportOutcome.Imported imported) {
        return imported.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() != Severity.INFO)
                .map(Diagnostic::sentence)
                .toList();
    }
}
