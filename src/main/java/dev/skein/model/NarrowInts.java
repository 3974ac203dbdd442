package dev.skein.model;

/// A fixed number of `int` values from -1 up, kept in two bytes each until one does not fit.
final class NarrowInts {
    private static final char[] NO_CHARS = {};
    private static final int[] NO_INTS = {};

    /// Values plus one; empty once they are wide.
    private char[] narrow;

    /// Values; empty while they are narrow.
    private int[] wide;

    /// All -1.
    NarrowInts(int length) {
        this(new char[length], NO_INTS);
    }

    private NarrowInts(char[] narrow, int[] wide) {
        this.narrow = narrow;
        this.wide = wide;
    }

    NarrowInts copy() {
        return wide.length > 0
                ? new NarrowInts(NO_CHARS, wide.clone())
                : new NarrowInts(narrow.clone(), NO_INTS);
    }

    int get(int index) {
        return wide.length > 0 ? wide[index] : narrow[index] - 1;
    }

    void set(int index, int value) {
        if (wide.length == 0 && value + 1 <= Character.MAX_VALUE) {
            narrow[index] = (char) (value + 1);
            return;
        }
        if (wide.length == 0) {
            widen();
        }
        wide[index] = value;
    }

    private void widen() {
        int[] values = new int[narrow.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = narrow[i] - 1;
        }
        wide = values;
        narrow = NO_CHARS;
    }
}
