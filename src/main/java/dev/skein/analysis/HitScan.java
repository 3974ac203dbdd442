package dev.skein.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.DoubleAccumulator;

/// Finds the hits of one site at every scale, in its events as a whole, its creations and its
/// blocks.
final class HitScan {
    private final EventStream events;
    private final SiteIndex index;
    private final DensityLimits limits;
    private final UsualRate usual;
    private final long durationNanos;
    private final int scales;
    private final DoubleAccumulator largest = new DoubleAccumulator(Math::max, 0);

    HitScan(
            EventStream events,
            SiteIndex index,
            DensityLimits limits,
            UsualRate usual,
            long durationNanos,
            int scales) {
        this.events = events;
        this.index = index;
        this.limits = limits;
        this.usual = usual;
        this.durationNanos = durationNanos;
        this.scales = scales;
    }

    /// The largest ratio to its baseline among buckets that hold enough events and are no hits; 0
    /// for none.
    double largestBelow() {
        return largest.get();
    }

    List<Hit> hits(int stream) {
        List<Hit> hits = new ArrayList<>();
        long[] times = new long[index.size(stream)];
        scan(times, fill(stream, -1, times), 1, hits);
        scan(times, fill(stream, EventStream.CREATE, times), 0.5, hits);
        scan(times, fill(stream, EventStream.BLOCK, times), 0.5, hits);
        return hits;
    }

    private int fill(int stream, int kind, long[] out) {
        int used = 0;
        for (int i = 0; i < out.length; i++) {
            int event = index.event(stream, i);
            if (kind < 0 || events.kind[event] == kind) {
                out[used++] = events.timeNanos[event];
            }
        }
        return used;
    }

    private void scan(long[] times, int length, double shareFactor, List<Hit> hits) {
        if (length < limits.minCount(0)) {
            return;
        }
        BucketCounts counts = BucketCounts.of(times, length, DensityLimits.FINEST_NANOS);
        for (int scale = 0; scale < scales; scale++) {
            if (scale > 0) {
                counts = counts.coarser(10);
            }
            scan(counts, scale, shareFactor, hits);
        }
    }

    private void scan(BucketCounts counts, int scale, double shareFactor, List<Hit> hits) {
        LocalBaseline baseline = new LocalBaseline(counts, durationNanos);
        double least = limits.minCount(scale);
        for (int i = 0; i < counts.size(); i++) {
            int count = counts.count(i);
            if (count < least) {
                continue;
            }
            double allMean = usual.mean(scale, counts.bucket(i));
            if (count < limits.share() * shareFactor * allMean) {
                continue;
            }
            baseline.moveTo(counts.bucket(i));
            double z = baseline.z(count);
            if (z < limits.z() || count < limits.ratio(scale) * baseline.mean()) {
                largest.accumulate(count / Math.max(1, baseline.mean()));
            } else {
                long start = counts.bucket(i) * counts.widthNanos();
                long end = start + counts.widthNanos();
                hits.add(
                        new Hit(
                                start,
                                end,
                                scale,
                                count,
                                baseline.mean(),
                                z,
                                allMean,
                                shareFactor));
            }
        }
    }
}
