package dev.skein.query.stacks;

/// The pixel columns of one lane while what is marked in them is set.
final class MarkPixels {
    private final long startNanos;
    private final int widthPx;
    private final double nanosPerPx;
    private final boolean[] out;
    private boolean any;

    MarkPixels(long startNanos, double nanosPerPx, int widthPx, boolean[] out) {
        this.startNanos = startNanos;
        this.nanosPerPx = nanosPerPx;
        this.widthPx = widthPx;
        this.out = out;
    }

    /// First whole nanosecond of a column.
    long start(int column) {
        return startNanos + (long) Math.ceil(column * nanosPerPx);
    }

    private int column(long nanos) {
        double exact = Math.floor((nanos - startNanos) / nanosPerPx);
        return (int) Math.clamp(exact, -1, widthPx);
    }

    int point(long nanos) {
        return interval(nanos, nanos + 1);
    }

    /// Sets the columns of an interval and returns the last of them, at least -1.
    int interval(long from, long to) {
        int first = column(from);
        int last = Math.max(first, column(Math.max(from, to - 1)));
        for (int x = Math.max(0, first); x <= Math.min(last, widthPx - 1); x++) {
            out[x] = true;
            any = true;
        }
        return last;
    }

    boolean any() {
        return any;
    }
}
