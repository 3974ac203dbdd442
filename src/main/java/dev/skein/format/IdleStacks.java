package dev.skein.format;

import dev.skein.model.StackTable;
import dev.skein.model.StringTable;
import dev.skein.model.TraceBuilder;
import java.util.Arrays;
import java.util.Set;

/// Which stacks are those of a thread with nothing to do: a pool's free worker, a timer, a thread
/// of the runtime at rest. Decided once for each distinct stack.
final class IdleStacks {
    private static final int MAX_FRAMES = 12;
    private static final Set<String> IDLE =
            Set.of(
                    "java.util.concurrent.ThreadPoolExecutor.getTask",
                    "java.util.concurrent.ForkJoinPool.awaitWork",
                    "java.util.concurrent.ForkJoinPool.idleAwaitWork",
                    "java.util.concurrent.ForkJoinPool.scan",
                    "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue.take",
                    "java.util.concurrent.DelayQueue.take",
                    "java.util.TimerThread.mainLoop",
                    "java.lang.ref.Reference$ReferenceHandler.run",
                    "java.lang.ref.Finalizer$FinalizerThread.run",
                    "jdk.internal.ref.CleanerImpl.run",
                    "sun.misc.Cleaner.run",
                    "sun.nio.ch.SelectorImpl.select",
                    "java.lang.VirtualThread$UnparkMonitor.run",
                    "java.lang.VirtualThread.unblockVirtualThreads",
                    "sun.nio.ch.Poller.pollerLoop",
                    "sun.nio.ch.Poller.subPollerLoop",
                    "net/http.(*persistConn).readLoop",
                    "net/http.(*persistConn).writeLoop",
                    "os/signal.loop",
                    "runtime.bgsweep",
                    "runtime.bgscavenge",
                    "runtime.forcegchelper",
                    "runtime.runfinq",
                    "runtime.runFinalizers",
                    "runtime.runCleanups",
                    "runtime.gcBgMarkWorker");

    private final StackTable.Builder stacks;
    private final StringTable.Builder strings;
    private byte[] known = new byte[64];

    IdleStacks(TraceBuilder builder) {
        this.stacks = builder.stacks();
        this.strings = builder.strings();
    }

    boolean isIdle(int stackId) {
        if (stackId < 0) {
            return false;
        }
        if (stackId >= known.length) {
            known = Arrays.copyOf(known, Math.max(stackId + 1, known.length * 2));
        }
        if (known[stackId] == 0) {
            known[stackId] = (byte) (compute(stackId) ? 1 : 2);
        }
        return known[stackId] == 1;
    }

    private boolean compute(int stackId) {
        int node = stackId;
        for (int depth = 0; node >= 0 && depth < MAX_FRAMES; depth++) {
            if (IDLE.contains(strings.get(stacks.functionOf(stacks.frameOf(node))))) {
                return true;
            }
            node = stacks.parentOf(node);
        }
        return false;
    }
}
