package dev.skein.query.stacks;

import dev.skein.model.LaneState;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

/// Puts groups in the order of a column; a million in a fraction of a second, since nothing is
/// boxed.
final class GroupOrder {
    private GroupOrder() {}

    static int[] by(StackGroups groups, GroupColumn column, boolean descending) {
        if (column == GroupColumn.LABEL) {
            return byText(groups.size(), groups::label, descending);
        }
        return byNumber(groups.size(), group -> sortable(value(groups, column, group)), descending);
    }

    static int[] byNumber(int count, IntToLongFunction value, boolean descending) {
        long[] keys = new long[count];
        for (int group = 0; group < count; group++) {
            long key = value.applyAsLong(group);
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
            case FIRST, CREATED_BY ->
                    throw new IllegalArgumentException(column + " is asked of the hits");
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

    static int[] byText(int count, IntFunction<String> text, boolean descending) {
        String[] labels = new String[count];
        Integer[] order = new Integer[count];
        for (int group = 0; group < count; group++) {
            labels[group] = text.apply(group);
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
