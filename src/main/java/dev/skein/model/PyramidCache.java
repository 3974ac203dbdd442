package dev.skein.model;

import dev.skein.task.Work;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The share pyramids of a trace, shared by all its snapshots; any thread may read and add.
///
/// A pyramid is immutable, so a reader that misses one just added merely walks once more.
final class PyramidCache {
    /// Lanes up to this long are built when first drawn: a fraction of a millisecond each.
    private static final int MAX_ROWS_AT_ONCE = 4096;

    private static final int LANES_PER_CHECK = 64;

    private volatile @Nullable SharePyramid[] pyramids = new SharePyramid[0];

    /// A pyramid made from rows that `columns` still holds, or null.
    @Nullable SharePyramid find(LaneColumns columns, int lane) {
        @Nullable SharePyramid[] all = pyramids;
        SharePyramid known = lane < all.length ? all[lane] : null;
        return known != null && known.isOf(columns, lane) ? known : null;
    }

    /// The same, made at once where that is quick.
    @Nullable SharePyramid findOrBuild(LaneColumns columns, int lane, byte[] classCodes) {
        int size = columns.settled(lane);
        if (size < SharePyramid.MIN_ROWS) {
            return null;
        }
        SharePyramid known = find(columns, lane);
        boolean good = known != null && size < 2 * known.rows();
        return good || size > MAX_ROWS_AT_ONCE ? known : build(columns, lane, classCodes);
    }

    private @Nullable SharePyramid build(LaneColumns columns, int lane, byte[] classCodes) {
        SharePyramid built = SharePyramid.build(columns, lane, classCodes);
        if (built != null) {
            put(lane, built);
        }
        return built;
    }

    private synchronized void put(int lane, SharePyramid pyramid) {
        @Nullable SharePyramid[] all = pyramids;
        if (lane >= all.length) {
            all = Arrays.copyOf(all, lane + 1 + (lane >> 1));
        }
        all[lane] = pyramid;
        pyramids = all;
    }

    /// Builds what is missing, has been cut, or covers less than half of a lane, and of a complete
    /// trace all that covers less than the whole.
    ///
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    void buildAll(LaneColumns columns, byte[] classCodes, boolean complete, Work work) {
        int lanes = columns.laneCount();
        for (int lane = 0; lane < lanes; lane++) {
            if (lane % LANES_PER_CHECK == 0) {
                work.checkCancelled();
                work.progress(lane, lanes);
            }
            int size = columns.settled(lane);
            SharePyramid known = size < SharePyramid.MIN_ROWS ? null : find(columns, lane);
            int enough = complete ? size : size / 2 + 1;
            if (size >= SharePyramid.MIN_ROWS && (known == null || known.rows() < enough)) {
                work.checkCancelled();
                build(columns, lane, classCodes);
            }
        }
        work.progress(lanes, lanes);
    }

    /// Bytes of all pyramids.
    long sizeBytes() {
        long sum = 0;
        for (SharePyramid pyramid : pyramids) {
            sum += pyramid == null ? 0 : pyramid.sizeBytes();
        }
        return sum;
    }
}
