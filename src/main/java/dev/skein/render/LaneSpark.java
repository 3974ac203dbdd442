package dev.skein.render;

import dev.skein.model.LaneScan;
import dev.skein.model.LaneState;
import dev.skein.model.PixelRow;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;

/// Small curves for lane headers: the share of one class over time. Keeps scratch space, so one per
/// thread.
public final class LaneSpark {
    private final LaneScan scan;
    private PixelRow pixels = new PixelRow(0);

    public LaneSpark(Trace trace) {
        this.scan = new LaneScan(trace);
    }

    /// Shares 0..1 of `state` in `columns` equal parts of `range`; a class with any time at all is
    /// above 0.
    public float[] shares(int lane, LaneState state, TimeRange range, int columns) {
        if (pixels.widthPx() < columns) {
            pixels = new PixelRow(columns);
        }
        double nanosPerColumn = Math.max(1, range.durationNanos()) / (double) columns;
        scan.scan(lane, range.startNanos(), nanosPerColumn, columns, true, pixels);
        float[] shares = new float[columns];
        for (int x = 0; x < columns; x++) {
            shares[x] = PixelRow.share(pixels.shares(x), state.code()) / 255f;
        }
        return shares;
    }
}
