package dev.skein.model;

import java.util.Arrays;

/// For each lane and reason, in the source's own words, how often it occurred and how long it
/// lasted in all.
///
/// These are plain sums of what the source reports, whatever the lane shows where events overlap;
/// `skein info` prints them.
public final class ReasonSums {
    private final int[] lanes;
    private final int[] reasons;
    private final long[] counts;
    private final long[] nanos;
    private final int size;
    private final StringTable strings;

    private ReasonSums(Builder from, StringTable strings) {
        this.lanes = from.lanes.clone();
        this.reasons = from.reasons.clone();
        this.counts = from.counts.clone();
        this.nanos = from.nanos.clone();
        this.size = from.size;
        this.strings = strings;
    }

    /// Number of (lane, reason) pairs; the methods below take `0 .. size - 1`.
    public int size() {
        return size;
    }

    public int lane(int row) {
        return lanes[row];
    }

    public String reason(int row) {
        return strings.get(reasons[row]);
    }

    public long count(int row) {
        return counts[row];
    }

    public long nanos(int row) {
        return nanos[row];
    }

    /// Adds up while a trace is read; one thread at a time.
    public static final class Builder {
        private final IntPairIndex index = new IntPairIndex();
        private int[] lanes = new int[64];
        private int[] reasons = new int[64];
        private long[] counts = new long[64];
        private long[] nanos = new long[64];
        private int size;

        Builder() {}

        public void add(int lane, int reasonId, long count, long durationNanos) {
            long key = (long) lane << 32 | reasonId;
            int row = index.get(key);
            if (row < 0) {
                row = size++;
                if (row == lanes.length) {
                    lanes = Arrays.copyOf(lanes, row * 2);
                    reasons = Arrays.copyOf(reasons, row * 2);
                    counts = Arrays.copyOf(counts, row * 2);
                    nanos = Arrays.copyOf(nanos, row * 2);
                }
                lanes[row] = lane;
                reasons[row] = reasonId;
                index.put(key, row);
            }
            counts[row] += count;
            nanos[row] += durationNanos;
        }

        ReasonSums freeze(StringTable strings) {
            return new ReasonSums(this, strings);
        }
    }
}
