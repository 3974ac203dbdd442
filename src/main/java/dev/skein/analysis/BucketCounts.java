package dev.skein.analysis;

import java.util.Arrays;

/// How many events of one stream fall into each aligned bucket of one width; only buckets that hold
/// any are kept, so an hour of silence costs nothing.
final class BucketCounts {
    private final long widthNanos;
    private final long[] buckets;
    private final int[] counts;
    private final int size;

    private BucketCounts(long widthNanos, long[] buckets, int[] counts, int size) {
        this.widthNanos = widthNanos;
        this.buckets = buckets;
        this.counts = counts;
        this.size = size;
    }

    /// @param times ascending, none negative
    static BucketCounts of(long[] times, int length, long widthNanos) {
        long[] buckets = new long[16];
        int[] counts = new int[16];
        int size = 0;
        long last = -1;
        for (int i = 0; i < length; i++) {
            long bucket = times[i] / widthNanos;
            if (bucket != last) {
                if (size == buckets.length) {
                    buckets = Arrays.copyOf(buckets, size * 2);
                    counts = Arrays.copyOf(counts, size * 2);
                }
                buckets[size++] = bucket;
                last = bucket;
            }
            counts[size - 1]++;
        }
        return new BucketCounts(widthNanos, buckets, counts, size);
    }

    /// The same events in buckets `factor` times as wide.
    BucketCounts coarser(int factor) {
        long[] wide = new long[size];
        int[] sums = new int[size];
        int used = 0;
        for (int i = 0; i < size; i++) {
            long bucket = buckets[i] / factor;
            if (used == 0 || wide[used - 1] != bucket) {
                wide[used++] = bucket;
            }
            sums[used - 1] += counts[i];
        }
        return new BucketCounts(
                widthNanos * factor, Arrays.copyOf(wide, used), Arrays.copyOf(sums, used), used);
    }

    long widthNanos() {
        return widthNanos;
    }

    /// Buckets that hold any event.
    int size() {
        return size;
    }

    long bucket(int i) {
        return buckets[i];
    }

    int count(int i) {
        return counts[i];
    }

    /// First kept bucket at or after `bucket`.
    int firstFrom(long bucket) {
        int at = Arrays.binarySearch(buckets, 0, size, bucket);
        return at < 0 ? -at - 1 : at;
    }

    /// Copies the counts of kept buckets `from` (inclusive) to `to` (exclusive).
    void copy(int from, int to, int[] out) {
        System.arraycopy(counts, from, out, 0, to - from);
    }
}
