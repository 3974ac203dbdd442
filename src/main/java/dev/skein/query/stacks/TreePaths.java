package dev.skein.query.stacks;

import dev.skein.model.Trace;
import dev.skein.task.Work;

/// The visible call paths of a trace by function name, from the outermost function in.
final class TreePaths {
    private final FrameNames names;
    private final PathTree paths;
    private final int[] ofNode;

    private TreePaths(FrameNames names, PathTree paths, int[] ofNode) {
        this.names = names;
        this.paths = paths;
        this.ofNode = ofNode;
    }

    FrameNames names() {
        return names;
    }

    PathTree paths() {
        return paths;
    }

    /// Path by node of the stack table.
    int ofNode(int node) {
        return ofNode[node];
    }

    static TreePaths of(Trace trace, boolean fold, boolean hide, Work work) {
        FrameNames names = new FrameNames(trace, fold, hide);
        int[] frameNames = new int[trace.stacks().frameCount()];
        for (int frame = 0; frame < frameNames.length; frame++) {
            frameNames[frame] = names.name(frame);
        }
        PathTree paths = new PathTree(trace.stacks().nodeCount());
        int[] ofNode = FoldedPaths.of(trace.stacks(), names, frameNames, paths, work);
        paths.seal();
        return new TreePaths(names, paths, ofNode);
    }
}
