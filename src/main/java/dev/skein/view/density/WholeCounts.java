package dev.skein.view.density;

import dev.skein.model.Trace;
import dev.skein.query.DensityGrid;
import dev.skein.query.KindDensity;
import dev.skein.query.Occupancy;
import dev.skein.task.Work;

/// What is counted once over a whole trace, in buckets fine enough for all but deep zooms.
record WholeCounts(Trace trace, DensityGrid kinds, Occupancy occupancy) {
    private static final int MAX_BUCKETS = 1 << 16;

    static WholeCounts of(Trace trace, Work work) {
        long bucketNanos = Occupancy.bucketNanos(trace.durationNanos(), MAX_BUCKETS);
        return new WholeCounts(
                trace,
                KindDensity.of(trace, trace.range(), bucketNanos, work),
                Occupancy.of(trace, trace.range(), bucketNanos, work));
    }
}
