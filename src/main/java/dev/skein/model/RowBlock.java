package dev.skein.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// How up to 256 rows of a lane lie packed in a few hundred bytes of a slab, each of them readable
/// by its number without reading those before it.
///
/// ```
/// bytes 0..7    first row's ticks (48 bit), bits per row of the time column
/// bytes 8..23   for each other column: where its rows begin (13 bit), bits per row (6 bit), number
///               of entries; 0 for a column in which all rows are [LaneColumns#NONE]
/// then          the time column: ticks since the first row
/// then          the other columns: entries of 4 bytes, then rows
/// ```
///
/// A row of a column is the number of its entry; where there is only one entry it is what is to be
/// added to it. So a column takes as many bits as the values of these rows need, not as many as any
/// value might. [BlockEncoder] writes what is read here.
///
/// All numbers are little-endian and read eight bytes at a time, so a slab has [#PADDING] bytes
/// behind its last block.
final class RowBlock {
    static final int MAX_ROWS = 256;
    static final int HEADER_BYTES = 24;
    static final int PADDING = 8;

    /// Where the header describes a column: state and flags as in a key, stack, cause, detail.
    static final int STATE = 8;

    static final int STACK = 12;
    static final int CAUSE = 16;
    static final int DETAIL = 20;

    static final int TICK_BITS = 48;
    static final int WIDTH_SHIFT = 13;
    static final int ENTRIES_SHIFT = 19;

    static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long TICK_MASK = (1L << TICK_BITS) - 1;
    private static final int BEGIN_MASK = (1 << WIDTH_SHIFT) - 1;
    private static final int WIDTH_MASK = (1 << (ENTRIES_SHIFT - WIDTH_SHIFT)) - 1;

    private RowBlock() {}

    /// Ticks of the first row of the block at `at`.
    static long firstTicks(byte[] slab, int at) {
        return (long) LONGS.get(slab, at) & TICK_MASK;
    }

    static long ticks(byte[] slab, int at, int row) {
        long head = (long) LONGS.get(slab, at);
        int width = (int) (head >>> TICK_BITS);
        return (head & TICK_MASK) + packed(slab, at + HEADER_BYTES, width, row);
    }

    static long key(byte[] slab, int at, int row) {
        return ticks(slab, at, row) << 16 | value(slab, at, STATE, row);
    }

    /// A row of the column that is described at `column` of the header.
    static int value(byte[] slab, int at, int column, int row) {
        int shape = (int) INTS.get(slab, at + column);
        if (shape == 0) {
            return LaneColumns.NONE;
        }
        int begin = at + (shape & BEGIN_MASK);
        int entries = shape >>> ENTRIES_SHIFT;
        int number = (int) packed(slab, begin, shape >>> WIDTH_SHIFT & WIDTH_MASK, row);
        return entries == 1
                ? (int) INTS.get(slab, begin - 4) + number
                : (int) INTS.get(slab, begin - 4 * (entries - number));
    }

    private static long packed(byte[] slab, int begin, int width, int row) {
        int bit = row * width;
        return (long) LONGS.get(slab, begin + (bit >>> 3)) >>> (bit & 7) & (1L << width) - 1;
    }

    /// Last of `rows` rows whose ticks are at or before `ticks`, which the first row's are.
    static int rowAt(byte[] slab, int at, int rows, long ticks) {
        long head = (long) LONGS.get(slab, at);
        int width = (int) (head >>> TICK_BITS);
        long since = ticks - (head & TICK_MASK);
        int low = 0;
        int high = rows - 1;
        while (low < high) {
            int mid = (low + high + 1) >>> 1;
            if (packed(slab, at + HEADER_BYTES, width, mid) <= since) {
                low = mid;
            } else {
                high = mid - 1;
            }
        }
        return low;
    }

    /// Puts the keys of rows `from .. to - 1` into the same places of `out`.
    static void keys(byte[] slab, int at, int from, int to, long[] out) {
        long head = (long) LONGS.get(slab, at);
        int width = (int) (head >>> TICK_BITS);
        long first = head & TICK_MASK;
        long mask = (1L << width) - 1;
        int bit = from * width;
        for (int row = from; row < to; row++, bit += width) {
            long read = (long) LONGS.get(slab, at + HEADER_BYTES + (bit >>> 3));
            out[row] = (first + (read >>> (bit & 7) & mask)) << 16;
        }
        addStates(slab, at, from, to, out);
    }

    private static void addStates(byte[] slab, int at, int from, int to, long[] out) {
        int shape = (int) INTS.get(slab, at + STATE);
        int begin = at + (shape & BEGIN_MASK);
        int entries = shape >>> ENTRIES_SHIFT;
        int width = shape >>> WIDTH_SHIFT & WIDTH_MASK;
        int mask = (1 << width) - 1;
        int bit = from * width;
        if (entries == 1) {
            int first = (int) INTS.get(slab, begin - 4);
            for (int row = from; row < to; row++, bit += width) {
                int read = (int) INTS.get(slab, begin + (bit >>> 3));
                out[row] |= first + (read >>> (bit & 7) & mask);
            }
        } else {
            int table = begin - 4 * entries;
            for (int row = from; row < to; row++, bit += width) {
                int read = (int) INTS.get(slab, begin + (bit >>> 3));
                out[row] |= (int) INTS.get(slab, table + 4 * (read >>> (bit & 7) & mask));
            }
        }
    }
}
