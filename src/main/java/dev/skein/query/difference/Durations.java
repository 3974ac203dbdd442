package dev.skein.query.difference;

import java.util.Locale;

/// Lengths of intervals in classes about an eighth apart, and the tenths that a distribution of
/// them falls into.
final class Durations {
    private static final int STEP_BITS = 3;
    private static final int STEPS = 1 << STEP_BITS;
    static final int CLASSES = (64 - STEP_BITS) * STEPS;
    static final int TENTHS = 10;

    private Durations() {}

    /// Class of a length; lengths below 8 ns have one each.
    static int classOf(long nanos) {
        if (nanos < STEPS) {
            return (int) Math.max(0, nanos);
        }
        int exponent = 63 - Long.numberOfLeadingZeros(nanos);
        int mantissa = (int) (nanos >>> (exponent - STEP_BITS)) & (STEPS - 1);
        return (exponent - STEP_BITS + 1) * STEPS + mantissa;
    }

    /// Shortest length of a class.
    static long least(int durationClass) {
        if (durationClass < STEPS) {
            return durationClass;
        }
        int exponent = durationClass / STEPS + STEP_BITS - 1;
        long mantissa = (long) STEPS + durationClass % STEPS;
        return exponent >= 63 ? Long.MAX_VALUE : mantissa << (exponent - STEP_BITS);
    }

    /// First class of each tenth of the distribution `counts`; a tenth may be empty.
    static int[] tenths(long[] counts) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        int[] starts = new int[TENTHS + 1];
        starts[TENTHS] = CLASSES;
        long before = 0;
        int tenth = 1;
        for (int c = 0; c < counts.length && tenth < TENTHS; c++) {
            before += counts[c];
            while (tenth < TENTHS && before * TENTHS >= total * tenth) {
                starts[tenth++] = c + 1;
            }
        }
        return starts;
    }

    /// `1.00 ms to 3.50 ms`.
    static String label(int[] starts, int tenth) {
        if (tenth == 0) {
            return "under " + text(least(starts[1]));
        }
        if (tenth == TENTHS - 1 || starts[tenth + 1] >= CLASSES) {
            return text(least(starts[tenth])) + " or more";
        }
        return text(least(starts[tenth])) + " to " + text(least(starts[tenth + 1]));
    }

    private static String text(long nanos) {
        if (nanos < 1_000) {
            return nanos + " ns";
        }
        double value = nanos;
        String[] units = {"ns", "µs", "ms", "s"};
        int unit = 0;
        while (value >= 1_000 && unit + 1 < units.length) {
            value /= 1_000;
            unit++;
        }
        return String.format(
                Locale.ROOT,
                value < 10 ? "%.2f %s" : value < 100 ? "%.1f %s" : "%.0f %s",
                value,
                units[unit]);
    }
}
