package dev.skein.query.stacks;

/// Intervals that were met and are not added up yet.
final class IntervalBatch {
    private static final int CAPACITY = 512;

    final int[] lanes = new int[CAPACITY];
    final int[] subStates = new int[CAPACITY];
    final int[] stacks = new int[CAPACITY];
    final long[] nanos = new long[CAPACITY];
    final boolean[] busy = new boolean[CAPACITY];
    final boolean[] atEnd = new boolean[CAPACITY];

    /// Room for the key, then the group, of each.
    final int[] groups = new int[CAPACITY];

    int size;

    void add(
            int lane,
            int subState,
            int stackId,
            long clippedNanos,
            boolean isBusy,
            boolean isAtEnd) {
        lanes[size] = lane;
        subStates[size] = subState;
        stacks[size] = stackId;
        nanos[size] = clippedNanos;
        busy[size] = isBusy;
        atEnd[size] = isAtEnd;
        size++;
    }

    boolean isFull() {
        return size == CAPACITY;
    }
}
