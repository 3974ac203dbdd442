package dev.skein.view.timeline;

import dev.skein.model.LaneState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.LaneSet;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Selection;
import java.util.stream.IntStream;

/// The commands that take lanes out of sight, bring them back and pin them. UI thread.
public final class LaneChoice {
    private final OpenTrace open;

    LaneChoice(TimelineModel model) {
        this.open = model.open();
    }

    /// Hides the lanes of the selection, else the selected lane.
    public void hide() {
        Selection selection = open.selectionProperty().get();
        Integer lane = open.laneProperty().get();
        LaneSet chosen =
                selection != null && selection.lanes() != null
                        ? selection.lanes()
                        : lane == null ? LaneSet.EMPTY : LaneSet.of(lane);
        if (!chosen.isEmpty()) {
            open.arrange(open.arrangement().withHidden(open.arrangement().hidden().or(chosen)), "");
        }
    }

    /// Hides every lane that only waits, sleeps or says nothing in the visible time.
    public void hideIdle() {
        Trace trace = open.trace();
        if (trace == null) {
            return;
        }
        TimeRange range = open.window();
        LaneSet idle = LaneSet.where(trace.lanes().size(), lane -> isIdle(trace, lane, range));
        open.arrange(open.arrangement().withHidden(open.arrangement().hidden().or(idle)), "");
    }

    private static boolean isIdle(Trace trace, int lane, TimeRange range) {
        long[] nanos = trace.intervals().nanosByState(lane, range);
        return IntStream.range(0, nanos.length)
                .filter(
                        code ->
                                code != LaneState.WAITING.code()
                                        && code != LaneState.SLEEPING.code())
                .allMatch(code -> nanos[code] == 0);
    }

    public void showHidden() {
        open.arrange(open.arrangement().withHidden(LaneSet.EMPTY), "");
    }

    /// Pins the selected lane to the top, or lets it go.
    public void togglePin() {
        Integer lane = open.laneProperty().get();
        if (lane != null) {
            LaneSet pinned = open.arrangement().pinned();
            LaneSet one = LaneSet.of(lane);
            open.arrange(
                    open.arrangement()
                            .withPinned(
                                    pinned.contains(lane) ? pinned.without(one) : pinned.or(one)),
                    "");
        }
    }
}
