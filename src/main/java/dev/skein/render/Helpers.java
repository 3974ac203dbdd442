package dev.skein.render;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// Runs one piece of divisible work on several threads, the calling one included.
///
/// A helper that the executor has not begun when the caller is through is called off instead of
/// waited for, so a busy or single-threaded executor cannot block the caller.
final class Helpers {
    private Helpers() {}

    /// Runs `work` on the calling thread and on up to `threads - 1` others; returns when all that
    /// began have ended. `work` must divide the job by itself.
    static void run(Executor executor, int threads, Runnable work) {
        List<Helper> helpers = new ArrayList<>();
        for (int i = 1; i < threads; i++) {
            Helper helper = new Helper(work);
            helpers.add(helper);
            executor.execute(helper);
        }
        try {
            work.run();
        } finally {
            helpers.forEach(Helper::finish);
        }
    }

    private static final class Helper implements Runnable {
        private final Runnable work;
        private final AtomicBoolean taken = new AtomicBoolean();
        private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

        Helper(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            if (!taken.compareAndSet(false, true)) {
                return;
            }
            try {
                work.run();
                ended.complete(true);
            } catch (RuntimeException | Error e) {
                ended.completeExceptionally(e);
            }
        }

        void finish() {
            if (!taken.compareAndSet(false, true)) {
                ended.join();
            }
        }
    }
}
