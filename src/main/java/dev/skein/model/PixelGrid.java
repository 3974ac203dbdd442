package dev.skein.model;

/// The ticks at which the pixel columns of a picture begin; the same for all lanes of a frame, so
/// worked out once.
final class PixelGrid {
    private final TimeBase base;
    private long startNanos;
    private double nanosPerPx = -1;
    private int widthPx;
    private long[] bounds = new long[1];

    PixelGrid(TimeBase base) {
        this.base = base;
    }

    void set(long newStartNanos, double newNanosPerPx, int newWidthPx) {
        if (startNanos == newStartNanos && nanosPerPx == newNanosPerPx && widthPx == newWidthPx) {
            return;
        }
        startNanos = newStartNanos;
        nanosPerPx = newNanosPerPx;
        widthPx = newWidthPx;
        if (bounds.length <= newWidthPx) {
            bounds = new long[newWidthPx + 1];
        }
        long offset =
                newStartNanos
                        + base.originRawNanos()
                        - base.baseRawNanos()
                        + ((1L << base.tickShift()) - 1);
        for (int x = 0; x <= newWidthPx; x++) {
            bounds[x] = (offset + (long) Math.ceil(x * newNanosPerPx)) >> base.tickShift();
        }
    }

    int widthPx() {
        return widthPx;
    }

    /// First tick of column `x`, `0 .. widthPx`.
    long bound(int x) {
        return bounds[x];
    }

    double ticksPerPx() {
        return nanosPerPx / (1L << base.tickShift());
    }

    /// Column that holds a tick, clamped to `from .. widthPx - 1`.
    int columnOf(long tick, int from) {
        int low = from;
        int high = widthPx - 1;
        double guess = (tick - bounds[0]) / ticksPerPx();
        if (guess > low + 2 && guess < high - 2) {
            low = Math.max(low, (int) guess - 2);
            high = Math.min(high, (int) guess + 2);
        }
        while (low < high) {
            int mid = (low + high + 1) >>> 1;
            if (bounds[mid] <= tick) {
                low = mid;
            } else {
                high = mid - 1;
            }
        }
        return low;
    }

    /// Number of columns, at least `from` and at most `to`, that end at or before a tick.
    int endedBy(long tick, int from, int to) {
        if (bounds[to] <= tick) {
            return to;
        }
        int x = columnOf(tick, from);
        return Math.clamp(x, from, to);
    }
}
