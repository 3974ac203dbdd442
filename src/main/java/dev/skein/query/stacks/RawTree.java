package dev.skein.query.stacks;

import dev.skein.model.IntervalStore;
import dev.skein.model.StackTable;
import dev.skein.task.Work;
import java.util.Arrays;

/// The nodes of a call tree before they have weights and places: callers have the smaller numbers,
/// and each stack of the scope has the node in which it ends.
///
/// Nodes whose bound is too small are left out while the tree is made. A bound is at least the
/// node's real weight: where lanes are counted it is the sum over stacks, though a lane may be in
/// several. Leaving out matters for inverted trees, which unpruned have a node for each frame of
/// each distinct stack.
final class RawTree {
    private final int[] parents;
    private final int[] names;
    private final int[] nodeOfItem;
    private final int size;

    private RawTree(int[] parents, int[] names, int[] nodeOfItem, int size) {
        this.parents = parents;
        this.names = names;
        this.nodeOfItem = nodeOfItem;
        this.size = size;
    }

    int size() {
        return size;
    }

    /// The caller, -1 for the outermost.
    int parent(int node) {
        return parents[node];
    }

    /// Number of [FrameNames].
    int name(int node) {
        return names[node];
    }

    /// Node of a stack by its index in `items`, -1 for the root.
    int nodeOfItem(int item) {
        return nodeOfItem[item];
    }

    /// @param items stacks of the scope
    /// @param bounds by index in `items`, in shares of the whole
    static RawTree topDown(
            TreePaths tree, int[] items, double[] bounds, double minShare, Work work) {
        PathTree paths = tree.paths();
        double[] inclusive = new double[paths.size()];
        for (int i = 0; i < items.length; i++) {
            inclusive[tree.ofNode(items[i])] += bounds[i];
        }
        for (int path = paths.size() - 1; path >= 0; path--) {
            if (paths.parent(path) != PathTree.ROOT) {
                inclusive[paths.parent(path)] += inclusive[path];
            }
        }
        work.checkCancelled();
        int[] kept = new int[paths.size()];
        int[] parents = new int[1024];
        int[] names = new int[1024];
        int size = 0;
        for (int path = 0; path < kept.length; path++) {
            int parent = paths.parent(path);
            int keptParent = parent == PathTree.ROOT ? PathTree.ROOT : kept[parent];
            if (inclusive[path] <= 0 || inclusive[path] < minShare) {
                kept[path] = keptParent;
                continue;
            }
            if (size == parents.length) {
                parents = Arrays.copyOf(parents, size * 2);
                names = Arrays.copyOf(names, size * 2);
            }
            parents[size] = keptParent;
            names[size] = paths.name(path);
            kept[path] = size++;
        }
        int[] nodeOfItem = new int[items.length];
        for (int i = 0; i < items.length; i++) {
            nodeOfItem[i] = kept[tree.ofNode(items[i])];
        }
        return new RawTree(parents, names, nodeOfItem, size);
    }

    /// The tree of callers below innermost functions, level by level; only what is below a node
    /// that is big enough goes on to the next level.
    static RawTree inverted(
            StackTable stacks,
            FrameNames frames,
            int[] items,
            double[] bounds,
            double minShare,
            Work work) {
        PathTree tree = new PathTree();
        double[] weights = new double[1024];
        int[] nodeOfItem = new int[items.length];
        Arrays.fill(nodeOfItem, PathTree.ROOT);
        int[] at = new int[items.length];
        boolean[] asItIs = new boolean[items.length];
        int[] active = new int[items.length];
        for (int i = 0; i < items.length; i++) {
            int visible = frames.visible(items[i]);
            asItIs[i] = visible == IntervalStore.NONE;
            at[i] = asItIs[i] ? items[i] : visible;
            active[i] = i;
        }
        int count = items.length;
        while (count > 0) {
            work.checkCancelled();
            for (int a = 0; a < count; a++) {
                int i = active[a];
                int node = tree.child(nodeOfItem[i], frames.name(stacks.frame(at[i])));
                nodeOfItem[i] = node;
                if (node >= weights.length) {
                    weights = Arrays.copyOf(weights, node * 2);
                }
                weights[node] += bounds[i];
            }
            int left = 0;
            for (int a = 0; a < count; a++) {
                int i = active[a];
                int caller = stacks.parent(at[i]);
                at[i] = asItIs[i] ? caller : frames.visible(caller);
                if (at[i] >= 0 && weights[nodeOfItem[i]] >= minShare) {
                    active[left++] = i;
                }
            }
            count = left;
        }
        return pruned(tree, weights, nodeOfItem, minShare);
    }

    private static RawTree pruned(
            PathTree tree, double[] weights, int[] nodeOfItem, double minShare) {
        int[] kept = new int[tree.size()];
        int[] parents = new int[tree.size()];
        int[] names = new int[tree.size()];
        int size = 0;
        for (int node = 0; node < kept.length; node++) {
            int parent = tree.parent(node);
            int keptParent = parent == PathTree.ROOT ? PathTree.ROOT : kept[parent];
            if (weights[node] <= 0 || weights[node] < minShare) {
                kept[node] = keptParent;
                continue;
            }
            parents[size] = keptParent;
            names[size] = tree.name(node);
            kept[node] = size++;
        }
        for (int i = 0; i < nodeOfItem.length; i++) {
            nodeOfItem[i] = nodeOfItem[i] == PathTree.ROOT ? PathTree.ROOT : kept[nodeOfItem[i]];
        }
        return new RawTree(parents, names, nodeOfItem, size);
    }
}
