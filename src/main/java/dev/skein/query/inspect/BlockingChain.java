package dev.skein.query.inspect;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.LaneTable;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What led up to a moment on a lane, backwards to the start of a window: the critical path.
///
/// While a lane works, the chain stays on it. A wait that somebody ended is no reason by itself:
/// what mattered meanwhile is what the waker did, so the chain goes over to the waker at the moment
/// of waking. The time between two wakings is thus spent once, on the lane that held things up. A
/// lane that was only just created leads over to its creator. Where the source does not name a
/// waker the wait itself is the reason, and the chain stays.
///
/// Steps are in order backwards and without gaps: each one ends where the one before it begins.
public final class BlockingChain {
    private static final int MOST_STEPS = 10_000;

    private final List<Step> steps;
    private final End end;

    private BlockingChain(List<Step> steps, End end) {
        this.steps = List.copyOf(steps);
        this.end = end;
    }

    /// Why the chain goes on to an earlier step.
    public enum Link {
        /// The lane itself went on.
        SAME_LANE,
        /// The earlier step's lane woke this one.
        WOKEN,
        /// The earlier step's lane created this one.
        CREATED
    }

    /// Why a chain ends.
    public enum End {
        /// It reached the start of the window.
        WINDOW,
        /// Nothing is known from there back.
        UNKNOWN,
        /// It has more steps than anybody reads.
        TOO_LONG
    }

    /// A stretch of one lane in one interval.
    ///
    /// @param link how the next, earlier step leads to this one
    public record Step(int lane, int row, long startNanos, long endNanos, Link link) {
        public long durationNanos() {
            return endNanos - startNanos;
        }
    }

    public List<Step> steps() {
        return steps;
    }

    public End end() {
        return end;
    }

    /// The chain that leads to `timeNanos` on `lane`.
    ///
    /// @param fromNanos start of the window
    public static BlockingChain to(Trace trace, int lane, long timeNanos, long fromNanos) {
        return new Walk(trace, fromNanos).from(lane, timeNanos);
    }

    private static final class Walk {
        private final Trace trace;
        private final IntervalStore intervals;
        private final long from;
        private final List<Step> steps = new ArrayList<>();

        /// Lanes entered at the current instant, so that lanes that woke each other at one and the
        /// same time do not send the walk round in a circle.
        private final Set<Integer> entered = new HashSet<>();

        private int lane;
        private long time;

        Walk(Trace trace, long from) {
            this.trace = trace;
            this.intervals = trace.intervals();
            this.from = from;
        }

        BlockingChain from(int firstLane, long firstTime) {
            enter(firstLane, firstTime);
            while (time > from) {
                if (steps.size() >= MOST_STEPS) {
                    return new BlockingChain(steps, End.TOO_LONG);
                }
                int row = Wakes.rowAtOrBefore(trace, lane, time);
                while (row >= 0 && intervals.startNanos(lane, row) >= time) {
                    row--;
                }
                if (row < 0 || isAbsent(row)) {
                    if (row > 0 || !toCreator()) {
                        return new BlockingChain(steps, End.UNKNOWN);
                    }
                    continue;
                }
                follow(row);
            }
            return new BlockingChain(steps, End.WINDOW);
        }

        private boolean isAbsent(int row) {
            return intervals.subState(lane, row) == SubState.ABSENT;
        }

        private void enter(int nextLane, long nextTime) {
            if (nextTime != time) {
                entered.clear();
            }
            lane = nextLane;
            time = nextTime;
            entered.add(nextLane);
        }

        private void follow(int row) {
            int waker = intervals.cause(lane, row);
            boolean ended = intervals.endNanos(lane, row) <= time;
            if (ended && waker != IntervalStore.NONE && isWait(row) && !entered.contains(waker)) {
                link(Link.WOKEN);
                enter(waker, time);
                return;
            }
            long start = Math.max(from, intervals.startNanos(lane, row));
            steps.add(new Step(lane, row, start, time, Link.SAME_LANE));
            enter(lane, start);
        }

        private boolean isWait(int row) {
            LaneState state = stateOf(row);
            return state != null && state != LaneState.RUNNING && state != LaneState.READY;
        }

        private @Nullable LaneState stateOf(int row) {
            return trace.subStates().get(intervals.subState(lane, row)).state();
        }

        /// Goes over to the creator of a lane of which there is nothing earlier.
        private boolean toCreator() {
            LaneTable lanes = trace.lanes();
            int creator = lanes.parent(lane);
            if (creator == IntervalStore.NONE
                    || lanes.startNanos(lane) == LaneTable.UNKNOWN
                    || entered.contains(creator)) {
                return false;
            }
            link(Link.CREATED);
            enter(creator, time);
            return true;
        }

        /// Says of the last step how the next one leads to it.
        private void link(Link link) {
            if (!steps.isEmpty()) {
                Step last = steps.removeLast();
                steps.add(
                        new Step(
                                last.lane(), last.row(), last.startNanos(), last.endNanos(), link));
            }
        }
    }
}
