package dev.skein.app;

import dev.skein.export.PictureLayout;
import dev.skein.view.InkTarget;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.FontSmoothingType;

/// Paints a drawing with JavaFX, for PNG. JavaFX thread.
final class CanvasTarget {
    /// A canvas is painted in bands of at most this height, since one image has a largest side.
    private static final int BAND_PX = 2_000;

    private CanvasTarget() {}

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
        drawing.list().replay(new InkTarget(graphics, scale, top));
        return Picture.of(new Scene(new Group(canvas), width, rows), 1);
    }
}
