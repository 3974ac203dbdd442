package dev.skein.view.timeline;

import dev.skein.model.TimeRange;
import dev.skein.render.Palette;
import dev.skein.render.Viewport;
import dev.skein.view.CanvasRegion;
import dev.skein.view.Ink;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Selection;
import dev.skein.view.trace.TimeMode;
import dev.skein.view.trace.Times;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The time axis above the lanes; a drag on it zooms to the stretch.
public final class RulerStrip extends CanvasRegion {
    private static final double LABEL_GAP_PX = 26;

    private @Nullable TimelineModel model;
    private Palette palette = Palette.LIGHT;
    private double pressedX = -1;
    private double draggedX;

    public RulerStrip() {
        getStyleClass().add("ruler");
        addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                event -> {
                    pressedX = event.getX();
                    draggedX = pressedX;
                });
        addEventHandler(
                MouseEvent.MOUSE_DRAGGED,
                event -> {
                    draggedX = Math.clamp(event.getX(), 0, getWidth());
                    repaint();
                });
        addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> released());
    }

    void connect(TimelineModel timeline) {
        model = timeline;
        OpenTrace open = timeline.open();
        open.viewportProperty().addListener((_, _, _) -> repaint());
        open.timeModeProperty().addListener((_, _, _) -> repaint());
        open.traceProperty().addListener((_, _, _) -> repaint());
        open.selectionProperty().addListener((_, _, _) -> repaint());
        timeline.pointerXProperty().addListener((_, _, _) -> repaint());
    }

    void setPalette(Palette value) {
        palette = value;
        repaint();
    }

    private void released() {
        TimelineModel timeline = model;
        if (timeline != null && pressedX >= 0 && Math.abs(draggedX - pressedX) > 3) {
            Viewport view = timeline.open().viewport();
            long from = view.timeAt(Math.min(pressedX, draggedX));
            long to = view.timeAt(Math.max(pressedX, draggedX));
            timeline.showExactly(new TimeRange(from, Math.max(from + 1, to)), "");
        }
        pressedX = -1;
        repaint();
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        TimelineModel timeline = model;
        graphics.setFill(Ink.color(palette.headerArgb()));
        graphics.fillRect(0, 0, width, height);
        graphics.setFill(Ink.color(palette.lineArgb()));
        graphics.fillRect(0, height - 1, width, 1);
        if (timeline == null || timeline.open().trace() == null) {
            return;
        }
        OpenTrace open = timeline.open();
        paintSelection(graphics, open, height);
        paintTicks(graphics, open, width, height);
        double x = timeline.pointerXProperty().get();
        if (x >= 0) {
            graphics.setFill(Ink.color(palette.textArgb(), 0.7));
            graphics.fillRect(Math.floor(x), height - 8, 1, 8);
        }
        if (pressedX >= 0) {
            graphics.setFill(Ink.color(palette.selectionArgb(), 0.25));
            graphics.fillRect(
                    Math.min(pressedX, draggedX), 0, Math.abs(draggedX - pressedX), height);
        }
    }

    private void paintSelection(GraphicsContext graphics, OpenTrace open, double height) {
        Selection selection = open.selectionProperty().get();
        if (selection != null) {
            double left = open.viewport().xAt(selection.range().startNanos());
            double right = open.viewport().xAt(selection.range().endNanos());
            graphics.setFill(Ink.color(palette.selectionArgb(), 0.18));
            graphics.fillRect(left, 0, right - left, height);
            graphics.setFill(Ink.color(palette.selectionArgb()));
            graphics.fillRect(left, height - 3, Math.max(2, right - left), 3);
        }
    }

    private void paintTicks(GraphicsContext graphics, OpenTrace open, double width, double height) {
        Viewport view = open.viewport();
        Times times = open.times();
        long step = step(view, times);
        long phase = phase(times, step);
        long first = Math.floorDiv(view.startNanos() + phase, step) * step - phase;
        long minor = Math.max(1, step / minorParts(step));
        graphics.setFill(Ink.color(palette.dimTextArgb(), 0.6));
        for (long at = first; view.xAt(at) < width; at += minor) {
            graphics.fillRect(Math.round(view.xAt(at)), height - 4, 1, 3);
        }
        for (long at = first; view.xAt(at) < width; at += step) {
            double x = Math.round(view.xAt(at));
            graphics.setFill(Ink.color(palette.dimTextArgb()));
            graphics.fillRect(x, height - 8, 1, 7);
            if (at >= 0) {
                Ink.pen(graphics, Ink.LABEL, Ink.color(palette.textArgb()));
                graphics.fillText(times.at(at, step), x + 4, height / 2 - 1);
            }
        }
    }

    /// The smallest round step whose labels do not touch.
    private static long step(Viewport view, Times times) {
        long step = 1;
        int[] factors = {2, 5, 10};
        long decade = 1;
        for (int i = 0; i < 60; i++) {
            double labelPx = Ink.widthPx(times.at(view.range().endNanos(), step), Ink.LABEL);
            if (step / view.nanosPerPx() >= labelPx + LABEL_GAP_PX) {
                return step;
            }
            step = decade * factors[i % 3];
            if (i % 3 == 2) {
                decade *= 10;
            }
        }
        return step;
    }

    /// Moves ticks to round times of day where those are shown.
    private static long phase(Times times, long step) {
        Long origin = times.originEpochNanos();
        boolean wall =
                origin != null
                        && times.shownMode() != TimeMode.SINCE_START
                        && times.shownMode() != TimeMode.RAW_NANOS;
        return origin != null && wall ? Math.floorMod(origin, step) : 0;
    }

    private static long minorParts(long step) {
        return Long.toString(step).startsWith("2") ? 4 : 5;
    }
}
