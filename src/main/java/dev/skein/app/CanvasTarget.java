package dev.skein.app;

import dev.skein.export.PictureLayout;
import dev.skein.render.DrawTarget;
import dev.skein.render.Raster;
import dev.skein.view.Ink;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// Paints a drawing with JavaFX, for PNG. JavaFX thread.
///
/// Coordinates are scaled here and not by a transform: under one, JavaFX fills the outlines of
/// glyphs, and strokes that cross, as in t and +, come out hollow.
final class CanvasTarget implements DrawTarget {
    /// A canvas is painted in bands of at most this height, since one image has a largest side.
    private static final int BAND_PX = 2_000;

    private final GraphicsContext graphics;
    private final double scale;
    private final double topPx;

    private CanvasTarget(GraphicsContext graphics, double scale, double topPx) {
        this.graphics = graphics;
        this.scale = scale;
        this.topPx = topPx;
    }

    /// @param scale device pixels per logical pixel
    static Picture paint(PictureLayout.Drawing drawing, double scale) {
        int width = (int) Math.round(drawing.widthPx() * scale);
        int height = (int) Math.round(drawing.heightPx() * scale);
        List<Picture> bands = new ArrayList<>();
        for (int top = 0; top < height; top += BAND_PX) {
            bands.add(band(drawing, scale, width, top, Math.min(BAND_PX, height - top)));
        }
        return Picture.stacked(bands);
    }

    private static Picture band(
            PictureLayout.Drawing drawing, double scale, int width, int top, int rows) {
        Canvas canvas = new Canvas(width, rows);
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.setImageSmoothing(false);
        graphics.setFontSmoothingType(FontSmoothingType.GRAY);
        drawing.list().replay(new CanvasTarget(graphics, scale, top));
        return Picture.of(new Scene(new Group(canvas), width, rows), 1);
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
