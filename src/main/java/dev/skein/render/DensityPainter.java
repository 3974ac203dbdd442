package dev.skein.render;

import dev.skein.query.DensityGrid;
import dev.skein.query.Occupancy;
import dev.skein.query.Rhythm;

/// Paints rows of a [DensityGrid] on the time axis of a viewport.
public final class DensityPainter {
    /// Usual width of a bucket in device pixels.
    public static final int BUCKET_PX = 4;

    private DensityPainter() {}

    /// Width of buckets for a viewport: a power of two nanoseconds about `bucketPx` pixels wide.
    public static long bucketNanos(Viewport viewport, int bucketPx) {
        return Occupancy.bucketNanos((long) Math.ceil(viewport.nanosPerPx() * bucketPx), 1);
    }

    /// Paints `row` into raster rows `topPx .. topPx + heightPx - 1`.
    ///
    /// Where several buckets share a pixel the greatest is shown. Empty cells show the ground; the
    /// upper edge of clamped ones is notched.
    ///
    /// @param viewport in pixels of the raster
    public static void paintRow(
            DensityGrid grid,
            int row,
            Viewport viewport,
            DensityScale scale,
            Ramp ramp,
            Palette palette,
            Raster raster,
            int topPx,
            int heightPx) {
        raster.fill(0, topPx, raster.width(), heightPx, palette.groundArgb());
        int x = 0;
        while (x < raster.width()) {
            int column = grid.columnAt(viewport.timeAt(x));
            int end = x + 1;
            while (end < raster.width() && grid.columnAt(viewport.timeAt(end)) == column) {
                end++;
            }
            boolean narrow = grid.bucketNanos() < viewport.nanosPerPx();
            int lastColumn = narrow ? grid.columnAt(viewport.timeAt(end) - 1) : column;
            cell(
                    grid,
                    row,
                    column,
                    Math.max(column, lastColumn),
                    scale,
                    ramp,
                    palette,
                    raster,
                    x,
                    topPx,
                    end - x,
                    heightPx);
            x = end;
        }
    }

    private static void cell(
            DensityGrid grid,
            int row,
            int firstColumn,
            int lastColumn,
            DensityScale scale,
            Ramp ramp,
            Palette palette,
            Raster raster,
            int x,
            int y,
            int width,
            int height) {
        double value = -1;
        int end = Math.min(grid.columns() - 1, lastColumn);
        for (int column = Math.max(0, firstColumn); column <= end; column++) {
            value = Math.max(value, grid.value(row, column));
        }
        if (value < 0 || !scale.isShown(row, value)) {
            return;
        }
        raster.fill(x, y, width, height, ramp.argb(scale.position(row, value)));
        if (scale.isClamped(value)) {
            raster.fill(x, y, width, 1, palette.textArgb());
        }
    }

    /// Paints a folded row: one column of the raster's width per period, one row per phase.
    public static void paintRhythm(
            Rhythm rhythm, DensityScale scale, Ramp ramp, Palette palette, Raster raster) {
        raster.fill(0, 0, raster.width(), raster.height(), palette.groundArgb());
        DensityGrid grid = rhythm.grid();
        int phases = grid.rows().size();
        int periods = Math.max(1, grid.columns());
        for (int phase = 0; phase < phases; phase++) {
            int top = (int) ((long) phase * raster.height() / phases);
            int bottom = (int) ((phase + 1L) * raster.height() / phases);
            for (int period = 0; period < periods; period++) {
                int left = (int) ((long) period * raster.width() / periods);
                int right = (int) ((period + 1L) * raster.width() / periods);
                cell(
                        grid,
                        phase,
                        period,
                        period,
                        scale,
                        ramp,
                        palette,
                        raster,
                        left,
                        top,
                        Math.max(1, right - left),
                        Math.max(1, bottom - top));
            }
        }
    }
}
