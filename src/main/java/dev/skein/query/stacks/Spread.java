package dev.skein.query.stacks;

import dev.skein.model.TimeRange;

/// Spreads intervals over equal parts of a range; an interval costs the same however many parts it
/// covers, because only its ends are written and the middle is summed up once at the end.
final class Spread {
    private final TimeRange range;
    private final int buckets;
    private final long[] edges;

    /// Change of the number of intervals that cover a whole bucket.
    private final long[] deltas;

    private final long[] hits;
    private boolean anyTime;

    Spread(TimeRange range, int buckets) {
        this.range = range;
        this.buckets = buckets;
        this.edges = new long[buckets];
        this.deltas = new long[buckets + 1];
        this.hits = new long[buckets];
    }

    /// First nanosecond of a bucket.
    private long start(int bucket) {
        return range.startNanos() + (long) ((double) range.durationNanos() * bucket / buckets);
    }

    private int bucketOf(long nanos) {
        long length = range.durationNanos();
        if (length == 0) {
            return 0;
        }
        int bucket =
                (int)
                        Math.clamp(
                                (double) (nanos - range.startNanos()) * buckets / length,
                                0,
                                buckets - 1);
        while (bucket > 0 && start(bucket) > nanos) {
            bucket--;
        }
        while (bucket + 1 < buckets && start(bucket + 1) <= nanos) {
            bucket++;
        }
        return bucket;
    }

    void point(long nanos) {
        hits[bucketOf(nanos)]++;
    }

    void interval(long startNanos, long endNanos) {
        long from = Math.max(startNanos, range.startNanos());
        long to = Math.min(endNanos, range.endNanos());
        hits[bucketOf(from)]++;
        if (to <= from) {
            return;
        }
        anyTime = true;
        int first = bucketOf(from);
        int last = bucketOf(to - 1);
        if (first == last) {
            edges[first] += to - from;
            return;
        }
        edges[first] += start(first + 1) - from;
        edges[last] += to - start(last);
        deltas[first + 1]++;
        deltas[last]--;
    }

    /// Lane-nanoseconds by bucket, or hits when no interval had any length.
    long[] result() {
        if (!anyTime) {
            return hits;
        }
        long covering = 0;
        for (int bucket = 0; bucket < buckets; bucket++) {
            covering += deltas[bucket];
            long end = bucket + 1 < buckets ? start(bucket + 1) : range.endNanos();
            edges[bucket] += covering * (end - start(bucket));
        }
        return edges;
    }
}
