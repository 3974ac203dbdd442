package dev.skein.model;

import java.util.Arrays;

/// Stretches of time that concern many lanes, or one lane beside its states: pauses, GC phases,
/// tasks, regions.
///
/// Sorted by start. `lane` is [IntervalStore#NONE] for a range over the whole trace.
public final class RangeTable {
    private final RangeKind[] kinds;
    private final long[] startsRaw;
    private final long[] endsRaw;
    private final int[] names;
    private final int[] lanes;
    private final int[] details;
    private final StringTable strings;
    private final TimeBase base;

    private RangeTable(Builder from, int[] order, StringTable strings, TimeBase base) {
        int size = order.length;
        kinds = new RangeKind[size];
        startsRaw = new long[size];
        endsRaw = new long[size];
        names = new int[size];
        lanes = new int[size];
        details = new int[size];
        for (int i = 0; i < size; i++) {
            int row = order[i];
            kinds[i] = from.kinds[row];
            startsRaw[i] = from.startsRaw[row];
            endsRaw[i] = from.endsRaw[row];
            names[i] = from.names[row];
            lanes[i] = from.lanes[row];
            details[i] = from.details[row];
        }
        this.strings = strings;
        this.base = base;
    }

    public int size() {
        return kinds.length;
    }

    public RangeKind kind(int row) {
        return kinds[row];
    }

    public String name(int row) {
        return strings.get(names[row]);
    }

    public long startNanos(int row) {
        return startsRaw[row] - base.originRawNanos();
    }

    public long endNanos(int row) {
        return endsRaw[row] - base.originRawNanos();
    }

    public int lane(int row) {
        return lanes[row];
    }

    /// Index into [DetailTable], or [IntervalStore#NONE].
    public int detail(int row) {
        return details[row];
    }

    /// Collects ranges in any order; one thread at a time. Times are raw.
    public static final class Builder {
        private RangeKind[] kinds = new RangeKind[64];
        private long[] startsRaw = new long[64];
        private long[] endsRaw = new long[64];
        private int[] names = new int[64];
        private int[] lanes = new int[64];
        private int[] details = new int[64];
        private int size;

        Builder() {}

        public void add(
                RangeKind kind, int nameId, long startRaw, long endRaw, int lane, int detail) {
            int row = size++;
            if (row == kinds.length) {
                int capacity = row * 2;
                kinds = Arrays.copyOf(kinds, capacity);
                startsRaw = Arrays.copyOf(startsRaw, capacity);
                endsRaw = Arrays.copyOf(endsRaw, capacity);
                names = Arrays.copyOf(names, capacity);
                lanes = Arrays.copyOf(lanes, capacity);
                details = Arrays.copyOf(details, capacity);
            }
            kinds[row] = kind;
            startsRaw[row] = startRaw;
            endsRaw[row] = Math.max(startRaw, endRaw);
            names[row] = nameId;
            lanes[row] = lane;
            details[row] = detail;
        }

        RangeTable freeze(StringTable strings, TimeBase base) {
            long[] keyed = new long[size];
            int[] order = new int[size];
            Integer[] rows = new Integer[size];
            for (int i = 0; i < size; i++) {
                rows[i] = i;
                keyed[i] = startsRaw[i];
            }
            Arrays.sort(rows, (a, b) -> Long.compare(keyed[a], keyed[b]));
            for (int i = 0; i < size; i++) {
                order[i] = rows[i];
            }
            return new RangeTable(this, order, strings, base);
        }
    }
}
