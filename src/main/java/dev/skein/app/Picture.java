package dev.skein.app;

import dev.skein.export.OutputFile;
import dev.skein.export.PngFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/// A finished picture: opaque pixels, row by row.
final class Picture {
    private final int[] argb;
    private final int widthPx;
    private final int heightPx;

    /// Layout may depend on what an earlier pass found out: sizes, then lanes, then bars.
    private static final int LAYOUT_PASSES = 4;

    private Picture(int[] argb, int widthPx, int heightPx) {
        this.argb = argb;
        this.widthPx = widthPx;
        this.heightPx = heightPx;
    }

    int widthPx() {
        return widthPx;
    }

    int heightPx() {
        return heightPx;
    }

    /// Colour of a pixel, `0xAARRGGBB`.
    int at(int x, int y) {
        return argb[y * widthPx + x];
    }

    /// Pictures of one width, one below the other.
    static Picture stacked(List<Picture> bands) {
        int width = bands.getFirst().widthPx;
        int height = bands.stream().mapToInt(Picture::heightPx).sum();
        int[] argb = new int[Math.multiplyExact(width, height)];
        int at = 0;
        for (Picture band : bands) {
            System.arraycopy(band.argb, 0, argb, at, band.argb.length);
            at += band.argb.length;
        }
        return new Picture(argb, width, height);
    }

    /// Takes a picture of a scene that is in no window. JavaFX thread.
    static Picture of(Scene scene, double scale) {
        layOut(scene);
        Parent root = scene.getRoot();
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        parameters.setFill(Color.WHITE);
        WritableImage image =
                new WritableImage(
                        (int) Math.round(scene.getWidth() * scale),
                        (int) Math.round(scene.getHeight() * scale));
        root.snapshot(parameters, image);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return new Picture(argb, width, height);
    }

    /// Gives every node its size, as a frame in a window would. JavaFX thread.
    static void layOut(Scene scene) {
        Parent root = scene.getRoot();
        for (int i = 0; i < LAYOUT_PASSES; i++) {
            root.applyCss();
            root.resize(scene.getWidth(), scene.getHeight());
            root.layout();
        }
    }

    /// Writes the file whole or not at all.
    ///
    /// @throws CommandFailure when it cannot be written
    void writePng(Path file, String title) {
        Output.write(file.toString(), png(title));
    }

    /// The bytes of a PNG file.
    OutputFile.Content png(String title) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("Title", title);
        texts.put("Software", "Skein " + Version.text());
        return out -> PngFile.write(argb, widthPx, heightPx, texts, out);
    }

    /// For the screen and the clipboard. JavaFX thread.
    WritableImage image() {
        WritableImage image = new WritableImage(widthPx, heightPx);
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        widthPx,
                        heightPx,
                        PixelFormat.getIntArgbInstance(),
                        argb,
                        0,
                        widthPx);
        return image;
    }
}
