package dev.skein.query.stacks;

import dev.skein.model.IntervalStore;
import dev.skein.model.PointStore;
import dev.skein.model.Trace;
import dev.skein.query.LaneMarks;
import dev.skein.query.LaneSet;
import java.util.Arrays;

/// The members of one group, to be lit on all lanes while everything else is dimmed.
///
/// Inside the scope of the groups the members come from the [HitIndex], and at most two of them are
/// looked at for a pixel column: members of a lane do not overlap, so of those that begin in one
/// column only the last can reach out of it. Outside the scope each row in view is asked for its
/// group, so that the light goes on when the view is moved before the groups are worked out anew.
public final class GroupLight implements LaneMarks {
    private final HitIndex hits;
    private final StackGroups groups;
    private final int group;
    private final LaneSet lanes;
    private final HitFilter filter;
    private final long coveredFrom;
    private final long coveredTo;

    public GroupLight(HitIndex hits, int group) {
        this.hits = hits;
        this.groups = hits.groups();
        this.group = group;
        this.lanes = hits.lanesOf(group);
        this.filter = new HitFilter(groups.trace(), groups.options());
        this.coveredFrom = groups.scope().range().startNanos();
        this.coveredTo = groups.scope().endExclusive(groups.trace());
    }

    /// Lanes with a member in the scope.
    public LaneSet lanes() {
        return lanes;
    }

    public int group() {
        return group;
    }

    @Override
    public boolean touches(int lane) {
        return lanes.contains(lane) || !coversWholeTrace() || !isCovered(lane);
    }

    private boolean coversWholeTrace() {
        return coveredFrom <= 0 && coveredTo > groups.trace().durationNanos();
    }

    private boolean isCovered(int lane) {
        return groups.scope().lanes().contains(lane);
    }

    @Override
    public boolean mark(int lane, long startNanos, double nanosPerPx, int widthPx, boolean[] out) {
        Arrays.fill(out, 0, widthPx, false);
        MarkPixels pixels = new MarkPixels(startNanos, nanosPerPx, widthPx, out);
        long viewEnd = startNanos + (long) Math.ceil(widthPx * nanosPerPx);
        boolean inside = coversWholeTrace() || (startNanos >= coveredFrom && viewEnd <= coveredTo);
        if (inside && isCovered(lane)) {
            fromIndex(lane, startNanos, widthPx, pixels);
        } else {
            fromRows(lane, startNanos, viewEnd, pixels);
        }
        return pixels.any();
    }

    private void fromIndex(int lane, long startNanos, int widthPx, MarkPixels pixels) {
        IntervalStore intervals = groups.trace().intervals();
        PointStore points = groups.trace().points();
        int at = hits.firstOf(group, lane);
        while (at < hits.endOf(group) && hits.laneAt(at) == lane) {
            int end = hits.endOfRun(group, at);
            boolean isPoints = hits.rowAt(at) < 0;
            at = Math.max(at, firstAtOrAfter(at, end, startNanos) - 1);
            while (at < end) {
                int row = hits.rowAt(at);
                int column =
                        isPoints
                                ? pixels.point(points.timeNanos(lane, ~row))
                                : pixels.interval(
                                        intervals.startNanos(lane, row),
                                        intervals.endNanos(lane, row));
                if (column >= widthPx) {
                    break;
                }
                int next = firstAtOrAfter(at + 1, end, pixels.start(column + 1));
                at = Math.max(at + 1, next - 1);
            }
            at = end;
        }
    }

    /// First position in `from .. to - 1` whose hit begins at or after `nanos`; looks near first.
    private int firstAtOrAfter(int from, int to, long nanos) {
        int low = from;
        int reach = 1;
        while (low + reach < to && hits.timeAt(low + reach) < nanos) {
            low += reach;
            reach <<= 1;
        }
        int high = Math.min(to, low + reach);
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (hits.timeAt(mid) < nanos) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }

    private void fromRows(int lane, long from, long to, MarkPixels pixels) {
        Trace trace = groups.trace();
        IntervalStore intervals = trace.intervals();
        if (!filter.lane(lane)) {
            return;
        }
        for (int row = HitWalk.firstRow(intervals, lane, from);
                row < intervals.size(lane) && intervals.startNanos(lane, row) < to;
                row++) {
            int subState = intervals.subState(lane, row);
            int stack = intervals.stackId(lane, row);
            if (filter.subState(subState) && groups.groupOf(lane, stack, subState) == group) {
                pixels.interval(intervals.startNanos(lane, row), intervals.endNanos(lane, row));
            }
        }
        PointStore points = trace.points();
        for (int row = points.firstRowFrom(lane, from);
                row < points.size(lane) && points.timeNanos(lane, row) < to;
                row++) {
            if (filter.pointType(points.type(lane, row))
                    && groups.groupOfPoint(lane, points.stackId(lane, row)) == group) {
                pixels.point(points.timeNanos(lane, row));
            }
        }
    }
}
