package dev.skein.app;

import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.TraceOpener;
import dev.skein.view.trace.TraceLoader;
import dev.skein.view.trace.TraceSource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Reads what the user named with the built-in formats: files, folders, `-` for standard input.
final class SourceReader implements TraceLoader.Reader {
    static final Path STDIN = Path.of("-");

    private final TraceOpener opener = new TraceOpener(BuiltInFormats.all());
    private final AtomicBoolean stdinRead = new AtomicBoolean();

    @Override
    public ImportOutcome read(TraceSource source, ImportContext context) {
        if (source.path().equals(STDIN)) {
            return stdinRead.getAndSet(true)
                    ? new ImportOutcome.Unreadable(
                            source.name(),
                            "standard input",
                            "",
                            "it was read to its end already",
                            "save it as a file to open it again")
                    : opener.open(source.name(), System.in, context);
        }
        return source.more().isEmpty()
                ? opener.open(source.path(), context)
                : opener.open(source.paths(), context);
    }

    @Override
    public List<List<Path>> together(List<Path> paths) {
        return opener.together(paths);
    }
}
