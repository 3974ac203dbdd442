package dev.skein.render;

import dev.skein.query.EventKind;

/// Where the rows of the density picture lie, top to bottom: one per [EventKind], the occupancy
/// band, groups of lanes as far as there is room. Logical pixels; immutable.
///
/// @param occupancy whether there is room for the band
/// @param groupsPx height for the rows of groups, 0 for none
/// @param groups how many groups there are
/// @param topPx how far the groups are scrolled
public record DensityRows(boolean occupancy, int groupsPx, int groups, double topPx) {
    public static final int KINDS = EventKind.values().length;

    /// Number of the occupancy band; groups follow.
    public static final int OCCUPANCY = KINDS;

    public static final int FIRST_GROUP = KINDS + 1;

    /// Nothing lies there.
    public static final int NONE = -1;

    public static final int KIND_PX = 13;
    public static final int BAND_PX = 40;
    public static final int GROUP_PX = 13;

    private static final int GAP_PX = 3;
    private static final int MAX_GROUPS_SHOWN = 6;

    /// The rows that fit into `roomPx`: kinds first, then the band, then groups.
    public static DensityRows fitting(double roomPx, int groups, double topPx) {
        int kinds = KINDS * KIND_PX;
        boolean band = roomPx >= kinds + GAP_PX + BAND_PX;
        int fits = (int) ((roomPx - kinds - BAND_PX - 2 * GAP_PX) / GROUP_PX);
        int shown = band ? Math.clamp(Math.min(fits, groups), 0, MAX_GROUPS_SHOWN) : 0;
        double scrolled = Math.clamp(topPx, 0, Math.max(0.0, (groups - shown) * GROUP_PX));
        return new DensityRows(band, shown * GROUP_PX, groups, shown == 0 ? 0 : scrolled);
    }

    /// Height of the whole picture.
    public int heightPx() {
        return groupsPx > 0 ? groupsTopPx() + groupsPx : KINDS * KIND_PX + bandPx();
    }

    private int bandPx() {
        return occupancy ? GAP_PX + BAND_PX : 0;
    }

    /// Where the groups begin.
    public int groupsTopPx() {
        return KINDS * KIND_PX + bandPx() + GAP_PX;
    }

    /// How far the groups can be scrolled.
    public double maxTopPx() {
        return Math.max(0, groups * GROUP_PX - groupsPx);
    }

    /// Position of a row's top, which may lie outside the picture for a group.
    public double topPx(int row) {
        if (row < OCCUPANCY) {
            return row * KIND_PX;
        }
        return row == OCCUPANCY
                ? KINDS * KIND_PX + GAP_PX
                : groupsTopPx() + (row - FIRST_GROUP) * (double) GROUP_PX - topPx;
    }

    public int heightPx(int row) {
        return row < OCCUPANCY ? KIND_PX : row == OCCUPANCY ? BAND_PX : GROUP_PX;
    }

    /// Row at `y`, [#NONE] between and below rows.
    public int rowAt(double y) {
        if (y < 0 || y >= heightPx()) {
            return NONE;
        }
        if (y < KINDS * KIND_PX) {
            return (int) (y / KIND_PX);
        }
        if (occupancy && y >= topPx(OCCUPANCY) && y < topPx(OCCUPANCY) + BAND_PX) {
            return OCCUPANCY;
        }
        int group = (int) Math.floor((y - groupsTopPx() + topPx) / GROUP_PX);
        return groupsPx > 0 && y >= groupsTopPx() && group < groups ? FIRST_GROUP + group : NONE;
    }

    /// First group of which something is in sight.
    public int firstGroup() {
        return (int) (topPx / GROUP_PX);
    }

    /// After the last group of which something is in sight.
    public int endGroup() {
        return Math.min(groups, (int) Math.ceil((topPx + groupsPx) / GROUP_PX));
    }
}
