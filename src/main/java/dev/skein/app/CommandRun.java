package dev.skein.app;

import dev.skein.task.CancelledException;
import dev.skein.task.Work;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Runs the work of a command so that every way in which it can end is one line and one exit
/// status, and that `Ctrl+C` cancels it in order: files half written are removed before the process
/// ends.
final class CommandRun {
    private static final int CLEAN_UP_SECONDS = 5;

    private CommandRun() {}

    /// What a command does; its result is the exit status.
    @FunctionalInterface
    interface Body {
        int run(Work work) throws IOException;
    }

    static int run(Body body) {
        Work work = new Work();
        CountDownLatch finished = new CountDownLatch(1);
        Thread onInterrupt = new Thread(() -> cancelAndWait(work, finished));
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            return body.run(work);
        } catch (CommandFailure e) {
            System.err.println(e.getMessage());
            return e.status();
        } catch (CancelledException e) {
            System.err.println("skein: cancelled; nothing was written");
            return ExitStatus.CANCELLED;
        } catch (IOException e) {
            System.err.println("skein: " + message(e) + ": check permissions and free disk space");
            return ExitStatus.UNREADABLE;
        } finally {
            finished.countDown();
            forget(onInterrupt);
        }
    }

    private static String message(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static void cancelAndWait(Work work, CountDownLatch finished) {
        work.cancel();
        try {
            if (finished.await(CLEAN_UP_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(ExitStatus.CANCELLED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending: the hook runs already and halts it with the right status.
        }
    }
}
