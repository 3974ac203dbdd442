package dev.skein.query;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// What a set of lanes did in a stretch of time, exact to the nanosecond.
///
/// @param lanes number of lanes in the selection
/// @param lanesSeen those of which at least one interval with a state lies in the range
/// @param nanosByState by [LaneState#code()], 8 values, summed over the lanes
/// @param transitions intervals that start in the range, ends of lanes included
public record SelectionSums(
        TimeRange range, int lanes, int lanesSeen, List<Long> nanosByState, long transitions) {

    private static final int LANES_PER_CHUNK = 2048;

    public SelectionSums {
        nanosByState = List.copyOf(nanosByState);
    }

    /// Sums over `selection`; about a microsecond per lane.
    ///
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public static SelectionSums of(Trace trace, TimeRange range, LaneSet selection, Work work) {
        return of(trace, range, selection.toArray(), work);
    }

    /// Sums over the lanes listed in `lanes`; large selections are divided among the cores.
    public static SelectionSums of(Trace trace, TimeRange range, int[] lanes, Work work) {
        int chunks = Math.ceilDiv(lanes.length, LANES_PER_CHUNK);
        AtomicInteger done = new AtomicInteger();
        IntStream numbers = IntStream.range(0, chunks);
        Part sum =
                (chunks > 1 ? numbers.parallel() : numbers)
                        .mapToObj(
                                chunk -> {
                                    work.checkCancelled();
                                    Part part = new Part();
                                    int first = chunk * LANES_PER_CHUNK;
                                    int end = Math.min(lanes.length, first + LANES_PER_CHUNK);
                                    part.addLanes(trace, range, lanes, first, end);
                                    work.progress(done.addAndGet(end - first), lanes.length);
                                    return part;
                                })
                        .reduce(new Part(), Part::plus);
        work.progress(lanes.length, lanes.length);
        return new SelectionSums(
                range,
                lanes.length,
                sum.seen,
                LongStream.of(sum.nanos).boxed().toList(),
                sum.transitions);
    }

    /// The sums of some of the lanes.
    private static final class Part {
        private final long[] nanos = new long[LaneState.COUNT];
        private long transitions;
        private int seen;

        void addLanes(Trace trace, TimeRange range, int[] lanes, int first, int end) {
            IntervalStore intervals = trace.intervals();
            long[] own = new long[LaneState.COUNT];
            for (int i = first; i < end; i++) {
                intervals.nanosByState(lanes[i], range, own);
                seen += add(own, nanos) ? 1 : 0;
                transitions += intervals.transitions(lanes[i], range);
            }
        }

        Part plus(Part other) {
            Part sum = new Part();
            add(nanos, sum.nanos);
            add(other.nanos, sum.nanos);
            sum.transitions = transitions + other.transitions;
            sum.seen = seen + other.seen;
            return sum;
        }
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
