package dev.skein.render;

import dev.skein.query.LaneMarks;
import java.util.function.BooleanSupplier;

/// Dims everything in a painted lane area that is not marked, so that what is marked stands out;
/// run after [LanePainter] on the same raster. Holds scratch space, so one per thread.
public final class LaneDimmer {
    /// How much of a dimmed pixel's own colour is left, of 256: 35 %.
    private static final int LEFT_OF_256 = 90;

    private boolean[] columns = new boolean[0];

    /// @param picture the one that was painted
    /// @param stale asked before each row; dimming stops once it is true
    /// @return whether the picture is complete
    public boolean dim(LanePicture picture, LaneMarks marks, Raster raster, BooleanSupplier stale) {
        if (columns.length < raster.width()) {
            columns = new boolean[raster.width()];
        }
        LaneRows rows = picture.rows();
        int split = device(rows.pinnedHeightPx(), picture.deviceScale());
        return dimRows(picture, marks, raster, 0, split, 0, 0, rows.pinnedRows(), stale)
                && dimRows(
                        picture,
                        marks,
                        raster,
                        split,
                        raster.height(),
                        picture.scrollPx(),
                        rows.pinnedRows(),
                        rows.size(),
                        stale);
    }

    private boolean dimRows(
            LanePicture picture,
            LaneMarks marks,
            Raster raster,
            int top,
            int bottom,
            double scrollPx,
            int firstRow,
            int endRow,
            BooleanSupplier stale) {
        LaneRows rows = picture.rows();
        double scale = picture.deviceScale();
        Viewport viewport = picture.viewport().scaled(scale);
        int row = Math.max(firstRow, rows.rowAt(top / scale + scrollPx) - 1);
        for (; row < endRow; row++) {
            int rowTop = Math.max(top, device(rows.topPx(row) - scrollPx, scale));
            int rowBottom =
                    Math.min(
                            Math.min(bottom, raster.height()),
                            device(rows.topPx(row + 1) - scrollPx, scale));
            if (rowTop >= Math.min(bottom, raster.height())) {
                return true;
            }
            if (rows.isHeader(row) || rowTop >= rowBottom) {
                continue;
            }
            if (stale.getAsBoolean()) {
                return false;
            }
            int lane = rows.lane(row);
            boolean any =
                    marks.touches(lane)
                            && marks.mark(
                                    lane,
                                    viewport.startNanos(),
                                    viewport.nanosPerPx(),
                                    raster.width(),
                                    columns);
            dimRow(raster, rowTop, rowBottom, any, picture.palette().groundArgb());
        }
        return true;
    }

    private void dimRow(Raster raster, int top, int bottom, boolean anyMarked, int ground) {
        int redBlue = (ground & 0xff00ff) * (256 - LEFT_OF_256);
        int green = (ground & 0xff00) * (256 - LEFT_OF_256);
        int[] pixels = raster.pixels();
        for (int y = top; y < bottom; y++) {
            int at = y * raster.stride();
            for (int x = 0; x < raster.width(); x++) {
                if (!anyMarked || !columns[x]) {
                    int own = pixels[at + x];
                    int mixedRedBlue = ((own & 0xff00ff) * LEFT_OF_256 + redBlue) >>> 8 & 0xff00ff;
                    int mixedGreen = ((own & 0xff00) * LEFT_OF_256 + green) >>> 8 & 0xff00;
                    pixels[at + x] = 0xff000000 | mixedRedBlue | mixedGreen;
                }
            }
        }
    }

    private static int device(double logicalPx, double scale) {
        return (int) Math.round(logicalPx * scale);
    }
}
