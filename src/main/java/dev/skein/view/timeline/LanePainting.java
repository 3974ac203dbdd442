package dev.skein.view.timeline;

import dev.skein.query.LaneMarks;
import dev.skein.render.LaneDimmer;
import dev.skein.render.LanePainter;
import dev.skein.render.LanePicture;
import dev.skein.render.Raster;
import dev.skein.view.FrameLog;
import java.nio.IntBuffer;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/// Paints lane pictures off the UI thread, at most one at a time; of the requests that come in
/// meanwhile only the newest is painted.
///
/// Two rasters take turns: the one on screen is never written. A draft is always finished, so that
/// a picture appears however fast requests come; an exact picture gives way to a newer request.
final class LanePainting {
    private final Executor background;
    private final Executor uiThread;
    private final int threads;
    private final FrameLog frames;
    private final LaneDimmer dimmer = new LaneDimmer();
    private @Nullable Order waiting;
    private boolean busy;
    private @Nullable Surface back;
    private @Nullable Surface front;
    private volatile boolean newerWaits;

    /// A finished picture.
    ///
    /// @param image of device pixels, shared with the painter until the next picture is handed out
    record Painted(Image image, LanePicture picture) {}

    private record Order(
            LanePicture picture,
            @Nullable LaneMarks lit,
            int widthPx,
            int heightPx,
            Consumer<Painted> then) {}

    private record Surface(Raster raster, PixelBuffer<IntBuffer> buffer, Image image) {
        static Surface of(int widthPx, int heightPx) {
            Raster raster = Raster.of(widthPx, heightPx);
            PixelBuffer<IntBuffer> buffer =
                    new PixelBuffer<>(
                            widthPx,
                            heightPx,
                            IntBuffer.wrap(raster.pixels()),
                            PixelFormat.getIntArgbPreInstance());
            return new Surface(raster, buffer, new WritableImage(buffer));
        }

        boolean fits(int widthPx, int heightPx) {
            return raster.width() == widthPx && raster.height() == heightPx;
        }
    }

    /// @param threads how many threads paint one picture
    LanePainting(Executor background, Executor uiThread, int threads, FrameLog frames) {
        this.background = background;
        this.uiThread = uiThread;
        this.threads = threads;
        this.frames = frames;
    }

    /// Asks for a picture; `then` gets it on the UI thread unless a newer one is asked for before
    /// this one is begun.
    ///
    /// @param lit what stands out while the rest is dimmed, null for nothing
    /// @param widthPx size of the picture in device pixels
    void request(
            LanePicture picture,
            @Nullable LaneMarks lit,
            int widthPx,
            int heightPx,
            Consumer<Painted> then) {
        waiting = new Order(picture, lit, widthPx, heightPx, then);
        newerWaits = busy;
        if (!busy) {
            begin();
        }
    }

    private void begin() {
        Order order = waiting;
        if (order == null) {
            return;
        }
        waiting = null;
        newerWaits = false;
        busy = true;
        Surface surface = back;
        if (surface == null || !surface.fits(order.widthPx, order.heightPx)) {
            surface = Surface.of(order.widthPx, order.heightPx);
        }
        Surface target = surface;
        background.execute(() -> paint(order, target));
    }

    private void paint(Order order, Surface target) {
        boolean draft = order.picture.fidelity() == LanePicture.Fidelity.DRAFT;
        long begun = System.nanoTime();
        BooleanSupplier stale = () -> !draft && newerWaits;
        boolean complete =
                LanePainter.paint(order.picture, target.raster, background, threads, stale)
                        && (order.lit == null
                                || dimmer.dim(order.picture, order.lit, target.raster, stale));
        long took = System.nanoTime() - begun;
        uiThread.execute(() -> finish(order, target, complete, took));
    }

    private void finish(Order order, Surface target, boolean complete, long tookNanos) {
        busy = false;
        if (complete) {
            back = front;
            front = target;
            target.buffer.updateBuffer(_ -> null);
            frames.painted(System.nanoTime(), tookNanos, 0);
            order.then.accept(new Painted(target.image, order.picture));
        } else {
            back = target;
        }
        begin();
    }
}
