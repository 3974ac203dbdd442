package dev.skein.query;

import dev.skein.model.IntervalFlags;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.LaneTable;
import dev.skein.model.RangeTable;
import dev.skein.model.SubState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import java.util.ArrayList;
import java.util.List;

/// Counts events by [EventKind] in buckets of time, over all thread lanes.
public final class KindDensity {
    private static final int LANES_PER_CHECK = 64;
    private static final int CREATE = 0;
    private static final int BLOCK = 1;
    private static final int WAKE = 2;
    private static final int END = 3;
    private static final int LOCK = 4;
    private static final int STOP = 5;
    private static final int KINDS = 6;

    private final IntervalStore intervals;
    private final byte[] classCodes;
    private final boolean[] waits;
    private final TimeRange range;
    private final long bucketNanos;
    private final int columns;
    private final double[] counts;

    private KindDensity(Trace trace, TimeRange range, long bucketNanos) {
        this.intervals = trace.intervals();
        this.classCodes = trace.subStates().classCodes();
        this.waits = waits(trace);
        long first = Math.floorDiv(range.startNanos(), bucketNanos);
        long end = Math.ceilDiv(Math.max(range.endNanos(), range.startNanos() + 1), bucketNanos);
        this.range = new TimeRange(first * bucketNanos, end * bucketNanos);
        this.bucketNanos = bucketNanos;
        this.columns = Math.toIntExact(end - first);
        this.counts = new double[KINDS * columns];
    }

    /// One row per [EventKind] in the order of the enum; buckets of `bucketNanos` that cover
    /// `range`. Only intervals in the range are read.
    ///
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public static DensityGrid of(Trace trace, TimeRange range, long bucketNanos, Work work) {
        KindDensity density = new KindDensity(trace, range, bucketNanos);
        LaneTable lanes = trace.lanes();
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (lane % LANES_PER_CHECK == 0) {
                work.checkCancelled();
                work.progress(lane, lanes.size());
            }
            if (lanes.kind(lane).isThread()) {
                density.count(CREATE, lanes.startNanos(lane));
                density.count(END, lanes.endNanos(lane));
                density.intervals(lane);
            }
        }
        density.pauses(trace.ranges());
        work.progress(lanes.size(), lanes.size());
        List<String> names = new ArrayList<>();
        for (EventKind kind : EventKind.values()) {
            names.add(kind.label());
        }
        return new DensityGrid(
                names,
                density.range.startNanos(),
                bucketNanos,
                density.columns,
                density.counts,
                true);
    }

    private void count(int kind, long timeNanos) {
        if (range.contains(timeNanos)) {
            int column = (int) ((timeNanos - range.startNanos()) / bucketNanos);
            counts[kind * columns + column]++;
        }
    }

    private void intervals(int lane) {
        int end = intervals.firstRowFrom(lane, range.endNanos());
        int row = intervals.firstRowFrom(lane, range.startNanos());
        int before = row == 0 ? SubState.ABSENT : intervals.subState(lane, row - 1);
        for (; row < end; row++) {
            int now = intervals.subState(lane, row);
            long time = intervals.startNanos(lane, row);
            boolean known = (intervals.flags(lane, row) & IntervalFlags.TRUNC_LEFT) == 0;
            if (waits[now] && !waits[before] && known) {
                count(BLOCK, time);
            }
            if (waits[before] && !waits[now] && now != SubState.ABSENT) {
                count(WAKE, time);
            }
            if (is(now, LaneState.LOCK) && !is(before, LaneState.LOCK) && known) {
                count(LOCK, time);
            }
            if (is(now, LaneState.GC) && !is(before, LaneState.GC) && known) {
                count(STOP, time);
            }
            before = now;
        }
    }

    private boolean is(int subState, LaneState state) {
        return classCodes[subState] == state.code();
    }

    /// The same as in the analysis: a system call holds its thread and is none.
    private static boolean[] waits(Trace trace) {
        boolean[] waits = new boolean[256];
        for (SubState subState : trace.subStates().all()) {
            LaneState state = subState.state();
            boolean waiting =
                    state == LaneState.LOCK
                            || state == LaneState.WAITING
                            || state == LaneState.SLEEPING
                            || state == LaneState.IO
                            || state == LaneState.GC;
            waits[subState.code()] = waiting && !subState.name().equals("syscall");
        }
        return waits;
    }

    private void pauses(RangeTable ranges) {
        for (int row = 0; row < ranges.size(); row++) {
            if (ranges.kind(row).stopsLanes()) {
                count(STOP, ranges.startNanos(row));
            }
        }
    }
}
