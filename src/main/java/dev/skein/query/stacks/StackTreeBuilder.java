package dev.skein.query.stacks;

import dev.skein.model.LaneState;
import dev.skein.model.Trace;
import dev.skein.query.Scope;
import dev.skein.task.Work;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes a [StackTree]: adds up the stacks of the scopes, builds the tree of those that matter,
/// gives its nodes their weights, and lays them out.
final class StackTreeBuilder {
    private final Trace trace;
    private final TreeOptions options;
    private final Work work;
    private final int[] items;
    private final RawTree tree;
    private final FrameNames names;

    private StackTreeBuilder(
            Trace trace,
            TreeOptions options,
            Work work,
            int[] items,
            RawTree tree,
            FrameNames names) {
        this.trace = trace;
        this.options = options;
        this.work = work;
        this.items = items;
        this.tree = tree;
        this.names = names;
    }

    static StackTree build(
            StackIndex index,
            Scope scope,
            @Nullable Scope baseline,
            TreeOptions options,
            Work work) {
        Trace trace = index.trace();
        GroupOptions filter = options.filter();
        TreePaths paths = index.paths(filter.foldLambdas(), filter.hideRuntime(), work);
        TreeHits hits = hits(trace, scope, filter, work);
        TreeHits others = baseline == null ? null : hits(trace, baseline, filter, work);
        TreeOptions.Weight weight = usable(options.weight(), hits);
        int[] items = items(hits, others);
        double[] bounds = bounds(items, hits, others, weight);
        RawTree tree =
                options.inverted()
                        ? RawTree.inverted(
                                trace.stacks(),
                                paths.names(),
                                items,
                                bounds,
                                options.minShare(),
                                work)
                        : RawTree.topDown(paths, items, bounds, options.minShare(), work);
        TreeOptions used = new TreeOptions(filter, weight, options.inverted(), options.minShare());
        return new StackTreeBuilder(trace, used, work, items, tree, paths.names())
                .finish(scope, hits, baseline, others);
    }

    private static TreeHits hits(Trace trace, Scope scope, GroupOptions filter, Work work) {
        TreeHits hits = new TreeHits(trace, filter);
        new HitWalk(trace, scope, filter, work).run(hits);
        return hits;
    }

    /// Time, unless no stack has any: then the number of hits.
    private static TreeOptions.Weight usable(TreeOptions.Weight wanted, TreeHits hits) {
        boolean noTime =
                wanted == TreeOptions.Weight.LANE_TIME
                        && hits.stacks.stream().noneMatch(stack -> hits.nanos(stack) > 0);
        return noTime ? TreeOptions.Weight.COUNT : wanted;
    }

    private static int[] items(TreeHits hits, @Nullable TreeHits others) {
        if (others == null) {
            return hits.stacks.stream().toArray();
        }
        java.util.BitSet both = (java.util.BitSet) hits.stacks.clone();
        both.or(others.stacks);
        return both.stream().toArray();
    }

    private static double[] bounds(
            int[] items, TreeHits hits, @Nullable TreeHits others, TreeOptions.Weight weight) {
        double[] bounds = new double[items.length];
        addShares(items, hits, weight, bounds);
        if (others != null) {
            addShares(items, others, weight, bounds);
        }
        return bounds;
    }

    private static void addShares(
            int[] items, TreeHits hits, TreeOptions.Weight weight, double[] bounds) {
        double total = 0;
        for (int item : items) {
            total += hits.weight(item, weight);
        }
        for (int i = 0; i < items.length && total > 0; i++) {
            bounds[i] += hits.weight(items[i], weight) / total;
        }
    }

    private StackTree finish(
            Scope scope, TreeHits hits, @Nullable Scope baseline, @Nullable TreeHits others) {
        long[] weights = weights(scope, hits);
        long[] baselineWeights =
                baseline == null || others == null ? new long[0] : weights(baseline, others);
        return new TreeLayout(trace, options, tree, names, items)
                .layOut(weights, baselineWeights, dominantStates(hits));
    }

    /// Weight of each node, and of all as the last element.
    private long[] weights(Scope scope, TreeHits hits) {
        if (options.weight() == TreeOptions.Weight.LANES) {
            return new TreeLanes(trace, tree, items).count(scope, options.filter(), work);
        }
        long[] weights = new long[tree.size() + 1];
        for (int i = 0; i < items.length; i++) {
            int node = tree.nodeOfItem(i);
            weights[node < 0 ? tree.size() : node] += hits.weight(items[i], options.weight());
        }
        for (int node = tree.size() - 1; node >= 0; node--) {
            int parent = tree.parent(node);
            weights[parent < 0 ? tree.size() : parent] += weights[node];
        }
        return weights;
    }

    /// Code of the class with most time in each node, most hits where there is no time; the whole
    /// tree's as the last element.
    private byte[] dominantStates(TreeHits hits) {
        int size = tree.size();
        boolean time = Arrays.stream(items).anyMatch(item -> hits.nanos(item) > 0);
        long[] sums = new long[(size + 1) * LaneState.COUNT];
        for (int i = 0; i < items.length; i++) {
            int node = tree.nodeOfItem(i);
            int base = (node < 0 ? size : node) * LaneState.COUNT;
            for (int at = hits.sums.first(items[i]); at >= 0; at = hits.sums.next(at)) {
                sums[base + hits.sums.subState(at)] +=
                        time ? hits.sums.nanos(at) : hits.sums.count(at);
            }
        }
        for (int node = size - 1; node >= 0; node--) {
            int parent = tree.parent(node);
            int base = (parent < 0 ? size : parent) * LaneState.COUNT;
            for (int code = 0; code < LaneState.COUNT; code++) {
                sums[base + code] += sums[node * LaneState.COUNT + code];
            }
        }
        byte[] result = new byte[size + 1];
        IntStream.rangeClosed(0, size).forEach(node -> result[node] = largest(sums, node));
        return result;
    }

    private static byte largest(long[] sums, int node) {
        int best = 0;
        for (int code = 1; code < LaneState.COUNT; code++) {
            if (sums[node * LaneState.COUNT + code] > sums[node * LaneState.COUNT + best]) {
                best = code;
            }
        }
        return (byte) best;
    }
}
