package dev.skein.analysis;

import dev.skein.model.IntervalFlags;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneTable;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import java.util.stream.IntStream;

/// Derives the [EventStream] of a trace from lane lives and intervals: two passes over the lanes
/// (count, fill), one sort by time.
///
/// A stretch of waiting intervals without a gap is one wait: it gives a block at its start and an
/// unblock at its end. What a lane did before the trace began, or still does when it ends, is state
/// and no event; so a wait cut off by the trace's start has an unblock only.
final class EventStreams {
    private static final int LANES_PER_STEP = 64;
    private static final int MAX_PARTS = 16;

    private final Trace trace;
    private final IntervalStore intervals;
    private final LaneTable lanes;
    private final WaitStates waits;
    private final boolean[] skipped;
    private final Work work;

    private long[] times = {};
    private byte[] kinds = {};
    private byte[] reasons = {};
    private int[] laneOf = {};
    private int[] actors = {};
    private int[] stacks = {};

    private EventStreams(Trace trace, WaitStates waits, boolean[] skipped, Work work) {
        this.trace = trace;
        this.intervals = trace.intervals();
        this.lanes = trace.lanes();
        this.waits = waits;
        this.skipped = skipped;
        this.work = work;
    }

    /// @param skipped lanes that give no events: the runtime's own, processors
    static EventStream of(Trace trace, WaitStates waits, boolean[] skipped, Work work) {
        EventStreams builder = new EventStreams(trace, waits, skipped, work);
        int parts = Math.min(MAX_PARTS, 1 + trace.lanes().size() / LANES_PER_STEP);
        long[] counts =
                IntStream.range(0, parts)
                        .parallel()
                        .mapToLong(part -> builder.new Part(part, parts).pass(false))
                        .toArray();
        int[] firsts = firsts(counts);
        builder.allocate(firsts[parts]);
        IntStream.range(0, parts)
                .parallel()
                .forEach(part -> builder.new Part(part, parts).from(firsts[part]).pass(true));
        return builder.sorted();
    }

    private static int[] firsts(long[] counts) {
        int[] firsts = new int[counts.length + 1];
        long sum = 0;
        for (int part = 0; part < counts.length; part++) {
            sum += counts[part];
            if (sum > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("more than 2^31 events");
            }
            firsts[part + 1] = (int) sum;
        }
        return firsts;
    }

    private void allocate(int count) {
        times = new long[count];
        kinds = new byte[count];
        reasons = new byte[count];
        laneOf = new int[count];
        actors = new int[count];
        stacks = new int[count];
    }

    /// Neighbouring lanes, whose events lie together before the sort; parts fill in parallel.
    private final class Part {
        private final int fromLane;
        private final int toLane;
        private int size;

        Part(int number, int parts) {
            fromLane = (int) ((long) lanes.size() * number / parts);
            toLane = (int) ((long) lanes.size() * (number + 1) / parts);
        }

        Part from(int first) {
            size = first;
            return this;
        }

        long pass(boolean fill) {
            long count = 0;
            for (int lane = fromLane; lane < toLane; lane++) {
                if (lane % LANES_PER_STEP == 0) {
                    work.checkCancelled();
                }
                if (!skipped[lane]) {
                    count += lane(lane, fill);
                }
            }
            return count;
        }

        private long lane(int lane, boolean fill) {
            long count = 0;
            long start = lanes.startNanos(lane);
            if (start != LaneTable.UNKNOWN) {
                count++;
                if (fill) {
                    int actor = lanes.parent(lane);
                    add(start, EventStream.CREATE, 0, lane, actor, lanes.creationStack(lane));
                }
            }
            count += waits(lane, fill);
            if (lanes.endNanos(lane) != LaneTable.UNKNOWN) {
                count++;
                if (fill) {
                    add(lanes.endNanos(lane), EventStream.DESTROY, 0, lane, -1, -1);
                }
            }
            return count;
        }

        private long waits(int lane, boolean fill) {
            long count = 0;
            int rows = intervals.size(lane);
            int first = -1;
            for (int row = 0; row < rows; row++) {
                boolean wait = waits.isWait(intervals.subState(lane, row));
                if (wait && first < 0) {
                    first = row;
                    if (!beganBefore(lane, row)) {
                        count++;
                        if (fill) {
                            addWait(
                                    EventStream.BLOCK,
                                    lane,
                                    row,
                                    intervals.startNanos(lane, row),
                                    -1);
                        }
                    }
                } else if (!wait && first >= 0) {
                    count++;
                    if (fill) {
                        int waker = intervals.cause(lane, row - 1);
                        long end = intervals.startNanos(lane, row);
                        addWait(EventStream.UNBLOCK, lane, first, end, waker);
                    }
                    first = -1;
                }
            }
            return count;
        }

        private void addWait(byte kind, int lane, int row, long nanos, int actor) {
            add(
                    nanos,
                    kind,
                    intervals.subState(lane, row),
                    lane,
                    actor,
                    intervals.stackId(lane, row));
        }

        private void add(long nanos, byte kind, int reason, int lane, int actor, int stack) {
            times[size] = Math.clamp(nanos, 0, trace.durationNanos());
            kinds[size] = kind;
            reasons[size] = (byte) reason;
            laneOf[size] = lane;
            actors[size] = actor;
            stacks[size] = stack;
            size++;
        }
    }

    private boolean beganBefore(int lane, int row) {
        return (intervals.flags(lane, row) & IntervalFlags.TRUNC_LEFT) != 0
                || (row == 0 && lanes.startNanos(lane) == LaneTable.UNKNOWN);
    }

    private EventStream sorted() {
        work.checkCancelled();
        int[] order = TimeOrder.sort(times);
        work.checkCancelled();
        kinds = permuted(kinds, order);
        reasons = permuted(reasons, order);
        laneOf = permuted(laneOf, order);
        actors = permuted(actors, order);
        stacks = permuted(stacks, order);
        return new EventStream(times, kinds, reasons, laneOf, actors, stacks);
    }

    private static byte[] permuted(byte[] column, int[] order) {
        byte[] result = new byte[order.length];
        for (int i = 0; i < order.length; i++) {
            result[i] = column[order[i]];
        }
        return result;
    }

    private static int[] permuted(int[] column, int[] order) {
        int[] result = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            result[i] = column[order[i]];
        }
        return result;
    }
}
