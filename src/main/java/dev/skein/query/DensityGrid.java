package dev.skein.query;

import java.util.Arrays;
import java.util.List;

/// Values of several rows in equal buckets of time: what a heatmap shows and what its table twin
/// lists. Immutable.
///
/// Buckets are a power of two nanoseconds wide and aligned to multiples of their width, so that a
/// picture does not shimmer while one pans.
public final class DensityGrid {
    private static final double NANOS_PER_MILLI = 1e6;

    private final List<String> rows;
    private final long startNanos;
    private final long bucketNanos;
    private final int columns;
    private final double[] values;
    private final boolean perTime;

    /// @param perTime whether values are counts, to be told per millisecond; else they are shares
    ///     or numbers that do not grow with the width of a bucket
    DensityGrid(
            List<String> rows,
            long startNanos,
            long bucketNanos,
            int columns,
            double[] values,
            boolean perTime) {
        this.rows = List.copyOf(rows);
        this.startNanos = startNanos;
        this.bucketNanos = bucketNanos;
        this.columns = columns;
        this.values = values;
        this.perTime = perTime;
    }

    /// Names of the rows.
    public List<String> rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public long bucketNanos() {
        return bucketNanos;
    }

    public long startNanos(int column) {
        return startNanos + column * bucketNanos;
    }

    /// Column that holds a trace time; may lie outside `0 .. columns - 1`.
    public int columnAt(long timeNanos) {
        return (int) Math.floorDiv(timeNanos - startNanos, bucketNanos);
    }

    /// Number of events in a cell, or its share.
    public double raw(int row, int column) {
        return values[row * columns + column];
    }

    /// Events per millisecond, or the share 0..1: what colours stand for, the same at each zoom.
    public double value(int row, int column) {
        double raw = raw(row, column);
        return perTime ? raw * NANOS_PER_MILLI / bucketNanos : raw;
    }

    /// Whether values are rates per millisecond.
    public boolean isRate() {
        return perTime;
    }

    /// Greatest value of a row.
    public double max(int row) {
        double max = 0;
        for (int column = 0; column < columns; column++) {
            max = Math.max(max, value(row, column));
        }
        return max;
    }

    /// The same counts in buckets `factor` times as wide, a power of two; shares are averaged.
    public DensityGrid coarser(int factor) {
        long width = bucketNanos * factor;
        long start = Math.floorDiv(startNanos, width) * width;
        int shift = (int) ((startNanos - start) / bucketNanos);
        int wide = Math.ceilDiv(shift + columns, factor);
        double[] sums = new double[rows.size() * wide];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns; column++) {
                double part = perTime ? raw(row, column) : raw(row, column) / factor;
                sums[row * wide + (column + shift) / factor] += part;
            }
        }
        return new DensityGrid(rows, start, width, wide, sums, perTime);
    }

    /// All values above 0, ascending.
    public double[] sortedNonZero() {
        double[] all = new double[values.length];
        int size = 0;
        for (double raw : values) {
            if (raw > 0) {
                all[size++] = perTime ? raw * NANOS_PER_MILLI / bucketNanos : raw;
            }
        }
        double[] sorted = Arrays.copyOf(all, size);
        Arrays.sort(sorted);
        return sorted;
    }

    /// Values of one row, left to right.
    public double[] row(int row) {
        double[] result = new double[columns];
        for (int column = 0; column < columns; column++) {
            result[column] = value(row, column);
        }
        return result;
    }
}
