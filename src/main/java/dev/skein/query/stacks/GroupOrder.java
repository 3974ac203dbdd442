package dev.skein.query.stacks;

import dev.skein.model.LaneState;
import java.util.Arrays;

/// Puts groups in the order of a column; a million in a fraction of a second, since nothing is
/// boxed.
final class GroupOrder {
    private GroupOrder() {}

    static int[] by(StackGroups groups, GroupColumn column, boolean descending) {
        if (column == GroupColumn.LABEL) {
            return byLabel(groups, descending);
        }
        long[] keys = new long[groups.size()];
        for (int group = 0; group < keys.length; group++) {
            long key = sortable(value(groups, column, group));
            keys[group] = descending ? ~key : key;
        }
        return sorted(keys);
    }

    private static double value(StackGroups groups, GroupColumn column, int group) {
        return switch (column) {
            case RANK, LABEL -> groups.weight(group);
            case HITS, SHARE -> groups.hits(group);
            case LANES -> groups.lanes(group);
            case TIME -> groups.nanos(group);
            case LANES_AT_END -> groups.lanesAtEnd(group);
            case GROWTH -> groups.growth(group);
            case STATE -> {
                LaneState state = groups.dominantState(group);
                yield state == null ? -2 : state.severity();
            }
        };
    }

    /// A number that has the order of `value` among signed longs.
    private static long sortable(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    /// Indexes of `keys` in ascending order of the keys; equal keys keep their order.
    ///
    /// Byte by byte from the lowest (radix sort); bytes that all keys share are skipped.
    static int[] sorted(long[] keys) {
        int[] from = new int[keys.length];
        Arrays.setAll(from, i -> i);
        int[] to = new int[keys.length];
        for (int shift = 0; shift < 64; shift += 8) {
            int[] starts = new int[257];
            long flip = shift == 56 ? 0x80 : 0;
            for (long key : keys) {
                starts[(int) ((key >>> shift ^ flip) & 0xff) + 1]++;
            }
            if (keys.length > 0
                    && starts[(int) ((keys[0] >>> shift ^ flip) & 0xff) + 1] == keys.length) {
                continue;
            }
            for (int i = 0; i < 256; i++) {
                starts[i + 1] += starts[i];
            }
            for (int index : from) {
                to[starts[(int) ((keys[index] >>> shift ^ flip) & 0xff)]++] = index;
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static int[] byLabel(StackGroups groups, boolean descending) {
        String[] labels = new String[groups.size()];
        Integer[] order = new Integer[labels.length];
        for (int group = 0; group < labels.length; group++) {
            labels[group] = groups.label(group);
            order[group] = group;
        }
        Arrays.sort(
                order,
                (a, b) ->
                        descending
                                ? labels[b].compareTo(labels[a])
                                : labels[a].compareTo(labels[b]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
