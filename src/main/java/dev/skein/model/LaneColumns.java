package dev.skein.model;

import org.jspecify.annotations.Nullable;

/// A frozen view of append-only columns, one ascending run of 8-byte keys (and up to three `int`
/// columns) per lane.
///
/// A key holds `ticks << 16 | flags << 8 | code`; ticks are 48 bit, unsigned, of `2^tickShift` ns
/// each. A lane's rows are cut into blocks: eight each of 32, 64 and 128 rows, then 256 each, so
/// block number and position follow from the row by arithmetic. Full blocks lie packed in slabs,
/// see [RowBlock]; the rows behind them, while rows are still appended, in a [RowTail]. A slab is a
/// little shorter than 2^20 bytes because G1 rounds each huge array up to whole regions, and 2^20
/// bytes plus a header would waste almost one region per slab.
///
/// Everything a snapshot can see was written before it was published and is never written again, so
/// any thread may read.
final class LaneColumns {
    /// A place in the slabs: number of the slab in the high bits, position in units of 4 bytes in
    /// the low [#POSITION_BITS].
    static final int POSITION_BITS = 18;

    static final int SLAB_BYTES = (4 << POSITION_BITS) - 64;
    static final int NONE = -1;

    private static final int POSITION_MASK = (1 << POSITION_BITS) - 1;
    private static final int TIERS = 3;
    private static final int FIRST_TIER_BITS = 5;
    private static final int TIERED_ROWS = (8 << FIRST_TIER_BITS) * ((1 << TIERS) - 1);
    private static final int TIERED_BLOCKS = 8 * TIERS;

    private final byte[][] slabs;
    private final int[] @Nullable [] blocks;
    private final @Nullable RowTail[] tails;
    private final int[] sizes;
    private final int laneCount;
    private final long total;
    private final boolean hasCauses;

    LaneColumns(
            byte[][] slabs,
            int[] @Nullable [] blocks,
            @Nullable RowTail[] tails,
            int[] sizes,
            int laneCount,
            long total,
            boolean hasCauses) {
        this.slabs = slabs;
        this.blocks = blocks;
        this.tails = tails;
        this.sizes = sizes;
        this.laneCount = laneCount;
        this.total = total;
        this.hasCauses = hasCauses;
    }

    /// Number of the block that holds `row`.
    static int blockOf(int row) {
        if (row >= TIERED_ROWS) {
            return TIERED_BLOCKS + ((row - TIERED_ROWS) >>> 8);
        }
        int tier = 31 - Integer.numberOfLeadingZeros((row >>> (FIRST_TIER_BITS + 3)) + 1);
        int inTier = row - (8 << FIRST_TIER_BITS) * ((1 << tier) - 1);
        return 8 * tier + (inTier >>> (FIRST_TIER_BITS + tier));
    }

    /// First row of block `block`.
    static int firstRowOf(int block) {
        if (block >= TIERED_BLOCKS) {
            return TIERED_ROWS + ((block - TIERED_BLOCKS) << 8);
        }
        int tier = block >>> 3;
        return (8 << FIRST_TIER_BITS) * ((1 << tier) - 1)
                + ((block & 7) << (FIRST_TIER_BITS + tier));
    }

    /// Number of rows that block `block` can hold.
    static int rowsOf(int block) {
        return block >= TIERED_BLOCKS ? 256 : (1 << FIRST_TIER_BITS) << (block >>> 3);
    }

    static int slabOf(int place) {
        return place >>> POSITION_BITS;
    }

    /// First byte, within its slab, of the block at a place.
    static int byteOf(int place) {
        return (place & POSITION_MASK) << 2;
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

    /// Number of rows that lie in full blocks: until the lane is cut before one of them, they stay
    /// where they are.
    int settled(int lane) {
        RowTail tail = tails[lane];
        return tail == null ? sizes[lane] : tail.firstRow;
    }

    /// Where the block of a settled row lies.
    int place(int lane, int row) {
        return directory(blocks, lane)[blockOf(row)];
    }

    private static int[] directory(int[] @Nullable [] blocks, int lane) {
        int[] own = blocks[lane];
        if (own == null) {
            throw new IndexOutOfBoundsException("lane " + lane + " has no rows");
        }
        return own;
    }

    long key(int lane, int row) {
        RowTail tail = tails[lane];
        return tail != null && row >= tail.firstRow
                ? tail.keys[row - tail.firstRow]
                : packedKey(slabs, directory(blocks, lane), row);
    }

    /// Start of a row; cheaper than the whole key.
    long ticks(int lane, int row) {
        RowTail tail = tails[lane];
        if (tail != null && row >= tail.firstRow) {
            return tail.keys[row - tail.firstRow] >>> 16;
        }
        int block = blockOf(row);
        int place = directory(blocks, lane)[block];
        return RowBlock.ticks(slabs[slabOf(place)], byteOf(place), row - firstRowOf(block));
    }

    /// Flags and code of a row, the low 16 bits of its key; cheaper than the whole key.
    int state(int lane, int row) {
        RowTail tail = tails[lane];
        return tail != null && row >= tail.firstRow
                ? (int) tail.keys[row - tail.firstRow] & 0xffff
                : packedValue(slabs, directory(blocks, lane), RowBlock.STATE, row);
    }

    int stack(int lane, int row) {
        RowTail tail = tails[lane];
        return tail != null && row >= tail.firstRow
                ? RowTail.value(tail.stacks, row - tail.firstRow)
                : packedValue(slabs, directory(blocks, lane), RowBlock.STACK, row);
    }

    int cause(int lane, int row) {
        RowTail tail = tails[lane];
        return tail != null && row >= tail.firstRow
                ? RowTail.value(tail.causes, row - tail.firstRow)
                : packedValue(slabs, directory(blocks, lane), RowBlock.CAUSE, row);
    }

    int detail(int lane, int row) {
        RowTail tail = tails[lane];
        return tail != null && row >= tail.firstRow
                ? RowTail.value(tail.details, row - tail.firstRow)
                : packedValue(slabs, directory(blocks, lane), RowBlock.DETAIL, row);
    }

    static long packedKey(byte[][] slabs, int[] places, int row) {
        int block = blockOf(row);
        int place = places[block];
        return RowBlock.key(slabs[slabOf(place)], byteOf(place), row - firstRowOf(block));
    }

    static int packedValue(byte[][] slabs, int[] places, int column, int row) {
        int block = blockOf(row);
        int place = places[block];
        return RowBlock.value(slabs[slabOf(place)], byteOf(place), column, row - firstRowOf(block));
    }

    boolean hasCauses() {
        return hasCauses;
    }

    /// Puts the keys of the rows `from .. to - 1` of block `block` at their places in the block
    /// into `out`, which holds 256.
    void copyKeys(int lane, int block, int from, int to, long[] out) {
        int first = firstRowOf(block);
        RowTail tail = tails[lane];
        if (tail != null && from >= tail.firstRow) {
            System.arraycopy(tail.keys, from - first, out, from - first, to - from);
        } else {
            int place = directory(blocks, lane)[block];
            RowBlock.keys(slabs[slabOf(place)], byteOf(place), from - first, to - first, out);
        }
    }

    /// Last row whose ticks are at or before `ticks`; -1 when there is none.
    int rowAt(int lane, long ticks) {
        int size = size(lane);
        if (size == 0) {
            return -1;
        }
        RowTail tail = tails[lane];
        int settled = tail == null ? size : tail.firstRow;
        if (tail != null && settled < size && tail.keys[0] >>> 16 <= ticks) {
            return settled + lastAt(tail.keys, size - settled, ticks);
        }
        return settled == 0 ? -1 : settledRowAt(directory(blocks, lane), settled, ticks);
    }

    private static int lastAt(long[] keys, int rows, long ticks) {
        int low = 0;
        int high = rows - 1;
        while (low < high) {
            int mid = (low + high + 1) >>> 1;
            if (keys[mid] >>> 16 <= ticks) {
                low = mid;
            } else {
                high = mid - 1;
            }
        }
        return low;
    }

    private int settledRowAt(int[] places, int settled, long ticks) {
        int low = -1;
        int high = blockOf(settled - 1);
        while (low < high) {
            int mid = (low + high + 1) >> 1;
            int place = places[mid];
            if (RowBlock.firstTicks(slabs[slabOf(place)], byteOf(place)) <= ticks) {
                low = mid;
            } else {
                high = mid - 1;
            }
        }
        if (low < 0) {
            return -1;
        }
        int first = firstRowOf(low);
        int rows = Math.min(rowsOf(low), settled - first);
        int place = places[low];
        return first + RowBlock.rowAt(slabs[slabOf(place)], byteOf(place), rows, ticks);
    }

    /// Adds the ticks of rows `from .. to - 1` to `out` by display class; row `to` must exist, its
    /// start ends the last one.
    void addClassTicks(int lane, int from, int to, byte[] classCodes, long[] out) {
        addClassTicks(lane, from, to, classCodes, 1, out);
    }

    /// The same, each tick counted as `unit`.
    void addClassTicks(int lane, int from, int to, byte[] classCodes, long unit, long[] out) {
        if (from >= to) {
            return;
        }
        long[] keys = new long[RowBlock.MAX_ROWS];
        long previous = key(lane, from);
        int row = from + 1;
        while (row <= to) {
            int block = blockOf(row);
            int first = firstRowOf(block);
            int end = Math.min(first + rowsOf(block), to + 1);
            copyKeys(lane, block, row, end, keys);
            for (int i = row - first; i < end - first; i++) {
                long key = keys[i];
                int laneState = classCodes[(int) previous & 0xff];
                if (laneState >= 0) {
                    out[laneState] += ((key >>> 16) - (previous >>> 16)) * unit;
                }
                previous = key;
            }
            row = end;
        }
    }
}
