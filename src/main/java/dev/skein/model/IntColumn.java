package dev.skein.model;

import java.util.Arrays;

/// A growing column of `int` that takes no memory until a value other than its default comes in.
final class IntColumn {
    private final int absent;
    private int[] values = new int[0];

    IntColumn(int absent) {
        this.absent = absent;
    }

    int get(int row) {
        return row < values.length ? values[row] : absent;
    }

    void set(int row, int value) {
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
