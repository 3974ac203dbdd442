package dev.skein.analysis;

import java.util.Arrays;

/// What all sites together usually do around any bucket, at every scale; computed once, read by the
/// scans of all streams.
final class UsualRate {
    private final double[][] means = new double[DensityLimits.SCALES][];
    private final long[] steps = new long[DensityLimits.SCALES];

    UsualRate(EventStream events, long durationNanos, int scales) {
        BucketCounts counts =
                BucketCounts.of(events.timeNanos, events.size(), DensityLimits.FINEST_NANOS);
        for (int scale = 0; scale < scales; scale++) {
            if (scale > 0) {
                counts = counts.coarser(10);
            }
            measure(scale, counts, durationNanos);
        }
    }

    private void measure(int scale, BucketCounts counts, long durationNanos) {
        LocalBaseline baseline = new LocalBaseline(counts, durationNanos);
        long step = baseline.stepBuckets();
        double[] cells = new double[(int) (durationNanos / counts.widthNanos() / step) + 2];
        Arrays.fill(cells, Double.NaN);
        for (int i = 0; i < counts.size(); i++) {
            int cell = (int) (counts.bucket(i) / step);
            if (Double.isNaN(cells[cell])) {
                baseline.moveTo(counts.bucket(i));
                cells[cell] = baseline.mean();
            }
        }
        steps[scale] = step;
        means[scale] = cells;
    }

    /// Events of all sites that a bucket around there usually holds; the bucket must hold one.
    double mean(int scale, long bucket) {
        return means[scale][(int) (bucket / steps[scale])];
    }
}
