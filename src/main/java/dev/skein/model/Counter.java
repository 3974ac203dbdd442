package dev.skein.model;

/// A named quantity over time: heap bytes, CPU load, number of threads. Values `0 .. size - 1`,
/// ascending in time.
public final class Counter {
    private final String name;
    private final Unit unit;
    private final long[] timesNanos;
    private final double[] values;

    Counter(String name, Unit unit, long[] timesNanos, double[] values) {
        this.name = name;
        this.unit = unit;
        this.timesNanos = timesNanos;
        this.values = values;
    }

    /// How to print a value.
    public enum Unit {
        COUNT,
        BYTES,
        /// 0..1
        SHARE,
        PER_SECOND
    }

    public String name() {
        return name;
    }

    public Unit unit() {
        return unit;
    }

    public int size() {
        return timesNanos.length;
    }

    public long timeNanos(int index) {
        return timesNanos[index];
    }

    public double value(int index) {
        return values[index];
    }

    /// Last value at or before `timeNanos`, -1 when there is none.
    public int indexAt(long timeNanos) {
        int low = 0;
        int high = timesNanos.length;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (timesNanos[mid] <= timeNanos) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low - 1;
    }
}
