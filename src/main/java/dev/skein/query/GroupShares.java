package dev.skein.query;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.SubState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import java.util.Arrays;
import java.util.List;

/// How the time of a group's lanes that are alive divides among the classes, in equal buckets of
/// time: the picture of a group header. Immutable.
public final class GroupShares {
    private static final int LANES_PER_CHECK = 64;
    private static final int FULL = 255;

    private final long startNanos;
    private final long bucketNanos;
    private final int columns;
    private final long[][] shares;
    private final boolean[][] alive;

    private GroupShares(TimeRange range, long bucketNanos, int groups) {
        long first = Math.floorDiv(range.startNanos(), bucketNanos);
        long end = Math.ceilDiv(Math.max(range.endNanos(), range.startNanos() + 1), bucketNanos);
        this.startNanos = first * bucketNanos;
        this.bucketNanos = bucketNanos;
        this.columns = Math.toIntExact(end - first);
        this.shares = new long[groups][columns];
        this.alive = new boolean[groups][columns];
    }

    /// Reads the intervals in `range` of all lanes of the groups.
    ///
    /// @param bucketNanos a power of two; see [Occupancy#bucketNanos]
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public static GroupShares of(
            Trace trace,
            List<LaneOrder.Group> groups,
            TimeRange range,
            long bucketNanos,
            Work work) {
        GroupShares result = new GroupShares(range, bucketNanos, groups.size());
        long[][] sums = new long[LaneState.COUNT + 1][result.columns];
        int total = groups.stream().mapToInt(group -> group.lanes().length).sum();
        int done = 0;
        for (int group = 0; group < groups.size(); group++) {
            for (long[] row : sums) {
                Arrays.fill(row, 0);
            }
            for (int lane : groups.get(group).lanes()) {
                if (done++ % LANES_PER_CHECK == 0) {
                    work.checkCancelled();
                    work.progress(done, total);
                }
                result.addLane(trace, lane, sums);
            }
            result.settle(group, sums);
        }
        return result;
    }

    private void addLane(Trace trace, int lane, long[][] sums) {
        IntervalStore intervals = trace.intervals();
        byte[] classCodes = trace.subStates().classCodes();
        long end = startNanos + columns * bucketNanos;
        int rows = intervals.size(lane);
        for (int row = Math.max(0, intervals.rowAt(lane, startNanos)); row < rows; row++) {
            long from = Math.max(startNanos, intervals.startNanos(lane, row));
            if (from >= end) {
                return;
            }
            int subState = intervals.subState(lane, row);
            if (subState != SubState.ABSENT) {
                int state = classCodes[subState];
                spread(sums, state, from, Math.min(end, intervals.endNanos(lane, row)));
            }
        }
    }

    private void spread(long[][] sums, int state, long from, long to) {
        long at = from;
        while (at < to) {
            int column = (int) ((at - startNanos) / bucketNanos);
            long next = Math.min(to, startNanos + (column + 1) * bucketNanos);
            sums[LaneState.COUNT][column] += next - at;
            if (state >= 0) {
                sums[state][column] += next - at;
            }
            at = next;
        }
    }

    private void settle(int group, long[][] sums) {
        for (int column = 0; column < columns; column++) {
            long whole = sums[LaneState.COUNT][column];
            alive[group][column] = whole > 0;
            long packed = 0;
            for (int c = 0; c < LaneState.COUNT; c++) {
                long own = sums[c][column];
                if (own > 0) {
                    long share = Math.max(1, Math.round((double) own * FULL / whole));
                    packed |= share << (c << 3);
                }
            }
            shares[group][column] = packed;
        }
    }

    /// Bucket that holds a trace time, -1 outside.
    public int columnAt(long timeNanos) {
        long column = Math.floorDiv(timeNanos - startNanos, bucketNanos);
        return column < 0 || column >= columns ? -1 : (int) column;
    }

    /// Whether any lane of the group is alive in a bucket.
    public boolean isAlive(int group, int column) {
        return alive[group][column];
    }

    /// Eight shares of the time alive in 1/255, packed as in [dev.skein.model.PixelRow#shares].
    public long shares(int group, int column) {
        return shares[group][column];
    }

    public int groups() {
        return shares.length;
    }
}
