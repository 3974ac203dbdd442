package dev.skein.view;

/// Times of the last pictures, for the debug overlay: how long each took to paint and how far apart
/// they came. UI thread.
public final class FrameLog {
    public static final int CAPACITY = 1_200;

    private final float[] paintMillis = new float[CAPACITY];
    private final long[] atNanos = new long[CAPACITY];
    private long count;
    private long drawnIntervals;

    /// Notes one painted picture.
    ///
    /// @param visibleIntervals intervals of the visible lanes in the visible time
    public void painted(long nowNanos, long paintNanos, long visibleIntervals) {
        int slot = (int) (count % CAPACITY);
        paintMillis[slot] = paintNanos / 1e6f;
        atNanos[slot] = nowNanos;
        drawnIntervals = visibleIntervals;
        count++;
    }

    /// Pictures since the start.
    public long count() {
        return count;
    }

    /// Pictures that can still be asked for, newest first by [#paintMillis(int)].
    public int size() {
        return (int) Math.min(count, CAPACITY);
    }

    /// How long the picture `age` pictures ago took.
    public float paintMillis(int age) {
        return paintMillis[slot(age)];
    }

    public long atNanos(int age) {
        return atNanos[slot(age)];
    }

    private int slot(int age) {
        return (int) ((count - 1 - age) % CAPACITY);
    }

    public long drawnIntervals() {
        return drawnIntervals;
    }
}
