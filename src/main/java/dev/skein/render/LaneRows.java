package dev.skein.render;

import dev.skein.query.LaneOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The vertical order of the lane area: pinned lanes, then groups with headers and their lanes, as
/// rows with heights. Immutable; built anew when order, folding or heights change, read with binary
/// search.
///
/// All positions are logical pixels from the top of the whole content; pinned rows are the first
/// ones and stay in place while the others scroll.
public final class LaneRows {
    /// In [#lane(int)]: the row is a group header.
    public static final int HEADER = -1;

    /// Row heights that a user steps through.
    public static final List<Integer> HEIGHTS_PX = List.of(18, 9, 3, 1);

    /// Groups larger than this begin folded.
    public static final int FOLD_ABOVE_LANES = 50;

    private static final int HEADER_PX = 18;

    private final int[] lanes;
    private final int[] groups;
    private final int[] tops;
    private final int pinnedRows;
    private final int rowHeightPx;
    private final List<Group> groupList;
    private final int[] rowByLane;

    /// A group as it is shown.
    public static final class Group {
        private final String name;
        private final int[] lanes;
        private final boolean folded;

        Group(String name, int[] lanes, boolean folded) {
            this.name = name;
            this.lanes = lanes;
            this.folded = folded;
        }

        /// What its lanes share.
        public String name() {
            return name;
        }

        /// Its lanes in display order, shown or not; not to be written.
        public int[] lanes() {
            return lanes;
        }

        public boolean folded() {
            return folded;
        }
    }

    private LaneRows(Builder from) {
        lanes = Arrays.copyOf(from.lanes, from.size);
        groups = Arrays.copyOf(from.groups, from.size);
        tops = Arrays.copyOf(from.tops, from.size + 1);
        pinnedRows = from.pinnedRows;
        rowHeightPx = from.rowHeightPx;
        groupList = List.copyOf(from.groupList);
        rowByLane = rowsByLane(lanes);
    }

    private static int[] rowsByLane(int[] lanes) {
        int[] rows = new int[Arrays.stream(lanes).max().orElse(-1) + 1];
        Arrays.fill(rows, -1);
        for (int row = lanes.length - 1; row >= 0; row--) {
            if (lanes[row] >= 0) {
                rows[lanes[row]] = row;
            }
        }
        return rows;
    }

    /// Rows of one height without pins and folds.
    public static LaneRows of(LaneOrder order, int rowHeightPx) {
        return of(order, rowHeightPx, new int[0], Set.of());
    }

    /// Lays out an order.
    ///
    /// @param rowHeightPx height of a lane's row, usually one of [#HEIGHTS_PX]
    /// @param pinned lanes kept on top, in this order
    /// @param foldedGroups names of groups shown as their header only
    public static LaneRows of(
            LaneOrder order, int rowHeightPx, int[] pinned, Set<String> foldedGroups) {
        Builder builder = new Builder(order.size() + order.groups().size() + pinned.length);
        builder.rowHeightPx = rowHeightPx;
        for (int lane : pinned) {
            builder.add(lane, -1, rowHeightPx);
        }
        builder.pinnedRows = builder.size;
        boolean headers = order.groups().size() > 1 || !isUnnamed(order);
        for (LaneOrder.Group group : order.groups()) {
            boolean folded = headers && foldedGroups.contains(group.name());
            int number = builder.groupList.size();
            builder.groupList.add(new Group(group.name(), group.lanes(), folded));
            if (headers) {
                builder.add(HEADER, number, Math.max(HEADER_PX, rowHeightPx));
            }
            if (!folded) {
                for (int lane : group.lanes()) {
                    builder.add(lane, number, rowHeightPx);
                }
            }
        }
        return new LaneRows(builder);
    }

    private static boolean isUnnamed(LaneOrder order) {
        return order.groups().stream().allMatch(group -> group.name().isEmpty());
    }

    /// Names of the groups of an order that begin folded.
    public static Set<String> foldedAtFirst(LaneOrder order) {
        if (order.groups().size() <= 1) {
            return Set.of();
        }
        return order.groups().stream()
                .filter(group -> group.lanes().length > FOLD_ABOVE_LANES)
                .map(LaneOrder.Group::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    public int size() {
        return lanes.length;
    }

    /// Number of rows that do not scroll.
    public int pinnedRows() {
        return pinnedRows;
    }

    public int pinnedHeightPx() {
        return tops[pinnedRows];
    }

    /// Height of all rows.
    public int heightPx() {
        return tops[lanes.length];
    }

    /// Usual height of a lane's row.
    public int rowHeightPx() {
        return rowHeightPx;
    }

    /// Lane shown in a row, [#HEADER] for a group header.
    public int lane(int row) {
        return lanes[row];
    }

    public boolean isHeader(int row) {
        return lanes[row] == HEADER;
    }

    public boolean isPinned(int row) {
        return row < pinnedRows;
    }

    /// Group that a row belongs to, an index into [#groups()]; -1 for a pinned row.
    public int group(int row) {
        return groups[row];
    }

    public List<Group> groups() {
        return groupList;
    }

    public int topPx(int row) {
        return tops[row];
    }

    public int heightPx(int row) {
        return tops[row + 1] - tops[row];
    }

    /// Row that covers content position `y`; -1 above the first, [#size()] below the last.
    public int rowAt(double y) {
        if (y < 0) {
            return -1;
        }
        if (y >= heightPx()) {
            return size();
        }
        int at = Arrays.binarySearch(tops, (int) Math.floor(y));
        return at >= 0 ? at : -at - 2;
    }

    /// Row under position `y` of a window whose scrolled part begins at content position
    /// `scrollPx` below the pinned rows; -1 for none.
    public int rowInWindow(double y, double scrollPx) {
        int row = y < pinnedHeightPx() ? rowAt(y) : rowAt(y + scrollPx);
        return row >= size() ? -1 : row;
    }

    /// Position in such a window of the top of a row; may lie outside it.
    public double windowTopPx(int row, double scrollPx) {
        return isPinned(row) ? tops[row] : tops[row] - scrollPx;
    }

    /// Topmost row that shows a lane, -1 when it is folded away or filtered out.
    public int rowOf(int lane) {
        return lane < rowByLane.length ? rowByLane[lane] : -1;
    }

    private static final class Builder {
        private final int[] lanes;
        private final int[] groups;
        private final int[] tops;
        private final List<Group> groupList = new ArrayList<>();
        private int size;
        private int pinnedRows;
        private int rowHeightPx;

        Builder(int capacity) {
            lanes = new int[capacity];
            groups = new int[capacity];
            tops = new int[capacity + 1];
        }

        void add(int lane, int group, int heightPx) {
            lanes[size] = lane;
            groups[size] = group;
            tops[size + 1] = tops[size] + heightPx;
            size++;
        }
    }
}
