package dev.skein.analysis;

import java.util.Arrays;

/// Disjoint stretches of time in order.
final class Stretches {
    private long[] starts = new long[8];
    private long[] ends = new long[8];
    private int size;

    int size() {
        return size;
    }

    long start(int index) {
        return starts[index];
    }

    long end(int index) {
        return ends[index];
    }

    /// Adds a stretch that begins no earlier than the last one; one that begins within
    /// `bridgedNanos` of the last one's end continues it.
    void add(long start, long end, long bridgedNanos) {
        if (size > 0 && start - ends[size - 1] <= bridgedNanos) {
            ends[size - 1] = Math.max(ends[size - 1], end);
            return;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        starts[size] = start;
        ends[size++] = end;
    }

    /// What lies in both.
    Stretches and(Stretches other) {
        Stretches result = new Stretches();
        int i = 0;
        int j = 0;
        while (i < size && j < other.size) {
            long start = Math.max(starts[i], other.starts[j]);
            long end = Math.min(ends[i], other.ends[j]);
            if (start < end) {
                result.add(start, end, 0);
            }
            if (ends[i] < other.ends[j]) {
                i++;
            } else {
                j++;
            }
        }
        return result;
    }

    /// Index of the longest, the first of equals; -1 for none.
    int longest() {
        int best = -1;
        for (int i = 0; i < size; i++) {
            if (best < 0 || ends[i] - starts[i] > ends[best] - starts[best]) {
                best = i;
            }
        }
        return best;
    }
}
