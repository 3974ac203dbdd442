package dev.skein.query.stacks;

import dev.skein.model.Trace;
import java.util.Arrays;

/// Gives each node of a tree its place: rows by depth, and within a row callees side by side under
/// their caller, the heaviest first.
final class TreeLayout {
    private final Trace trace;
    private final TreeOptions options;
    private final RawTree tree;
    private final FrameNames names;
    private final int[] items;
    private final int size;

    TreeLayout(Trace trace, TreeOptions options, RawTree tree, FrameNames names, int[] items) {
        this.trace = trace;
        this.options = options;
        this.tree = tree;
        this.names = names;
        this.items = items;
        this.size = tree.size() + 1;
    }

    /// @param weights by node of the raw tree, the whole as the last element
    StackTree layOut(long[] weights, long[] baseline, byte[] states) {
        int root = size - 1;
        int[] starts = new int[size + 1];
        int[] children = children(weights, starts);
        StackTree.Columns out = new StackTree.Columns(size, baseline.length > 0);
        int[] order = new int[size];
        int[] numbers = new int[size];
        order[0] = root;
        out.lefts[0] = 0;
        out.widths[0] = 1;
        out.parents[0] = StackTree.NONE;
        int end = 1;
        int rowEnd = 1;
        out.rowStarts.add(0);
        for (int at = 0; at < end; at++) {
            if (at == rowEnd) {
                out.rowStarts.add(rowEnd);
                rowEnd = end;
            }
            int raw = order[at];
            numbers[raw] = at;
            out.names[at] = raw == root ? StackTree.NONE : tree.name(raw);
            out.weights[at] = weights[raw];
            out.states[at] = states[raw];
            if (baseline.length > 0) {
                out.baseline[at] = baseline[raw];
            }
            out.firstChildren[at] = end;
            end = place(out, at, children, starts[raw], starts[raw + 1], weights, order, end);
        }
        out.rowStarts.add(size);
        out.firstChildren[size] = size;
        int[] nodeOfItem = new int[items.length];
        for (int i = 0; i < items.length; i++) {
            int raw = tree.nodeOfItem(i);
            nodeOfItem[i] = raw < 0 ? 0 : numbers[raw];
        }
        return new StackTree(trace, options, names, out, items, nodeOfItem);
    }

    /// Puts the children of node `at` into the next row and returns its new end.
    private static int place(
            StackTree.Columns out,
            int at,
            int[] children,
            int from,
            int to,
            long[] weights,
            int[] order,
            int end) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights[children[i]];
        }
        double scale = sum == 0 ? 0 : out.widths[at] / Math.max(sum, (double) out.weights[at]);
        double before = 0;
        int next = end;
        for (int i = from; i < to; i++) {
            order[next] = children[i];
            out.parents[next] = at;
            out.lefts[next] = out.lefts[at] + before * scale;
            before += weights[children[i]];
            out.widths[next] = weights[children[i]] * scale;
            next++;
        }
        return next;
    }

    /// Nodes by caller, the heaviest first; `starts` gets where each caller's begin.
    private int[] children(long[] weights, int[] starts) {
        int root = size - 1;
        long[] keys = new long[size - 1];
        for (int node = 0; node < keys.length; node++) {
            keys[node] = ~weights[node];
            starts[parentOf(node, root) + 1]++;
        }
        for (int i = 0; i < size; i++) {
            starts[i + 1] += starts[i];
        }
        int[] next = Arrays.copyOf(starts, size);
        int[] children = new int[size - 1];
        for (int node : GroupOrder.sorted(keys)) {
            children[next[parentOf(node, root)]++] = node;
        }
        return children;
    }

    private int parentOf(int node, int root) {
        int parent = tree.parent(node);
        return parent < 0 ? root : parent;
    }
}
