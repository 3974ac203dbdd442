package dev.skein.view.timeline;

import dev.skein.model.IntervalStore;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.LaneSet;
import dev.skein.render.LaneRows;
import dev.skein.render.RulerTicks;
import dev.skein.render.Viewport;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Selection;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The commands that select time in lanes: by a rectangle, by moving an edge, by keys. UI thread;
/// positions are logical pixels of the lane area.
public final class AreaSelection {
    /// Edges this near to the edge of an interval snap to it.
    public static final double SNAP_PX = 6;

    private static final double GRIP_PX = 5;
    private static final int MAX_SNAP_LANES = 2_000;
    private static final int GRID_PX = 84;

    private final TimelineModel model;
    private final OpenTrace open;

    /// An edge of the selected time.
    public enum Edge {
        NONE,
        START,
        END
    }

    AreaSelection(TimelineModel model) {
        this.model = model;
        this.open = model.open();
    }

    public void select(Selection selection) {
        open.selectionProperty().set(selection);
    }

    /// Selects the time and lanes of a rectangle.
    ///
    /// @param snap edges near to an interval's edge go there
    public void select(double x1, double y1, double x2, double y2, boolean snap) {
        Selection chosen = at(x1, y1, x2, y2, snap);
        if (chosen != null) {
            select(chosen);
        }
    }

    /// Time and lanes of a rectangle, null when it holds no time.
    @Nullable Selection at(double x1, double y1, double x2, double y2, boolean snap) {
        LaneSet lanes = lanesBetween(Math.min(y1, y2), Math.max(y1, y2));
        long from = timeAt(Math.min(x1, x2), lanes, snap);
        long to = timeAt(Math.max(x1, x2), lanes, snap);
        return to > from ? new Selection(new TimeRange(from, to), lanes) : null;
    }

    private long timeAt(double x, @Nullable LaneSet lanes, boolean snap) {
        Viewport view = open.viewport();
        long time = Math.clamp(view.timeAt(x), 0, view.traceNanos());
        return snap
                ? snapped(lanes == null ? LaneSet.of(model.visibleLanes()) : lanes, time)
                : time;
    }

    private LaneSet lanesBetween(double top, double bottom) {
        LaneRows rows = model.rows();
        double scrolled = open.topPxProperty().get();
        int[] chosen =
                IntStream.range(0, rows.size())
                        .filter(
                                row ->
                                        rows.windowTopPx(row, scrolled) < bottom
                                                && rows.windowTopPx(row, scrolled)
                                                                + rows.heightPx(row)
                                                        > top)
                        .flatMap(row -> lanesOf(rows, row))
                        .distinct()
                        .toArray();
        return LaneSet.of(chosen);
    }

    private static IntStream lanesOf(LaneRows rows, int row) {
        if (!rows.isHeader(row)) {
            return IntStream.of(rows.lane(row));
        }
        LaneRows.Group group = rows.groups().get(rows.group(row));
        return group.folded() ? IntStream.of(group.lanes()) : IntStream.empty();
    }

    /// The nearest edge of an interval of the lanes within 6 px, else the time itself.
    private long snapped(LaneSet lanes, long nanos) {
        Trace trace = open.trace();
        if (trace == null || lanes.size() > MAX_SNAP_LANES) {
            return nanos;
        }
        long best = nanos;
        long away = Math.round(SNAP_PX * open.viewport().nanosPerPx()) + 1;
        for (int lane : lanes.toArray()) {
            int row = trace.intervals().rowAt(lane, nanos);
            int last = Math.min(row + 1, trace.intervals().size(lane) - 1);
            for (int at = Math.max(0, row); at <= last; at++) {
                long edge = trace.intervals().startNanos(lane, at);
                if (Math.abs(edge - nanos) < away) {
                    away = Math.abs(edge - nanos);
                    best = edge;
                }
            }
        }
        return best;
    }

    /// The edge of the selection that lies at `x`.
    Edge edgeAt(double x) {
        Selection selection = open.selectionProperty().get();
        if (selection == null) {
            return Edge.NONE;
        }
        double start = Math.abs(open.viewport().xAt(selection.range().startNanos()) - x);
        double end = Math.abs(open.viewport().xAt(selection.range().endNanos()) - x);
        if (Math.min(start, end) > GRIP_PX) {
            return Edge.NONE;
        }
        return start < end ? Edge.START : Edge.END;
    }

    /// Moves an edge of a selection to `x`; dragged beyond the other edge the two change places.
    ///
    /// @param from the selection when the drag began
    void moveEdge(Selection from, Edge edge, double x, boolean snap) {
        long time = timeAt(x, from.lanes(), snap);
        long other = edge == Edge.START ? from.range().endNanos() : from.range().startNanos();
        if (time != other) {
            TimeRange range = new TimeRange(Math.min(time, other), Math.max(time, other));
            select(new Selection(range, from.lanes()));
        }
    }

    /// Extends the selected time to a moment, or selects from the selected interval to it.
    public void extendTo(long nanos) {
        TimeRange range = model.selectedRange();
        if (range == null) {
            return;
        }
        long start = Math.min(range.startNanos(), nanos);
        long end = Math.max(range.endNanos(), nanos);
        select(new Selection(new TimeRange(start, end), lanes()));
    }

    /// The selected lanes, else the lane of the selected interval, else all.
    private @Nullable LaneSet lanes() {
        Selection selection = open.selectionProperty().get();
        if (selection != null) {
            return selection.lanes();
        }
        Integer lane = open.laneProperty().get();
        return lane == null ? null : LaneSet.of(lane);
    }

    /// Grows (1) or shrinks (-1) the selected time at its end by one interval of the selected lane,
    /// of the topmost one when none is.
    public void extend(int direction) {
        Trace trace = open.trace();
        TimeRange range = model.selectedRange();
        int lane = walkedLane();
        if (trace == null || range == null || lane < 0) {
            return;
        }
        IntervalStore intervals = trace.intervals();
        int row = intervals.rowAt(lane, direction > 0 ? range.endNanos() : range.endNanos() - 1);
        long end =
                row < 0
                        ? range.endNanos()
                        : direction > 0
                                ? intervals.endNanos(lane, row)
                                : intervals.startNanos(lane, row);
        endAt(range, end);
    }

    private int walkedLane() {
        Integer lane = open.laneProperty().get();
        if (lane != null) {
            return lane;
        }
        Selection selection = open.selectionProperty().get();
        LaneSet chosen = selection == null ? null : selection.lanes();
        int[] visible = model.visibleLanes();
        return IntStream.of(visible)
                .filter(at -> chosen == null || chosen.contains(at))
                .findFirst()
                .orElse(-1);
    }

    /// Moves the end of the selected time to the next (1) or previous (-1) labelled mark of the
    /// ruler.
    public void extendByGrid(int direction) {
        TimeRange range = model.selectedRange();
        if (range != null) {
            long step = RulerTicks.of(open.viewport(), open.times().format(), GRID_PX).stepNanos();
            long marks =
                    direction > 0
                            ? Math.floorDiv(range.endNanos(), step) + 1
                            : Math.ceilDiv(range.endNanos(), step) - 1;
            endAt(range, Math.min(marks * step, open.viewport().traceNanos()));
        }
    }

    private void endAt(TimeRange range, long end) {
        if (end > range.startNanos()) {
            select(new Selection(new TimeRange(range.startNanos(), end), lanes()));
        }
    }

    /// Selects the time between the measure cursors in the selected lanes.
    public void selectMeasured() {
        Long one = model.cursors().firstProperty().get();
        Long two = model.cursors().secondProperty().get();
        if (one != null && two != null && !one.equals(two)) {
            TimeRange range = new TimeRange(Math.min(one, two), Math.max(one, two));
            select(new Selection(range, lanes()));
        }
    }

    /// Makes the selection the baseline that later selections are compared with; without a
    /// selection there is no baseline any more.
    public void useAsBaseline() {
        open.baselineProperty().set(open.selectionProperty().get());
        open.selectionProperty().set(null);
    }
}
