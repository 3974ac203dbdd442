package dev.skein.query.stacks;

import dev.skein.model.IntervalStore;
import dev.skein.model.PointStore;
import dev.skein.model.Trace;
import dev.skein.query.LaneMarks;
import java.util.Arrays;
import java.util.BitSet;

/// Everything whose stack is one of a set, to be lit on all lanes; asks each row in view.
public final class StackLight implements LaneMarks {
    private final Trace trace;
    private final BitSet stacks;

    /// @param stacks nodes of the stack table, as from [StackTree#stacksThrough]
    public StackLight(Trace trace, BitSet stacks) {
        this.trace = trace;
        this.stacks = (BitSet) stacks.clone();
    }

    @Override
    public boolean touches(int lane) {
        return true;
    }

    @Override
    public boolean mark(int lane, long startNanos, double nanosPerPx, int widthPx, boolean[] out) {
        Arrays.fill(out, 0, widthPx, false);
        MarkPixels pixels = new MarkPixels(startNanos, nanosPerPx, widthPx, out);
        IntervalStore intervals = trace.intervals();
        long end = pixels.start(widthPx);
        for (int row = HitWalk.firstRow(intervals, lane, startNanos);
                row < intervals.size(lane) && intervals.startNanos(lane, row) < end;
                row++) {
            if (has(intervals.stackId(lane, row))) {
                pixels.interval(intervals.startNanos(lane, row), intervals.endNanos(lane, row));
            }
        }
        PointStore points = trace.points();
        for (int row = points.firstRowFrom(lane, startNanos);
                row < points.size(lane) && points.timeNanos(lane, row) < end;
                row++) {
            if (has(points.stackId(lane, row))) {
                pixels.point(points.timeNanos(lane, row));
            }
        }
        return pixels.any();
    }

    private boolean has(int stackId) {
        return stackId >= 0 && stacks.get(stackId);
    }
}
