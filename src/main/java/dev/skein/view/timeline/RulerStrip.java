package dev.skein.view.timeline;

import dev.skein.model.TimeRange;
import dev.skein.render.Palette;
import dev.skein.render.RulerTicks;
import dev.skein.render.Viewport;
import dev.skein.view.CanvasRegion;
import dev.skein.view.Ink;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Selection;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/// The time axis above the lanes; a drag on it zooms to the stretch.
public final class RulerStrip extends CanvasRegion {
    private static final int LABEL_GAP_PX = 84;

    private final List<OverlayLayer> layers = new ArrayList<>();
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

    void add(OverlayLayer layer) {
        layers.add(layer);
        repaint();
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
        paintTicks(graphics, open, height);
        layers.forEach(layer -> layer.paint(graphics, palette, width, height));
        BracketTicks.paint(
                graphics,
                palette,
                BracketShapes.of(open.brackets().shown(), open.viewport()),
                height);
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

    private void paintTicks(GraphicsContext graphics, OpenTrace open, double height) {
        RulerTicks ticks = RulerTicks.of(open.viewport(), open.times().format(), LABEL_GAP_PX);
        boolean afterStart = open.viewport().startNanos() >= 0;
        double baseEnd = afterStart ? 14 + Ink.widthPx(ticks.base(), Ink.STRONG_LABEL) : 0;
        for (RulerTicks.Tick tick : ticks.ticks()) {
            double x = Math.round(tick.xPx());
            boolean early = tick.timeNanos() < 0;
            graphics.setFill(Ink.color(palette.dimTextArgb(), tick.isMinor() ? 0.6 : 1));
            double length = tick.isMinor() ? 3 : tick.full() ? 10 : 7;
            graphics.fillRect(x, height - 1 - length, 1, length);
            if (!tick.isMinor() && !early && x + 4 > baseEnd) {
                Font font = tick.full() ? Ink.STRONG_LABEL : Ink.LABEL;
                int ink = tick.full() ? palette.textArgb() : palette.dimTextArgb();
                Ink.pen(graphics, font, Ink.color(ink));
                graphics.fillText(tick.label(), x + 4, height / 2 - 2);
            }
        }
        if (afterStart) {
            Ink.pen(graphics, Ink.STRONG_LABEL, Ink.color(palette.textArgb()));
            graphics.fillText(ticks.base(), 4, height / 2 - 2);
        }
    }
}
