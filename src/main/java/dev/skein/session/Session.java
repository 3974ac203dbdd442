package dev.skein.session;

import dev.skein.model.TimeRange;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
/// @param hidden keys of lanes taken out by hand
/// @param panels state of the window's panels, by names that the window gives them
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
        List<String> hidden,
        Map<String, String> panels,
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
                    List.of(),
                    Map.of(),
                    Unknown.NOTHING);

    public Session {
        marks = List.copyOf(marks);
        pinned = List.copyOf(pinned);
        filters = List.copyOf(filters);
        dismissed = List.copyOf(dismissed);
        hidden = List.copyOf(hidden);
        panels = Collections.unmodifiableMap(new TreeMap<>(panels));
    }

    /// Whether it holds something that a person made, as opposed to where they looked.
    public boolean isWorthKeeping() {
        return !(marks.isEmpty()
                && notes.isEmpty()
                && pinned.isEmpty()
                && filters.isEmpty()
                && dismissed.isEmpty()
                && windowA == null
                && windowB == null);
    }

    public Session withMarks(List<Mark> newMarks) {
        return new Session(
                newMarks, notes, pinned, filters, dismissed, windowA, windowB, view, hidden, panels,
                unknown);
    }

    public Session withNotes(String text) {
        return new Session(
                marks, text, pinned, filters, dismissed, windowA, windowB, view, hidden, panels,
                unknown);
    }

    public Session withPinned(List<String> laneKeys) {
        return new Session(
                marks, notes, laneKeys, filters, dismissed, windowA, windowB, view, hidden, panels,
                unknown);
    }

    public Session withFilters(List<String> texts) {
        return new Session(
                marks, notes, pinned, texts, dismissed, windowA, windowB, view, hidden, panels,
                unknown);
    }

    public Session withDismissed(List<Dismissal> findings) {
        return new Session(
                marks, notes, pinned, filters, findings, windowA, windowB, view, hidden, panels,
                unknown);
    }

    public Session withWindows(@Nullable TimeRange a, @Nullable TimeRange b) {
        return new Session(
                marks, notes, pinned, filters, dismissed, a, b, view, hidden, panels, unknown);
    }

    public Session withView(@Nullable SavedView newView) {
        return new Session(
                marks, notes, pinned, filters, dismissed, windowA, windowB, newView, hidden, panels,
                unknown);
    }

    public Session withHidden(List<String> laneKeys) {
        return new Session(
                marks, notes, pinned, filters, dismissed, windowA, windowB, view, laneKeys, panels,
                unknown);
    }

    public Session withPanels(Map<String, String> states) {
        return new Session(
                marks, notes, pinned, filters, dismissed, windowA, windowB, view, hidden, states,
                unknown);
    }
}
