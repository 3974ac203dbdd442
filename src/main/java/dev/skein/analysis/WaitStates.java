package dev.skein.analysis;

import dev.skein.model.LaneState;
import dev.skein.model.SubState;
import dev.skein.model.Trace;

/// Which sub-states of a trace are waits, and of what sort; by code, for hot loops.
final class WaitStates {
    private final boolean[] waits = new boolean[256];
    private final boolean[] locks = new boolean[256];
    private final boolean[] runtime = new boolean[256];

    WaitStates(Trace trace) {
        for (SubState state : trace.subStates().all()) {
            LaneState laneState = state.state();
            if (laneState == null) {
                continue;
            }
            locks[state.code()] = laneState == LaneState.LOCK;
            runtime[state.code()] = laneState == LaneState.GC;
            waits[state.code()] = isWait(laneState) && !state.name().equals("syscall");
        }
    }

    private static boolean isWait(LaneState state) {
        return switch (state) {
            case LOCK, WAITING, SLEEPING, IO, GC -> true;
            case RUNNING, READY, OTHER -> false;
        };
    }

    /// The lane waits until something wakes it. A system call is none: it holds a thread.
    boolean isWait(int subState) {
        return waits[subState];
    }

    boolean isLock(int subState) {
        return locks[subState];
    }

    /// The wait is for the collector or another part of the runtime.
    boolean isRuntime(int subState) {
        return runtime[subState];
    }
}
