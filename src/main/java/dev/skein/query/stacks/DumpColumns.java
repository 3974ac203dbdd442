package dev.skein.query.stacks;

import java.util.Arrays;

/// What only dumps say of a group; not there for traces without any.
final class DumpColumns {
    static final DumpColumns EMPTY = new DumpColumns();

    private long[] first = new long[0];
    private long[] last = new long[0];
    private long[] extraLanes = new long[0];
    private int[] minutes = new int[0];

    void add(int group, long inFirst, long inLast, int waitMinutes) {
        reserve(group);
        first[group] += inFirst;
        last[group] += inLast;
        minutes[group] = Math.max(minutes[group], waitMinutes);
    }

    /// Threads for which the trace has no lane of their own.
    void addExtraLanes(int group, long threads) {
        reserve(group);
        extraLanes[group] += threads;
    }

    private void reserve(int group) {
        if (group >= first.length) {
            int capacity = Math.max(64, group * 2);
            first = Arrays.copyOf(first, capacity);
            last = Arrays.copyOf(last, capacity);
            extraLanes = Arrays.copyOf(extraLanes, capacity);
            minutes = Arrays.copyOf(minutes, capacity);
        }
    }

    long first(int group) {
        return group < first.length ? first[group] : 0;
    }

    long last(int group) {
        return group < last.length ? last[group] : 0;
    }

    long extraLanes(int group) {
        return group < extraLanes.length ? extraLanes[group] : 0;
    }

    /// Longest wait that a member's source tells, in minutes.
    int minutes(int group) {
        return group < minutes.length ? minutes[group] : 0;
    }
}
