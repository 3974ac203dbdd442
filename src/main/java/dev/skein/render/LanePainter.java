package dev.skein.render;

import dev.skein.model.LaneScan;
import dev.skein.model.PixelRow;
import dev.skein.model.Trace;
import dev.skein.query.GroupShares;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Paints the visible rows of a [LanePicture] into a [Raster].
///
/// Holds the scratch space of one thread; keep one per thread, or use
/// [#paint(LanePicture, Raster, Executor, int, BooleanSupplier)], which does so.
public final class LanePainter {
    private static final int BANDS_PER_THREAD = 4;
    private static final int MIN_BAND_PX = 32;

    private final List<LaneShader> shaders = new ArrayList<>();
    private PixelRow pixels = new PixelRow(0);
    private @Nullable LaneScan scan;
    private @Nullable Trace scanned;

    /// Paints all visible rows on the calling thread.
    ///
    /// @param raster in device pixels; its width decides how far to the right is painted
    /// @param stale asked before each row; painting stops once it is true
    /// @return whether the picture is complete
    public boolean paint(LanePicture picture, Raster raster, BooleanSupplier stale) {
        return paint(picture, raster, 0, raster.height(), stale);
    }

    /// Paints all visible rows on up to `threads` threads, the calling one included, and waits for
    /// them.
    ///
    /// @return whether the picture is complete
    public static boolean paint(
            LanePicture picture,
            Raster raster,
            Executor executor,
            int threads,
            BooleanSupplier stale) {
        int wanted = raster.height() / (threads * BANDS_PER_THREAD) + 1;
        int bandPx = Math.max(MIN_BAND_PX, wanted);
        int bands = (raster.height() + bandPx - 1) / bandPx;
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean complete = new AtomicBoolean(true);
        Runnable work =
                () -> {
                    LanePainter painter = new LanePainter();
                    int band;
                    while (complete.get() && (band = next.getAndIncrement()) < bands) {
                        int top = band * bandPx;
                        int bottom = Math.min(raster.height(), top + bandPx);
                        if (!painter.paint(picture, raster, top, bottom, stale)) {
                            complete.set(false);
                        }
                    }
                };
        Helpers.run(executor, Math.min(threads, bands), work);
        return complete.get();
    }

    /// Paints raster rows `top .. bottom - 1`.
    boolean paint(LanePicture picture, Raster raster, int top, int bottom, BooleanSupplier stale) {
        raster.fill(0, top, raster.width(), bottom - top, picture.palette().groundArgb());
        LaneRows rows = picture.rows();
        double scale = picture.deviceScale();
        int split = device(rows.pinnedHeightPx(), scale);
        int pinnedBottom = Math.min(bottom, split);
        int scrolledTop = Math.max(top, split);
        return paintRows(picture, raster, top, pinnedBottom, 0, 0, rows.pinnedRows(), stale)
                && paintRows(
                        picture,
                        raster,
                        scrolledTop,
                        bottom,
                        picture.scrollPx(),
                        rows.pinnedRows(),
                        rows.size(),
                        stale);
    }

    private boolean paintRows(
            LanePicture picture,
            Raster raster,
            int top,
            int bottom,
            double scrollPx,
            int firstRow,
            int endRow,
            BooleanSupplier stale) {
        if (top >= bottom) {
            return true;
        }
        LaneRows rows = picture.rows();
        double scale = picture.deviceScale();
        Viewport viewport = picture.viewport().scaled(scale);
        int row = Math.max(firstRow, rows.rowAt(top / scale + scrollPx) - 1);
        for (; row < endRow; row++) {
            int rowTop = device(rows.topPx(row) - scrollPx, scale);
            if (rowTop >= bottom) {
                return true;
            }
            int rowBottom = device(rows.topPx(row + 1) - scrollPx, scale);
            if (rowBottom <= top) {
                continue;
            }
            if (stale.getAsBoolean()) {
                return false;
            }
            if (rows.isHeader(row)) {
                raster.fill(
                        0,
                        Math.max(top, rowTop),
                        raster.width(),
                        Math.min(bottom, rowBottom) - Math.max(top, rowTop),
                        picture.palette().headerArgb());
                GroupShares shares = picture.groupShares();
                if (shares != null) {
                    readGroup(shares, viewport, rows.group(row), raster.width());
                    shader(picture, ColourMode.STACKED, rowBottom - rowTop)
                            .paint(pixels, raster.width(), raster, rowTop, top, bottom);
                }
            } else {
                readLane(picture, viewport, rows.lane(row), raster.width());
                shader(picture, picture.mode(), rowBottom - rowTop)
                        .paint(pixels, raster.width(), raster, rowTop, top, bottom);
            }
        }
        return true;
    }

    private void readGroup(GroupShares shares, Viewport viewport, int group, int widthPx) {
        if (pixels.widthPx() < widthPx) {
            pixels = new PixelRow(widthPx);
        }
        for (int x = 0; x < widthPx; x++) {
            int column = shares.columnAt(viewport.timeAt(x + 0.5));
            if (column < 0 || !shares.isAlive(group, column)) {
                pixels.put(x, PixelRow.ABSENT, 0);
            } else {
                pixels.put(x, PixelRow.NO_EVENT, shares.shares(group, column));
            }
        }
    }

    private void readLane(LanePicture picture, Viewport viewport, int lane, int widthPx) {
        if (pixels.widthPx() < widthPx) {
            pixels = new PixelRow(widthPx);
        }
        LaneScan current = scan;
        if (current == null || scanned != picture.trace()) {
            current = new LaneScan(picture.trace());
            scan = current;
            scanned = picture.trace();
        }
        boolean exact = picture.fidelity() == LanePicture.Fidelity.EXACT;
        current.scan(lane, viewport.startNanos(), viewport.nanosPerPx(), widthPx, exact, pixels);
    }

    private LaneShader shader(LanePicture picture, ColourMode mode, int heightPx) {
        double scale = picture.deviceScale();
        for (LaneShader shader : shaders) {
            if (shader.fits(picture.palette(), heightPx, scale, mode)) {
                return shader;
            }
        }
        if (shaders.size() > 8) {
            shaders.clear();
        }
        LaneShader made = new LaneShader(picture.palette(), heightPx, scale, mode);
        shaders.add(made);
        return made;
    }

    private static int device(double logicalPx, double scale) {
        return (int) Math.round(logicalPx * scale);
    }
}
