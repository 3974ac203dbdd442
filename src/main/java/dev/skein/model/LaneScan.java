package dev.skein.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Turns the intervals of a lane into one [PixelRow] at any scale; holds scratch space, so one per
/// thread.
///
/// Pixel column `x` stands for the whole nanoseconds in `[start + x * scale, start + (x + 1) *
/// scale)`. An interval that starts in a column belongs to that column; a column narrower than a
/// nanosecond that holds no whole one shows what goes on around it.
public final class LaneScan {
    private static final int CLASSES = LaneState.COUNT;
    private static final int STEP = 1 << ClassSums.STEP_BITS;

    private final LaneColumns columns;
    private final long[] @Nullable [] checkpoints;
    private final byte[] codes = new byte[256];
    private final TimeBase base;
    private final long endTicks;

    private long firstOffset;
    private double nanosPerPx;

    private int lane;
    private int size;
    private final RowCursor cursor;

    /// Ticks of the current pixel by class, then of no event.
    private final long[] ticks = new long[CLASSES + 1];

    private int present;

    public LaneScan(Trace trace) {
        this(trace.intervals());
    }

    LaneScan(IntervalStore store) {
        this.columns = store.columns();
        this.checkpoints = store.checkpoints();
        this.base = store.timeBase();
        this.endTicks = store.endTicks();
        this.cursor = new RowCursor(columns);
        byte[] classCodes = store.subStates().classCodes();
        for (int i = 0; i < codes.length; i++) {
            codes[i] = classCodes[i] >= 0 ? classCodes[i] : PixelRow.NO_EVENT;
        }
        codes[SubState.ABSENT] = PixelRow.ABSENT;
    }

    /// Fills columns `0 .. widthPx - 1` of `out` with what `lane` does.
    ///
    /// @param exact whether colours must be right to 4 points of share (a view at rest), or to a
    ///     pixel (a moving one)
    public void scan(
            int laneNumber,
            long startNanos,
            double scaleNanosPerPx,
            int widthPx,
            boolean exact,
            PixelRow out) {
        lane = laneNumber;
        size = columns.size(laneNumber);
        nanosPerPx = scaleNanosPerPx;
        firstOffset =
                startNanos
                        + base.originRawNanos()
                        - base.baseRawNanos()
                        + ((1L << base.tickShift()) - 1);
        if (size == 0) {
            out.fill(0, widthPx, PixelRow.ABSENT, 0);
            return;
        }
        cursor.open(laneNumber);
        walk(0, widthPx, out);
    }

    /// First tick of column `x`.
    private long boundary(int x) {
        return (firstOffset + (long) Math.ceil(x * nanosPerPx)) >> base.tickShift();
    }

    /// Number of columns that end at or before `tick`.
    private int columnsBefore(long tick, int limit) {
        double nanos = (double) ((tick << base.tickShift()) - firstOffset);
        int x = (int) Math.clamp(nanos / nanosPerPx, 0, limit);
        while (x < limit && boundary(x + 1) <= tick) {
            x++;
        }
        while (x > 0 && boundary(x) > tick) {
            x--;
        }
        return x;
    }

    private void walk(int from, int to, PixelRow out) {
        int px = from;
        long at = boundary(px);
        int row = columns.rowAt(lane, at - 1);
        long key = keyOf(row);
        long next = startOf(row + 1);
        while (px < to) {
            long end = boundary(px + 1);
            if (next >= end) {
                int clear = Math.max(px + 1, columnsBefore(next, to));
                out.fill(px, clear, codes[(int) key & 0xff], (int) (key >>> 8) & 0xff);
                px = clear;
                at = boundary(px);
                continue;
            }
            Arrays.fill(ticks, 0);
            present = 0;
            int firstRow = row;
            int flags = 0;
            while (next < end) {
                spend(key, next - at);
                flags |= (int) (key >>> 8);
                at = next;
                row = jump(row + 1, end);
                at = Math.max(at, startOf(row));
                key = keyOf(row);
                next = startOf(row + 1);
            }
            spend(key, end - at);
            flags |= (int) (key >>> 8);
            at = end;
            out.transitions[px] = Math.min(row, size - 1) - firstRow;
            out.flags[px] = (byte) flags;
            settle(px, out);
            px++;
        }
    }

    /// From `row`, which starts inside the current pixel, over whole runs of 256 rows that end in
    /// it; their sums are added. This is what bounds a burst of a million rows in one pixel.
    private int jump(int row, long end) {
        if ((row & (STEP - 1)) != 0 || row + STEP >= size) {
            return row;
        }
        long[] own = lane < checkpoints.length ? checkpoints[lane] : null;
        if (own == null) {
            return row;
        }
        int first = row >>> ClassSums.STEP_BITS;
        int low = first;
        int high = own.length >> 3;
        int reach = 1;
        while (low + reach <= high && startOf((low + reach) << ClassSums.STEP_BITS) < end) {
            low += reach;
            reach <<= 1;
        }
        high = Math.min(high, low + reach - 1);
        while (low < high) {
            int mid = (low + high + 1) >>> 1;
            if (startOf(mid << ClassSums.STEP_BITS) < end) {
                low = mid;
            } else {
                high = mid - 1;
            }
        }
        if (low == first) {
            return row;
        }
        addRuns(own, first, low);
        return low << ClassSums.STEP_BITS;
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
        long all = startOf(last << ClassSums.STEP_BITS) - startOf(first << ClassSums.STEP_BITS);
        ticks[PixelRow.NO_EVENT] += all - known;
    }

    private void spend(long key, long duration) {
        int code = codes[(int) key & 0xff];
        if (code == PixelRow.ABSENT) {
            return;
        }
        ticks[code] += duration;
        present |= 1 << code;
    }

    private void settle(int px, PixelRow out) {
        int dominant = PixelRow.ABSENT;
        long most = 0;
        for (int c = 0; c <= CLASSES; c++) {
            long own = ticks[c];
            if (own > most) {
                most = own;
                dominant = c;
            }
        }
        if (dominant == PixelRow.ABSENT && present != 0) {
            dominant = Integer.numberOfTrailingZeros(present);
        }
        out.dominants[px] = (byte) dominant;
        out.shares[px] = packed(Math.max(1, boundary(px + 1) - boundary(px)));
    }

    private long packed(long pixelTicks) {
        double perTick = 255.0 / pixelTicks;
        long shares = 0;
        for (int left = present & 0xff; left != 0; left &= left - 1) {
            int c = Integer.numberOfTrailingZeros(left);
            long share = Math.clamp((long) (ticks[c] * perTick), 1, 255);
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
