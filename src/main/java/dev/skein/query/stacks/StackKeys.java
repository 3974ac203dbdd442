package dev.skein.query.stacks;

import dev.skein.model.Frame;
import dev.skein.model.IntervalStore;
import dev.skein.model.StackTable;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import java.util.ArrayList;
import java.util.List;

/// For every stack of a trace the number of its signature under given options: equal numbers are
/// one group. Worked out once for a trace and used for any selection; immutable.
///
/// Nodes come after their callers, so one pass over the nodes is enough. For exact groups the
/// visible frames of a stack are a path, and the path of a node is the path of its caller plus one
/// element. For top-N groups each node knows its innermost visible node, so that N steps reach N
/// frames however many hidden ones lie between. A stack in which nothing is visible is taken as it
/// is. Only nodes that end a whole stack get a number of their own.
public final class StackKeys {
    /// Signature of no stack.
    public static final int NONE = -1;

    private static final int NODES_PER_CHECK = 1 << 16;

    private final StackTable stacks;
    private final FrameNames names;
    private final int[] keys;
    private final int keyCount;

    private StackKeys(StackTable stacks, FrameNames names, int[] keys, int keyCount) {
        this.stacks = stacks;
        this.names = names;
        this.keys = keys;
        this.keyCount = keyCount;
    }

    /// The signatures by the frames that `options` name; [Grouping#CREATION_SITE] and
    /// [Grouping#WAIT_REASON], which need none, get those of [Grouping#TOP].
    ///
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public static StackKeys of(Trace trace, GroupOptions options, Work work) {
        FrameNames names = new FrameNames(trace, options.foldLambdas(), options.hideRuntime());
        PathTree paths = new PathTree(trace.stacks().stackCount());
        int[] keys =
                options.grouping() == Grouping.EXACT
                        ? exact(trace.stacks(), names, paths, work)
                        : top(trace.stacks(), names, options.topFrames(), paths, work);
        return new StackKeys(trace.stacks(), names, keys, paths.size());
    }

    private static int[] exact(StackTable stacks, FrameNames names, PathTree paths, Work work) {
        int[] lines = names.withLines();
        return FoldedPaths.of(stacks, names, lines, paths, work);
    }

    private static int[] top(
            StackTable stacks, FrameNames names, int limit, PathTree paths, Work work) {
        int nodes = stacks.nodeCount();
        int[] visible = new int[nodes];
        int[] keys = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            if (node % NODES_PER_CHECK == 0) {
                work.checkCancelled();
            }
            int caller = stacks.parent(node);
            boolean hidden = names.isHidden(stacks.frame(node));
            visible[node] = !hidden ? node : caller < 0 ? NONE : visible[caller];
            if (!stacks.isStack(node)) {
                continue;
            }
            boolean asItIs = visible[node] < 0;
            int key = PathTree.ROOT;
            int at = asItIs ? node : visible[node];
            for (int taken = 0; at >= 0 && taken < limit; taken++) {
                key = paths.child(key, names.name(stacks.frame(at)));
                int next = stacks.parent(at);
                at = asItIs || next < 0 ? next : visible[next];
            }
            keys[node] = key;
        }
        return keys;
    }

    /// Signature of a stack, [#NONE] for [IntervalStore#NONE].
    public int key(int stackId) {
        return stackId < 0 ? NONE : keys[stackId];
    }

    /// A bound on signatures.
    public int keyCount() {
        return keyCount;
    }

    FrameNames names() {
        return names;
    }

    /// The frames of a stack that show, innermost first, at most `limit`; all when none shows.
    public List<Frame> visibleFrames(int stackId, int limit) {
        List<Frame> result = new ArrayList<>();
        boolean asItIs = names.visible(stackId) == IntervalStore.NONE;
        for (int node = stackId;
                node != IntervalStore.NONE && result.size() < limit;
                node = stacks.parent(node)) {
            if (asItIs || !names.isHidden(stacks.frame(node))) {
                result.add(stacks.frameValue(stacks.frame(node)));
            }
        }
        return result;
    }

    /// What a person reads for a stack in one line: `λ main.f.func1 ⟵ main.serve`.
    ///
    /// @param limit how many of the frames that show
    public String label(int stackId, int limit) {
        return GroupText.frames(visibleFrames(stackId, limit));
    }
}
