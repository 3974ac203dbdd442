package dev.skein.model;

import java.util.Arrays;

/// Appends rows to [LaneColumns]; one thread at a time.
///
/// Rows that a snapshot may have seen are never overwritten: [#truncate] gives the lane a fresh
/// copy of its last block.
final class LaneColumnsBuilder {
    private static final int SLAB_ROWS = LaneColumns.SLAB_ROWS;

    private long[][] keys = new long[4][];
    private final IntSlabs stacks = new IntSlabs();
    private final IntSlabs causes = new IntSlabs();
    private final IntSlabs details = new IntSlabs();
    private int[][] blocks = new int[16][];
    private int[] sizes = new int[16];

    /// Offset of each lane's last row, and how many more fit into its block.
    private int[] last = new int[16];

    private int[] room = new int[16];
    private int laneCount;
    private long total;

    private int slab = -1;
    private int slabUsed = SLAB_ROWS;

    int laneCount() {
        return laneCount;
    }

    int size(int lane) {
        return lane < laneCount ? sizes[lane] : 0;
    }

    void ensureLane(int lane) {
        if (lane < laneCount) {
            return;
        }
        if (lane >= sizes.length) {
            int capacity = Math.max(lane + 1, sizes.length + (sizes.length >> 1));
            sizes = Arrays.copyOf(sizes, capacity);
            blocks = Arrays.copyOf(blocks, capacity);
            last = Arrays.copyOf(last, capacity);
            room = Arrays.copyOf(room, capacity);
        }
        laneCount = lane + 1;
    }

    void append(int lane, long key, int stack, int cause, int detail) {
        ensureLane(lane);
        int offset = nextOffset(lane);
        keys[offset >>> LaneColumns.SLAB_BITS][offset & LaneColumns.SLAB_MASK] = key;
        stacks.set(offset, stack);
        causes.set(offset, cause);
        details.set(offset, detail);
        sizes[lane]++;
        total++;
    }

    /// Takes the place of the lane's next row.
    private int nextOffset(int lane) {
        if (room[lane] > 0) {
            room[lane]--;
            return ++last[lane];
        }
        int block = LaneColumns.blockOf(sizes[lane]);
        addBlock(lane, block);
        room[lane] = LaneColumns.rowsOf(block) - 1;
        last[lane] = blocks[lane][block];
        return last[lane];
    }

    long lastKey(int lane) {
        int offset = last[lane];
        return keys[offset >>> LaneColumns.SLAB_BITS][offset & LaneColumns.SLAB_MASK];
    }

    long key(int lane, int row) {
        int offset = offset(lane, row);
        return keys[offset >>> LaneColumns.SLAB_BITS][offset & LaneColumns.SLAB_MASK];
    }

    int stack(int lane, int row) {
        return stacks.get(offset(lane, row));
    }

    int detail(int lane, int row) {
        return details.get(offset(lane, row));
    }

    /// Sets the cause of an existing row; used for the lane that ends an interval, known only when
    /// it has ended.
    void setCause(int lane, int row, int cause) {
        causes.set(row == sizes[lane] - 1 ? last[lane] : offset(lane, row), cause);
    }

    /// Forgets the rows from `size` on. The last block is copied, so that earlier snapshots keep
    /// what they saw.
    void truncate(int lane, int size) {
        int old = sizes[lane];
        if (size >= old) {
            return;
        }
        total -= old - size;
        sizes[lane] = size;
        int block = LaneColumns.blockOf(size);
        int first = LaneColumns.firstRowOf(block);
        int[] own = blocks[lane].clone();
        blocks[lane] = own;
        if (size == first) {
            room[lane] = 0;
            last[lane] = size == 0 ? 0 : offset(lane, size - 1);
            return;
        }
        int from = own[block];
        int rows = size - first;
        int to = allocate(LaneColumns.rowsOf(block));
        own[block] = to;
        room[lane] = LaneColumns.rowsOf(block) - rows;
        last[lane] = to + rows - 1;
        copy(keys, from, to, rows);
        copyColumn(stacks, from, to, rows);
        copyColumn(causes, from, to, rows);
        copyColumn(details, from, to, rows);
    }

    /// Replaces the key of a lane's first row. Its block is copied, so that earlier snapshots keep
    /// what they saw.
    void replaceFirst(int lane, long key) {
        int[] own = blocks[lane].clone();
        blocks[lane] = own;
        int from = own[0];
        int to = allocate(LaneColumns.rowsOf(0));
        int rows = Math.min(LaneColumns.rowsOf(0), sizes[lane]);
        own[0] = to;
        copy(keys, from, to, rows);
        copyColumn(stacks, from, to, rows);
        copyColumn(causes, from, to, rows);
        copyColumn(details, from, to, rows);
        keys[to >>> LaneColumns.SLAB_BITS][to & LaneColumns.SLAB_MASK] = key;
    }

    private static void copy(long[][] slabs, int from, int to, int rows) {
        System.arraycopy(
                slabs[from >>> LaneColumns.SLAB_BITS],
                from & LaneColumns.SLAB_MASK,
                slabs[to >>> LaneColumns.SLAB_BITS],
                to & LaneColumns.SLAB_MASK,
                rows);
    }

    private static void copyColumn(IntSlabs column, int from, int to, int rows) {
        for (int i = 0; i < rows; i++) {
            column.set(to + i, column.get(from + i));
        }
    }

    private int offset(int lane, int row) {
        int block = LaneColumns.blockOf(row);
        return blocks[lane][block] + row - LaneColumns.firstRowOf(block);
    }

    private void addBlock(int lane, int block) {
        int[] own = blocks[lane];
        if (own == null) {
            own = new int[1];
            blocks[lane] = own;
        } else if (block >= own.length) {
            own = Arrays.copyOf(own, Math.max(block + 1, block + (block >> 1)));
            blocks[lane] = own;
        }
        own[block] = allocate(LaneColumns.rowsOf(block));
    }

    private int allocate(int rows) {
        if (slabUsed + rows > SLAB_ROWS) {
            slab++;
            slabUsed = 0;
            if (slab >= keys.length) {
                keys = Arrays.copyOf(keys, keys.length * 2);
            }
            keys[slab] = new long[SLAB_ROWS];
        }
        int offset = (slab << LaneColumns.SLAB_BITS) + slabUsed;
        slabUsed += rows;
        return offset;
    }

    /// A view of what is there now; costs a copy of the lane directory, not of the rows.
    LaneColumns freeze() {
        return new LaneColumns(
                keys.clone(),
                stacks.freeze(),
                causes.freeze(),
                details.freeze(),
                Arrays.copyOf(blocks, laneCount),
                Arrays.copyOf(sizes, laneCount),
                laneCount,
                total);
    }

    /// Trims the block directories; called once, when no more rows will come.
    void trim() {
        for (int lane = 0; lane < laneCount; lane++) {
            int[] own = blocks[lane];
            int used = sizes[lane] == 0 ? 0 : LaneColumns.blockOf(sizes[lane] - 1) + 1;
            if (own != null && own.length > used) {
                blocks[lane] = Arrays.copyOf(own, used);
            }
        }
    }
}
