package dev.skein.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Appends rows to [LaneColumns]; one thread at a time.
///
/// Rows gather in a lane's [RowTail] and are packed when a block is full and one more comes. Rows
/// that a snapshot may have seen are never overwritten: [#truncate] gives the lane a fresh tail.
final class LaneColumnsBuilder {
    private static final int FIRST_CAPACITY = 4;
    private static final int FIRST_SLAB_BYTES = 1 << 14;

    private byte[][] slabs = new byte[4][];
    private int[] @Nullable [] blocks = new int[16][];
    private @Nullable RowTail[] tails = new RowTail[16];
    private int[] sizes = new int[16];
    private int laneCount;
    private long total;
    private boolean hasCauses;

    /// Number of snapshots made: arrays of an older epoch may be known to one.
    private int epoch;

    private final BlockEncoder encoder = new BlockEncoder();

    /// Scratch space of [#appendAll]; no snapshot ever sees it.
    private RowTail shortLane = new RowTail(0, -1, LaneColumns.rowsOf(0));

    private int slab = -1;
    private int slabUsed = LaneColumns.SLAB_BYTES;

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
            tails = Arrays.copyOf(tails, capacity);
        }
        laneCount = lane + 1;
    }

    /// Appends a row unless it lies before the lane's last one; whether it did.
    boolean append(int lane, long key, int stack, int cause, int detail) {
        ensureLane(lane);
        int size = sizes[lane];
        RowTail tail = tails[lane];
        if (size > 0) {
            long last =
                    tail != null && size > tail.firstRow
                            ? tail.keys[size - 1 - tail.firstRow]
                            : key(lane, size - 1);
            if (last >>> 16 > key >>> 16) {
                return false;
            }
        }
        if (tail == null || size - tail.firstRow == tail.keys.length) {
            tail = withRoom(lane, size, tail);
            tails[lane] = tail;
        }
        RowTail written = tail.put(size - tail.firstRow, key, stack, cause, detail);
        if (written != tail) {
            tails[lane] = written;
        }
        hasCauses |= cause != LaneColumns.NONE;
        sizes[lane] = size + 1;
        total++;
        return true;
    }

    /// A tail that has room for one more row than the lane has.
    private RowTail withRoom(int lane, int size, @Nullable RowTail tail) {
        if (tail == null) {
            return size == LaneColumns.firstRowOf(LaneColumns.blockOf(size))
                    ? new RowTail(size, epoch, FIRST_CAPACITY)
                    : reopened(lane, LaneColumns.blockOf(size));
        }
        int rows = size - tail.firstRow;
        int most = LaneColumns.rowsOf(LaneColumns.blockOf(tail.firstRow));
        if (rows < most) {
            return tail.copy(epoch, Math.min(most, rows * 2));
        }
        pack(lane, tail, rows);
        return tail.epoch == epoch ? tail.reused(size) : new RowTail(size, epoch, rows);
    }

    /// The rows of a packed block that is not full, to be packed anew elsewhere.
    private RowTail reopened(int lane, int block) {
        int[] own = directory(lane);
        blocks[lane] = Arrays.copyOf(own, own.length);
        return unpacked(lane, block);
    }

    /// Appends rows without detail, those at `from .. to - 1` of the arrays, to a lane that has
    /// none yet, and packs them: what most short lanes come to. False when they are too many or
    /// not in order.
    boolean appendAll(int lane, long[] keys, int[] stacks, int[] causes, int from, int to) {
        ensureLane(lane);
        int rows = to - from;
        if (sizes[lane] > 0 || rows == 0 || rows > LaneColumns.rowsOf(0)) {
            return false;
        }
        RowTail scratch = shortLane;
        for (int row = 0; row < rows; row++) {
            if (row > 0 && keys[from + row] >>> 16 < keys[from + row - 1] >>> 16) {
                return false;
            }
            hasCauses |= causes[from + row] != LaneColumns.NONE;
            scratch =
                    scratch.put(
                            row,
                            keys[from + row],
                            stacks[from + row],
                            causes[from + row],
                            LaneColumns.NONE);
        }
        shortLane = scratch;
        sizes[lane] = rows;
        total += rows;
        pack(lane, scratch, rows);
        return true;
    }

    /// Packs the rows of a lane that will hardly get more.
    void settle(int lane) {
        RowTail tail = lane < laneCount ? tails[lane] : null;
        if (tail != null) {
            if (sizes[lane] > tail.firstRow) {
                pack(lane, tail, sizes[lane] - tail.firstRow);
            }
            tails[lane] = null;
        }
    }

    long key(int lane, int row) {
        RowTail tail = tails[lane];
        return tail != null && row >= tail.firstRow
                ? tail.keys[row - tail.firstRow]
                : LaneColumns.packedKey(slabs, directory(lane), row);
    }

    int stack(int lane, int row) {
        RowTail tail = tails[lane];
        return tail != null && row >= tail.firstRow
                ? RowTail.value(tail.stacks, row - tail.firstRow)
                : LaneColumns.packedValue(slabs, directory(lane), RowBlock.STACK, row);
    }

    int detail(int lane, int row) {
        RowTail tail = tails[lane];
        return tail != null && row >= tail.firstRow
                ? RowTail.value(tail.details, row - tail.firstRow)
                : LaneColumns.packedValue(slabs, directory(lane), RowBlock.DETAIL, row);
    }

    private int[] directory(int lane) {
        int[] own = blocks[lane];
        if (own == null) {
            throw new IndexOutOfBoundsException("lane " + lane + " has no rows");
        }
        return own;
    }

    /// Sets the cause of an existing row; used for the lane that ends an interval, known only when
    /// it has ended.
    void setCause(int lane, int row, int cause) {
        RowTail tail = tails[lane];
        boolean settled = tail == null || row < tail.firstRow;
        if (tail == null || settled) {
            tail = unpacked(lane, LaneColumns.blockOf(row));
        }
        tail = tail.withCause(row - tail.firstRow, cause);
        if (settled) {
            replace(lane, tail);
        } else {
            tails[lane] = tail;
        }
        hasCauses |= cause != LaneColumns.NONE;
    }

    /// Forgets the rows from `size` on. What is left of a block becomes the lane's tail, in arrays
    /// of its own, so that earlier snapshots keep what they saw.
    void truncate(int lane, int size) {
        int old = sizes[lane];
        if (size >= old) {
            return;
        }
        RowTail tail = tails[lane];
        total -= old - size;
        if (tail != null && size >= tail.firstRow) {
            tails[lane] = tail.epoch == epoch ? tail : tail.copy(epoch, tail.keys.length);
        } else {
            int block = LaneColumns.blockOf(size);
            RowTail rest = reopened(lane, block);
            tails[lane] = size == LaneColumns.firstRowOf(block) ? null : rest;
        }
        sizes[lane] = size;
    }

    /// Replaces the key of a lane's first row. Its block is copied, so that earlier snapshots keep
    /// what they saw.
    void replaceFirst(int lane, long key) {
        RowTail tail = tails[lane];
        boolean settled = tail == null || tail.firstRow > 0;
        RowTail changed =
                tail == null || settled ? unpacked(lane, 0) : tail.copy(epoch, tail.keys.length);
        changed.keys[0] = key;
        if (settled) {
            replace(lane, changed);
        } else {
            tails[lane] = changed;
        }
    }

    /// The rows of a packed block, as far as the lane has them, as columns.
    private RowTail unpacked(int lane, int block) {
        int first = LaneColumns.firstRowOf(block);
        int most = LaneColumns.rowsOf(block);
        int rows = Math.min(most, sizes[lane] - first);
        int place = directory(lane)[block];
        byte[] bytes = slabs[LaneColumns.slabOf(place)];
        int at = LaneColumns.byteOf(place);
        RowTail tail = new RowTail(first, epoch, most);
        for (int row = 0; row < rows; row++) {
            tail =
                    tail.put(
                            row,
                            RowBlock.key(bytes, at, row),
                            RowBlock.value(bytes, at, RowBlock.STACK, row),
                            RowBlock.value(bytes, at, RowBlock.CAUSE, row),
                            RowBlock.value(bytes, at, RowBlock.DETAIL, row));
        }
        return tail;
    }

    /// Packs rows anew that lie in a block already.
    private void replace(int lane, RowTail rows) {
        int[] own = directory(lane);
        blocks[lane] = Arrays.copyOf(own, own.length);
        int most = LaneColumns.rowsOf(LaneColumns.blockOf(rows.firstRow));
        pack(lane, rows, Math.min(most, sizes[lane] - rows.firstRow));
    }

    private void pack(int lane, RowTail tail, int rows) {
        int block = LaneColumns.blockOf(tail.firstRow);
        int[] own = blocks[lane];
        if (own == null) {
            own = new int[1];
            blocks[lane] = own;
        } else if (block >= own.length) {
            own = Arrays.copyOf(own, block + 1 + (block >> 1));
            blocks[lane] = own;
        }
        int bytes = encoder.encode(tail, rows);
        int at = allocate(bytes);
        System.arraycopy(encoder.bytes(), 0, slabs[slab], at, bytes);
        own[block] = (slab << LaneColumns.POSITION_BITS) + (at >> 2);
    }

    /// Takes so many bytes of the last slab, or of a new one, and returns where they begin.
    private int allocate(int bytes) {
        if (slabUsed + bytes + RowBlock.PADDING > LaneColumns.SLAB_BYTES) {
            slab++;
            slabUsed = 0;
            if (slab >= slabs.length) {
                slabs = Arrays.copyOf(slabs, slabs.length * 2);
            }
            slabs[slab] = new byte[slab == 0 ? FIRST_SLAB_BYTES : LaneColumns.SLAB_BYTES];
        }
        int at = slabUsed;
        slabUsed += bytes;
        if (slabUsed + RowBlock.PADDING > slabs[slab].length) {
            int length = Math.min(LaneColumns.SLAB_BYTES, slabs[slab].length * 4);
            slabs[slab] = Arrays.copyOf(slabs[slab], length);
        }
        return at;
    }

    /// A view of what is there now; costs a copy of the lane directory, not of the rows.
    LaneColumns freeze() {
        epoch++;
        return new LaneColumns(
                slabs.clone(),
                Arrays.copyOf(blocks, laneCount),
                Arrays.copyOf(tails, laneCount),
                Arrays.copyOf(sizes, laneCount),
                laneCount,
                total,
                hasCauses);
    }

    /// Packs the tails and trims the directories; called once, when no more rows will come.
    void trim() {
        for (int lane = 0; lane < laneCount; lane++) {
            settle(lane);
            int[] own = blocks[lane];
            int used = sizes[lane] == 0 ? 0 : LaneColumns.blockOf(sizes[lane] - 1) + 1;
            if (own != null && own.length > used) {
                blocks[lane] = Arrays.copyOf(own, used);
            }
        }
    }
}
