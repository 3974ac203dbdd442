package dev.skein.query.stacks;

import dev.skein.model.Frame;
import dev.skein.model.LaneState;
import dev.skein.model.Trace;
import dev.skein.query.IntList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/// The call tree of a scope, laid out as an icicle: node 0 is the whole, each node lies below its
/// caller, and a node's left edge and width are shares of the whole. Immutable.
///
/// Nodes are numbered row by row and from left to right, so that a row is a stretch of numbers in
/// ascending order of place; what is at a place is found by binary search, and the place of a node
/// does not depend on what part of the tree is looked at. In an inverted tree "caller" and "callee"
/// change places.
public final class StackTree {
    /// No node, no name.
    public static final int NONE = -1;

    private final Trace trace;
    private final TreeOptions options;
    private final FrameNames frameNames;
    private final Columns columns;
    private final int[] items;
    private final int[] nodeOfItem;

    /// The columns while they are filled.
    static final class Columns {
        final int[] parents;
        final int[] names;
        final int[] firstChildren;
        final long[] weights;
        final long[] baseline;
        final double[] lefts;
        final double[] widths;
        final byte[] states;
        final IntList rowStarts = new IntList();

        Columns(int size, boolean compared) {
            parents = new int[size];
            names = new int[size];
            firstChildren = new int[size + 1];
            weights = new long[size];
            baseline = new long[compared ? size : 0];
            lefts = new double[size];
            widths = new double[size];
            states = new byte[size];
        }
    }

    StackTree(
            Trace trace,
            TreeOptions options,
            FrameNames frameNames,
            Columns columns,
            int[] items,
            int[] nodeOfItem) {
        this.trace = trace;
        this.options = options;
        this.frameNames = frameNames;
        this.columns = columns;
        this.items = items;
        this.nodeOfItem = nodeOfItem;
    }

    public Trace trace() {
        return trace;
    }

    /// What was asked for; the weight is the number of hits where lane time was asked for and no
    /// stack has any.
    public TreeOptions options() {
        return options;
    }

    public int size() {
        return columns.parents.length;
    }

    /// Number of rows, the one of the whole included.
    public int rows() {
        return columns.rowStarts.size() - 1;
    }

    /// First node of a row; `rowStart(rows())` is [#size()].
    public int rowStart(int row) {
        return columns.rowStarts.get(row);
    }

    /// Row of a node.
    public int row(int node) {
        int row = 0;
        while (rowStart(row + 1) <= node) {
            row++;
        }
        return row;
    }

    /// The caller, [#NONE] for the whole.
    public int parent(int node) {
        return columns.parents[node];
    }

    /// First callee; the callees are `firstChild(node) .. firstChild(node + 1) - 1`.
    public int firstChild(int node) {
        return columns.firstChildren[node];
    }

    /// Left edge as a share of the whole, 0..1.
    public double left(int node) {
        return columns.lefts[node];
    }

    /// Width as a share of the whole, 0..1.
    public double width(int node) {
        return columns.widths[node];
    }

    /// In nanoseconds, hits or lanes, callees included.
    public long weight(int node) {
        return columns.weights[node];
    }

    /// What of the weight is in no callee that is shown; of lanes, at least that many.
    public long selfWeight(int node) {
        long sum = 0;
        for (int child = firstChild(node); child < firstChild(node + 1); child++) {
            sum += weight(child);
        }
        return Math.max(0, weight(node) - sum);
    }

    /// Whether a baseline was given.
    public boolean isCompared() {
        return columns.baseline.length > 0;
    }

    /// The weight in the baseline, 0 where there is none.
    public long baselineWeight(int node) {
        return isCompared() ? columns.baseline[node] : 0;
    }

    /// Share of the node in the scope minus that in the baseline, -1..1.
    public double difference(int node) {
        return share(weight(node), weight(0)) - share(baselineWeight(node), baselineWeight(0));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }

    /// Share of the whole, 0..1.
    public double share(int node) {
        return share(weight(node), weight(0));
    }

    /// The display class with most time below the node, with most hits where there is no time.
    public LaneState state(int node) {
        return LaneState.ofCode(columns.states[node]);
    }

    /// Number of the function's name, equal for equal functions; [#NONE] for the whole.
    public int name(int node) {
        return columns.names[node];
    }

    /// A bound on [#name].
    public int nameCount() {
        return frameNames.count();
    }

    /// A frame of the node's function.
    public Frame frame(int node) {
        return frameNames.example(name(node));
    }

    /// What a person reads: `all`, `main.serve`, `λ main.f.func1`.
    public String label(int node) {
        if (node == 0) {
            return "all";
        }
        return options.filter().foldLambdas()
                ? FrameText.label(frame(node))
                : FrameText.identity(frame(node), false);
    }

    /// The node in a row at a place 0..1, [#NONE] when there is none.
    public int nodeAt(int row, double place) {
        if (row < 0 || row >= rows()) {
            return NONE;
        }
        int node = firstEndingAfter(row, place);
        return node < rowStart(row + 1) && left(node) <= place ? node : NONE;
    }

    /// First node of a row whose right edge is beyond `place`; the row's end when there is none.
    public int firstEndingAfter(int row, double place) {
        int low = rowStart(row);
        int high = rowStart(row + 1);
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (left(mid) + width(mid) > place) {
                high = mid;
            } else {
                low = mid + 1;
            }
        }
        return low;
    }

    /// From the node to the outermost of its callers, the whole left out.
    public List<Integer> path(int node) {
        List<Integer> result = new ArrayList<>();
        for (int at = node; at > 0; at = parent(at)) {
            result.add(at);
        }
        return result;
    }

    /// Numbers of the functions in whose name or file `text` occurs; after `~` it is a regular
    /// expression.
    ///
    /// @throws java.util.regex.PatternSyntaxException when it is none
    public BitSet namesWith(String text) {
        BitSet found = new BitSet();
        if (text.isBlank()) {
            return found;
        }
        Predicate<String> test = GroupSearch.test(text);
        BitSet frames = GroupSearch.framesWith(trace, test);
        frames.stream().forEach(frame -> found.set(frameNames.name(frame)));
        return found;
    }

    /// Share of the whole that is in functions with one of these names, nested ones counted once.
    public double shareOf(BitSet names) {
        double sum = 0;
        boolean[] inside = new boolean[size()];
        for (int node = 1; node < size(); node++) {
            boolean outer = inside[parent(node)];
            inside[node] = outer || names.get(name(node));
            sum += inside[node] && !outer ? width(node) : 0;
        }
        return sum;
    }

    /// The stacks, nodes of the stack table, that go through a node.
    public BitSet stacksThrough(int node) {
        BitSet result = new BitSet();
        double from = left(node);
        double to = from + width(node);
        for (int i = 0; i < items.length; i++) {
            int at = nodeOfItem[i];
            double place = left(at);
            if (place >= from && (place < to || place == from) && isWithin(at, node)) {
                result.set(items[i]);
            }
        }
        return result;
    }

    private boolean isWithin(int node, int outer) {
        int at = node;
        while (at > outer) {
            at = parent(at);
        }
        return at == outer;
    }
}
