package dev.skein.query.stacks;

import java.util.Arrays;

/// Number and time of intervals by key and sub-state. A key has few sub-states, so they are a chain
/// and not a row of 256.
///
/// What belongs to one entry lies side by side, because with a million keys each step to another
/// array is a step to slow memory.
final class StateSums {
    private static final int END = -1;
    private static final int STRIDE = 3;

    private int[] heads = new int[0];

    /// For each entry: the next entry and its sub-state, the count, the time.
    private long[] cells = new long[STRIDE * 256];

    private int size;

    void add(int key, int subState, long count, long nanosOfAll) {
        if (key >= heads.length) {
            growHeads(key);
        }
        int at = heads[key];
        while (at != END && subState(at) != subState) {
            at = next(at);
        }
        if (at == END) {
            at = append(key, subState);
        }
        cells[at * STRIDE + 1] += count;
        cells[at * STRIDE + 2] += nanosOfAll;
    }

    private void growHeads(int key) {
        int old = heads.length;
        heads = Arrays.copyOf(heads, Math.max(256, key + 1 + (key >> 1)));
        Arrays.fill(heads, old, heads.length, END);
    }

    private int append(int key, int subState) {
        if ((size + 1) * STRIDE > cells.length) {
            cells = Arrays.copyOf(cells, cells.length * 2);
        }
        cells[size * STRIDE] = (long) heads[key] << 8 | subState;
        heads[key] = size;
        return size++;
    }

    /// First entry of a key, -1 for none.
    int first(int key) {
        return key < heads.length ? heads[key] : END;
    }

    /// Next entry of the same key, -1 for none.
    int next(int entry) {
        return (int) (cells[entry * STRIDE] >> 8);
    }

    int subState(int entry) {
        return (int) cells[entry * STRIDE] & 0xff;
    }

    long count(int entry) {
        return cells[entry * STRIDE + 1];
    }

    long nanos(int entry) {
        return cells[entry * STRIDE + 2];
    }
}
