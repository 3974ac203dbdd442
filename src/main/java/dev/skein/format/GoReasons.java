package dev.skein.format;

import dev.skein.model.LaneState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What Go's words for a wait mean, as traces (`network`, `sync`) and goroutine dumps (`IO wait`,
/// `sync.Mutex.Lock`) spell it, and which wait a stack of a blocked goroutine shows.
public final class GoReasons {
    private GoReasons() {}

    /// The display class of a wait. `reason` is the text without what follows a comma and without
    /// flags such as `(scan)`.
    public static LaneState state(String reason) {
        return switch (reason) {
            case "running" -> LaneState.RUNNING;
            case "runnable" -> LaneState.READY;
            case "sync",
                    "semacquire",
                    "sync.Mutex.Lock",
                    "sync.RWMutex.Lock",
                    "sync.RWMutex.RLock",
                    "sync.WaitGroup.Wait" ->
                    LaneState.LOCK;
            case "chan send",
                    "chan receive",
                    "select",
                    "forever",
                    "chan send (nil chan)",
                    "chan receive (nil chan)",
                    "select (no cases)",
                    "sync.(*Cond).Wait",
                    "sync.Cond.Wait",
                    "synctest",
                    "synctest.Run",
                    "synctest.Wait",
                    "coroutine",
                    "waiting" ->
                    LaneState.WAITING;
            case "sleep" -> LaneState.SLEEPING;
            case "network", "IO wait", "syscall" -> LaneState.IO;
            case "GC mark assist wait for work",
                    "GC weak to strong wait",
                    "GC assist wait",
                    "GC assist marking",
                    "wait until GC ends",
                    "wait for GC cycle",
                    "garbage collection",
                    "preempted" ->
                    LaneState.GC;
            default -> LaneState.OTHER;
        };
    }

    /// Whether a goroutine in this wait has nothing to do: one of the runtime's own, at rest.
    public static boolean isIdle(String reason) {
        return switch (reason) {
            case "system goroutine wait",
                    "GC background sweeper wait",
                    "GC sweep wait",
                    "GC scavenge wait",
                    "GC worker (idle)",
                    "finalizer wait",
                    "cleanup wait",
                    "force gc (idle)",
                    "trace reader (blocked)",
                    "GOMAXPROCS updater (idle)" ->
                    true;
            default -> false;
        };
    }

    /// What a person reads for a reason that is technical or empty.
    public static String label(String reason) {
        return switch (reason) {
            case "" -> "waiting";
            case "sync" -> "lock (sync)";
            case "sync.(*Cond).Wait" -> "sync.Cond wait";
            case "network" -> "network I/O";
            case "syscall" -> "system call";
            case "runnable" -> "runnable, not scheduled";
            case "forever" -> "blocked forever";
            case "preempted" -> "suspended by the runtime";
            default -> reason;
        };
    }

    /// The trace reason that a waiting goroutine's frames, innermost first, point to; null when
    /// they show none. Only the functions in which a wait can end up are looked at, so a frame
    /// further out never decides.
    public static @Nullable String inferred(List<String> functions) {
        for (String function : functions) {
            String reason = ofFunction(GoFrames.normalised(function));
            if (reason != null) {
                return reason;
            }
            if (!GoFrames.isRuntime(function)) {
                return null;
            }
        }
        return null;
    }

    private static @Nullable String ofFunction(String function) {
        return switch (function) {
            case "runtime.chanrecv", "runtime.chanrecv1", "runtime.chanrecv2" -> "chan receive";
            case "runtime.chansend", "runtime.chansend1" -> "chan send";
            case "runtime.selectgo" -> "select";
            case "runtime.block" -> "forever";
            case "time.Sleep" -> "sleep";
            case "internal/poll.runtime_pollWait", "internal/poll.(*pollDesc).wait" -> "network";
            case "sync.(*Cond).Wait", "sync.runtime_notifyListWait" -> "sync.(*Cond).Wait";
            case "runtime.bgsweep" -> "GC background sweeper wait";
            case "runtime.bgscavenge",
                    "runtime.forcegchelper",
                    "runtime.runfinq",
                    "runtime.runFinalizers",
                    "runtime.runCleanups",
                    "runtime.gcBgMarkWorker",
                    "runtime/trace.Start.func1",
                    "runtime.ReadTrace" ->
                    "system goroutine wait";
            case "internal/synctest.Run", "internal/synctest.Wait" -> "synctest";
            default -> ofPrefix(function);
        };
    }

    private static @Nullable String ofPrefix(String function) {
        if (function.startsWith("sync.runtime_Sem")
                || function.startsWith("internal/sync.runtime_Sem")
                || function.startsWith("sync.(*Mutex).")
                || function.startsWith("internal/sync.(*Mutex).")
                || function.startsWith("sync.(*RWMutex).")
                || function.startsWith("sync.(*WaitGroup).Wait")
                || function.startsWith("internal/poll.runtime_Sem")) {
            return "sync";
        }
        if (function.startsWith("internal/poll.(*FD).")) {
            return "network";
        }
        return null;
    }
}
