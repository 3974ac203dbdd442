package dev.skein.export;

import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.DensityGrid;
import dev.skein.query.EventKind;
import dev.skein.query.KindDensity;
import dev.skein.render.DensityPainter;
import dev.skein.render.DensityScale;
import dev.skein.render.DrawTarget;
import dev.skein.render.DrawTarget.Anchor;
import dev.skein.render.DrawTarget.TextStyle;
import dev.skein.render.Palette;
import dev.skein.render.Ramp;
import dev.skein.render.Raster;
import dev.skein.render.Viewport;
import dev.skein.task.Work;
import java.util.Locale;

/// How many events of each kind there were over the window: one row for each kind, and the scale in
/// numbers.
final class KindRows {
    private static final int ROW_PX = 12;
    private static final int GAP_PX = 1;
    private static final int SCALE_PX = 16;
    private static final int RAMP_PX = 120;
    private static final double SMALL_SIZE = 10.67;

    private final DensityGrid grid;
    private final DensityScale scale;
    private final Palette palette;
    private final Viewport viewport;

    /// @param viewport of the lanes, in logical pixels
    KindRows(PictureModel model, Viewport viewport, Work work) {
        Trace trace = model.request().recording().trace();
        TimeRange window = model.request().window();
        this.palette = model.request().palette();
        this.viewport = viewport;
        long bucket = DensityPainter.bucketNanos(viewport, DensityPainter.BUCKET_PX);
        this.grid = KindDensity.of(trace, window, bucket, work);
        this.scale = DensityScale.of(DensityScale.Kind.LOG, grid);
    }

    /// @return how high it is
    double draw(double lanesX, double top, double leftRoomPx, double deviceScale, DrawTarget out) {
        Ramp ramp = Ramp.of(palette);
        Viewport device = viewport.scaled(deviceScale);
        int height = (int) Math.round(ROW_PX * deviceScale);
        double y = top;
        TextStyle dim = TextStyle.of(SMALL_SIZE, palette.dimTextArgb());
        for (EventKind kind : EventKind.values()) {
            Raster raster = Raster.of(device.widthPx(), height);
            DensityPainter.paintRow(
                    grid, kind.row(), device, scale, ramp, palette, raster, 0, height);
            out.image(lanesX, y, viewport.widthPx(), ROW_PX, raster);
            double max = grid.max(kind.row());
            String name = max == 0 ? kind.label() : kind.label() + ", at most " + rate(max);
            String text = TextFit.cut(name, SMALL_SIZE, leftRoomPx);
            out.text(lanesX - 8, y + ROW_PX - 2, text, dim.at(Anchor.RIGHT));
            y += ROW_PX + GAP_PX;
        }
        scale(lanesX, y + 2, ramp, dim, out);
        return y + SCALE_PX - top;
    }

    private void scale(double x, double y, Ramp ramp, TextStyle style, DrawTarget out) {
        Raster raster = Raster.of(RAMP_PX, 1);
        for (int i = 0; i < RAMP_PX; i++) {
            raster.fill(i, 0, 1, 1, ramp.argb(i / (RAMP_PX - 1.0)));
        }
        out.image(x, y, RAMP_PX, SCALE_PX - 6.0, raster);
        String text =
                rate(scale.low())
                        + " – "
                        + rate(scale.high())
                        + " and more, log scale, in steps of "
                        + dev.skein.render.TimeFormat.duration(grid.bucketNanos())
                        + "; empty: none";
        out.text(x + RAMP_PX + 8.0, y + SCALE_PX - 7, text, style);
    }

    private static String rate(double perMilli) {
        if (perMilli < 1) {
            return String.format(
                    Locale.ROOT, perMilli < 0.01 ? "%.2g/s" : "%,.0f/s", perMilli * 1e3);
        }
        return String.format(Locale.ROOT, perMilli < 10 ? "%.1f/ms" : "%,.0f/ms", perMilli);
    }
}
