package dev.skein.analysis;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.Trace;

/// Time spent in one state per equal slice of the recording, summed over lanes.
final class SliceSums {
    private final long sliceNanos;
    private final long[] sums;

    SliceSums(long sliceNanos, int slices) {
        this.sliceNanos = sliceNanos;
        this.sums = new long[slices];
    }

    void addLane(Trace trace, int lane, LaneState state) {
        byte[] classes = trace.subStates().classCodes();
        IntervalStore intervals = trace.intervals();
        for (int row = 0; row < intervals.size(lane); row++) {
            if (classes[intervals.subState(lane, row)] == state.code()) {
                add(intervals.startNanos(lane, row), intervals.endNanos(lane, row));
            }
        }
    }

    private void add(long start, long end) {
        int from = Math.clamp(start / sliceNanos, 0, sums.length - 1);
        int to = Math.clamp(end / sliceNanos, 0, sums.length - 1);
        for (int slice = from; slice <= to; slice++) {
            long begin = Math.max(start, slice * sliceNanos);
            sums[slice] += Math.max(0, Math.min(end, (slice + 1) * sliceNanos) - begin);
        }
    }

    long nanos(int slice) {
        return sums[slice];
    }

    long total() {
        long total = 0;
        for (long sum : sums) {
            total += sum;
        }
        return total;
    }
}
