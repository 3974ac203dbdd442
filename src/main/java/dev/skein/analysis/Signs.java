package dev.skein.analysis;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.LaneTable;
import dev.skein.model.RangeTable;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The signs by which people recognise concurrency trouble, counted for a whole trace: how many
/// lanes live and what collections show of it, what the processors do, what lanes wait for, and who
/// starts whom. Facts only; [Report] says what is wrong with them.
///
/// @param laneCount live lanes over time
/// @param collections live lanes at each collection, in order of time: a floor that only rises is
///     growth
/// @param processors empty where the trace shows none
/// @param waits longest total first
/// @param starts most started first
public record Signs(
        List<Moment> laneCount,
        List<Moment> collections,
        List<Processor> processors,
        List<WaitReason> waits,
        List<StartSite> starts) {
    private static final int SAMPLES = 600;

    public Signs {
        laneCount = List.copyOf(laneCount);
        collections = List.copyOf(collections);
        processors = List.copyOf(processors);
        waits = List.copyOf(waits);
        starts = List.copyOf(starts);
    }

    /// How many lanes lived at a time.
    public record Moment(long timeNanos, int lanes) {}

    /// Time that a processor spent in each way, in nanoseconds.
    public record Processor(
            String name,
            long runningNanos,
            long collectingNanos,
            long syscallNanos,
            long idleNanos) {
        public long knownNanos() {
            return runningNanos + collectingNanos + syscallNanos + idleNanos;
        }
    }

    /// All waits with one reason, in the source's own words.
    ///
    /// @param waits how many, those that go on at the end included
    /// @param lanes distinct lanes
    /// @param atEnd lanes that are in it when the trace ends
    public record WaitReason(
            String word,
            String label,
            LaneState state,
            long waits,
            int lanes,
            int atEnd,
            long totalNanos,
            long longestNanos) {}

    public static Signs of(Trace trace, Work work) {
        Evidence evidence = new Evidence(trace, Parameters.defaults(), work);
        LaneCurve curve = evidence.laneCurve();
        work.checkCancelled();
        List<WaitReason> waits = waits(evidence, work);
        work.checkCancelled();
        return new Signs(
                laneCount(trace, curve),
                collections(trace.ranges(), curve),
                processors(trace),
                waits,
                StartSites.of(evidence));
    }

    private static List<Moment> laneCount(Trace trace, LaneCurve curve) {
        List<Moment> result = new ArrayList<>();
        for (int i = 0; i <= SAMPLES; i++) {
            long at = Math.round(trace.durationNanos() / (double) SAMPLES * i);
            result.add(new Moment(at, i == SAMPLES ? curve.atEnd() : curve.at(at)));
        }
        return result;
    }

    private static List<Moment> collections(RangeTable ranges, LaneCurve curve) {
        List<Moment> result = new ArrayList<>();
        for (int row = 0; row < ranges.size(); row++) {
            if (GcStopRule.isCycle(ranges, row)) {
                long at = ranges.startNanos(row);
                result.add(new Moment(at, curve.at(at)));
            }
        }
        result.sort(Comparator.comparingLong(Moment::timeNanos));
        return result;
    }

    private static List<Processor> processors(Trace trace) {
        List<Processor> result = new ArrayList<>();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            if (trace.lanes().kind(lane) != LaneKind.PROC) {
                continue;
            }
            long[] sums = new long[LaneState.COUNT];
            trace.intervals().addCumulativeNanos(lane, trace.durationNanos(), sums);
            result.add(
                    new Processor(
                            trace.lanes().name(lane),
                            sums[LaneState.RUNNING.code()],
                            sums[LaneState.GC.code()],
                            sums[LaneState.IO.code()],
                            sums[LaneState.SLEEPING.code()]));
        }
        return result;
    }

    /// The sums of one reason while they grow.
    private static final class Sums {
        long waits;
        int lanes;
        int lastLane = IntervalStore.NONE;
        int atEnd;
        long total;
        long longest;
    }

    private static List<WaitReason> waits(Evidence evidence, Work work) {
        Trace trace = evidence.trace();
        Sums[] sums = new Sums[256];
        IntervalStore intervals = trace.intervals();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            if (evidence.sites().isSystem(lane)) {
                continue;
            }
            work.checkCancelled();
            boolean lives = trace.lanes().endNanos(lane) == LaneTable.UNKNOWN;
            for (int row = 0; row < intervals.size(lane); row++) {
                int code = intervals.subState(lane, row);
                if (evidence.waits().isWait(code)) {
                    Sums own = sums[code] == null ? new Sums() : sums[code];
                    sums[code] = own;
                    long nanos = intervals.endNanos(lane, row) - intervals.startNanos(lane, row);
                    add(own, lane, nanos, lives && row + 1 == intervals.size(lane));
                }
            }
        }
        List<WaitReason> result = new ArrayList<>();
        for (SubState state : trace.subStates().all()) {
            Sums own = sums[state.code()];
            LaneState laneState = state.state();
            if (own != null && laneState != null) {
                result.add(
                        new WaitReason(
                                state.name(),
                                state.label(),
                                laneState,
                                own.waits,
                                own.lanes,
                                own.atEnd,
                                own.total,
                                own.longest));
            }
        }
        result.sort(
                Comparator.comparingLong(WaitReason::totalNanos)
                        .reversed()
                        .thenComparing(WaitReason::word));
        return result;
    }

    private static void add(Sums own, int lane, long nanos, boolean goesOn) {
        own.waits++;
        own.lanes += own.lastLane == lane ? 0 : 1;
        own.lastLane = lane;
        own.atEnd += goesOn ? 1 : 0;
        own.total += nanos;
        own.longest = Math.max(own.longest, nanos);
    }
}
