package dev.skein.model;

import java.util.Arrays;

/// A growing column of `long` that takes no memory until a value other than its default comes in.
final class LongColumn {
    private final long absent;
    private long[] values = new long[0];

    LongColumn(long absent) {
        this.absent = absent;
    }

    long get(int row) {
        return row < values.length ? values[row] : absent;
    }

    void set(int row, long value) {
        if (row >= values.length) {
            if (value == absent) {
                return;
            }
            int old = values.length;
            values = Arrays.copyOf(values, Math.max(16, row + 1 + (row >> 1)));
            Arrays.fill(values, old, values.length, absent);
        }
        values[row] = value;
    }

    /// Gives back what was grown beyond `size` rows.
    void trim(int size) {
        if (values.length > size) {
            values = Arrays.copyOf(values, size);
        }
    }
}
