package dev.skein.view.shell;

import static dev.skein.view.action.ActionGroup.EDIT;
import static dev.skein.view.action.ActionGroup.GO;
import static dev.skein.view.action.ActionGroup.VIEW;

import dev.skein.model.TimeRange;
import dev.skein.view.timeline.MeasureCursors;
import dev.skein.view.timeline.TimelineModel;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The actions that select, measure and mark time.
final class TimeActions {
    private TimeActions() {}

    static void register(DocumentActions actions, ShellController window) {
        actions.with("mark", EDIT, "M", "mdi2f-flag-outline", d -> d.marks().mark(""));
        actions.with("note", EDIT, "Shift+M", "mdi2n-note-text-outline", _ -> window.writeNote());
        actions.with("remove-mark", EDIT, "", "", d -> d.marks().removeNearest());
        actions.with("baseline", EDIT, "B", "", d -> d.timeline().area().useAsBaseline());
        actions.with("next-mark", GO, "'", "", d -> d.marks().next());
        actions.with(
                "extend-grid",
                GO,
                "Ctrl+Shift+Right",
                "",
                d -> d.timeline().area().extendByGrid(1));
        actions.with(
                "shrink-grid",
                GO,
                "Ctrl+Shift+Left",
                "",
                d -> d.timeline().area().extendByGrid(-1));
        actions.with("measure-1", GO, "1", "mdi2r-ruler", d -> measure(d.timeline(), true));
        actions.with("measure-2", GO, "2", "", d -> measure(d.timeline(), false));
        actions.with("select-measured", GO, "", "", d -> d.timeline().area().selectMeasured());
        actions.with("zoom-selection", VIEW, "Z", "mdi2m-magnify-scan", d -> zoomTo(d.timeline()));
        actions.always("full-screen", VIEW, "F11", "mdi2f-fullscreen", TimeActions::fullScreen);
    }

    private static void measure(TimelineModel timeline, boolean first) {
        MeasureCursors cursors = timeline.cursors();
        cursors.place(
                first ? cursors.firstProperty() : cursors.secondProperty(),
                timeline.pointedNanos());
    }

    private static void zoomTo(TimelineModel timeline) {
        TimeRange range = timeline.selectedRange();
        if (range != null) {
            timeline.showExactly(range, "");
        }
    }

    private static void fullScreen() {
        for (Window window : Window.getWindows()) {
            if (window.isFocused() && window instanceof Stage stage) {
                stage.setFullScreen(!stage.isFullScreen());
                return;
            }
        }
    }
}
