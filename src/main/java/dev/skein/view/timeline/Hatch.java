package dev.skein.view.timeline;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Diagonal lines over an area about which nothing is known yet.
final class Hatch {
    private static final double STEP_PX = 8;

    private Hatch() {}

    static void paint(
            GraphicsContext graphics, double x, double y, double width, double height, Color line) {
        if (width <= 0 || height <= 0) {
            return;
        }
        graphics.save();
        graphics.beginPath();
        graphics.rect(x, y, width, height);
        graphics.clip();
        graphics.setStroke(line);
        graphics.setLineWidth(1);
        for (double at = -height - (x % STEP_PX); at < width; at += STEP_PX) {
            graphics.strokeLine(x + at, y + height, x + at + height, y);
        }
        graphics.restore();
    }
}
