package dev.skein.view.timeline;

import dev.skein.render.Palette;
import dev.skein.view.Ink;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Selection;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/// Draws the measure cursors with their distance, and the baseline of a comparison.
final class MeasureLayer implements OverlayLayer {
    private static final double LABEL_HIGH_PX = 16;

    private final TimelineModel model;

    MeasureLayer(TimelineModel model) {
        this.model = model;
    }

    @Override
    public void paint(GraphicsContext graphics, Palette palette, double width, double height) {
        OpenTrace open = model.open();
        baseline(graphics, palette, open, width, height);
        Long one = model.cursors().firstProperty().get();
        Long two = model.cursors().secondProperty().get();
        cursor(graphics, palette, one, "1", height);
        cursor(graphics, palette, two, "2", height);
        if (one != null && two != null) {
            double left = open.viewport().xAt(Math.min(one, two));
            double right = open.viewport().xAt(Math.max(one, two));
            double y = height - LABEL_HIGH_PX / 2 - 2;
            graphics.setFill(Ink.color(palette.textArgb(), 0.8));
            graphics.fillRect(left, y, right - left, 1);
            label(graphics, palette, model.cursors().text(), (left + right) / 2, y, width);
        }
    }

    private void cursor(
            GraphicsContext graphics,
            Palette palette,
            @Nullable Long nanos,
            String name,
            double height) {
        if (nanos != null) {
            double x = Math.floor(model.open().viewport().xAt(nanos));
            graphics.setFill(Ink.color(palette.textArgb(), 0.8));
            graphics.fillRect(x, 0, 1, height);
            graphics.fillRect(x, 0, 13, 14);
            Ink.pen(graphics, Ink.STRONG_LABEL, Ink.color(palette.groundArgb()));
            graphics.fillText(name, x + 4, 7);
        }
    }

    /// Writes a text in the middle of `x`, inside the width.
    static void label(
            GraphicsContext graphics,
            Palette palette,
            String text,
            double x,
            double y,
            double width) {
        double wide = Ink.widthPx(text, Ink.LABEL) + 10;
        double left = Math.clamp(x - wide / 2, 0, Math.max(0.0, width - wide));
        graphics.setFill(Ink.color(palette.headerArgb(), 0.94));
        graphics.fillRoundRect(left, y - LABEL_HIGH_PX / 2, wide, LABEL_HIGH_PX, 4, 4);
        Ink.pen(graphics, Ink.LABEL, Ink.color(palette.textArgb()));
        graphics.fillText(text, left + 5, y);
    }

    private static void baseline(
            GraphicsContext graphics,
            Palette palette,
            OpenTrace open,
            double width,
            double height) {
        Selection baseline = open.baselineProperty().get();
        if (baseline == null) {
            return;
        }
        double left = Math.max(-2, open.viewport().xAt(baseline.range().startNanos()));
        double right = Math.min(width + 2, open.viewport().xAt(baseline.range().endNanos()));
        if (right > left) {
            graphics.setFill(Ink.color(palette.textArgb(), 0.07));
            graphics.fillRect(left, 0, right - left, height);
            graphics.setStroke(Ink.color(palette.dimTextArgb()));
            graphics.setLineWidth(1);
            graphics.setLineDashes(4, 3);
            graphics.strokeRect(left, -2, right - left, height + 4);
            graphics.setLineDashes();
        }
    }
}
