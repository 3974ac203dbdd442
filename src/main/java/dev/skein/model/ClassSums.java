package dev.skein.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Exact time per display class from a lane's start to every 256th of its rows, so that a sum over
/// any window costs one binary search and at most 256 steps.
///
/// Checkpoint `j` of a lane (`j` = 1, 2, …) lies at `checkpoints[lane][8 * (j - 1) ..]` and covers
/// rows `0 .. 256 j - 1`; it exists once row `256 j` does. Values are ticks. Arrays that a snapshot
/// holds are never written again below its count.
final class ClassSums {
    static final int STEP_BITS = 8;

    private long[] @Nullable [] checkpoints = new long[0][];

    /// Adds the checkpoints that the rows of `columns` allow and returns the directory for a
    /// snapshot.
    long[] @Nullable [] extend(LaneColumns columns, byte[] classCodes) {
        int lanes = columns.laneCount();
        if (lanes > checkpoints.length) {
            checkpoints = Arrays.copyOf(checkpoints, lanes);
        }
        for (int lane = 0; lane < lanes; lane++) {
            int wanted = (columns.size(lane) - 1) >> STEP_BITS;
            if (wanted > 0) {
                extendLane(columns, classCodes, lane, wanted);
            }
        }
        return checkpoints.clone();
    }

    private void extendLane(LaneColumns columns, byte[] classCodes, int lane, int wanted) {
        long[] own = checkpoints[lane];
        int have = own == null ? 0 : own.length >> 3;
        if (have >= wanted) {
            return;
        }
        long[] grown = own == null ? new long[wanted << 3] : Arrays.copyOf(own, wanted << 3);
        long[] running =
                have == 0 ? new long[8] : Arrays.copyOfRange(grown, (have - 1) << 3, have << 3);
        for (int j = have; j < wanted; j++) {
            columns.addClassTicks(lane, j << STEP_BITS, (j + 1) << STEP_BITS, classCodes, running);
            System.arraycopy(running, 0, grown, j << 3, 8);
        }
        checkpoints[lane] = grown;
    }

    /// Forgets the checkpoints that rows from `size` on took part in.
    void truncate(int lane, int size) {
        if (lane >= checkpoints.length) {
            return;
        }
        long[] own = checkpoints[lane];
        int keep = Math.max(0, (size - 1) >> STEP_BITS);
        if (own != null && own.length >> 3 > keep) {
            checkpoints[lane] = keep == 0 ? null : Arrays.copyOf(own, keep << 3);
        }
    }
}
