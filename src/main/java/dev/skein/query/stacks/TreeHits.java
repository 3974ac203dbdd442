package dev.skein.query.stacks;

import dev.skein.model.LaneState;
import dev.skein.model.PointType;
import dev.skein.model.Trace;
import java.util.BitSet;

/// Adds up the hits of a scope by stack and display class, and how many lanes were in each stack.
final class TreeHits implements HitSink {
    private final byte[] classes;
    private final byte[] classOfType;
    private final boolean countIntervals;
    private final int[] lastLane;
    final int[] lanes;
    final StateSums sums = new StateSums();
    final BitSet stacks = new BitSet();

    TreeHits(Trace trace, GroupOptions options) {
        classes = trace.subStates().classCodes();
        classOfType = new byte[trace.pointTypes().size()];
        for (PointType type : trace.pointTypes()) {
            classOfType[type.code()] = (byte) classOf(type.kind()).code();
        }
        countIntervals = options.sourcesIn(trace).contains(StackSource.INTERVALS);
        lastLane = new int[trace.stacks().nodeCount()];
        java.util.Arrays.fill(lastLane, -1);
        lanes = new int[lastLane.length];
    }

    private static LaneState classOf(PointType.Kind kind) {
        return switch (kind) {
            case RUNNING_SAMPLE -> LaneState.RUNNING;
            case NATIVE_SAMPLE -> LaneState.IO;
            case WALL_SAMPLE, ALLOCATION, EXCEPTION, WAKE, LOG, MARKER -> LaneState.OTHER;
        };
    }

    @Override
    public void interval(int lane, int row, int subState, int stackId, long nanos, long endNanos) {
        add(lane, stackId, classes[subState], countIntervals ? 1 : 0, nanos, 1);
    }

    @Override
    public void point(int lane, int row, int type, int stackId) {
        add(lane, stackId, classOfType[type], 1, 0, 1);
    }

    @Override
    public void thread(int lane, int dump, int row, int stackId, int subState, long threads) {
        add(lane, stackId, classes[subState], threads, 0, (int) Math.min(threads, 1 << 30));
    }

    private void add(int lane, int stackId, int code, long count, long nanos, int weight) {
        if (stackId < 0) {
            return;
        }
        sums.add(stackId, code, count, nanos);
        stacks.set(stackId);
        if (lane < 0 || lastLane[stackId] != lane) {
            lastLane[stackId] = lane;
            lanes[stackId] += weight;
        }
    }

    /// Hits of a stack in all classes.
    long count(int stackId) {
        long sum = 0;
        for (int at = sums.first(stackId); at >= 0; at = sums.next(at)) {
            sum += sums.count(at);
        }
        return sum;
    }

    long nanos(int stackId) {
        long sum = 0;
        for (int at = sums.first(stackId); at >= 0; at = sums.next(at)) {
            sum += sums.nanos(at);
        }
        return sum;
    }

    long weight(int stackId, TreeOptions.Weight weight) {
        return switch (weight) {
            case LANE_TIME -> nanos(stackId);
            case COUNT -> count(stackId);
            case LANES -> lanes[stackId];
        };
    }
}
