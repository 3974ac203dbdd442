package dev.skein.session;

import dev.skein.model.TimeRange;
import org.jspecify.annotations.Nullable;

/// What the window showed of a recording.
///
/// @param time visible stretch, null for the whole recording
/// @param lanes in the filter language, empty for all
/// @param sort key of the lane order, empty for the usual one
/// @param group key of the grouping, empty for the usual one
/// @param selection what was selected: the id of a finding, a lane key or a stretch of time; empty
///     for nothing
public record SavedView(
        @Nullable TimeRange time, String lanes, String sort, String group, String selection) {
    public static final SavedView WHOLE = new SavedView(null, "", "", "", "");

    public SavedView withTime(@Nullable TimeRange range) {
        return new SavedView(range, lanes, sort, group, selection);
    }

    public SavedView withLanes(String filter) {
        return new SavedView(time, filter, sort, group, selection);
    }

    public SavedView withSort(String key) {
        return new SavedView(time, lanes, key, group, selection);
    }

    public SavedView withGroup(String key) {
        return new SavedView(time, lanes, sort, key, selection);
    }

    public SavedView withSelection(String selected) {
        return new SavedView(time, lanes, sort, group, selected);
    }
}
