package dev.skein.view.stacks;

import dev.skein.query.stacks.GroupColumn;
import dev.skein.query.stacks.GroupSearch;
import dev.skein.query.stacks.HitIndex;
import dev.skein.query.stacks.StackGroups;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;

/// The groups of a scope as a table shows them: those that pass the search, in order.
///
/// What a row shows beyond the columns of the engine is worked out when the row comes into view,
/// and kept. UI thread once handed over.
public final class GroupTable {
    /// Rows that are worked out before the table is handed over, since they are seen first.
    private static final int READY_ROWS = 40;

    private final HitIndex hits;
    private final int[] order;
    private final Map<Integer, Extra> extras = new HashMap<>();

    /// What a row shows beyond the columns.
    private static final class Extra {
        final long[] when;
        final String creator;

        Extra(HitIndex hits, int group) {
            when = hits.sparkline(group);
            creator = hits.creator(group);
        }
    }

    /// How rows are ordered.
    public record Sort(GroupColumn column, boolean descending) {
        public static final Sort BY_RANK = new Sort(GroupColumn.RANK, true);
    }

    private GroupTable(HitIndex hits, int[] order) {
        this.hits = hits;
        this.order = order;
    }

    /// Any thread.
    ///
    /// @throws PatternSyntaxException when the search is no regular expression
    static GroupTable of(HitIndex hits, String search, Sort sort) {
        BitSet found = GroupSearch.find(hits.groups(), search);
        int[] order =
                IntStream.of(hits.order(sort.column(), sort.descending()))
                        .filter(found::get)
                        .toArray();
        GroupTable table = new GroupTable(hits, order);
        for (int row = 0; row < Math.min(READY_ROWS, order.length); row++) {
            table.extra(order[row]);
        }
        return table;
    }

    public HitIndex hits() {
        return hits;
    }

    public StackGroups groups() {
        return hits.groups();
    }

    public int size() {
        return order.length;
    }

    /// Group of a row.
    public int group(int row) {
        return order[row];
    }

    /// Row of a group, -1 when it does not pass the search.
    public int rowOf(int group) {
        for (int row = 0; row < order.length; row++) {
            if (order[row] == group) {
                return row;
            }
        }
        return -1;
    }

    /// The first rows' groups, at most `most`.
    int[] first(int most) {
        return IntStream.of(order).limit(most).toArray();
    }

    /// The groups as table rows that are made when they are asked for.
    List<Integer> rows() {
        return new RowNumbers(order.length);
    }

    /// When the group occurs, by 64 parts of the range. Not to be changed.
    public long[] when(int group) {
        return extra(group).when;
    }

    /// Who started most of the group's lanes.
    public String creator(int group) {
        return extra(group).creator;
    }

    private Extra extra(int group) {
        return extras.computeIfAbsent(group, key -> new Extra(hits, key));
    }
}
