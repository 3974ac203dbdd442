package dev.skein.model;

/// A fixed number of `long` values, kept as four-byte differences from the first one that was set
/// until one does not fit: ids and times of lanes that were met one after the other.
///
/// A value that was not set yet reads as [#absent].
final class NarrowLongs {
    private static final int[] NO_INTS = {};
    private static final long[] NO_LONGS = {};

    /// Stands for a value that is absent.
    private static final int ABSENT_CODE = 0;

    /// What is stored of the base itself; others are so much more or less.
    private static final int BASE_CODE = 1 << 30;

    private final long absent;
    private long base;
    private boolean hasBase;

    /// Empty once values are wide.
    private int[] narrow;

    /// Empty while values are narrow.
    private long[] wide;

    /// @param absent what reads a value that was not set
    NarrowLongs(int length, long absent) {
        this.absent = absent;
        this.narrow = new int[length];
        this.wide = NO_LONGS;
    }

    private NarrowLongs(NarrowLongs from) {
        absent = from.absent;
        base = from.base;
        hasBase = from.hasBase;
        narrow = from.narrow.length == 0 ? NO_INTS : from.narrow.clone();
        wide = from.wide.length == 0 ? NO_LONGS : from.wide.clone();
    }

    NarrowLongs copy() {
        return new NarrowLongs(this);
    }

    long get(int index) {
        if (wide.length > 0) {
            return wide[index];
        }
        int code = narrow[index];
        return code == ABSENT_CODE ? absent : base + (code - BASE_CODE);
    }

    void set(int index, long value) {
        if (wide.length > 0) {
            wide[index] = value;
        } else if (value == absent) {
            narrow[index] = ABSENT_CODE;
        } else {
            setNarrow(index, value);
        }
    }

    private void setNarrow(int index, long value) {
        if (!hasBase) {
            hasBase = true;
            base = value;
        }
        long difference = value - base;
        boolean overflows = ((value ^ base) & (value ^ difference)) < 0;
        if (overflows || difference <= -BASE_CODE || difference > Integer.MAX_VALUE - BASE_CODE) {
            widen();
            wide[index] = value;
        } else {
            narrow[index] = (int) difference + BASE_CODE;
        }
    }

    private void widen() {
        long[] values = new long[narrow.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = get(i);
        }
        wide = values;
        narrow = NO_INTS;
    }
}
