package dev.skein.query.stacks;

import dev.skein.model.StackTable;
import dev.skein.task.Work;
import java.util.BitSet;

/// Maps each node of a stack table to the path of its visible frames from the outermost in.
///
/// A node in whose stack nothing is visible gets the path of all its frames instead; the first
/// visible frame further in begins anew below the root.
final class FoldedPaths {
    private static final int NODES_PER_CHECK = 1 << 16;

    private FoldedPaths() {}

    /// @param frameNames number of each frame's name
    /// @return node of `paths` by node of `stacks`
    static int[] of(
            StackTable stacks, FrameNames names, int[] frameNames, PathTree paths, Work work) {
        int nodes = stacks.nodeCount();
        int[] result = new int[nodes];
        BitSet asItIs = new BitSet(nodes);
        for (int node = 0; node < nodes; node++) {
            if (node % NODES_PER_CHECK == 0) {
                work.checkCancelled();
            }
            int caller = stacks.parent(node);
            int frame = stacks.frame(node);
            int outer = caller < 0 ? PathTree.ROOT : result[caller];
            boolean outerAsItIs = caller < 0 || asItIs.get(caller);
            if (!names.isHidden(frame)) {
                result[node] = paths.child(outerAsItIs ? PathTree.ROOT : outer, frameNames[frame]);
            } else if (outerAsItIs) {
                result[node] = paths.child(outer, frameNames[frame]);
                asItIs.set(node);
            } else {
                result[node] = outer;
            }
        }
        return result;
    }
}
