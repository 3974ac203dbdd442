package dev.skein.view.stacks;

import dev.skein.render.Palette;
import dev.skein.view.CanvasRegion;
import dev.skein.view.Ink;
import javafx.scene.canvas.GraphicsContext;

/// When a group occurs, as a row of bars over the range: the tallest is the busiest part of it.
final class SparkBox extends CanvasRegion {
    private static final double PADDING_PX = 3;

    private long[] values = new long[0];
    private Palette palette = Palette.LIGHT;

    void show(long[] newValues, Palette newPalette) {
        values = newValues;
        palette = newPalette;
        repaint();
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        long most = 0;
        for (long value : values) {
            most = Math.max(most, value);
        }
        double room = height - 2 * PADDING_PX;
        graphics.setFill(Ink.color(palette.lineArgb()));
        graphics.fillRect(0, height - PADDING_PX, width, 1);
        if (most == 0) {
            return;
        }
        graphics.setFill(Ink.color(palette.selectionArgb()));
        double step = width / values.length;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0) {
                double bar = Math.max(1, Math.round(room * values[i] / most));
                double left = Math.floor(i * step);
                graphics.fillRect(
                        left,
                        height - PADDING_PX - bar,
                        Math.max(1, Math.floor((i + 1) * step) - left),
                        bar);
            }
        }
    }
}
