package dev.skein.model;

/// A frozen view of append-only columns, one ascending run of 8-byte keys (and up to three `int`
/// columns) per lane.
///
/// A key holds `ticks << 16 | flags << 8 | code`; ticks are 48 bit, unsigned, of `2^tickShift` ns
/// each. Keys live in slabs; a lane owns blocks inside slabs: eight each of 4, 8, 16, 32, 64 and
/// 128 rows, then 256 each, so block number and position follow from the row by arithmetic. A slab
/// is a little shorter than 2^20 because G1 rounds each huge array up to whole regions, and 2^20
/// longs plus a header would waste almost one region per slab.
///
/// Everything a snapshot can see was written before it was published and is never written again, so
/// any thread may read.
final class LaneColumns {
    static final int SLAB_BITS = 20;
    static final int SLAB_ROWS = (1 << SLAB_BITS) - 256;
    static final int SLAB_MASK = (1 << SLAB_BITS) - 1;
    static final int NONE = -1;

    private static final int TIERS = 6;
    private static final int TIERED_ROWS = 32 * ((1 << TIERS) - 1);
    private static final int TIERED_BLOCKS = 8 * TIERS;

    private final long[][] keys;
    private final IntSlabs stacks;
    private final IntSlabs causes;
    private final IntSlabs details;
    private final int[][] blocks;
    private final int[] sizes;
    private final int laneCount;
    private final long total;

    LaneColumns(
            long[][] keys,
            IntSlabs stacks,
            IntSlabs causes,
            IntSlabs details,
            int[][] blocks,
            int[] sizes,
            int laneCount,
            long total) {
        this.keys = keys;
        this.stacks = stacks;
        this.causes = causes;
        this.details = details;
        this.blocks = blocks;
        this.sizes = sizes;
        this.laneCount = laneCount;
        this.total = total;
    }

    /// Number of the block that holds `row`.
    static int blockOf(int row) {
        if (row >= TIERED_ROWS) {
            return TIERED_BLOCKS + ((row - TIERED_ROWS) >>> 8);
        }
        int tier = 31 - Integer.numberOfLeadingZeros((row >>> 5) + 1);
        int inTier = row - 32 * ((1 << tier) - 1);
        return 8 * tier + (inTier >>> (2 + tier));
    }

    /// First row of block `block`.
    static int firstRowOf(int block) {
        if (block >= TIERED_BLOCKS) {
            return TIERED_ROWS + ((block - TIERED_BLOCKS) << 8);
        }
        int tier = block >>> 3;
        return 32 * ((1 << tier) - 1) + ((block & 7) << (2 + tier));
    }

    /// Number of rows that block `block` can hold.
    static int rowsOf(int block) {
        return block >= TIERED_BLOCKS ? 256 : 4 << (block >>> 3);
    }

    int laneCount() {
        return laneCount;
    }

    int size(int lane) {
        return lane < sizes.length ? sizes[lane] : 0;
    }

    /// Rows of all lanes together.
    long total() {
        return total;
    }

    /// Where a row lies: slab number in the high bits, position in the slab in the low
    /// [#SLAB_BITS].
    int offset(int lane, int row) {
        int block = blockOf(row);
        return blocks[lane][block] + row - firstRowOf(block);
    }

    /// The slab of keys that an [#offset] lies in.
    long[] slab(int offset) {
        return keys[offset >>> SLAB_BITS];
    }

    long key(int lane, int row) {
        int offset = offset(lane, row);
        return keys[offset >>> SLAB_BITS][offset & SLAB_MASK];
    }

    int stack(int lane, int row) {
        return stacks.get(offset(lane, row));
    }

    int cause(int lane, int row) {
        return causes.get(offset(lane, row));
    }

    int detail(int lane, int row) {
        return details.get(offset(lane, row));
    }

    boolean hasCauses() {
        return causes.isUsed();
    }

    /// Copies the keys of block `block` of a lane, those that exist, to `out[0..]`; their number is
    /// returned. `out` holds 256.
    int copyBlock(int lane, int block, long[] out) {
        int first = firstRowOf(block);
        int rows = Math.min(rowsOf(block), size(lane) - first);
        int offset = blocks[lane][block];
        System.arraycopy(keys[offset >>> SLAB_BITS], offset & SLAB_MASK, out, 0, rows);
        return rows;
    }

    /// Last row whose ticks are at or before `ticks`; -1 when there is none.
    int rowAt(int lane, long ticks) {
        int size = size(lane);
        int low = 0;
        int high = size;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if ((key(lane, mid) >>> 16) <= ticks) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low - 1;
    }

    /// Adds the ticks of rows `from .. to - 1` to `out` by display class; row `to` must exist, its
    /// start ends the last one.
    void addClassTicks(int lane, int from, int to, byte[] classCodes, long[] out) {
        addClassTicks(lane, from, to, classCodes, 1, out);
    }

    /// The same, each tick counted as `unit`.
    void addClassTicks(int lane, int from, int to, byte[] classCodes, long unit, long[] out) {
        int row = from;
        long previous = row < to ? key(lane, row) : 0;
        while (row < to) {
            int next = row + 1;
            int block = blockOf(next);
            int first = firstRowOf(block);
            int last = Math.min(first + rowsOf(block) - 1, to);
            int offset = blocks[lane][block] + next - first;
            long[] slab = keys[offset >>> SLAB_BITS];
            int position = offset & SLAB_MASK;
            for (; next <= last; next++, position++) {
                long key = slab[position];
                int laneState = classCodes[(int) previous & 0xff];
                if (laneState >= 0) {
                    out[laneState] += ((key >>> 16) - (previous >>> 16)) * unit;
                }
                previous = key;
            }
            row = last;
        }
    }
}
