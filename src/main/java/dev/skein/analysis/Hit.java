package dev.skein.analysis;

/// A bucket in which a stream holds far more events than usual.
///
/// @param scale number of the window length, 0 is 100 us, each next ten times as long
/// @param allMean events that all sites together usually have in such a bucket
/// @param shareFactor 1, or a half for the streams of creations and of blocks
record Hit(
        long startNanos,
        long endNanos,
        int scale,
        int count,
        double mean,
        double z,
        double allMean,
        double shareFactor) {

    long windowNanos() {
        return endNanos - startNanos;
    }

    /// Whether it would still be one when that much more is asked for.
    boolean holdsAt(DensityLimits limits) {
        return count >= limits.minCount(scale)
                && count >= limits.ratio(scale) * mean
                && count >= limits.share() * shareFactor * allMean;
    }
}
