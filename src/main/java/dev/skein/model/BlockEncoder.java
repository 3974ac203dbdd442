package dev.skein.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Packs rows into the bytes that [RowBlock] reads; holds scratch space, so one per builder.
///
/// Most of a lane's rows repeat a handful of states, stacks and reasons, so a column is first tried
/// as a table of its distinct values and the numbers of the rows in it, and where that would not be
/// smaller kept as differences from its least value.
final class BlockEncoder {
    private static final int MAX_BYTES = 1 << RowBlock.WIDTH_SHIFT;

    /// Differences of so few bits are not worth a table.
    private static final int NARROW_BITS = 3;

    private static final int TABLE_SLOTS = 512;
    private static final int MAX_ENTRY_BITS = 8;
    private static final int BYTE = Byte.SIZE;

    private final byte[] bytes = new byte[MAX_BYTES + RowBlock.PADDING];
    private int end;
    private final int[] states = new int[RowBlock.MAX_ROWS];

    /// Distinct values of a column, the place of each in a hash table of the current generation,
    /// and the number of each row's value.
    private final int[] entries = new int[RowBlock.MAX_ROWS];

    private final int[] slots = new int[TABLE_SLOTS];
    private final int[] numbers = new int[RowBlock.MAX_ROWS];
    private int generation;
    private int entryCount;

    /// What [#encode] has made; the bytes behind its length are of no meaning.
    byte[] bytes() {
        return bytes;
    }

    /// Packs the first `rows` rows, at least one.
    ///
    /// @return number of bytes, a multiple of 4
    int encode(RowTail tail, int rows) {
        end = RowBlock.HEADER_BYTES;
        times(tail.keys, rows);
        for (int row = 0; row < rows; row++) {
            states[row] = (int) tail.keys[row] & 0xffff;
        }
        column(RowBlock.STATE, states, rows);
        column(RowBlock.STACK, tail.stacks, rows);
        column(RowBlock.CAUSE, tail.causes, rows);
        column(RowBlock.DETAIL, tail.details, rows);
        end = (end + 3) & ~3;
        return end;
    }

    private void times(long[] keys, int rows) {
        long first = keys[0] >>> 16;
        int width = Long.SIZE - Long.numberOfLeadingZeros((keys[rows - 1] >>> 16) - first);
        RowBlock.LONGS.set(bytes, 0, first | (long) width << RowBlock.TICK_BITS);
        int at = end;
        long bits = 0;
        int filled = 0;
        for (int row = 0; row < rows; row++) {
            bits |= ((keys[row] >>> 16) - first) << filled;
            filled += width;
            RowBlock.LONGS.set(bytes, at, bits);
            at += filled >>> 3;
            bits >>>= filled & ~7;
            filled &= 7;
        }
        end = at + (filled > 0 ? 1 : 0);
    }

    private void column(int described, int @Nullable [] values, int rows) {
        int least = LaneColumns.NONE;
        int most = LaneColumns.NONE;
        if (values != null) {
            least = values[0];
            most = values[0];
            for (int row = 1; row < rows; row++) {
                least = Math.min(least, values[row]);
                most = Math.max(most, values[row]);
            }
        }
        if (values == null || most == LaneColumns.NONE) {
            RowBlock.INTS.set(bytes, described, 0);
            return;
        }
        int width = Integer.SIZE - Integer.numberOfLeadingZeros(most - least);
        boolean table = width > NARROW_BITS && tabulate(values, rows, mostEntries(width, rows));
        if (table) {
            for (int entry = 0; entry < entryCount; entry++) {
                entry(entries[entry]);
            }
            int entryBits = Integer.SIZE - Integer.numberOfLeadingZeros(entryCount - 1);
            describe(described, entryBits, entryCount);
            pack(numbers, 0, entryBits, rows);
        } else {
            entry(least);
            describe(described, width, 1);
            pack(values, least, width, rows);
        }
    }

    private void entry(int value) {
        RowBlock.INTS.set(bytes, end, value);
        end += 4;
    }

    private void describe(int described, int width, int entryTotal) {
        RowBlock.INTS.set(
                bytes,
                described,
                end | width << RowBlock.WIDTH_SHIFT | entryTotal << RowBlock.ENTRIES_SHIFT);
    }

    private void pack(int[] values, int least, int width, int rows) {
        if (width == 0) {
            return;
        }
        int at = end;
        int row = 0;
        for (; width <= BYTE && row + BYTE <= rows; row += BYTE, at += width) {
            RowBlock.LONGS.set(bytes, at, eight(values, row, least, width));
        }
        long bits = 0;
        int filled = 0;
        for (; row < rows; row++) {
            bits |= (values[row] - least & 0xffff_ffffL) << filled;
            filled += width;
            RowBlock.LONGS.set(bytes, at, bits);
            at += filled >>> 3;
            bits >>>= filled & ~7;
            filled &= 7;
        }
        end = at + (filled > 0 ? 1 : 0);
    }

    /// Eight narrow rows, which end at a whole byte.
    private static long eight(int[] values, int row, int least, int width) {
        long low =
                (values[row] - least)
                        | ((long) (values[row + 1] - least) << width)
                        | ((long) (values[row + 2] - least) << (2 * width))
                        | ((long) (values[row + 3] - least) << (3 * width));
        long high =
                (values[row + 4] - least)
                        | ((long) (values[row + 5] - least) << width)
                        | ((long) (values[row + 6] - least) << (2 * width))
                        | ((long) (values[row + 7] - least) << (3 * width));
        return low | (high << (4 * width));
    }

    /// With how many entries at most a table is smaller than differences of `width` bits; 0 for
    /// none.
    private static int mostEntries(int width, int rows) {
        for (int bits = MAX_ENTRY_BITS; bits > 0; bits--) {
            int fit = Math.min(1 << bits, (rows * (width - bits) - 1) / Integer.SIZE + 1);
            if (fit > 1 << (bits - 1)) {
                return fit;
            }
        }
        return 0;
    }

    /// Numbers the distinct values in order of appearance; false when there are more than `most`.
    private boolean tabulate(int[] values, int rows, int most) {
        entryCount = 0;
        nextGeneration();
        numbers[0] = number(values[0]);
        numbers[1] = number(values[1]);
        for (int row = 2; row < rows; row++) {
            int value = values[row];
            if (value == values[row - 2]) {
                numbers[row] = numbers[row - 2];
            } else if (value == values[row - 1]) {
                numbers[row] = numbers[row - 1];
            } else {
                numbers[row] = number(value);
                if (entryCount > most) {
                    return false;
                }
            }
        }
        return entryCount <= most;
    }

    private void nextGeneration() {
        generation += RowBlock.MAX_ROWS;
        if (generation <= 0) {
            Arrays.fill(slots, 0);
            generation = RowBlock.MAX_ROWS;
        }
    }

    private int number(int value) {
        int slot = (value * 0x9E3779B9) >>> 23;
        while (true) {
            int number = slots[slot] - generation;
            if (number < 0) {
                slots[slot] = generation + entryCount;
                entries[entryCount] = value;
                return entryCount++;
            }
            if (entries[number] == value) {
                return number;
            }
            slot = (slot + 1) & (TABLE_SLOTS - 1);
        }
    }
}
