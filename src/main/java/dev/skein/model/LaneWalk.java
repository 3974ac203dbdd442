package dev.skein.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads pixels from the intervals themselves, one by one, jumping over whole runs of 256 that end
/// inside a pixel by the difference of their exact sums.
final class LaneWalk {
    private static final int CLASSES = LaneState.COUNT;
    private static final int STEP_BITS = ClassSums.STEP_BITS;

    private final LaneColumns columns;
    private final long[] @Nullable [] checkpoints;
    private final byte[] codes;
    private final long endTicks;
    private final PixelGrid grid;
    private final RowCursor cursor;

    /// Ticks of the current pixel by class, then of no event.
    private final long[] ticks = new long[CLASSES + 1];

    private int present;
    private int lane;
    private int size;

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
        long at = grid.bound(px);
        int row = columns.rowAt(lane, at - 1);
        long key = keyOf(row);
        long next = startOf(row + 1);
        while (px < to) {
            long end = grid.bound(px + 1);
            if (next >= end) {
                int clear = Math.max(px + 1, grid.endedBy(next, px, to));
                out.fill(px, clear, codes[(int) key & 0xff], (int) (key >>> 8) & 0xff);
                px = clear;
                at = grid.bound(px);
                continue;
            }
            Arrays.fill(ticks, 0);
            present = 0;
            int firstRow = row;
            int flags = 0;
            while (next < end) {
                if (next > at) {
                    spend(key, next - at);
                }
                flags |= (int) (key >>> 8);
                at = next;
                row++;
                if ((row & ((1 << STEP_BITS) - 1)) == 0) {
                    row = jump(row, end);
                    at = Math.max(at, startOf(row));
                }
                key = keyOf(row);
                present |= 1 << codes[(int) key & 0xff];
                next = startOf(row + 1);
            }
            spend(key, end - at);
            flags |= (int) (key >>> 8);
            at = end;
            settle(px, Math.min(row, size - 1) - firstRow, flags, out);
            px++;
        }
    }

    /// From `row`, which starts inside the current pixel and a run of 256, to the last such row
    /// that does; the sums between are added. This is what bounds a burst of a million rows in one
    /// pixel.
    private int jump(int row, long end) {
        long[] own = lane < checkpoints.length ? checkpoints[lane] : null;
        if (own == null) {
            return row;
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
        }
        return low << STEP_BITS;
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
    }

    private void spend(long key, long duration) {
        int code = codes[(int) key & 0xff];
        present |= 1 << code;
        if (code != PixelRow.ABSENT) {
            ticks[code] += duration;
        }
    }

    private void settle(int px, int transitions, int flags, PixelRow out) {
        int dominant = PixelRow.ABSENT;
        long most = 0;
        for (int c = 0; c <= CLASSES; c++) {
            if (ticks[c] > most) {
                most = ticks[c];
                dominant = c;
            }
        }
        if (dominant == PixelRow.ABSENT) {
            dominant = Integer.numberOfTrailingZeros(present | 1 << PixelRow.ABSENT);
        }
        out.dominants[px] = (byte) dominant;
        out.shares[px] = packed(Math.max(1, grid.bound(px + 1) - grid.bound(px)));
        out.transitions[px] = transitions;
        out.flags[px] = (byte) flags;
    }

    private long packed(long pixelTicks) {
        double perTick = 255.0 / pixelTicks;
        long shares = 0;
        for (int left = present & 0xff; left != 0; left &= left - 1) {
            int c = Integer.numberOfTrailingZeros(left);
            long share = Math.clamp((long) (ticks[c] * perTick + 0.5), 1, 255);
            shares |= share << (c << 3);
        }
        return shares;
    }

    private long keyOf(int row) {
        return row < 0 || row >= size ? SubState.ABSENT : cursor.key(row);
    }

    private long startOf(int row) {
        if (row < size) {
            return row < 0 ? Long.MIN_VALUE : cursor.key(row) >>> 16;
        }
        return row == size ? endTicks : Long.MAX_VALUE;
    }
}
