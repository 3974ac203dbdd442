package dev.skein.format.jfr;

import java.util.Arrays;

/// Spans of one lane that may nest, as reusable columns; what [SpanMerger] works on. Times are raw
/// nanoseconds.
final class SpanBatch {
    long[] starts = new long[64];
    long[] ends = new long[64];
    int[] subStates = new int[64];
    int[] flags = new int[64];
    int[] stacks = new int[64];
    int[] details = new int[64];

    /// The span's first visible row was emitted, so that any further one is a continuation.
    boolean[] shown = new boolean[64];

    int size;

    void clear() {
        size = 0;
    }

    int add(long start, long end, int subState, int flag, int stack, int detail) {
        if (size == starts.length) {
            grow();
        }
        starts[size] = start;
        ends[size] = end;
        subStates[size] = subState;
        flags[size] = flag;
        stacks[size] = stack;
        details[size] = detail;
        shown[size] = false;
        return size++;
    }

    private void grow() {
        int capacity = size * 2;
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
        subStates = Arrays.copyOf(subStates, capacity);
        flags = Arrays.copyOf(flags, capacity);
        stacks = Arrays.copyOf(stacks, capacity);
        details = Arrays.copyOf(details, capacity);
        shown = Arrays.copyOf(shown, capacity);
    }

    void copyFrom(SpanBatch other, int row) {
        int at =
                add(
                        other.starts[row],
                        other.ends[row],
                        other.subStates[row],
                        other.flags[row],
                        other.stacks[row],
                        other.details[row]);
        shown[at] = other.shown[row];
    }

    boolean isSame(int a, int b) {
        return subStates[a] == subStates[b] && stacks[a] == stacks[b] && details[a] == details[b];
    }

    /// Whether span `a` belongs behind span `b` of another batch: the later start, of equal starts
    /// the shorter one.
    boolean isBehind(int a, SpanBatch other, int b) {
        return starts[a] > other.starts[b]
                || (starts[a] == other.starts[b] && ends[a] < other.ends[b]);
    }
}
