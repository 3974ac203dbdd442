package dev.skein.view.trace;

import dev.skein.format.Diagnostics;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads files into [OpenTrace]s: snapshots arrive while a file is read, a cancelled read keeps
/// what it has, and a result of a run that is no longer wanted is dropped.
///
/// Called on the UI thread; the reading happens on the background executor.
public final class TraceLoader {
    private final Reader reader;
    private final Executor background;
    private final Executor uiThread;

    /// Reads one source to its end; every failure is an outcome.
    @FunctionalInterface
    public interface Reader {
        ImportOutcome read(TraceSource source, ImportContext context);

        /// Which of the files that were named at once are one trace; each alone unless the reader
        /// knows better.
        default List<List<Path>> together(List<Path> paths) {
            return paths.stream().map(List::of).toList();
        }
    }

    public TraceLoader(Reader reader, Executor background, Executor uiThread) {
        this.reader = reader;
        this.background = background;
        this.uiThread = uiThread;
    }

    /// Begins to read; a run that is still going on for this trace is cancelled and forgotten.
    public void load(OpenTrace open) {
        open.work().cancel();
        Work work = new Work();
        open.begin(work);
        Latest latest = new Latest(open, work);
        ImportContext context = new ImportContext(work, new Diagnostics(), latest::offer);
        background.execute(
                () -> {
                    ImportOutcome outcome = reader.read(open.source(), context);
                    uiThread.execute(() -> finish(open, work, outcome));
                });
    }

    /// Finds out which of several files are one trace and hands the groups to the UI thread.
    public void group(List<Path> paths, Consumer<List<List<Path>>> then) {
        if (paths.size() < 2) {
            then.accept(paths.stream().map(List::of).toList());
            return;
        }
        background.execute(
                () -> {
                    List<List<Path>> groups = reader.together(paths);
                    uiThread.execute(() -> then.accept(groups));
                });
    }

    private static void finish(OpenTrace open, Work work, ImportOutcome outcome) {
        if (open.work() == work) { // else opened again meanwhile, or closed
            open.finish(outcome);
        }
    }

    /// Hands snapshots to the UI thread, at most one at a time on its way, the newest wins.
    private final class Latest {
        private final OpenTrace open;
        private final Work work;
        private final AtomicReference<@Nullable Trace> waiting = new AtomicReference<>();

        Latest(OpenTrace open, Work work) {
            this.open = open;
            this.work = work;
        }

        void offer(Trace trace) {
            if (waiting.getAndSet(trace) == null) {
                uiThread.execute(this::take);
            }
        }

        private void take() {
            Trace trace = waiting.getAndSet(null);
            if (trace != null && open.work() == work && open.isLoading()) {
                open.show(trace);
            }
        }
    }
}
