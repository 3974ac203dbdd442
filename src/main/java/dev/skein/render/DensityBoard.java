package dev.skein.render;

import dev.skein.query.DensityGrid;
import dev.skein.query.Occupancy;

/// The density picture: how often each kind of event happens, how many lanes are in which state,
/// and one measure of groups of lanes, all on the time axis of the lanes. Immutable.
///
/// @param lanesHigh number of lanes that the height of the occupancy band stands for
public record DensityBoard(
        DensityGrid kinds,
        DensityScale kindScale,
        Occupancy occupancy,
        double lanesHigh,
        DensityGrid groups,
        DensityScale groupScale) {

    /// Paints the whole raster.
    ///
    /// @param viewport in logical pixels
    /// @param deviceScale device pixels per logical pixel
    public void paint(
            Viewport viewport,
            DensityRows rows,
            double deviceScale,
            Palette palette,
            Raster raster) {
        raster.fill(0, 0, raster.width(), raster.height(), palette.groundArgb());
        Viewport device = viewport.scaled(deviceScale);
        for (int row = 0; row < DensityRows.KINDS; row++) {
            Band band = Band.of(rows, row, deviceScale);
            paintRow(kinds, row, kindScale, device, palette, raster, band);
        }
        if (rows.occupancy()) {
            Band band = Band.of(rows, DensityRows.OCCUPANCY, deviceScale);
            Raster part = Raster.of(raster.width(), band.heightPx);
            OccupancyPainter.paint(occupancy, device, Math.max(1, lanesHigh), palette, part);
            raster.put(part, band.topPx);
        }
        paintGroups(rows, device, deviceScale, palette, raster);
    }

    private void paintGroups(
            DensityRows rows, Viewport device, double deviceScale, Palette palette, Raster raster) {
        int top = (int) Math.round(rows.groupsTopPx() * deviceScale);
        int end = Math.min(rows.endGroup(), groups.rows().size());
        for (int group = rows.firstGroup(); group < end; group++) {
            Band band = Band.of(rows, DensityRows.FIRST_GROUP + group, deviceScale);
            int cut = Math.max(0, top - band.topPx);
            if (cut < band.heightPx) {
                Band shown = new Band(band.topPx + cut, band.heightPx - cut);
                paintRow(groups, group, groupScale, device, palette, raster, shown);
            }
        }
    }

    /// Rows of device pixels; a line of ground remains between two rows.
    private record Band(int topPx, int heightPx) {
        static Band of(DensityRows rows, int row, double deviceScale) {
            int top = (int) Math.round(rows.topPx(row) * deviceScale);
            int bottom = (int) Math.round((rows.topPx(row) + rows.heightPx(row) - 1) * deviceScale);
            return new Band(top, Math.max(1, bottom - top));
        }
    }

    private static void paintRow(
            DensityGrid grid,
            int row,
            DensityScale scale,
            Viewport device,
            Palette palette,
            Raster raster,
            Band band) {
        Ramp ramp = scale.isDiverging() ? Ramp.PURPLE_ORANGE : Ramp.of(palette);
        DensityPainter.paintRow(
                grid, row, device, scale, ramp, palette, raster, band.topPx, band.heightPx);
    }
}
