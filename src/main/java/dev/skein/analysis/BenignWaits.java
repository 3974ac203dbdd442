package dev.skein.analysis;

import dev.skein.model.Frame;
import java.util.List;

/// Waits that belong to a healthy program: library loops that wait for work all their lives.
final class BenignWaits {
    private static final List<String> FRAMES =
            List.of(
                    "os/signal.loop",
                    "os/signal.signal_recv",
                    "os/signal.NotifyContext.func",
                    "net/http.(*Server).Serve",
                    "net/http.(*conn).serve",
                    "net/http.(*persistConn).",
                    "net/http.(*Transport).dialConn",
                    "net/http.(*http2",
                    "net/http.(*connReader)",
                    "net/http.(*timeoutHandler)",
                    "internal/poll.runtime_pollWait",
                    "runtime/trace.Start",
                    "runtime/pprof.",
                    "testing.(*T).Run",
                    "testing.(*F).Fuzz",
                    "testing.runTests",
                    "testing.tRunner",
                    "database/sql.(*DB).connectionOpener",
                    "database/sql.(*DB).connectionCleaner",
                    "google.golang.org/grpc/internal/transport.",
                    "golang.org/x/net/http2.",
                    "time.Sleep",
                    "java.lang.ref.Reference.waitForReferencePendingList",
                    "java.lang.ref.Finalizer$FinalizerThread.run",
                    "java.lang.ref.ReferenceQueue.remove",
                    "java.util.concurrent.ThreadPoolExecutor.getTask",
                    "java.util.concurrent.ForkJoinPool.awaitWork",
                    "java.util.TimerThread.mainLoop");

    private static final List<String> FOR_WORK =
            List.of(
                    "java.util.concurrent.ThreadPoolExecutor.getTask",
                    "java.util.concurrent.ForkJoinPool.awaitWork");

    private BenignWaits() {}

    /// A pool's thread that waits for its next task.
    static boolean isForWork(List<Frame> stack) {
        return stack.stream().anyMatch(frame -> FOR_WORK.contains(frame.function()));
    }

    /// @param stack innermost frame first
    static boolean matches(List<Frame> stack) {
        for (Frame frame : stack) {
            for (String known : FRAMES) {
                if (frame.function().startsWith(known)) {
                    return !frame.function().startsWith("net/http.(*conn).serve")
                            || isServersOwn(stack);
                }
            }
        }
        return false;
    }

    /// A handler's code runs inside the server's loop, but its waits are the program's.
    private static boolean isServersOwn(List<Frame> stack) {
        return stack.stream()
                .takeWhile(frame -> !frame.function().startsWith("net/http.(*conn).serve"))
                .allMatch(
                        frame ->
                                AppFrames.isLibrary(frame)
                                        || frame.function().startsWith("net/http.")
                                        || frame.function().startsWith("bufio."));
    }
}
