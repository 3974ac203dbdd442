package dev.skein.session;

import dev.skein.model.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person added to one recording. Immutable.
///
/// @param marks in the order in which they were made
/// @param notes free text about the recording
/// @param pinned keys of lanes that stay on top, in order
/// @param filters lane filters used before, latest first
/// @param dismissed findings not to be shown
/// @param windowA first window of a comparison, null for none
/// @param windowB second window of a comparison, null for none
/// @param view where the person was when the recording was closed, null when never saved
/// @param unknown what a newer version or another tool wrote, kept as it is
public record Session(
        List<Mark> marks,
        String notes,
        List<String> pinned,
        List<String> filters,
        List<Dismissal> dismissed,
        @Nullable TimeRange windowA,
        @Nullable TimeRange windowB,
        @Nullable SavedView view,
        Unknown unknown) {
    public static final Session EMPTY =
            new Session(
                    List.of(),
                    "",
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    null,
                    Unknown.NOTHING);

    public Session {
        marks = List.copyOf(marks);
        pinned = List.copyOf(pinned);
        filters = List.copyOf(filters);
        dismissed = List.copyOf(dismissed);
    }

    public Session withMarks(List<Mark> newMarks) {
        return new Session(
                newMarks, notes, pinned, filters, dismissed, windowA, windowB, view, unknown);
    }

    public Session withNotes(String text) {
        return new Session(
                marks, text, pinned, filters, dismissed, windowA, windowB, view, unknown);
    }

    public Session withPinned(List<String> laneKeys) {
        return new Session(
                marks, notes, laneKeys, filters, dismissed, windowA, windowB, view, unknown);
    }

    public Session withFilters(List<String> texts) {
        return new Session(marks, notes, pinned, texts, dismissed, windowA, windowB, view, unknown);
    }

    public Session withDismissed(List<Dismissal> findings) {
        return new Session(
                marks, notes, pinned, filters, findings, windowA, windowB, view, unknown);
    }

    public Session withWindows(@Nullable TimeRange a, @Nullable TimeRange b) {
        return new Session(marks, notes, pinned, filters, dismissed, a, b, view, unknown);
    }

    public Session withView(@Nullable SavedView newView) {
        return new Session(
                marks, notes, pinned, filters, dismissed, windowA, windowB, newView, unknown);
    }
}
