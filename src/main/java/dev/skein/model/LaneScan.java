package dev.skein.model;

import org.jspecify.annotations.Nullable;

/// Turns the intervals of a lane into one [PixelRow] at any scale; holds scratch space, so one per
/// thread.
///
/// Pixel column `x` stands for the whole nanoseconds in `[start + x * scale, start + (x + 1) *
/// scale)`. An interval that starts in a column belongs to that column; a column narrower than a
/// nanosecond that holds no whole one shows what goes on around it.
///
/// Where few intervals are in view they are read one by one, exactly. Where many are, pixels come
/// from the lane's [SharePyramid] as far as its buckets are narrow enough and it reaches (while a
/// file is read it lags behind), and from the intervals elsewhere.
public final class LaneScan {
    /// With fewer intervals per pixel of the view than these, reading them one by one is quicker
    /// than anything else; an exact reading of the pyramid costs more than a rough one.
    private static final int WALKED_PER_PX = 8;

    private static final int WALKED_PER_EXACT_PX = 24;

    private final IntervalStore store;
    private final LaneColumns columns;
    private final PixelGrid grid;
    private final LaneWalk walk;
    private final PyramidReader reader;

    public LaneScan(Trace trace) {
        this(trace.intervals());
    }

    LaneScan(IntervalStore store) {
        this.store = store;
        this.columns = store.columns();
        this.grid = new PixelGrid(store.timeBase());
        byte[] codes = codes(store.subStates());
        this.walk = new LaneWalk(store, codes, grid);
        this.reader = new PyramidReader(store, codes, grid);
    }

    private static byte[] codes(SubStates subStates) {
        byte[] codes = subStates.classCodes().clone();
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes[i] >= 0 ? codes[i] : (byte) PixelRow.NO_EVENT;
        }
        codes[SubState.ABSENT] = PixelRow.ABSENT;
        return codes;
    }

    /// Fills columns `0 .. widthPx - 1` of `out` with what `lane` does.
    ///
    /// @param exact buckets are at most a quarter of a pixel wide (a view at rest: more than 99 of
    ///     100 colours are right, none more than 5 points of share off); else at most a pixel (a
    ///     moving one)
    public void scan(
            int lane,
            long startNanos,
            double nanosPerPx,
            int widthPx,
            boolean exact,
            PixelRow out) {
        if (columns.size(lane) == 0 || widthPx == 0) {
            out.fill(0, widthPx, PixelRow.ABSENT, 0);
            return;
        }
        grid.set(startNanos, nanosPerPx, widthPx);
        walk.open(lane);
        int maxShift = Math.getExponent(grid.ticksPerPx());
        @Nullable SharePyramid pyramid =
                maxShift < 0 || isSparse(lane, exact) ? null : store.pyramidForPicture(lane);
        if (pyramid == null) {
            walk.walk(0, widthPx, out);
        } else {
            mixed(pyramid, lane, maxShift, exact, out);
        }
    }

    private boolean isSparse(int lane, boolean exact) {
        int width = grid.widthPx();
        int first = columns.rowAt(lane, grid.bound(0));
        int last = columns.rowAt(lane, grid.bound(width));
        return last - first <= width * (exact ? WALKED_PER_EXACT_PX : WALKED_PER_PX);
    }

    private void mixed(SharePyramid pyramid, int lane, int maxShift, boolean exact, PixelRow out) {
        reader.read(pyramid, lane, maxShift, exact, out);
        int width = grid.widthPx();
        int x = 0;
        while (x < width) {
            int from = x;
            while (x < width && reader.mustWalk(x)) {
                x++;
            }
            if (x > from) {
                walk.walk(from, x, out);
            }
            x++;
        }
    }
}
