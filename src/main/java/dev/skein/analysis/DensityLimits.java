package dev.skein.analysis;

/// What a bucket must hold to be a [Hit], at one sensitivity.
final class DensityLimits {
    /// Window lengths: 100 us, 1, 10, 100 ms, 1, 10 s.
    static final int SCALES = 6;

    static final long FINEST_NANOS = 100_000;

    private final double z;
    private final double[] minCounts;
    private final double[] ratios;
    private final double share;

    private DensityLimits(double z, double[] minCounts, double[] ratios, double share) {
        this.z = z;
        this.minCounts = minCounts;
        this.ratios = ratios;
        this.share = share;
    }

    static DensityLimits of(Parameters parameters, Sensitivity level) {
        double[] counts = {
            parameters.get(Parameter.DENS_MIN_COUNT_100US),
            parameters.get(Parameter.DENS_MIN_COUNT_1MS),
            parameters.get(Parameter.DENS_MIN_COUNT_10MS),
            parameters.get(Parameter.DENS_MIN_COUNT_100MS)
        };
        double[] ratios = {
            parameters.get(Parameter.DENS_RATIO_SHORT),
            parameters.get(Parameter.DENS_RATIO_SHORT),
            parameters.get(Parameter.DENS_RATIO_10MS),
            parameters.get(Parameter.DENS_RATIO_100MS)
        };
        for (int i = 0; i < counts.length; i++) {
            counts[i] *= level.countFactor();
            ratios[i] *= level.ratioFactor();
        }
        return new DensityLimits(
                parameters.get(Parameter.DENS_Z),
                counts,
                ratios,
                parameters.get(Parameter.DENS_SHARE) * level.ratioFactor());
    }

    double z() {
        return z;
    }

    double share() {
        return share;
    }

    double minCount(int scale) {
        return minCounts[Math.min(scale, minCounts.length - 1)];
    }

    double ratio(int scale) {
        return ratios[Math.min(scale, ratios.length - 1)];
    }

    /// How many scales a recording is long enough for.
    static int scales(long durationNanos) {
        return durationNanos > 600_000_000_000L ? 6 : durationNanos > 60_000_000_000L ? 5 : 4;
    }
}
