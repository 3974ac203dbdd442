package dev.skein.view.timeline;

import dev.skein.model.LaneState;
import dev.skein.model.LaneTable;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.render.LaneRows;
import dev.skein.render.LaneSpark;
import dev.skein.render.Palette;
import dev.skein.view.CanvasRegion;
import dev.skein.view.Ink;
import dev.skein.view.trace.Hover;
import dev.skein.view.trace.OpenTrace;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// Names of the lanes beside their rows, with a sparkline of lock time over the whole trace and the
/// largest shares of the selected or visible time. One canvas, however many lanes.
public final class LaneHeaders extends CanvasRegion {
    private static final int SPARK_BUCKETS = 24;
    private static final double SPARK_PX = 48;
    private static final double TOTALS_PX = 86;
    private static final double GAP_PX = 8;
    private static final int TEXT_MIN_ROW_PX = 12;
    private static final int SMALL_MIN_ROW_PX = 9;
    private static final double WORTH_TELLING = 0.005;

    private final Map<Integer, float[]> sparks = new HashMap<>();
    private @Nullable Trace sparked;
    private @Nullable TimelineModel model;
    private Palette palette = Palette.LIGHT;

    public LaneHeaders() {
        getStyleClass().add("lane-headers");
    }

    void connect(TimelineModel timeline) {
        model = timeline;
        OpenTrace open = timeline.open();
        timeline.lanes().rowsProperty().addListener((_, _, _) -> repaint());
        timeline.heightPxProperty().addListener((_, _, _) -> repaint());
        open.traceProperty().addListener((_, _, _) -> repaint());
        open.viewportProperty().addListener((_, _, _) -> repaint());
        open.topPxProperty().addListener((_, _, _) -> repaint());
        open.selectionProperty().addListener((_, _, _) -> repaint());
        open.laneProperty().addListener((_, _, _) -> repaint());
        open.hoverProperty().addListener((_, _, _) -> repaint());
    }

    void setPalette(Palette value) {
        palette = value;
        repaint();
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        TimelineModel timeline = model;
        graphics.setFill(Ink.color(palette.groundArgb()));
        graphics.fillRect(0, 0, width, height);
        Trace trace = timeline == null ? null : timeline.open().trace();
        if (timeline == null || trace == null) {
            return;
        }
        LaneRows rows = timeline.rows();
        TimeRange window = timeline.open().window();
        double scrolled = timeline.open().topPxProperty().get();
        for (int row : timeline.visibleRows()) {
            double top = rows.windowTopPx(row, scrolled);
            if (rows.isHeader(row)) {
                paintGroup(graphics, rows, row, top, width);
            } else {
                paintLane(graphics, trace, rows, row, top, width, window);
            }
        }
        graphics.setFill(Ink.color(palette.lineArgb()));
        graphics.fillRect(width - 1, 0, 1, height);
        if (rows.pinnedRows() > 0) {
            graphics.fillRect(0, rows.pinnedHeightPx() - 1, width, 1);
        }
    }

    private void paintGroup(
            GraphicsContext graphics, LaneRows rows, int row, double top, double width) {
        LaneRows.Group group = rows.groups().get(rows.group(row));
        double middle = top + rows.heightPx(row) / 2.0;
        graphics.setFill(Ink.color(palette.headerArgb()));
        graphics.fillRect(0, top, width, rows.heightPx(row));
        paintTwisty(graphics, 8, middle, group.folded());
        String count = String.format(Locale.ROOT, "%,d", group.lanes().length);
        double countWidth = Ink.widthPx(count, Ink.LABEL);
        Ink.pen(graphics, Ink.LABEL, Ink.color(palette.dimTextArgb()));
        graphics.fillText(count, width - GAP_PX - countWidth, middle);
        Ink.pen(graphics, Ink.STRONG, Ink.color(palette.textArgb()));
        String name =
                Ink.fittedInTheMiddle(
                        group.name(), Ink.STRONG, width - 20 - countWidth - 2 * GAP_PX);
        graphics.fillText(name, 20, middle);
    }

    private void paintTwisty(GraphicsContext graphics, double x, double middle, boolean folded) {
        graphics.setFill(Ink.color(palette.dimTextArgb()));
        if (folded) {
            graphics.fillPolygon(
                    new double[] {x, x + 6, x}, new double[] {middle - 4, middle, middle + 4}, 3);
        } else {
            graphics.fillPolygon(
                    new double[] {x - 1, x + 7, x + 3},
                    new double[] {middle - 3, middle - 3, middle + 3},
                    3);
        }
    }

    private void paintLane(
            GraphicsContext graphics,
            Trace trace,
            LaneRows rows,
            int row,
            double top,
            double width,
            TimeRange window) {
        int lane = rows.lane(row);
        double height = rows.heightPx(row);
        paintGround(graphics, lane, top, width, height);
        if (height < SMALL_MIN_ROW_PX) {
            return;
        }
        boolean roomy = height >= TEXT_MIN_ROW_PX && width > 200;
        double middle = top + height / 2;
        double left =
                rows.isPinned(row) || rows.group(row) < 0 ? 8 : rows.groups().size() > 1 ? 20 : 8;
        double right = width - GAP_PX;
        if (roomy) {
            paintTotals(graphics, trace, lane, window, right - TOTALS_PX, middle);
            right -= TOTALS_PX + GAP_PX;
            paintSpark(graphics, trace, lane, right - SPARK_PX, top + 3, height - 6);
            right -= SPARK_PX + GAP_PX;
        }
        paintName(graphics, trace.lanes(), lane, left, right, middle, height);
    }

    private void paintGround(
            GraphicsContext graphics, int lane, double top, double width, double height) {
        TimelineModel timeline = model;
        if (timeline == null) {
            return;
        }
        Integer chosen = timeline.open().laneProperty().get();
        Hover hover = timeline.open().hoverProperty().get();
        if (chosen != null && chosen == lane) {
            graphics.setFill(Ink.color(palette.selectionArgb(), 0.16));
            graphics.fillRect(0, top, width, height);
            graphics.setFill(Ink.color(palette.selectionArgb()));
            graphics.fillRect(0, top, 3, height);
        } else if (hover != null && hover.lane() == lane) {
            graphics.setFill(Ink.color(palette.textArgb(), 0.06));
            graphics.fillRect(0, top, width, height);
        }
    }

    private void paintName(
            GraphicsContext graphics,
            LaneTable lanes,
            int lane,
            double left,
            double right,
            double middle,
            double height) {
        boolean small = height < TEXT_MIN_ROW_PX;
        var font = small ? Ink.TINY : Ink.NAME;
        String number = lanes.id(lane) < 0 ? "" : "#" + lanes.id(lane);
        String name = lanes.name(lane);
        double numberWidth = number.isEmpty() ? 0 : Ink.widthPx(number, Ink.SMALL) + 6;
        if (small || numberWidth > (right - left) / 3) {
            numberWidth = 0;
        }
        Color ink = Ink.color(lanes.system(lane) ? palette.dimTextArgb() : palette.textArgb());
        if (name.isEmpty()) {
            name = number;
            numberWidth = 0;
        }
        String fitted = Ink.fittedInTheMiddle(name, font, right - left - numberWidth);
        Ink.pen(graphics, font, ink);
        graphics.fillText(fitted, left, middle);
        if (numberWidth > 0) {
            Ink.pen(graphics, Ink.SMALL, Ink.color(palette.dimTextArgb()));
            graphics.fillText(number, left + Ink.widthPx(fitted, font) + 6, middle + 0.5);
        }
    }

    private void paintTotals(
            GraphicsContext graphics,
            Trace trace,
            int lane,
            TimeRange window,
            double left,
            double middle) {
        long[] nanos = trace.intervals().nanosByState(lane, window);
        long length = Math.max(1, window.durationNanos());
        LaneState largest = largest(nanos);
        if (nanos[largest.code()] == 0) {
            return;
        }
        double lock = nanos[LaneState.LOCK.code()] / (double) length;
        boolean lockToo = largest != LaneState.LOCK && lock > WORTH_TELLING;
        LaneState told = lockToo ? LaneState.LOCK : largest;
        double share = nanos[told.code()] / (double) length;
        graphics.setFill(Ink.color(palette.argb(told)));
        graphics.fillRoundRect(left, middle - 4, 8, 8, 2, 2);
        Ink.pen(graphics, Ink.LABEL, Ink.color(palette.dimTextArgb()));
        graphics.fillText(told.key(), left + 12, middle);
        String percent = percent(share);
        graphics.fillText(percent, left + TOTALS_PX - Ink.widthPx(percent, Ink.LABEL), middle);
    }

    private static LaneState largest(long[] nanos) {
        int best = 0;
        for (int code = 1; code < nanos.length; code++) {
            best = nanos[code] > nanos[best] ? code : best;
        }
        return LaneState.ofCode(best);
    }

    static String percent(double share) {
        double percent = share * 100;
        if (percent > 0 && percent < 0.1) {
            return "<0.1 %";
        }
        return String.format(Locale.ROOT, percent < 9.95 ? "%.1f %%" : "%.0f %%", percent);
    }

    private void paintSpark(
            GraphicsContext graphics,
            Trace trace,
            int lane,
            double left,
            double top,
            double height) {
        if (sparked != trace) {
            sparked = trace;
            sparks.clear();
        }
        float[] values =
                sparks.computeIfAbsent(
                        lane,
                        l ->
                                new LaneSpark(trace)
                                        .shares(l, LaneState.LOCK, trace.range(), SPARK_BUCKETS));
        double step = SPARK_PX / SPARK_BUCKETS;
        graphics.setFill(Ink.color(palette.lineArgb()));
        graphics.fillRect(left, top + height - 1, SPARK_PX, 1);
        graphics.setFill(Ink.color(palette.argb(LaneState.LOCK)));
        for (int i = 0; i < SPARK_BUCKETS; i++) {
            if (values[i] > 0) {
                double bar = Math.max(1.5, values[i] * height);
                graphics.fillRect(left + i * step, top + height - bar, step, bar);
            }
        }
    }
}
