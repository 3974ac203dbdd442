package dev.skein.analysis.compare;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.SubStates;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.LaneGroup;
import dev.skein.task.Work;
import java.util.Map;
import java.util.TreeMap;

/// Times and counts of one window by state, by group and by stack, in one walk over its intervals.
///
/// An interval counts where it shares time with the window; one of no length, as dumps have, where
/// it lies in or at the edge of it.
final class WindowSums {
    /// In [#stackState(int)]: lanes are there in several states.
    static final byte MIXED = 8;

    private static final byte UNSEEN = 9;

    /// Lanes that run the same thing.
    static final class Group {
        int lanes;
        final Tally[] states = tallies();
    }

    private final Trace trace;
    private final TimeRange window;
    private final Tally[] states = tallies();
    private final Map<String, Group> groups = new TreeMap<>();
    private final long[] stackNanos;
    private final int[] stackCounts;
    private final byte[] stackStates;
    private int lanes;

    WindowSums(Trace trace, TimeRange window, Work work) {
        this.trace = trace;
        this.window = window;
        int nodes = trace.stacks().nodeCount();
        stackNanos = new long[nodes];
        stackCounts = new int[nodes];
        stackStates = new byte[nodes];
        java.util.Arrays.fill(stackStates, UNSEEN);
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            work.checkCancelled();
            if (trace.lanes().kind(lane).isThread()) {
                addLane(lane);
            }
        }
    }

    private static Tally[] tallies() {
        Tally[] result = new Tally[LaneState.COUNT];
        java.util.Arrays.setAll(result, _ -> new Tally());
        return result;
    }

    private void addLane(int lane) {
        IntervalStore intervals = trace.intervals();
        byte[] classCodes = trace.subStates().classCodes();
        Group group = null;
        for (int row = firstRow(lane); row < intervals.size(lane); row++) {
            long start = intervals.startNanos(lane, row);
            if (start > window.endNanos()) {
                break;
            }
            byte state = classCodes[intervals.subState(lane, row)];
            long end = intervals.endNanos(lane, row);
            if (state != SubStates.NO_CLASS && touches(start, end)) {
                group = group == null ? groupOf(lane) : group;
                long nanos =
                        Math.max(
                                0,
                                Math.min(end, window.endNanos())
                                        - Math.max(start, window.startNanos()));
                group.states[state].add(nanos, 1);
                states[state].add(nanos, 1);
                addStack(intervals.stackId(lane, row), state, nanos);
            }
        }
    }

    private int firstRow(int lane) {
        int row = Math.max(0, trace.intervals().rowAt(lane, window.startNanos()));
        while (row > 0 && trace.intervals().startNanos(lane, row) == window.startNanos()) {
            row--;
        }
        return row;
    }

    private boolean touches(long start, long end) {
        boolean shares = start < window.endNanos() && end > window.startNanos();
        boolean lies = start == end && start >= window.startNanos() && start <= window.endNanos();
        return shares || lies;
    }

    private Group groupOf(int lane) {
        lanes++;
        String name = LaneGroup.SITE.of(trace, lane);
        String key = name.isEmpty() ? trace.lanes().kind(lane).key() : name;
        Group group = groups.computeIfAbsent(key, _ -> new Group());
        group.lanes++;
        return group;
    }

    private void addStack(int stack, byte state, long nanos) {
        if (stack == IntervalStore.NONE) {
            return;
        }
        stackNanos[stack] += nanos;
        stackCounts[stack]++;
        byte seen = stackStates[stack];
        stackStates[stack] = seen == UNSEEN || seen == state ? state : MIXED;
    }

    /// Lanes of which something is known inside the window.
    int lanes() {
        return lanes;
    }

    Tally state(int code) {
        return states[code];
    }

    Map<String, Group> groups() {
        return groups;
    }

    long stackNanos(int stack) {
        return stackNanos[stack];
    }

    /// 0 for a stack that does not occur.
    int stackCount(int stack) {
        return stackCounts[stack];
    }

    /// Code of the display class, or [#MIXED].
    byte stackState(int stack) {
        return stackStates[stack];
    }
}
