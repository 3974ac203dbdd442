package dev.skein.model;

/// Bits of the flag byte of an interval: what a reader of the picture must know about how far to
/// trust it.
public final class IntervalFlags {
    /// The state began before the trace did; its true start is not known.
    public static final int TRUNC_LEFT = 1;

    /// The state still held when the trace ended.
    public static final int TRUNC_RIGHT = 2;

    /// Not reported by the source but concluded, from a stack or from samples.
    public static final int INFERRED = 4;

    /// The source's clock went backwards; the time was moved to keep the lane in order.
    public static final int CLOCK_FIXED = 8;

    /// Data was lost just before; the true start may be earlier.
    public static final int LOSS_BEFORE = 16;

    /// A wait without work to do (an idle pool thread), not a wait for something to be released.
    public static final int IDLE = 32;

    /// Goes on with the state of an earlier row after something nested inside it: the same
    /// occurrence, not one more.
    public static final int CONTINUED = 64;

    private IntervalFlags() {}
}
