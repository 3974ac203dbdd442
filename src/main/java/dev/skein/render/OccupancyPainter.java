package dev.skein.render;

import dev.skein.model.LaneState;
import dev.skein.query.Occupancy;
import java.util.List;

/// Paints how many lanes are in which class over time, stacked, with the number of lanes alive as a
/// line; for the overview strip and the occupancy band.
public final class OccupancyPainter {
    /// Bottom to top: what a busy program should be doing, then what it should not, then rest.
    private static final List<LaneState> BOTTOM_UP =
            List.of(
                    LaneState.RUNNING,
                    LaneState.IO,
                    LaneState.READY,
                    LaneState.LOCK,
                    LaneState.GC,
                    LaneState.OTHER,
                    LaneState.WAITING,
                    LaneState.SLEEPING);

    private OccupancyPainter() {}

    /// Paints the whole raster.
    ///
    /// @param viewport of the raster, in its own pixels
    /// @param lanesHigh number of lanes that the full height stands for, e.g.
    ///     [Occupancy#mostAlive()]
    public static void paint(
            Occupancy occupancy,
            Viewport viewport,
            double lanesHigh,
            Palette palette,
            Raster raster) {
        raster.fill(0, 0, raster.width(), raster.height(), palette.groundArgb());
        double[] levels = new double[BOTTOM_UP.size()];
        int previousY = -1;
        for (int x = 0; x < raster.width(); x++) {
            int from = occupancy.bucketAt(viewport.timeAt(x));
            int to = Math.max(from + 1, occupancy.bucketAt(viewport.timeAt(x + 1)));
            if (to <= 0 || from >= occupancy.buckets()) {
                previousY = -1;
                continue;
            }
            int first = Math.max(0, from);
            int end = Math.min(occupancy.buckets(), to);
            average(occupancy, first, end, levels);
            column(levels, lanesHigh, palette, raster, x);
            previousY = alive(occupancy, first, end, lanesHigh, palette, raster, x, previousY);
        }
    }

    private static void average(Occupancy occupancy, int first, int end, double[] levels) {
        for (int i = 0; i < levels.length; i++) {
            double sum = 0;
            for (int bucket = first; bucket < end; bucket++) {
                sum += occupancy.lanes(BOTTOM_UP.get(i), bucket);
            }
            levels[i] = sum / (end - first);
        }
    }

    private static void column(
            double[] levels, double lanesHigh, Palette palette, Raster raster, int x) {
        double sum = 0;
        int bottom = raster.height();
        for (int i = 0; i < levels.length; i++) {
            sum += levels[i];
            int top = y(sum, lanesHigh, raster.height());
            raster.fill(x, top, 1, bottom - top, palette.argb(BOTTOM_UP.get(i)));
            bottom = Math.min(bottom, top);
        }
    }

    private static int alive(
            Occupancy occupancy,
            int first,
            int end,
            double lanesHigh,
            Palette palette,
            Raster raster,
            int x,
            int previousY) {
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (int bucket = first; bucket < end; bucket++) {
            least = Math.min(least, occupancy.aliveMin(bucket));
            most = Math.max(most, occupancy.aliveMax(bucket));
        }
        int top = Math.min(raster.height() - 1, y(most, lanesHigh, raster.height()));
        int bottom = Math.min(raster.height() - 1, y(least, lanesHigh, raster.height()));
        if (previousY >= 0) {
            top = Math.min(top, previousY);
            bottom = Math.max(bottom, previousY);
        }
        raster.fill(x, top, 1, bottom - top + 1, palette.textArgb());
        return Math.min(
                raster.height() - 1, y(occupancy.aliveMax(end - 1), lanesHigh, raster.height()));
    }

    private static int y(double lanes, double lanesHigh, int height) {
        double share = lanesHigh <= 0 ? 0 : Math.min(1, lanes / lanesHigh);
        return (int) Math.round((height - 1) * (1 - share) + (share == 0 ? 1 : 0));
    }
}
