package dev.skein.analysis;

/// Counts durations in bins of about 6 %, for percentiles of any number of them.
final class DurationHistogram {
    private static final int STEP_BITS = 4;
    private static final int STEPS = 1 << STEP_BITS;

    private final long[] bins = new long[64 * STEPS];
    private long count;

    void add(long nanos) {
        bins[bin(Math.max(0, nanos))]++;
        count++;
    }

    private static int bin(long nanos) {
        if (nanos < STEPS) {
            return (int) nanos;
        }
        int power = 63 - Long.numberOfLeadingZeros(nanos);
        return (power - STEP_BITS + 1) * STEPS + (int) (nanos >>> (power - STEP_BITS)) - STEPS;
    }

    private static long lowest(int bin) {
        if (bin < STEPS) {
            return bin;
        }
        int power = bin / STEPS + STEP_BITS - 1;
        return (long) (STEPS + bin % STEPS) << (power - STEP_BITS);
    }

    long count() {
        return count;
    }

    /// The duration that the given share of all does not exceed, to within a bin; 0 for none.
    long percentile(double share) {
        long wanted = (long) Math.ceil(share * count);
        long seen = 0;
        for (int bin = 0; bin < bins.length; bin++) {
            seen += bins[bin];
            if (seen >= wanted && seen > 0) {
                return lowest(bin);
            }
        }
        return 0;
    }
}
