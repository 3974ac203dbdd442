package dev.skein.analysis;

import java.util.Arrays;

/// What a stream usually does around a bucket: trimmed mean and dispersion over the neighbourhood.
///
/// The counts of the buckets within one second on either side (at least eight in all; the whole
/// recording if it is shorter) are sorted, the lowest 5 % and the highest 10 % left out, and mean
/// and variance of the rest taken, the variance times 1.6 to make up for what was cut off. The
/// neighbourhood moves in steps of a tenth of a second, so a long run of candidates shares one.
///
/// One object serves one thread.
final class LocalBaseline {
    private static final long REACH_NANOS = 1_000_000_000L;
    private static final int MIN_REACH = 4;
    private static final int STEPS = 10;
    private static final double DROP_LOW = 0.05;
    private static final double DROP_HIGH = 0.10;
    private static final double UNTRIM = 1.6;

    private final BucketCounts counts;
    private final long totalBuckets;
    private final long reach;
    private final long step;
    private long cell = -1;
    private double mean;
    private double dispersion = 1;
    private int[] scratch = new int[64];

    LocalBaseline(BucketCounts counts, long durationNanos) {
        this.counts = counts;
        totalBuckets = durationNanos / counts.widthNanos() + 1;
        reach = Math.max(MIN_REACH, REACH_NANOS / counts.widthNanos());
        step = Math.max(1, reach / STEPS);
    }

    /// Moves to the neighbourhood of `bucket`; then [#mean()] and [#z(double)] speak of it.
    void moveTo(long bucket) {
        if (bucket / step == cell) {
            return;
        }
        cell = bucket / step;
        long centre = step == 1 ? bucket : cell * step + step / 2;
        long low = Math.max(0, centre - reach);
        long high = Math.min(totalBuckets - 1, centre + reach);
        if (high - low < 2 * reach) {
            // at an edge the neighbourhood is moved inwards, not cut
            low = Math.max(0, high - 2 * reach);
            high = Math.min(totalBuckets - 1, low + 2 * reach);
        }
        measure(low, high);
    }

    private void measure(long low, long high) {
        int from = counts.firstFrom(low);
        int to = counts.firstFrom(high + 1);
        int filled = to - from;
        if (scratch.length < filled) {
            scratch = new int[filled * 2];
        }
        counts.copy(from, to, scratch);
        Arrays.sort(scratch, 0, filled);
        long all = high - low + 1;
        long dropLow = (long) (all * DROP_LOW);
        long dropHigh = (long) (all * DROP_HIGH);
        long kept = all - dropLow - dropHigh;
        long empty = all - filled;
        int first = (int) Math.max(0, dropLow - empty);
        int last = (int) Math.max(0, filled - dropHigh);
        double sum = 0;
        double squares = 0;
        for (int i = first; i < last; i++) {
            sum += scratch[i];
            squares += (double) scratch[i] * scratch[i];
        }
        mean = sum / kept;
        double variance = Math.max(0, squares / kept - mean * mean) * UNTRIM;
        dispersion = mean == 0 ? 1 : Math.max(1, variance / mean);
    }

    /// Buckets that share one neighbourhood.
    long stepBuckets() {
        return step;
    }

    /// Events that a bucket usually holds.
    double mean() {
        return mean;
    }

    /// The count that lies `z` standard deviations above the baseline.
    double countAt(double z) {
        return mean + z * Math.sqrt(dispersion * mean + 1);
    }

    /// How far `count` lies above the baseline, in standard deviations.
    double z(double count) {
        return (count - mean) / Math.sqrt(dispersion * mean + 1);
    }
}
