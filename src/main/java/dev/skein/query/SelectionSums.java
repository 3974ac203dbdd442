package dev.skein.query;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import java.util.List;
import java.util.stream.LongStream;

/// What a set of lanes did in a stretch of time, exact to the nanosecond.
///
/// @param lanes number of lanes in the selection
/// @param lanesSeen those of which at least one interval with a state lies in the range
/// @param nanosByState by [LaneState#code()], 8 values, summed over the lanes
/// @param transitions intervals that start in the range, ends of lanes included
public record SelectionSums(
        TimeRange range, int lanes, int lanesSeen, List<Long> nanosByState, long transitions) {

    private static final int LANES_PER_CHECK = 256;

    public SelectionSums {
        nanosByState = List.copyOf(nanosByState);
    }

    /// Sums over `selection`; about a microsecond per lane.
    ///
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public static SelectionSums of(Trace trace, TimeRange range, LaneSet selection, Work work) {
        return of(trace, range, selection.toArray(), work);
    }

    /// Sums over the lanes listed in `lanes`.
    public static SelectionSums of(Trace trace, TimeRange range, int[] lanes, Work work) {
        IntervalStore intervals = trace.intervals();
        long[] sums = new long[LaneState.COUNT];
        long[] own = new long[LaneState.COUNT];
        long transitions = 0;
        int seen = 0;
        for (int i = 0; i < lanes.length; i++) {
            if (i % LANES_PER_CHECK == 0) {
                work.checkCancelled();
                work.progress(i, lanes.length);
            }
            intervals.nanosByState(lanes[i], range, own);
            seen += add(own, sums) ? 1 : 0;
            transitions += intervals.transitions(lanes[i], range);
        }
        work.progress(lanes.length, lanes.length);
        return new SelectionSums(
                range, lanes.length, seen, LongStream.of(sums).boxed().toList(), transitions);
    }

    private static boolean add(long[] own, long[] sums) {
        long any = 0;
        for (int c = 0; c < own.length; c++) {
            sums[c] += own[c];
            any |= own[c];
        }
        return any != 0;
    }

    public long nanos(LaneState state) {
        return nanosByState.get(state.code());
    }

    /// Time about which something is known, over all lanes.
    public long knownNanos() {
        return nanosByState.stream().mapToLong(Long::longValue).sum();
    }

    /// Share of the known time, 0..1; 0 when nothing is known.
    public double share(LaneState state) {
        long known = knownNanos();
        return known == 0 ? 0 : nanos(state) / (double) known;
    }
}
