package dev.skein.view.trace;

import dev.skein.model.TimeRange;
import dev.skein.query.LaneSet;
import org.jspecify.annotations.Nullable;

/// The one selection that every panel shows: a stretch of time, in some lanes or in all that are
/// shown.
///
/// @param lanes null means all lanes that are shown
public record Selection(TimeRange range, @Nullable LaneSet lanes) {
    public static Selection ofTime(TimeRange range) {
        return new Selection(range, null);
    }

    public boolean hasLane(int lane) {
        return lanes == null || lanes.contains(lane);
    }
}
