package dev.skein.model;

import java.util.Arrays;

/// Collects the values of one counter in any order of time; one thread at a time. Times are raw.
public final class CounterBuilder {
    private final String name;
    private final Counter.Unit unit;
    private long[] timesRaw = new long[64];
    private double[] values = new double[64];
    private int size;
    private boolean sorted = true;

    CounterBuilder(String name, Counter.Unit unit) {
        this.name = name;
        this.unit = unit;
    }

    public void add(long rawNanos, double value) {
        if (size == timesRaw.length) {
            timesRaw = Arrays.copyOf(timesRaw, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        sorted &= size == 0 || timesRaw[size - 1] <= rawNanos;
        timesRaw[size] = rawNanos;
        values[size] = value;
        size++;
    }

    Counter freeze(TimeBase base) {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        if (!sorted) {
            Arrays.sort(order, (a, b) -> Long.compare(timesRaw[a], timesRaw[b]));
        }
        long[] times = new long[size];
        double[] ordered = new double[size];
        for (int i = 0; i < size; i++) {
            times[i] = timesRaw[order[i]] - base.originRawNanos();
            ordered[i] = values[order[i]];
        }
        return new Counter(name, unit, times, ordered);
    }
}
