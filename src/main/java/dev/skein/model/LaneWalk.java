package dev.skein.model;

import org.jspecify.annotations.Nullable;

/// Reads pixels from the intervals themselves, one by one, jumping over whole runs of 256 that end
/// inside a pixel by the difference of their exact sums.
final class LaneWalk {
    private static final int CLASSES = LaneState.COUNT;
    private static final int STEP_BITS = ClassSums.STEP_BITS;
    private static final int STEP = 1 << STEP_BITS;

    private final LaneColumns columns;
    private final long[] @Nullable [] checkpoints;
    private final byte[] codes;
    private final long endTicks;
    private final PixelGrid grid;
    private final RowCursor cursor;

    /// Ticks of the current pixel by class, then of no event and of absence; 0 between pixels.
    private final long[] ticks = new long[CLASSES + 2];

    private int present;
    private long lastLength = -1;
    private double perTick;
    private int lane;
    private int size;

    /// The current row, its key, the start of the next one, and the time spent so far.
    private int row;

    private long key;
    private long next;
    private long at;
    private int flags;

    LaneWalk(IntervalStore store, byte[] codes, PixelGrid grid) {
        this.columns = store.columns();
        this.checkpoints = store.checkpoints();
        this.codes = codes;
        this.endTicks = store.endTicks();
        this.grid = grid;
        this.cursor = new RowCursor(columns);
    }

    void open(int laneNumber) {
        lane = laneNumber;
        size = columns.size(laneNumber);
        cursor.open(laneNumber);
    }

    /// Fills columns `from .. to - 1`.
    void walk(int from, int to, PixelRow out) {
        int px = from;
        at = grid.bound(px);
        row = columns.rowAt(lane, at - 1);
        key = keyOf(row);
        next = startOf(row + 1);
        while (px < to) {
            long end = grid.bound(px + 1);
            if (next < end) {
                int firstRow = row;
                crowded(end);
                settle(px, Math.min(row, size - 1) - firstRow, out);
                px++;
                continue;
            }
            int code = codes[(int) key & 0xff];
            int ownFlags = (int) (key >>> 8) & 0xff;
            int clear = px + 1;
            if (clear < to && next >= grid.bound(clear + 1)) {
                clear = Math.max(clear, grid.endedBy(next, px, to));
                out.fill(px, clear, code, ownFlags);
            } else {
                out.set(px, code, ownFlags);
            }
            px = clear;
            at = grid.bound(px);
        }
    }

    /// Spends the time of a pixel that ends at `end` on the rows in it, of which there is at least
    /// one that starts there.
    private void crowded(long end) {
        present = 0;
        flags = 0;
        if (next == at) {
            flags = (int) (key >>> 8);
            step();
        }
        while (next < end) {
            int first = row + 1;
            if (first >= size) {
                spend(next);
                step();
            } else if ((first & (STEP - 1)) == 0) {
                spend(next);
                step();
                jump(end);
            } else {
                inBlock(first, end);
            }
        }
        spend(end);
    }

    /// Makes the next row the current one.
    private void step() {
        row++;
        key = keyOf(row);
        next = startOf(row + 1);
    }

    /// Spends time on row after row as long as they lie in one block and start before `end`; the
    /// loop that everything else here is there to keep short.
    private void inBlock(int first, long end) {
        int position = cursor.enter(first);
        long[] keys = cursor.keys();
        int rows = Math.min(cursor.endRow(), (first | (STEP - 1)) + 1) - first;
        long current = key;
        long from = at;
        int seen = present;
        int bits = flags;
        int i = 0;
        while (i < rows) {
            long following = keys[position + i];
            long start = following >>> 16;
            if (start >= end) {
                break;
            }
            int code = codes[(int) current & 0xff];
            ticks[code] += start - from;
            seen |= 1 << code;
            bits |= (int) (current >>> 8);
            from = start;
            current = following;
            i++;
        }
        key = current;
        at = from;
        present = seen;
        flags = bits;
        row += i;
        next = i < rows ? keys[position + i] >>> 16 : startOf(row + 1);
    }

    /// Spends the time up to `tick` on the current row.
    private void spend(long tick) {
        int code = codes[(int) key & 0xff];
        ticks[code] += tick - at;
        present |= 1 << code;
        flags |= (int) (key >>> 8);
        at = tick;
    }

    /// From the current row, which starts inside the current pixel and a run of 256, to the last
    /// such row that does; the sums between are added. This is what bounds a burst of a million
    /// rows in one pixel.
    private void jump(long end) {
        long[] own = lane < checkpoints.length ? checkpoints[lane] : null;
        if (own == null || row >= size) {
            return;
        }
        int first = row >>> STEP_BITS;
        int low = first;
        int high = own.length >> 3;
        int reach = 1;
        while (low + reach <= high && startOf((low + reach) << STEP_BITS) < end) {
            low += reach;
            reach <<= 1;
        }
        high = Math.min(high, low + reach - 1);
        while (low < high) {
            int mid = (low + high + 1) >>> 1;
            if (startOf(mid << STEP_BITS) < end) {
                low = mid;
            } else {
                high = mid - 1;
            }
        }
        if (low > first) {
            addRuns(own, first, low);
            row = (low << STEP_BITS) - 1;
            step();
            at = key >>> 16;
        }
    }

    private void addRuns(long[] own, int first, int last) {
        long known = 0;
        for (int c = 0; c < CLASSES; c++) {
            long before = first == 0 ? 0 : own[((first - 1) << 3) + c];
            long sum = own[((last - 1) << 3) + c] - before;
            ticks[c] += sum;
            known += sum;
            present |= sum > 0 ? 1 << c : 0;
        }
        long all = startOf(last << STEP_BITS) - startOf(first << STEP_BITS);
        ticks[PixelRow.NO_EVENT] += all - known;
        present |= all > known ? 1 << PixelRow.NO_EVENT : 0;
    }

    private void settle(int px, int transitions, PixelRow out) {
        long length = grid.bound(px + 1) - grid.bound(px);
        if (length != lastLength) {
            lastLength = length;
            perTick = 255.0 / Math.max(1, length);
        }
        long most = 0;
        long packed = 0;
        for (int left = present & 0xff; left != 0; left &= left - 1) {
            int code = Integer.numberOfTrailingZeros(left);
            long own = ticks[code];
            ticks[code] = 0;
            most = Math.max(most, own << 4 | (15 - code));
            int share = Math.min(255, Math.max(1, (int) (own * perTick + 0.5)));
            packed |= (long) share << (code << 3);
        }
        long silent = ticks[PixelRow.NO_EVENT];
        most = Math.max(most, silent << 4 | (15 - PixelRow.NO_EVENT));
        ticks[PixelRow.NO_EVENT] = 0;
        ticks[PixelRow.ABSENT] = 0;
        int dominant = 15 - (int) (most & 15);
        if (most < 16) {
            dominant = Integer.numberOfTrailingZeros(present | 1 << PixelRow.ABSENT);
        }
        out.dominants[px] = (byte) dominant;
        out.shares[px] = packed;
        out.transitions[px] = transitions;
        out.flags[px] = (byte) flags;
    }

    private long keyOf(int row) {
        return row < 0 || row >= size ? SubState.ABSENT : cursor.key(row);
    }

    private long startOf(int row) {
        if (row < size) {
            return row < 0 ? Long.MIN_VALUE : cursor.ticks(row);
        }
        return row == size ? endTicks : Long.MAX_VALUE;
    }
}
