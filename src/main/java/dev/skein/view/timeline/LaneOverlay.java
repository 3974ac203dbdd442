package dev.skein.view.timeline;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.SubState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.render.LaneRows;
import dev.skein.render.Palette;
import dev.skein.render.RangeColumns;
import dev.skein.render.Viewport;
import dev.skein.view.CanvasRegion;
import dev.skein.view.Ink;
import dev.skein.view.trace.IntervalRef;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Selection;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// What is drawn over the lanes: pauses, words in wide intervals, the part not read yet, hover,
/// selection, the rectangle being dragged.
final class LaneOverlay extends CanvasRegion {
    private static final double LABEL_MIN_PX = 40;
    private static final int MAX_LABELS = 600;
    private static final int LABEL_MIN_ROW_PX = 14;
    private static final double SELECTED_FILL = 0.12;
    private static final double PAUSE_FILL = 0.22;

    private @Nullable TimelineModel model;
    private Palette palette = Palette.LIGHT;
    private final List<OverlayLayer> layers = new ArrayList<>();
    private double @Nullable [] drag;

    void add(OverlayLayer layer) {
        layers.add(layer);
        repaint();
    }

    void connect(TimelineModel timeline) {
        model = timeline;
        OpenTrace open = timeline.open();
        open.selectionProperty().addListener((_, _, _) -> repaint());
        open.intervalProperty().addListener((_, _, _) -> repaint());
        open.laneProperty().addListener((_, _, _) -> repaint());
        open.pausesProperty().addListener((_, _, _) -> repaint());
        open.stateProperty().addListener((_, _, _) -> repaint());
    }

    void setPalette(Palette value) {
        palette = value;
        repaint();
    }

    /// Shows the rectangle being dragged, `{x1, y1, x2, y2}`, or none.
    void setDrag(double @Nullable [] corners) {
        drag = corners;
        repaint();
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        TimelineModel timeline = model;
        Trace trace = timeline == null ? null : timeline.open().trace();
        if (timeline == null || trace == null) {
            return;
        }
        OpenTrace open = timeline.open();
        paintUnread(graphics, open, trace, width, height);
        if (open.pausesProperty().get()) {
            paintPauses(graphics, trace, open.viewport(), height);
        }
        paintRows(graphics, timeline, trace, width);
        layers.forEach(layer -> layer.paint(graphics, palette, width, height));
        paintSelection(graphics, timeline, width, height);
        paintInterval(graphics, timeline, width);
        paintDrag(graphics);
    }

    private void paintUnread(
            GraphicsContext graphics, OpenTrace open, Trace trace, double width, double height) {
        double from = Math.max(0, open.viewport().xAt(trace.durationNanos()));
        double to = Math.min(width, open.viewport().xAt(open.viewport().traceNanos()));
        Hatch.paint(graphics, from, 0, to - from, height, Ink.color(palette.lineArgb()));
    }

    private void paintPauses(GraphicsContext graphics, Trace trace, Viewport view, double height) {
        graphics.setFill(Ink.color(palette.argb(LaneState.GC), PAUSE_FILL));
        for (RangeColumns.Column column : RangeColumns.pauses(trace, view)) {
            graphics.fillRect(column.leftPx(), 0, column.rightPx() - column.leftPx(), height);
        }
    }

    private void paintRows(
            GraphicsContext graphics, TimelineModel timeline, Trace trace, double width) {
        LaneRows rows = timeline.rows();
        double scrolled = timeline.open().topPxProperty().get();
        Integer chosen = timeline.open().laneProperty().get();
        int labels = 0;
        for (int row : timeline.visibleRows()) {
            int lane = rows.lane(row);
            if (lane == LaneRows.HEADER) {
                continue;
            }
            double top = rows.windowTopPx(row, scrolled);
            double rowHeight = rows.heightPx(row);
            if (chosen != null && chosen == lane) {
                // Lines, no tint: colours of states must stay those of the legend.
                graphics.setFill(Ink.color(palette.selectionArgb(), 0.7));
                graphics.fillRect(0, top, width, 1);
                graphics.fillRect(0, top + rowHeight - 1, width, 1);
            }
            if (rowHeight >= LABEL_MIN_ROW_PX && labels < MAX_LABELS) {
                labels +=
                        paintLabels(
                                graphics,
                                timeline.open().viewport(),
                                trace,
                                lane,
                                top + rowHeight / 2,
                                width);
            }
        }
    }

    private int paintLabels(
            GraphicsContext graphics,
            Viewport view,
            Trace trace,
            int lane,
            double middle,
            double width) {
        IntervalStore intervals = trace.intervals();
        int labels = 0;
        int painted = -1;
        double x = 0;
        while (x < width) {
            int row = intervals.rowAt(lane, view.timeAt(x));
            if (row >= 0 && row == painted) {
                row = painted + 1;
                if (row >= intervals.size(lane)) {
                    break;
                }
            }
            if (row < 0) {
                if (intervals.size(lane) == 0) {
                    break;
                }
                x = Math.max(x + LABEL_MIN_PX, view.xAt(intervals.startNanos(lane, 0)));
                continue;
            }
            painted = row;
            double left = Math.max(0, view.xAt(intervals.startNanos(lane, row)));
            double right = Math.min(width, view.xAt(intervals.endNanos(lane, row)));
            if (right - left >= LABEL_MIN_PX) {
                labels += paintLabel(graphics, trace, lane, row, left, right, middle);
            }
            x = Math.max(x + LABEL_MIN_PX, right + 0.5);
        }
        return labels;
    }

    private int paintLabel(
            GraphicsContext graphics,
            Trace trace,
            int lane,
            int row,
            double left,
            double right,
            double middle) {
        SubState subState = trace.subStates().get(trace.intervals().subState(lane, row));
        LaneState state = subState.state();
        if (state == null || state == LaneState.RUNNING) {
            return 0;
        }
        String text = Ink.fitted(subState.label(), Ink.SMALL, right - left - 8);
        if (text.isEmpty()) {
            return 0;
        }
        Color ink = Ink.contrasting(palette.argb(state), palette.textArgb(), palette.groundArgb());
        Ink.pen(graphics, Ink.SMALL, ink);
        graphics.fillText(text, left + 4, middle);
        return 1;
    }

    private void paintSelection(
            GraphicsContext graphics, TimelineModel timeline, double width, double height) {
        Selection selection = timeline.open().selectionProperty().get();
        if (selection == null) {
            return;
        }
        Viewport view = timeline.open().viewport();
        double left = Math.clamp(view.xAt(selection.range().startNanos()), -4, width + 4);
        double right = Math.clamp(view.xAt(selection.range().endNanos()), -4, width + 4);
        double[] span = selectedSpan(timeline, selection, height);
        graphics.setFill(Ink.color(palette.selectionArgb(), SELECTED_FILL));
        graphics.fillRect(left, span[0], right - left, span[1] - span[0]);
        graphics.setStroke(Ink.color(palette.selectionArgb()));
        graphics.setLineWidth(2);
        graphics.strokeRect(left, span[0], Math.max(1, right - left), span[1] - span[0]);
    }

    /// Top and bottom of the selected lanes' rows; the whole height when all lanes are selected.
    private static double[] selectedSpan(
            TimelineModel timeline, Selection selection, double height) {
        if (selection.lanes() == null) {
            return new double[] {-4, height + 4};
        }
        LaneRows rows = timeline.rows();
        double scrolled = timeline.open().topPxProperty().get();
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int lane : selection.lanes().toArray()) {
            int row = rows.rowOf(lane);
            if (row >= 0) {
                top = Math.min(top, rows.windowTopPx(row, scrolled));
                bottom = Math.max(bottom, rows.windowTopPx(row, scrolled) + rows.heightPx(row));
            }
        }
        return top > bottom
                ? new double[] {-4, -4}
                : new double[] {Math.max(-4, top), Math.min(height + 4, bottom)};
    }

    private void paintInterval(GraphicsContext graphics, TimelineModel timeline, double width) {
        IntervalRef chosen = timeline.open().intervalProperty().get();
        TimeRange range = chosen == null ? null : timeline.rangeOf(chosen);
        int row = chosen == null ? -1 : timeline.rows().rowOf(chosen.lane());
        if (range == null || row < 0) {
            return;
        }
        Viewport view = timeline.open().viewport();
        double left = Math.clamp(view.xAt(range.startNanos()), -4, width + 4);
        double right = Math.clamp(view.xAt(range.endNanos()), -4, width + 4);
        double top = timeline.rows().windowTopPx(row, timeline.open().topPxProperty().get());
        double height = timeline.rows().heightPx(row);
        double middle = (left + right) / 2;
        double shown = Math.max(3, right - left);
        graphics.setStroke(Ink.color(palette.groundArgb()));
        graphics.setLineWidth(4);
        graphics.strokeRect(middle - shown / 2, top + 1, shown, height - 2);
        graphics.setStroke(Ink.color(palette.selectionArgb()));
        graphics.setLineWidth(2);
        graphics.strokeRect(middle - shown / 2, top + 1, shown, height - 2);
    }

    private void paintDrag(GraphicsContext graphics) {
        double[] corners = drag;
        if (corners == null) {
            return;
        }
        double left = Math.min(corners[0], corners[2]);
        double top = Math.min(corners[1], corners[3]);
        double width = Math.abs(corners[2] - corners[0]);
        double height = Math.abs(corners[3] - corners[1]);
        graphics.setFill(Ink.color(palette.selectionArgb(), SELECTED_FILL));
        graphics.fillRect(left, top, width, height);
        graphics.setStroke(Ink.color(palette.selectionArgb()));
        graphics.setLineWidth(1);
        graphics.strokeRect(left + 0.5, top + 0.5, width, height);
    }
}
