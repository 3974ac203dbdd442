package dev.skein.session;

import dev.skein.model.TimeRange;
import java.util.List;

/// A stretch of time that a person marked, perhaps on some lanes, perhaps with a note.
///
/// @param lanes keys of lanes as [LaneKey] writes them; empty for all lanes
/// @param text empty for a mark without a note
public record Mark(TimeRange range, List<String> lanes, String text) {
    public Mark {
        lanes = List.copyOf(lanes);
    }
}
