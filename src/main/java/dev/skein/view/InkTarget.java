package dev.skein.view;

import dev.skein.render.DrawTarget;
import dev.skein.render.Raster;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// Draws onto a canvas. JavaFX thread.
///
/// Coordinates are scaled here and not by a transform: under one, JavaFX fills the outlines of
/// glyphs, and strokes that cross, as in t and +, come out hollow.
public final class InkTarget implements DrawTarget {
    private final GraphicsContext graphics;
    private final double scale;
    private final double topPx;

    /// @param scale canvas pixels per logical pixel
    /// @param topPx canvas pixels that lie above the canvas
    public InkTarget(GraphicsContext graphics, double scale, double topPx) {
        this.graphics = graphics;
        this.scale = scale;
        this.topPx = topPx;
    }

    private double x(double logicalPx) {
        return logicalPx * scale;
    }

    private double y(double logicalPx) {
        return logicalPx * scale - topPx;
    }

    @Override
    public void rect(double x, double y, double width, double height, int argb) {
        graphics.setFill(Ink.color(argb));
        graphics.fillRect(x(x), y(y), width * scale, height * scale);
    }

    @Override
    public void frame(double x, double y, double width, double height, double strokePx, int argb) {
        double inset = strokePx / 2;
        graphics.setStroke(Ink.color(argb));
        graphics.setLineWidth(strokePx * scale);
        graphics.strokeRect(
                x(x + inset),
                y(y + inset),
                (width - strokePx) * scale,
                (height - strokePx) * scale);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double strokePx, int argb) {
        graphics.setStroke(Ink.color(argb));
        graphics.setLineWidth(strokePx * scale);
        graphics.strokeLine(x(x1), y(y1), x(x2), y(y2));
    }

    @Override
    public void text(double x, double y, String text, TextStyle style) {
        String family = style.mono() ? Ink.CODE_FAMILY : Ink.UI_FAMILY;
        FontWeight weight = style.bold() ? FontWeight.BOLD : FontWeight.NORMAL;
        graphics.setFont(Font.font(family, weight, style.sizePx() * scale));
        graphics.setTextBaseline(VPos.BASELINE);
        graphics.setTextAlign(
                switch (style.anchor()) {
                    case LEFT -> TextAlignment.LEFT;
                    case CENTRE -> TextAlignment.CENTER;
                    case RIGHT -> TextAlignment.RIGHT;
                });
        graphics.setFill(Ink.color(style.argb()));
        graphics.fillText(text, Math.rint(x(x)), Math.rint(y(y)));
    }

    @Override
    public void image(double x, double y, double width, double height, Raster raster) {
        WritableImage image = new WritableImage(raster.width(), raster.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        raster.width(),
                        raster.height(),
                        PixelFormat.getIntArgbPreInstance(),
                        raster.pixels(),
                        0,
                        raster.stride());
        graphics.drawImage(image, x(x), y(y), width * scale, height * scale);
    }
}
