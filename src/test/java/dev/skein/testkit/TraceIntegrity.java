package dev.skein.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import dev.skein.model.DetailTable;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneTable;
import dev.skein.model.PointStore;
import dev.skein.model.RangeTable;
import dev.skein.model.StackTable;
import dev.skein.model.Trace;

/// Walks every index of a trace: rows ordered, ids inside their tables, everything inside the
/// trace's range.
public final class TraceIntegrity {
    private final Trace trace;

    private TraceIntegrity(Trace trace) {
        this.trace = trace;
    }

    public static void check(Trace trace) {
        TraceIntegrity walk = new TraceIntegrity(trace);
        walk.lanes();
        walk.stacks();
        walk.intervals();
        walk.points();
        walk.ranges();
    }

    private void lanes() {
        LaneTable lanes = trace.lanes();
        for (int lane = 0; lane < lanes.size(); lane++) {
            String who = "lane " + lane + " " + lanes.name(lane);
            check(lanes.parent(lane) < lanes.size() && lanes.parent(lane) >= -1, who + ": parent");
            stack(lanes.creationStack(lane), who + ": creation stack");
            long start = lanes.startNanos(lane);
            long end = lanes.endNanos(lane);
            check(
                    start == LaneTable.UNKNOWN || end == LaneTable.UNKNOWN || start <= end,
                    who + ": ends before it starts");
        }
    }

    private void stacks() {
        StackTable stacks = trace.stacks();
        for (int node = 0; node < stacks.nodeCount(); node++) {
            check(
                    stacks.parent(node) < node && stacks.parent(node) >= -1,
                    "stack node " + node + ": parent");
            int frame = stacks.frame(node);
            check(frame >= 0 && frame < stacks.frameCount(), "stack node " + node + ": frame");
            check(
                    stacks.functionId(frame) < trace.strings().size(),
                    "frame " + frame + ": function");
            check(
                    stacks.normalisedId(frame) < trace.strings().size(),
                    "frame " + frame + ": normalised");
        }
    }

    private void intervals() {
        IntervalStore intervals = trace.intervals();
        DetailTable details = trace.details();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            long previous = Long.MIN_VALUE;
            for (int row = 0; row < intervals.size(lane); row++) {
                String where = "lane " + lane + " row " + row;
                long start = intervals.startNanos(lane, row);
                check(start >= previous, where + ": starts before its predecessor");
                check(start >= 0, where + ": starts before the trace, at " + start);
                check(
                        start <= trace.durationNanos(),
                        where + ": starts after the trace, at " + start);
                check(intervals.endNanos(lane, row) >= start, where + ": ends before it starts");
                check(
                        intervals.subState(lane, row) < trace.subStates().size(),
                        where + ": sub-state");
                stack(intervals.stackId(lane, row), where);
                check(intervals.cause(lane, row) < trace.lanes().size(), where + ": cause");
                check(intervals.detail(lane, row) < details.size(), where + ": detail");
                previous = start;
            }
        }
    }

    private void points() {
        PointStore points = trace.points();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            long previous = 0;
            for (int row = 0; row < points.size(lane); row++) {
                String where = "lane " + lane + " point " + row;
                long time = points.timeNanos(lane, row);
                check(time >= previous && time <= trace.durationNanos(), where + ": at " + time);
                check(points.type(lane, row) < trace.pointTypes().size(), where + ": type");
                stack(points.stackId(lane, row), where);
                check(points.detail(lane, row) < trace.details().size(), where + ": detail");
                previous = time;
            }
        }
    }

    private void ranges() {
        RangeTable ranges = trace.ranges();
        for (int row = 0; row < ranges.size(); row++) {
            check(
                    ranges.endNanos(row) >= ranges.startNanos(row),
                    "range " + row + ": ends before it starts");
            check(
                    row == 0 || ranges.startNanos(row) >= ranges.startNanos(row - 1),
                    "range " + row + ": order");
            check(ranges.lane(row) < trace.lanes().size(), "range " + row + ": lane");
        }
    }

    private void stack(int stackId, String where) {
        check(stackId >= -1 && stackId < trace.stacks().nodeCount(), where + ": stack " + stackId);
        check(
                stackId < 0 || trace.stacks().isStack(stackId),
                where + ": stack " + stackId + " was never made as a whole stack");
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            fail(what);
        }
    }
}
