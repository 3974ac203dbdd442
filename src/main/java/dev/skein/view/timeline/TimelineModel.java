package dev.skein.view.timeline;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneTable;
import dev.skein.model.SubState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.render.LaneRows;
import dev.skein.render.PixelProbe;
import dev.skein.render.Viewport;
import dev.skein.view.trace.IntervalRef;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Selection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;

/// The commands of the timeline: zoom, pan, scroll, fit, walk from interval to interval, select.
/// UI thread; positions are logical pixels of the lane area.
public final class TimelineModel {
    private static final double PAN_SHARE = 0.15;
    private static final double FIRST_HEADER_PX = 320;

    private final OpenTrace open;
    private final LaneList lanes;
    private final DoubleProperty heightPx = new SimpleDoubleProperty(600);
    private final DoubleProperty pointerX = new SimpleDoubleProperty(-1);
    private final DoubleProperty headerWidthPx = new SimpleDoubleProperty(FIRST_HEADER_PX);
    private final AreaSelection area;
    private final LaneChoice choice;
    private final MeasureCursors cursors;

    public TimelineModel(OpenTrace open, LaneList lanes) {
        this.open = open;
        this.lanes = lanes;
        this.area = new AreaSelection(this);
        this.choice = new LaneChoice(this);
        this.cursors = new MeasureCursors(open);
    }

    /// The commands that select time and lanes.
    public AreaSelection area() {
        return area;
    }

    /// The commands that hide and pin lanes.
    public LaneChoice choice() {
        return choice;
    }

    /// The two moments whose distance is measured.
    public MeasureCursors cursors() {
        return cursors;
    }

    /// Width of the column of lane names.
    public ReadOnlyDoubleProperty headerWidthPxProperty() {
        return headerWidthPx;
    }

    public OpenTrace open() {
        return open;
    }

    public LaneList lanes() {
        return lanes;
    }

    LaneRows rows() {
        return lanes.rows();
    }

    /// Height of the lane area.
    public DoubleProperty heightPxProperty() {
        return heightPx;
    }

    /// Where the pointer is over the lane area, -1 when it is elsewhere; keys zoom there.
    public DoubleProperty pointerXProperty() {
        return pointerX;
    }

    private double anchorX() {
        double x = pointerX.get();
        return x >= 0 ? x : open.viewport().widthPx() / 2.0;
    }

    /// Zooms about the pointer; `factor` above 1 zooms in.
    public void zoom(double factor) {
        zoomAt(anchorX(), factor);
    }

    public void zoomAt(double x, double factor) {
        open.navigate(open.viewport().zoomAt(x, factor), "zoom");
    }

    public void pan(double deltaPx) {
        open.navigate(open.viewport().pan(deltaPx), "pan");
    }

    /// Pans by a part of the width, -1 to the left, 1 to the right.
    public void panStep(int direction) {
        pan(direction * PAN_SHARE * open.viewport().widthPx());
    }

    public void scroll(double deltaPx) {
        scrollTo(open.topPxProperty().get() + deltaPx);
    }

    public void scrollTo(double topPx) {
        open.scroll(Math.clamp(topPx, 0, maxTopPx()));
    }

    /// How far the lanes can be scrolled.
    public double maxTopPx() {
        return Math.max(0, rows().heightPx() - heightPx.get());
    }

    /// Scrolls by a window's height less a row, so that the eye keeps its place.
    public void page(int direction) {
        double step = heightPx.get() - rows().pinnedHeightPx() - rows().rowHeightPx();
        scroll(direction * Math.max(rows().rowHeightPx(), step));
    }

    public void fitAll() {
        Trace trace = open.trace();
        if (trace != null) {
            open.navigate(open.viewport().fit(new TimeRange(0, open.viewport().traceNanos())), "");
        }
    }

    public void fit(TimeRange range) {
        open.navigate(open.viewport().fit(range), "");
    }

    /// Shows `range` from edge to edge, as far as the limits of zooming allow.
    public void showExactly(TimeRange range, String kind) {
        open.showExactly(range, kind);
    }

    /// Centres the selection; once it is in the centre, fits it.
    public void focusSelection() {
        TimeRange target = selectedRange();
        if (target == null) {
            return;
        }
        Viewport centred = open.viewport().centre(target);
        boolean inSight =
                centred.startNanos() == open.viewport().startNanos()
                        || target.durationNanos() > centred.spanNanos();
        open.navigate(inSight ? centred.fit(target) : centred, "");
    }

    /// The selected time, else that of the selected interval.
    public @Nullable TimeRange selectedRange() {
        Selection selection = open.selectionProperty().get();
        if (selection != null) {
            return selection.range();
        }
        IntervalRef chosen = open.intervalProperty().get();
        return chosen == null ? null : rangeOf(chosen);
    }

    /// The time of an interval, null when the snapshot does not hold it.
    public @Nullable TimeRange rangeOf(IntervalRef ref) {
        Trace trace = open.trace();
        if (trace == null || ref.row() >= trace.intervals().size(ref.lane())) {
            return null;
        }
        IntervalStore intervals = trace.intervals();
        return new TimeRange(
                intervals.startNanos(ref.lane(), ref.row()),
                intervals.endNanos(ref.lane(), ref.row()));
    }

    /// Fits the life span of the lanes in sight.
    public void fitVisibleLanes() {
        Trace trace = open.trace();
        if (trace == null) {
            return;
        }
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (int lane : visibleLanes()) {
            int rows = trace.intervals().size(lane);
            if (rows > 0) {
                start = Math.min(start, trace.intervals().startNanos(lane, 0));
                long ended = trace.lanes().endNanos(lane);
                long last = trace.intervals().endNanos(lane, rows - 1);
                end = Math.max(end, ended == LaneTable.UNKNOWN ? last : ended);
            }
        }
        if (end > start) {
            fit(new TimeRange(start, end));
        }
    }

    /// Lanes of the rows in sight.
    int[] visibleLanes() {
        LaneRows rows = rows();
        return IntStream.of(visibleRows())
                .filter(row -> !rows.isHeader(row))
                .map(rows::lane)
                .toArray();
    }

    /// Rows in sight, top to bottom, pinned ones first.
    int[] visibleRows() {
        LaneRows rows = rows();
        double scrolled = open.topPxProperty().get();
        int first = Math.max(rows.pinnedRows(), rows.rowAt(rows.pinnedHeightPx() + scrolled));
        int after = rows.rowAt(Math.ceil(scrolled + heightPx.get()) - 1) + 1;
        int end = Math.clamp(after, first, Math.max(first, rows.size()));
        return IntStream.concat(
                        IntStream.range(0, Math.min(rows.pinnedRows(), rows.size())),
                        IntStream.range(Math.min(first, end), end))
                .toArray();
    }

    /// Lane under a position, [LaneRows#HEADER] when there is none.
    public int laneAt(double y) {
        int row = rows().rowInWindow(y, open.topPxProperty().get());
        return row < 0 ? LaneRows.HEADER : rows().lane(row);
    }

    /// What lies at a position; empty outside all rows and before anything is loaded.
    public Optional<PixelProbe.Hit> probe(double x, double y) {
        Trace trace = open.trace();
        return trace == null
                ? Optional.empty()
                : new PixelProbe(trace, rows(), open.viewport())
                        .at(x, y, open.topPxProperty().get());
    }

    /// Selects the interval at a position, or the nearest within a few pixels; a click on a group's
    /// header folds or unfolds it, a click beside everything clears the selection.
    public void selectAt(double x, double y) {
        Optional<PixelProbe.Hit> found = probe(x, y);
        if (found.isEmpty()) {
            clearSelection();
            return;
        }
        PixelProbe.Hit hit = found.get();
        if (hit.lane() == LaneRows.HEADER) {
            lanes.toggleFold(rows().groups().get(hit.group()).name());
            return;
        }
        open.selectionProperty().set(null);
        open.laneProperty().set(hit.lane());
        open.intervalProperty()
                .set(
                        hit.interval()
                                .map(interval -> new IntervalRef(interval.lane(), interval.row()))
                                .orElse(null));
    }

    /// A click on a header at `y`: selects the lane, or folds the group.
    public void selectLaneAt(double y) {
        int row = rows().rowInWindow(y, open.topPxProperty().get());
        if (row < 0) {
            return;
        }
        if (rows().isHeader(row)) {
            lanes.toggleFold(rows().groups().get(rows().group(row)).name());
        } else {
            selectLane(rows().lane(row));
        }
    }

    /// Selects the next (1) or previous (-1) interval of the selected lane and brings it into view.
    public void walk(int direction) {
        Trace trace = open.trace();
        Integer lane = open.laneProperty().get();
        if (trace == null || lane == null) {
            selectFirstVisible();
            return;
        }
        IntervalRef at = open.intervalProperty().get();
        int row =
                at != null && at.lane() == lane
                        ? at.row() + direction
                        : trace.intervals().rowAt(lane, middleNanos());
        while (row >= 0
                && row < trace.intervals().size(lane)
                && trace.intervals().subState(lane, row) == SubState.ABSENT) {
            row += direction;
        }
        if (row >= 0 && row < trace.intervals().size(lane)) {
            open.select(new IntervalRef(lane, row));
            reveal();
        }
    }

    private void selectFirstVisible() {
        int[] visible = visibleLanes();
        if (visible.length > 0) {
            selectLane(visible[0]);
        }
    }

    private long middleNanos() {
        return open.viewport().timeAt(open.viewport().widthPx() / 2.0);
    }

    /// The time under the pointer, in the middle of the view when it is elsewhere.
    public long pointedNanos() {
        return Math.clamp(open.viewport().timeAt(anchorX()), 0, open.viewport().traceNanos());
    }

    /// Selects the lane above (-1) or below (1); the time stays.
    public void walkLanes(int direction) {
        Integer lane = open.laneProperty().get();
        int row = lane == null ? -1 : rows().rowOf(lane);
        if (row < 0) {
            selectFirstVisible();
            return;
        }
        row += direction;
        while (row >= 0 && row < rows().size() && rows().isHeader(row)) {
            row += direction;
        }
        if (row >= 0 && row < rows().size()) {
            selectLane(rows().lane(row));
        }
    }

    /// Selects a lane and its interval at the time of the selected one, and scrolls to it.
    public void selectLane(int lane) {
        Trace trace = open.trace();
        if (trace == null) {
            return;
        }
        IntervalRef before = open.intervalProperty().get();
        TimeRange range = before == null ? null : rangeOf(before);
        long time =
                range == null
                        ? middleNanos()
                        : Math.max(range.startNanos(), open.viewport().startNanos());
        open.laneProperty().set(lane);
        int row = trace.intervals().rowAt(lane, time);
        boolean there = row >= 0 && trace.intervals().subState(lane, row) != SubState.ABSENT;
        open.intervalProperty().set(there ? new IntervalRef(lane, row) : null);
        revealLane(lane);
    }

    /// Brings the selected interval into view without more movement than needed.
    public void reveal() {
        IntervalRef chosen = open.intervalProperty().get();
        TimeRange range = chosen == null ? null : rangeOf(chosen);
        if (chosen == null || range == null) {
            return;
        }
        Viewport view = open.viewport();
        boolean outside =
                range.endNanos() <= view.startNanos()
                        || view.xAt(range.startNanos()) >= view.widthPx();
        if (outside) {
            open.navigate(view.centre(range), "walk");
        }
        revealLane(chosen.lane());
    }

    /// Scrolls until the lane's row is in sight.
    public void revealLane(int lane) {
        int row = rows().rowOf(lane);
        if (row < 0 || rows().isPinned(row)) {
            return;
        }
        double top = rows().windowTopPx(row, open.topPxProperty().get());
        double bottom = top + rows().heightPx(row);
        if (top < rows().pinnedHeightPx()) {
            scroll(top - rows().pinnedHeightPx());
        } else if (bottom > heightPx.get()) {
            scroll(bottom - heightPx.get());
        }
    }

    /// Selects the whole visible time in all lanes.
    public void selectVisible() {
        if (open.trace() != null) {
            open.selectionProperty().set(Selection.ofTime(open.viewport().visibleTrace()));
        }
    }

    /// Takes back one level: the interval, then the selection, the measure cursors, the baseline,
    /// then the lane.
    ///
    /// @return whether there was anything to take back
    public boolean clearOne() {
        if (open.intervalProperty().get() != null) {
            open.intervalProperty().set(null);
        } else if (open.selectionProperty().get() != null) {
            open.selectionProperty().set(null);
        } else if (cursors.clear()) {
            return true;
        } else if (open.baselineProperty().get() != null) {
            open.baselineProperty().set(null);
        } else if (open.laneProperty().get() != null) {
            open.laneProperty().set(null);
        } else {
            return false;
        }
        return true;
    }

    public void clearSelection() {
        open.intervalProperty().set(null);
        open.selectionProperty().set(null);
    }

    /// Makes rows taller (1) or lower (-1), keeping the middle of the view in place.
    public void rowHeightStep(int direction) {
        List<Integer> heights = LaneRows.HEIGHTS_PX;
        int at = heights.indexOf(open.rowPxProperty().get()) - direction;
        if (at >= 0 && at < heights.size()) {
            double middle = open.topPxProperty().get() + heightPx.get() / 2;
            double share = middle / Math.max(1, rows().heightPx());
            open.rowHeight(heights.get(at));
            scrollTo(share * rows().heightPx() - heightPx.get() / 2);
        }
    }
}
