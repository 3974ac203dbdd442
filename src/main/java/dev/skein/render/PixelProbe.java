package dev.skein.render;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.SubState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// Says what lies under a position of the lane area, for tooltips and clicks.
public final class PixelProbe {
    /// How far away an interval may be to count as hit where there is none.
    public static final int NEAR_PX = 4;

    private final Trace trace;
    private final LaneRows rows;
    private final Viewport viewport;

    /// All in logical pixels.
    public PixelProbe(Trace trace, LaneRows rows, Viewport viewport) {
        this.trace = trace;
        this.rows = rows;
        this.viewport = viewport;
    }

    /// What is under a position.
    ///
    /// @param row row of [LaneRows]
    /// @param lane the lane, [LaneRows#HEADER] on a group header
    /// @param group index of the group, -1 for pinned rows
    /// @param timeNanos trace time under the position
    /// @param interval the interval that covers most of the pixel, or the nearest within
    ///     [#NEAR_PX]; absent where nothing is
    /// @param crowd everything in the pixel
    public record Hit(
            int row,
            int lane,
            int group,
            long timeNanos,
            Optional<Interval> interval,
            Crowd crowd) {}

    /// One interval as a value.
    ///
    /// @param row row in [IntervalStore]
    public record Interval(int lane, int row, TimeRange range, SubState subState) {}

    /// What one pixel of a lane holds.
    ///
    /// @param intervals that touch the pixel
    /// @param pixel the stretch of time it shows, at least 1 ns
    /// @param nanosByState 8 values, exact
    public record Crowd(int intervals, TimeRange pixel, List<Long> nanosByState) {
        public Crowd {
            nanosByState = List.copyOf(nanosByState);
        }

        /// Share of a class in the pixel's time, 0..1.
        public double share(LaneState state) {
            return nanosByState.get(state.code()) / (double) Math.max(1, pixel.durationNanos());
        }
    }

    /// What is under `(x, y)` of a window that is scrolled by `scrollPx`; empty outside all rows.
    public Optional<Hit> at(double x, double y, double scrollPx) {
        int row = rows.rowInWindow(y, scrollPx);
        if (row < 0) {
            return Optional.empty();
        }
        TimeRange pixel = pixel(x);
        int lane = rows.lane(row);
        if (lane == LaneRows.HEADER) {
            Crowd none =
                    new Crowd(0, pixel, LongStream.of(new long[LaneState.COUNT]).boxed().toList());
            return Optional.of(
                    new Hit(
                            row,
                            lane,
                            rows.group(row),
                            viewport.timeAt(x),
                            Optional.empty(),
                            none));
        }
        return Optional.of(
                new Hit(
                        row,
                        lane,
                        rows.group(row),
                        viewport.timeAt(x),
                        intervalNear(lane, pixel),
                        crowd(lane, pixel)));
    }

    private TimeRange pixel(double x) {
        double column = Math.floor(x);
        long start = viewport.startNanos() + (long) Math.ceil(column * viewport.nanosPerPx());
        long end = viewport.startNanos() + (long) Math.ceil((column + 1) * viewport.nanosPerPx());
        return end > start ? new TimeRange(start, end) : new TimeRange(start - 1, start);
    }

    /// What `lane` does in `pixel`.
    public Crowd crowd(int lane, TimeRange pixel) {
        IntervalStore intervals = trace.intervals();
        List<Long> sums = LongStream.of(intervals.nanosByState(lane, pixel)).boxed().toList();
        int first = Math.max(0, intervals.rowAt(lane, pixel.startNanos()));
        int end = intervals.firstRowFrom(lane, pixel.endNanos());
        int count = 0;
        for (int row = first; row < end; row++) {
            if (end - row > COUNTED) {
                count += end - row;
                break;
            }
            count += isAlive(lane, row) ? 1 : 0;
        }
        return new Crowd(count, pixel, sums);
    }

    /// Beyond this many rows their number is told without a look at each.
    private static final int COUNTED = 4096;

    private Optional<Interval> intervalNear(int lane, TimeRange pixel) {
        long reach = Math.max(1, Math.round(NEAR_PX * viewport.nanosPerPx()));
        Optional<Interval> inside = longestIn(lane, pixel);
        if (inside.isPresent()) {
            return inside;
        }
        IntervalStore intervals = trace.intervals();
        int after = intervals.firstRowFrom(lane, pixel.endNanos());
        long right = Long.MAX_VALUE;
        if (after < intervals.size(lane) && isAlive(lane, after)) {
            right = intervals.startNanos(lane, after) - pixel.endNanos();
        }
        int before = after - 1;
        while (before >= 0 && !isAlive(lane, before) && after - before <= NEAR_PX) {
            before--;
        }
        long left = Long.MAX_VALUE;
        if (before >= 0 && isAlive(lane, before)) {
            left = pixel.startNanos() - intervals.endNanos(lane, before);
        }
        if (Math.min(left, right) > reach) {
            return Optional.empty();
        }
        return Optional.of(interval(lane, left <= right ? before : after));
    }

    private Optional<Interval> longestIn(int lane, TimeRange pixel) {
        IntervalStore intervals = trace.intervals();
        int end = intervals.firstRowFrom(lane, pixel.endNanos());
        int first = Math.max(0, intervals.rowAt(lane, pixel.startNanos()));
        int best = -1;
        long most = -1;
        for (int row = first; row < Math.min(end, first + COUNTED); row++) {
            long inside =
                    Math.min(pixel.endNanos(), intervals.endNanos(lane, row))
                            - Math.max(pixel.startNanos(), intervals.startNanos(lane, row));
            if (inside > most && isAlive(lane, row) && inside >= 0) {
                most = inside;
                best = row;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(interval(lane, best));
    }

    private boolean isAlive(int lane, int row) {
        return trace.intervals().subState(lane, row) != SubState.ABSENT;
    }

    private Interval interval(int lane, int row) {
        IntervalStore intervals = trace.intervals();
        return new Interval(
                lane,
                row,
                new TimeRange(intervals.startNanos(lane, row), intervals.endNanos(lane, row)),
                trace.subStates().get(intervals.subState(lane, row)));
    }
}
