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
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// Paints a drawing with JavaFX, for PNG. JavaFX thread.
final class CanvasTarget implements DrawTarget {
    /// A canvas is painted in bands of at most this height, since one image has a largest side.
    private static final int BAND_PX = 2_000;

    private final GraphicsContext graphics;

    private CanvasTarget(GraphicsContext graphics) {
        this.graphics = graphics;
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
        graphics.translate(0, -top);
        graphics.scale(scale, scale);
        drawing.list().replay(new CanvasTarget(graphics));
        return Picture.of(new Scene(new Group(canvas), width, rows), 1);
    }

    @Override
    public void rect(double x, double y, double width, double height, int argb) {
        graphics.setFill(Ink.color(argb));
        graphics.fillRect(x, y, width, height);
    }

    @Override
    public void frame(double x, double y, double width, double height, double strokePx, int argb) {
        double inset = strokePx / 2;
        graphics.setStroke(Ink.color(argb));
        graphics.setLineWidth(strokePx);
        graphics.strokeRect(x + inset, y + inset, width - strokePx, height - strokePx);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double strokePx, int argb) {
        graphics.setStroke(Ink.color(argb));
        graphics.setLineWidth(strokePx);
        graphics.strokeLine(x1, y1, x2, y2);
    }

    @Override
    public void text(double x, double y, String text, TextStyle style) {
        String family = style.mono() ? Ink.CODE_FAMILY : Ink.UI_FAMILY;
        FontWeight weight = style.bold() ? FontWeight.SEMI_BOLD : FontWeight.NORMAL;
        graphics.setFont(Font.font(family, weight, style.sizePx()));
        graphics.setTextBaseline(VPos.BASELINE);
        graphics.setTextAlign(
                switch (style.anchor()) {
                    case LEFT -> TextAlignment.LEFT;
                    case CENTRE -> TextAlignment.CENTER;
                    case RIGHT -> TextAlignment.RIGHT;
                });
        graphics.setFill(Ink.color(style.argb()));
        graphics.fillText(text, x, y);
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
        graphics.drawImage(image, x, y, width, height);
    }
}
