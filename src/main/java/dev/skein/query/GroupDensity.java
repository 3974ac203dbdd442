package dev.skein.query;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.SubState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One measure of groups of lanes in buckets of time, exact.
public final class GroupDensity {
    private static final int LANES_PER_CHECK = 64;

    private final IntervalStore intervals;
    private final byte[] classCodes;
    private final TimeRange range;
    private final long bucketNanos;
    private final int columns;

    /// Of the current group: value, and time alive where the value is a share.
    private final double[] sums;

    private final double[] alive;
    private long[] stackCells = new long[64];
    private int stackCellCount;

    private GroupDensity(Trace trace, TimeRange range, long bucketNanos) {
        this.intervals = trace.intervals();
        this.classCodes = trace.subStates().classCodes();
        long first = Math.floorDiv(range.startNanos(), bucketNanos);
        long end = Math.ceilDiv(Math.max(range.endNanos(), range.startNanos() + 1), bucketNanos);
        this.range = new TimeRange(first * bucketNanos, end * bucketNanos);
        this.bucketNanos = bucketNanos;
        this.columns = Math.toIntExact(end - first);
        this.sums = new double[columns];
        this.alive = new double[columns];
    }

    /// One row per group, in the order given.
    ///
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public static DensityGrid of(
            Trace trace,
            List<LaneOrder.Group> groups,
            GroupMeasure measure,
            TimeRange range,
            long bucketNanos,
            Work work) {
        GroupDensity density = new GroupDensity(trace, range, bucketNanos);
        double[] values = new double[groups.size() * density.columns];
        int total = groups.stream().mapToInt(group -> group.lanes().length).sum();
        int done = 0;
        for (int i = 0; i < groups.size(); i++) {
            density.begin();
            for (int lane : groups.get(i).lanes()) {
                if (done++ % LANES_PER_CHECK == 0) {
                    work.checkCancelled();
                    work.progress(done, total);
                }
                density.add(trace, lane, measure);
            }
            density.end(measure, values, i * density.columns);
        }
        return new DensityGrid(
                groups.stream().map(LaneOrder.Group::name).toList(),
                density.range.startNanos(),
                bucketNanos,
                density.columns,
                values,
                measure == GroupMeasure.EVENTS || measure == GroupMeasure.NEW_LANES);
    }

    private void begin() {
        Arrays.fill(sums, 0);
        Arrays.fill(alive, 0);
        stackCellCount = 0;
    }

    private void add(Trace trace, int lane, GroupMeasure measure) {
        switch (measure) {
            case EVENTS, STACKS -> starts(lane, measure == GroupMeasure.STACKS);
            case NEW_LANES -> count(trace.lanes().startNanos(lane));
            case LOCK, READY, RUNNING -> time(lane, measure.state());
        }
    }

    private void count(long timeNanos) {
        if (range.contains(timeNanos)) {
            sums[column(timeNanos)]++;
        }
    }

    private int column(long timeNanos) {
        return (int) ((timeNanos - range.startNanos()) / bucketNanos);
    }

    private void starts(int lane, boolean stacks) {
        int end = intervals.firstRowFrom(lane, range.endNanos());
        for (int row = intervals.firstRowFrom(lane, range.startNanos()); row < end; row++) {
            int column = column(intervals.startNanos(lane, row));
            if (!stacks) {
                sums[column]++;
                continue;
            }
            int stack = intervals.stackId(lane, row);
            if (stack != IntervalStore.NONE) {
                addStack((long) column << 32 | stack);
            }
        }
    }

    private void addStack(long cell) {
        if (stackCellCount == stackCells.length) {
            stackCellCount = distinct(stackCells, stackCellCount);
            if (stackCellCount > stackCells.length / 2) {
                stackCells = Arrays.copyOf(stackCells, stackCells.length * 2);
            }
        }
        stackCells[stackCellCount++] = cell;
    }

    /// Sorts and keeps one of each; returns how many are left.
    private static int distinct(long[] cells, int size) {
        Arrays.sort(cells, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || cells[kept - 1] != cells[i]) {
                cells[kept++] = cells[i];
            }
        }
        return kept;
    }

    private void time(int lane, @Nullable LaneState state) {
        int rows = intervals.size(lane);
        int row = Math.max(0, intervals.rowAt(lane, range.startNanos()));
        for (; row < rows; row++) {
            long from = Math.max(intervals.startNanos(lane, row), range.startNanos());
            if (from >= range.endNanos()) {
                return;
            }
            int subState = intervals.subState(lane, row);
            if (subState != SubState.ABSENT) {
                long to = Math.min(intervals.endNanos(lane, row), range.endNanos());
                boolean counts = state != null && classCodes[subState] == state.code();
                spread(from, to, counts);
            }
        }
    }

    private void spread(long from, long to, boolean counts) {
        long at = from;
        while (at < to) {
            int column = column(at);
            long next = Math.min(to, range.startNanos() + (column + 1) * bucketNanos);
            alive[column] += next - at;
            sums[column] += counts ? next - at : 0;
            at = next;
        }
    }

    private void end(GroupMeasure measure, double[] values, int at) {
        if (measure == GroupMeasure.STACKS) {
            int kept = distinct(stackCells, stackCellCount);
            for (int i = 0; i < kept; i++) {
                sums[(int) (stackCells[i] >>> 32)]++;
            }
        }
        for (int column = 0; column < columns; column++) {
            boolean share = measure.state() != null;
            double whole = share ? Math.max(1, alive[column]) : 1;
            values[at + column] = sums[column] / whole;
        }
    }
}
