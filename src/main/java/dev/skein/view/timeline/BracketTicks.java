package dev.skein.view.timeline;

import dev.skein.render.Palette;
import dev.skein.view.Ink;
import javafx.scene.canvas.GraphicsContext;

/// The ends of the findings on a strip of time: a small bracket along its lower edge.
final class BracketTicks {
    private static final double HEIGHT_PX = 6;

    private BracketTicks() {}

    static void paint(
            GraphicsContext graphics, Palette palette, BracketShapes shapes, double heightPx) {
        graphics.setFill(Ink.color(palette.anomalyArgb()));
        double line = BracketLayer.LINE_PX;
        for (BracketShapes.Shape shape : shapes.shapes()) {
            double top = heightPx - HEIGHT_PX - 1;
            graphics.fillRect(shape.leftPx(), top, line, HEIGHT_PX);
            graphics.fillRect(shape.rightPx() - line, top, line, HEIGHT_PX);
            if (!shapes.ticksOnly()) {
                graphics.fillRect(
                        shape.leftPx(),
                        top,
                        Math.max(line, shape.rightPx() - shape.leftPx()),
                        line);
            }
        }
    }
}
