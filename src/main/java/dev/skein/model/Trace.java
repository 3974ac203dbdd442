package dev.skein.model;

import dev.skein.task.Work;
import java.util.List;

/// Everything read from one opened file, or what has been read of it so far: an immutable snapshot.
///
/// Time 0 is the first event; all times in all tables are nanoseconds since then. Lanes, stacks,
/// strings and details are numbered from 0 without gaps, and numbers keep their meaning from one
/// snapshot of a trace to the next.
public final class Trace {
    private final TraceInfo info;
    private final long durationNanos;
    private final StringTable strings;
    private final SubStates subStates;
    private final List<PointType> pointTypes;
    private final LaneTable lanes;
    private final IntervalStore intervals;
    private final PointStore points;
    private final StackTable stacks;
    private final DetailTable details;
    private final RangeTable ranges;
    private final List<Counter> counters;
    private final ReasonSums reasonSums;
    private final List<DumpSnapshot> dumps;

    Trace(
            TraceInfo info,
            long durationNanos,
            StringTable strings,
            SubStates subStates,
            List<PointType> pointTypes,
            LaneTable lanes,
            IntervalStore intervals,
            PointStore points,
            StackTable stacks,
            DetailTable details,
            RangeTable ranges,
            List<Counter> counters,
            ReasonSums reasonSums,
            List<DumpSnapshot> dumps) {
        this.info = info;
        this.durationNanos = durationNanos;
        this.strings = strings;
        this.subStates = subStates;
        this.pointTypes = List.copyOf(pointTypes);
        this.lanes = lanes;
        this.intervals = intervals;
        this.points = points;
        this.stacks = stacks;
        this.details = details;
        this.ranges = ranges;
        this.counters = List.copyOf(counters);
        this.reasonSums = reasonSums;
        this.dumps = List.copyOf(dumps);
    }

    public TraceInfo info() {
        return info;
    }

    /// Last minus first event.
    public long durationNanos() {
        return durationNanos;
    }

    /// `[0, durationNanos)`.
    public TimeRange range() {
        return new TimeRange(0, durationNanos);
    }

    public StringTable strings() {
        return strings;
    }

    public SubStates subStates() {
        return subStates;
    }

    public List<PointType> pointTypes() {
        return pointTypes;
    }

    public LaneTable lanes() {
        return lanes;
    }

    public IntervalStore intervals() {
        return intervals;
    }

    /// Makes the pictures of this snapshot quick: builds for long lanes the index that pictures are
    /// read from, where it is missing or far behind.
    ///
    /// Meant for a background thread, after each snapshot while a file is read and once when it is
    /// complete; about 15 ns per new interval. Later snapshots of the trace share the result.
    /// Pictures painted meanwhile are right, only slower.
    ///
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public void buildPyramids(Work work) {
        work.phase("indexing");
        intervals
                .pyramids()
                .buildAll(intervals.columns(), subStates.classCodes(), !info.partial(), work);
    }

    /// Bytes that [#buildPyramids] has added so far.
    public long pyramidBytes() {
        return intervals.pyramids().sizeBytes();
    }

    public PointStore points() {
        return points;
    }

    public StackTable stacks() {
        return stacks;
    }

    public DetailTable details() {
        return details;
    }

    public RangeTable ranges() {
        return ranges;
    }

    public List<Counter> counters() {
        return counters;
    }

    public ReasonSums reasonSums() {
        return reasonSums;
    }

    /// Thread, goroutine and coroutine dumps in time order, in the order of the source where a time
    /// is not known; empty for recordings that hold none.
    public List<DumpSnapshot> dumps() {
        return dumps;
    }
}
