package dev.skein.query;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneTable;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import dev.skein.query.FilterTerm.Body;
import dev.skein.query.FilterTerm.IdRange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One condition on a lane, made ready for one trace.
@FunctionalInterface
interface LaneTest {
    boolean passes(int lane);

    /// Conditions for the terms of a filter; those on intervals that are not negated become one.
    static List<LaneTest> of(List<FilterTerm> terms, FilterContext context) {
        List<LaneTest> tests = new ArrayList<>();
        List<IntervalTest> together = new ArrayList<>();
        for (FilterTerm term : terms) {
            IntervalTest interval = intervalTest(term.body(), context);
            if (interval != null && !term.negated()) {
                together.add(interval);
                continue;
            }
            LaneTest test =
                    interval != null
                            ? some(context.trace(), List.of(interval))
                            : laneTest(term.body(), context);
            tests.add(term.negated() ? lane -> !test.passes(lane) : test);
        }
        if (!together.isEmpty()) {
            tests.add(some(context.trace(), together));
        }
        return tests;
    }

    /// A condition on one interval.
    @FunctionalInterface
    interface IntervalTest {
        boolean passes(IntervalStore intervals, int lane, int row);
    }

    private static LaneTest some(Trace trace, List<IntervalTest> tests) {
        IntervalStore intervals = trace.intervals();
        return lane -> {
            int rows = intervals.size(lane);
            for (int row = 0; row < rows; row++) {
                if (intervals.subState(lane, row) != SubState.ABSENT
                        && all(tests, intervals, lane, row)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static boolean all(
            List<IntervalTest> tests, IntervalStore intervals, int lane, int row) {
        for (IntervalTest test : tests) {
            if (!test.passes(intervals, lane, row)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable IntervalTest intervalTest(Body body, FilterContext context) {
        return switch (body) {
            case Body.State(var words) -> {
                boolean[] wanted = context.subStates(words);
                yield (intervals, lane, row) -> wanted[intervals.subState(lane, row)];
            }
            case Body.Duration(var comparison, var nanos) ->
                    (intervals, lane, row) ->
                            comparison.holds(
                                    intervals.endNanos(lane, row) - intervals.startNanos(lane, row),
                                    nanos);
            case Body.Stack(var tests) -> {
                BitSet wanted = context.stacks(tests);
                yield (intervals, lane, row) -> {
                    int stack = intervals.stackId(lane, row);
                    return stack >= 0 && wanted.get(stack);
                };
            }
            default -> null;
        };
    }

    private static LaneTest laneTest(Body body, FilterContext context) {
        Trace trace = context.trace();
        LaneTable lanes = trace.lanes();
        return switch (body) {
            case Body.Name(var any) -> lane -> TextTest.any(any, lanes.name(lane));
            case Body.Group(var any) -> lane -> TextTest.any(any, LaneGroup.SITE.of(trace, lane));
            case Body.NameOrGroup(var text) ->
                    lane ->
                            text.matches(lanes.name(lane))
                                    || text.matches(LaneGroup.SITE.of(trace, lane));
            case Body.Created(var comparison, var nanos) ->
                    lane -> comparison.holds(begin(lanes, lane), nanos);
            case Body.Ended(var comparison, var nanos) ->
                    lane -> comparison.holds(end(lanes, lane), nanos);
            case Body.Life(var comparison, var nanos) ->
                    lane -> comparison.holds(LaneOrder.lifetime(trace, lane), nanos);
            case Body.Alive(var at) ->
                    at == null
                            ? lane -> lanes.endNanos(lane) == LaneTable.UNKNOWN
                            : lane -> begin(lanes, lane) <= at && at < end(lanes, lane);
            case Body.SystemLane() -> lanes::system;
            case Body.LaneIds(var any) -> lane -> IdRange.any(any, lanes.id(lane));
            case Body.ProcessIds(var any) -> lane -> IdRange.any(any, lanes.process(lane));
            case Body.Kind(var keys) -> lane -> keys.contains(lanes.kind(lane).key());
            case Body.Wakes(var any) -> context.wakersOf(any)::get;
            case Body.WokenBy(var any) -> wokenBy(trace, context.lanesWith(any));
            case Body.State _, Body.Duration _, Body.Stack _ ->
                    throw new IllegalStateException("a condition on intervals: " + body);
        };
    }

    /// Known start; a lane without one was there before the trace.
    private static long begin(LaneTable lanes, int lane) {
        long known = lanes.startNanos(lane);
        return known == LaneTable.UNKNOWN ? Long.MIN_VALUE : known;
    }

    /// Known end; a lane without one outlives the trace.
    private static long end(LaneTable lanes, int lane) {
        long known = lanes.endNanos(lane);
        return known == LaneTable.UNKNOWN ? Long.MAX_VALUE : known;
    }

    private static LaneTest wokenBy(Trace trace, BitSet wakers) {
        IntervalStore intervals = trace.intervals();
        return lane -> {
            for (int row = 0; row < intervals.size(lane); row++) {
                int cause = intervals.cause(lane, row);
                if (cause >= 0 && wakers.get(cause)) {
                    return true;
                }
            }
            return false;
        };
    }
}
