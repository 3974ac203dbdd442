package dev.skein.query;

import java.util.ArrayList;
import java.util.List;

/// One row of a density picture folded by a period: columns are periods, rows are phases, so that
/// what repeats becomes a horizontal line and what disturbs it a break.
///
/// @param grid rows are phases, the first phase on top; a column is one period
/// @param periodNanos length of a column
/// @param phaseNanos length of a cell
public record Rhythm(DensityGrid grid, long periodNanos, long phaseNanos) {
    /// Folds `row` of `source`, whose buckets should be at most as long as a phase.
    public static Rhythm of(DensityGrid source, int row, long periodNanos, int phases) {
        long phaseNanos = Math.max(1, periodNanos / phases);
        long origin = source.startNanos(0);
        long span = source.columns() * source.bucketNanos();
        int periods = (int) Math.ceilDiv(span, periodNanos);
        double[] values = new double[phases * periods];
        for (int column = 0; column < source.columns(); column++) {
            long since = source.startNanos(column) - origin;
            int period = (int) (since / periodNanos);
            int phase = (int) Math.min(phases - 1, since % periodNanos / phaseNanos);
            values[phase * periods + period] += source.raw(row, column);
        }
        List<String> names = new ArrayList<>();
        for (int phase = 0; phase < phases; phase++) {
            names.add("+" + phase * phaseNanos + " ns");
        }
        return new Rhythm(
                new DensityGrid(names, origin, periodNanos, periods, values, false),
                periodNanos,
                phaseNanos);
    }

    /// Trace time at which a cell begins.
    public long startNanos(int phase, int period) {
        return grid.startNanos(period) + phase * phaseNanos;
    }

    /// The period after which `row` resembles itself most (the highest peak of its
    /// autocorrelation), 0 when nothing repeats.
    public static long suggestPeriodNanos(DensityGrid source, int row) {
        double[] values = source.row(row);
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double power = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] -= mean;
            power += values[i] * values[i];
        }
        int best = 0;
        double bestLikeness = 0.3;
        double before = 1;
        double now = likeness(values, 1, power);
        for (int lag = 1; lag < values.length / 3; lag++) {
            double after = likeness(values, lag + 1, power);
            if (now > before && now >= after && now > bestLikeness * 1.02) {
                bestLikeness = now;
                best = lag;
            }
            before = now;
            now = after;
        }
        return best * source.bucketNanos();
    }

    private static double likeness(double[] values, int lag, double power) {
        double sum = 0;
        for (int i = lag; i < values.length; i++) {
            sum += values[i] * values[i - lag];
        }
        return power == 0 ? 0 : sum / power * values.length / (values.length - lag);
    }
}
