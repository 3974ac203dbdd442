package dev.skein.analysis;

import dev.skein.model.Counter;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.Trace;

/// How busy the processors of a Go program were, in equal slices of the recording.
///
/// A processor counts from its first to its last mention; one that never ran and is only known from
/// the number of processors is idle all the time.
final class ProcessorLoad {
    static final int SLICES = 1_000;

    private final int count;
    private final long sliceNanos;
    private final SliceSums busy;

    private ProcessorLoad(Trace trace, int seen) {
        count = Math.max(seen, declared(trace));
        sliceNanos = Math.max(1, trace.durationNanos() / SLICES);
        busy = new SliceSums(sliceNanos, SLICES + 1);
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            if (trace.lanes().kind(lane) == LaneKind.PROC) {
                for (LaneState state : LaneState.values()) {
                    if (state != LaneState.SLEEPING) {
                        busy.addLane(trace, lane, state);
                    }
                }
            }
        }
    }

    static ProcessorLoad of(Trace trace) {
        return new ProcessorLoad(trace, seen(trace));
    }

    /// Processors that the trace shows as lanes.
    static int seen(Trace trace) {
        int count = 0;
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            count += trace.lanes().kind(lane) == LaneKind.PROC ? 1 : 0;
        }
        return count;
    }

    private static int declared(Trace trace) {
        double most = 0;
        for (Counter counter : trace.counters()) {
            if (counter.name().equals(ProcsChangedRule.COUNTER)) {
                for (int i = 0; i < counter.size(); i++) {
                    most = Math.max(most, counter.value(i));
                }
            }
        }
        return (int) most;
    }

    int count() {
        return count;
    }

    long sliceNanos() {
        return sliceNanos;
    }

    /// 0 when no processor ran in the slice, 1 when all did all the time.
    double busyShare(int slice) {
        return busy.nanos(slice) / (double) (count * sliceNanos);
    }

    double idleShare(int slice) {
        return 1 - busyShare(slice);
    }

    /// Over the whole recording.
    double idleShare() {
        return 1 - busy.total() / (double) (count * sliceNanos * SLICES);
    }
}
