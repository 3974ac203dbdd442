package dev.skein.view.density;

import dev.skein.model.TimeRange;
import dev.skein.query.GroupMeasure;
import dev.skein.render.DensityScale;
import dev.skein.render.Viewport;

/// What the density picture shall show.
///
/// @param bucketNanos a power of two
/// @param range visible time
record Wanted(
        long bucketNanos,
        TimeRange range,
        GroupMeasure measure,
        DensityScale.Kind scale,
        Viewport viewport) {

    /// The visible time and as much again at both sides, so that panning needs no fresh count.
    TimeRange wideRange() {
        long margin = range.durationNanos();
        TimeRange trace = new TimeRange(0, Math.max(1, viewport.traceNanos()));
        return new TimeRange(range.startNanos() - margin, range.endNanos() + margin)
                .clampedTo(trace);
    }
}
