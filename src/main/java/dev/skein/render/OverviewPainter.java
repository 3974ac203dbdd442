package dev.skein.render;

import dev.skein.model.LaneState;
import dev.skein.model.RangeKind;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.Occupancy;
import java.util.List;

/// Paints the strip that shows a whole trace: occupancy and lanes alive, pauses as marks on the
/// upper edge, and what has not been read yet hatched.
public final class OverviewPainter {
    private static final int HATCH_PX = 8;
    private static final int MARK_PX = 3;

    private OverviewPainter() {}

    /// The viewport of a strip of `widthPx`: the trace, or all that is expected of it while it is
    /// read, so that nothing jumps.
    public static Viewport viewport(Trace trace, int widthPx) {
        long span = Math.max(1, Math.max(trace.durationNanos(), expectedNanos(trace)));
        return new Viewport(0, span / (double) Math.max(1, widthPx), Math.max(1, widthPx), span);
    }

    private static long expectedNanos(Trace trace) {
        return trace.info().partial() ? trace.info().expectedDurationNanos() : 0;
    }

    /// Paints the whole raster, in device pixels.
    public static void paint(
            Trace trace, Occupancy occupancy, Palette palette, double deviceScale, Raster raster) {
        Viewport viewport = viewport(trace, raster.width());
        OccupancyPainter.paint(
                occupancy, viewport, Math.max(1, occupancy.mostAlive()), palette, raster);
        hatchUnread(trace, viewport, palette, raster);
        int markPx = (int) Math.ceil(MARK_PX * deviceScale);
        marks(RangeColumns.of(trace, viewport, RangeKind::stopsLanes), markPx, palette, raster);
        lost(RangeColumns.of(trace, viewport, k -> k == RangeKind.DATA_LOSS), palette, raster);
    }

    private static void marks(
            List<RangeColumns.Column> columns, int heightPx, Palette palette, Raster raster) {
        for (RangeColumns.Column column : columns) {
            int left = (int) Math.floor(column.leftPx());
            int width = Math.max(1, (int) Math.ceil(column.rightPx()) - left);
            raster.fill(left, 0, width, heightPx, palette.argb(LaneState.GC));
        }
    }

    private static void lost(List<RangeColumns.Column> columns, Palette palette, Raster raster) {
        for (RangeColumns.Column column : columns) {
            int left = (int) Math.floor(column.leftPx());
            int right = (int) Math.ceil(column.rightPx());
            hatch(left, Math.max(left + 1, right), palette, raster);
        }
    }

    private static void hatchUnread(
            Trace trace, Viewport viewport, Palette palette, Raster raster) {
        if (trace.info().partial()) {
            TimeRange read = trace.range();
            hatch((int) Math.ceil(viewport.xAt(read.endNanos())), raster.width(), palette, raster);
        }
    }

    private static void hatch(int from, int to, Palette palette, Raster raster) {
        for (int y = 0; y < raster.height(); y++) {
            for (int x = Math.max(0, from); x < Math.min(to, raster.width()); x++) {
                int argb = (x + y) % HATCH_PX == 0 ? palette.lineArgb() : palette.noEventArgb();
                raster.pixels()[y * raster.stride() + x] = argb;
            }
        }
    }
}
