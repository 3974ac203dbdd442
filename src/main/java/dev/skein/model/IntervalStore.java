package dev.skein.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The state intervals of all lanes: for each lane rows `0 .. size - 1` in ascending start order.
///
/// A row is in one sub-state from its start to the next row's start; the last row lasts to the end
/// of the trace. Before its first row a lane is [SubState#ABSENT]; a lane that ended closes with an
/// `ABSENT` row. So a lane is a total function of time and intervals of a lane never overlap. All
/// times are trace nanoseconds.
public final class IntervalStore {
    /// No stack, no lane, no detail.
    public static final int NONE = LaneColumns.NONE;

    /// Windows with fewer rows are summed up row by row: quicker than two sums from the start.
    private static final int SHORT_WALK = 192;

    private final LaneColumns columns;
    private final long[] @Nullable [] checkpoints;
    private final SubStates subStates;
    private final TimeBase base;
    private final long endTicks;
    private final PyramidCache pyramids;

    IntervalStore(
            LaneColumns columns,
            long[] @Nullable [] checkpoints,
            SubStates subStates,
            TimeBase base,
            long endTicks,
            PyramidCache pyramids) {
        this.columns = columns;
        this.checkpoints = checkpoints;
        this.subStates = subStates;
        this.base = base;
        this.endTicks = endTicks;
        this.pyramids = pyramids;
    }

    public int laneCount() {
        return columns.laneCount();
    }

    public int size(int lane) {
        return columns.size(lane);
    }

    /// Rows of all lanes, closing `ABSENT` rows included.
    public long totalRows() {
        return columns.total();
    }

    public long startNanos(int lane, int row) {
        return base.nanosOfTicks(columns.ticks(lane, row));
    }

    /// Start of the next row, or the end of the trace.
    public long endNanos(int lane, int row) {
        return row + 1 < size(lane) ? startNanos(lane, row + 1) : base.nanosOfTicks(endTicks);
    }

    /// Code into [Trace#subStates()].
    public int subState(int lane, int row) {
        return columns.state(lane, row) & 0xff;
    }

    /// Bits of [IntervalFlags].
    public int flags(int lane, int row) {
        return columns.state(lane, row) >>> 8 & 0xff;
    }

    /// Stack at which the lane entered the state, a node of [StackTable], or [#NONE].
    public int stackId(int lane, int row) {
        return columns.stack(lane, row);
    }

    /// Lane that ended this interval (the waker, the lock's releaser), or [#NONE].
    public int cause(int lane, int row) {
        return columns.cause(lane, row);
    }

    /// Index into [DetailTable], or [#NONE].
    public int detail(int lane, int row) {
        return columns.detail(lane, row);
    }

    /// The row that covers `timeNanos`, -1 before the first one. Of rows of no length at that time,
    /// the last.
    public int rowAt(int lane, long timeNanos) {
        return columns.rowAt(lane, base.ticksOfNanos(timeNanos));
    }

    /// Number of intervals of `lane` that start in `range`.
    public int transitions(int lane, TimeRange range) {
        if (columns.size(lane) == 0 || range.isEmpty()) {
            return 0;
        }
        return firstRowFrom(lane, range.endNanos()) - firstRowFrom(lane, range.startNanos());
    }

    /// First row of `lane` that starts at or after `timeNanos`; `size(lane)` when there is none.
    public int firstRowFrom(int lane, long timeNanos) {
        return columns.rowAt(lane, base.ticksAfterNanos(timeNanos) - 1) + 1;
    }

    /// Adds to `out[0..7]` the time by display class from the lane's start to `timeNanos`, exact to
    /// the tick.
    ///
    /// The difference of two such sums is the time in each class in the window between. Costs
    /// O(log rows) plus at most 256 steps.
    public void addCumulativeNanos(int lane, long timeNanos, long[] out) {
        addCumulative(lane, timeNanos, out, 1);
    }

    private void addCumulative(int lane, long timeNanos, long[] out, int sign) {
        if (columns.size(lane) == 0) {
            return;
        }
        long ticks = Math.min(base.ticksOfNanos(timeNanos), endTicks);
        int row = columns.rowAt(lane, ticks);
        if (row < 0) {
            return;
        }
        long unit = (long) sign << base.tickShift();
        int from = 0;
        int checkpoint = row >>> ClassSums.STEP_BITS;
        long[] own = lane < checkpoints.length ? checkpoints[lane] : null;
        if (own != null && checkpoint > 0) {
            checkpoint = Math.min(checkpoint, own.length >> 3);
            int at = (checkpoint - 1) << 3;
            for (int i = 0; i < LaneState.COUNT; i++) {
                out[i] += own[at + i] * unit;
            }
            from = checkpoint << ClassSums.STEP_BITS;
        }
        byte[] classCodes = subStates.classCodes();
        columns.addClassTicks(lane, from, row, classCodes, unit, out);
        long key = columns.key(lane, row);
        int laneState = classCodes[(int) key & 0xff];
        if (laneState >= 0) {
            out[laneState] += (ticks - (key >>> 16)) * unit;
        }
    }

    /// Time of `lane` in each class within `range`, 8 values in nanoseconds.
    public long[] nanosByState(int lane, TimeRange range) {
        long[] sums = new long[LaneState.COUNT];
        nanosByState(lane, range, sums);
        return sums;
    }

    /// Puts into `out[0..7]` the time of `lane` in each class within `range`, in nanoseconds.
    public void nanosByState(int lane, TimeRange range, long[] out) {
        Arrays.fill(out, 0, LaneState.COUNT, 0);
        long from = base.ticksOfNanos(range.startNanos());
        long to = Math.min(base.ticksOfNanos(range.endNanos()), endTicks);
        int size = columns.size(lane);
        if (size == 0 || from >= to) {
            return;
        }
        int last = columns.rowAt(lane, to);
        if (last < 0) {
            return;
        }
        int first = last < SHORT_WALK ? 0 : columns.rowAt(lane, from);
        if (first >= 0 && last - first < SHORT_WALK) {
            walk(lane, first, last, from, to, out);
            return;
        }
        addCumulative(lane, range.startNanos(), out, -1);
        addCumulative(lane, range.endNanos(), out, 1);
    }

    private void walk(int lane, int first, int last, long from, long to, long[] out) {
        byte[] classCodes = subStates.classCodes();
        RowCursor cursor = new RowCursor(columns);
        cursor.open(lane);
        long key = cursor.key(first);
        long at = Math.max(from, key >>> 16);
        for (int row = first; row <= last; row++) {
            long next = row < last ? cursor.key(row + 1) : to << 16;
            int laneState = classCodes[(int) key & 0xff];
            long end = Math.max(at, next >>> 16);
            if (laneState >= 0) {
                out[laneState] += (end - at) << base.tickShift();
            }
            at = end;
            key = next;
        }
    }

    /// The lane's share pyramid as far as there is one, made now where that is quick.
    @Nullable SharePyramid pyramidForPicture(int lane) {
        return pyramids.findOrBuild(columns, lane, subStates.classCodes());
    }

    PyramidCache pyramids() {
        return pyramids;
    }

    LaneColumns columns() {
        return columns;
    }

    long[] @Nullable [] checkpoints() {
        return checkpoints;
    }

    SubStates subStates() {
        return subStates;
    }

    TimeBase timeBase() {
        return base;
    }

    long endTicks() {
        return endTicks;
    }
}
