package dev.skein.view;

import dev.skein.render.Raster;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// A [Raster] that can be shown: the image shares its pixels. UI thread.
public final class RasterImage {
    private final Raster raster;
    private final PixelBuffer<IntBuffer> buffer;
    private final Image image;

    public RasterImage(int widthPx, int heightPx) {
        raster = Raster.of(widthPx, heightPx);
        buffer =
                new PixelBuffer<>(
                        widthPx,
                        heightPx,
                        IntBuffer.wrap(raster.pixels()),
                        PixelFormat.getIntArgbPreInstance());
        image = new WritableImage(buffer);
    }

    public Raster raster() {
        return raster;
    }

    public Image image() {
        return image;
    }

    /// Whether it has this size, in device pixels.
    public boolean fits(int widthPx, int heightPx) {
        return raster.width() == widthPx && raster.height() == heightPx;
    }

    /// To be called when pixels have changed.
    public void changed() {
        buffer.updateBuffer(_ -> null);
    }
}
