package dev.skein.query.stacks;

import dev.skein.model.Trace;
import dev.skein.query.Scope;
import dev.skein.task.Work;
import java.util.Arrays;

/// Counts the different lanes in each node of a tree: a lane marks the nodes from a stack outwards
/// until it meets one that it has marked.
final class TreeLanes implements HitSink {
    private final Trace trace;
    private final RawTree tree;
    private final int[] nodeOfStack;
    private final int[] lastLane;
    private final long[] counts;

    TreeLanes(Trace trace, RawTree tree, int[] items) {
        this.trace = trace;
        this.tree = tree;
        this.nodeOfStack = new int[trace.stacks().nodeCount()];
        for (int i = 0; i < items.length; i++) {
            nodeOfStack[items[i]] = tree.nodeOfItem(i);
        }
        this.lastLane = new int[tree.size() + 1];
        Arrays.fill(lastLane, -1);
        this.counts = new long[tree.size() + 1];
    }

    /// Lanes by node, those of all as the last element.
    long[] count(Scope scope, GroupOptions filter, Work work) {
        new HitWalk(trace, scope, filter, work).run(this);
        return counts;
    }

    @Override
    public void interval(int lane, int row, int subState, int stackId, long nanos, long endNanos) {
        mark(lane, stackId, 1);
    }

    @Override
    public void point(int lane, int row, int type, int stackId) {
        mark(lane, stackId, 1);
    }

    @Override
    public void thread(int lane, int dump, int row, int stackId, int subState, long threads) {
        mark(lane, stackId, threads);
    }

    private void mark(int lane, int stackId, long weight) {
        if (stackId < 0) {
            return;
        }
        int all = tree.size();
        int node = nodeOfStack[stackId];
        while (node >= 0 && (lane < 0 || lastLane[node] != lane)) {
            lastLane[node] = lane;
            counts[node] += weight;
            node = tree.parent(node);
        }
        if (lane < 0 || lastLane[all] != lane) {
            lastLane[all] = lane;
            counts[all] += weight;
        }
    }
}
