package dev.skein.query.difference;

/// One value of one dimension, and how much of the selection and of the baseline has it.
///
/// @param value number of the value within its dimension, for [Difference#lanesOf] and the like
/// @param hits intervals and samples in the selection, nanoseconds where time is measured
/// @param share of all in the selection for which the dimension is known, 0..1
public record DifferenceRow(
        Dimension dimension,
        int value,
        String label,
        long hits,
        long baselineHits,
        double share,
        double baselineShare) {
    /// Share here minus share in the baseline, -1..1.
    public double difference() {
        return share - baselineShare;
    }

    /// How many times as large the share is here; infinite when the baseline has none.
    public double factor() {
        return baselineShare == 0 ? Double.POSITIVE_INFINITY : share / baselineShare;
    }
}
