package dev.skein.query;

/// Says which parts of a lane stand out, while the rest recedes.
public interface LaneMarks {
    /// Whether anything at all of the lane is marked; may say yes for a lane of which nothing is in
    /// view.
    boolean touches(int lane);

    /// Sets `out[x]` for each pixel column `x` of `0 .. widthPx - 1` in which something marked
    /// lies, and clears the others. Column `x` stands for `[startNanos + x * nanosPerPx, startNanos
    /// + (x + 1) * nanosPerPx)`.
    ///
    /// @return whether any column is set
    boolean mark(int lane, long startNanos, double nanosPerPx, int widthPx, boolean[] out);
}
