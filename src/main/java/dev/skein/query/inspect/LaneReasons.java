package dev.skein.query.inspect;

import dev.skein.model.IntervalStore;
import dev.skein.model.SubState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// All that a lane did in a range by the source's own words, with exact nanoseconds.
public final class LaneReasons {
    private LaneReasons() {}

    /// One sub-state of a lane.
    ///
    /// @param intervals how many lie, at least partly, in the range
    /// @param nanos clipped to the range
    /// @param longestNanos of the longest interval, clipped
    /// @param longestRow that interval
    public record Reason(
            SubState state, long intervals, long nanos, long longestNanos, int longestRow) {}

    /// Longest time first; times of "not alive" and "no event" are in the list, too.
    public static List<Reason> of(Trace trace, int lane, TimeRange range) {
        IntervalStore store = trace.intervals();
        int codes = trace.subStates().size();
        long[] counts = new long[codes];
        long[] nanos = new long[codes];
        long[] longest = new long[codes];
        int[] longestRows = new int[codes];
        int first = Math.max(0, store.firstRowFrom(lane, range.startNanos()) - 1);
        for (int row = first;
                row < store.size(lane) && store.startNanos(lane, row) < range.endNanos();
                row++) {
            long start = Math.max(range.startNanos(), store.startNanos(lane, row));
            long end = Math.min(range.endNanos(), store.endNanos(lane, row));
            if (end < start || (end == start && store.startNanos(lane, row) < start)) {
                continue;
            }
            int code = store.subState(lane, row);
            if (counts[code]++ == 0 || end - start > longest[code]) {
                longest[code] = end - start;
                longestRows[code] = row;
            }
            nanos[code] += end - start;
        }
        return list(trace, counts, nanos, longest, longestRows);
    }

    private static List<Reason> list(
            Trace trace, long[] counts, long[] nanos, long[] longest, int[] longestRows) {
        List<Reason> result = new ArrayList<>();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                result.add(
                        new Reason(
                                trace.subStates().get(code),
                                counts[code],
                                nanos[code],
                                longest[code],
                                longestRows[code]));
            }
        }
        result.sort(
                Comparator.comparingLong(Reason::nanos)
                        .reversed()
                        .thenComparingInt(reason -> reason.state().code()));
        return result;
    }
}
