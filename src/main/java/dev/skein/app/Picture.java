package dev.skein.app;

import dev.skein.export.PngFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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

    void writePng(Path file, String title) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("Title", title);
        texts.put("Software", "Skein " + Version.text());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            PngFile.write(argb, widthPx, heightPx, texts, out);
        }
    }
}
