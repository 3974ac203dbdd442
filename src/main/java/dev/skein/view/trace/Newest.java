package dev.skein.view.trace;

import dev.skein.task.CancelledException;
import dev.skein.task.Work;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Background work of one kind, at most one task at a time, of which only the newest request
/// counts. UI thread.
public final class Newest {
    private final Executor background;
    private final Executor uiThread;
    private @Nullable Work current;
    private @Nullable Runnable waiting;

    public Newest(Executor background, Executor uiThread) {
        this.background = background;
        this.uiThread = uiThread;
    }

    /// Computes in the background and hands the result to `then` on the UI thread. A task that runs
    /// already is cancelled: the question has changed.
    public <T> void replace(Function<Work, T> task, Consumer<T> then) {
        waiting = null;
        Work running = current;
        if (running != null) {
            running.cancel();
        }
        start(task, then);
    }

    /// As [#replace], but a task that runs already is finished first: the question is the same,
    /// only the data has grown, and a slow answer is better than none.
    public <T> void refresh(Function<Work, T> task, Consumer<T> then) {
        if (current == null) {
            start(task, then);
        } else {
            waiting = () -> start(task, then);
        }
    }

    /// Gives up what runs and what waits; nothing is handed over any more.
    public void cancel() {
        waiting = null;
        Work running = current;
        current = null;
        if (running != null) {
            running.cancel();
        }
    }

    private <T> void start(Function<Work, T> task, Consumer<T> then) {
        Work work = new Work();
        current = work;
        background.execute(
                () -> {
                    try {
                        T result = task.apply(work);
                        uiThread.execute(() -> finish(work, () -> then.accept(result)));
                    } catch (CancelledException e) {
                        uiThread.execute(() -> finish(work, () -> {}));
                    } catch (RuntimeException e) {
                        // A bug, but of this one request: the next one must still be answered.
                        System.getLogger(Newest.class.getName())
                                .log(System.Logger.Level.ERROR, "background work failed", e);
                        uiThread.execute(() -> finish(work, () -> {}));
                    }
                });
    }

    private void finish(Work work, Runnable accept) {
        if (current != work) {
            return; // replaced
        }
        current = null;
        accept.run();
        Runnable next = waiting;
        waiting = null;
        if (next != null && current == null) {
            next.run();
        }
    }
}
