package dev.skein.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Interned stacks of one trace as a tree: a stack is the node of its innermost frame, its parent
/// is the caller.
///
/// Equal stacks are equal ids, stacks that begin alike share their nodes, and the tree is the call
/// tree that an icicle shows. Walk a stack innermost first with [#frame] and [#parent] until
/// [IntervalStore#NONE].
public final class StackTable {
    static final int NONE = LaneColumns.NONE;

    private final int[] parents;
    private final int[] frames;
    private final int nodeCount;
    private final int[] functions;
    private final int[] normalised;
    private final int[] files;
    private final int[] lines;
    private final byte[] flags;
    private final int frameCount;
    private final BitSet stackNodes;
    private final StringTable strings;

    private StackTable(Builder from, StringTable strings) {
        this.parents = from.parents;
        this.frames = from.frames;
        this.nodeCount = from.nodeCount;
        this.functions = from.functions;
        this.normalised = from.normalised;
        this.files = from.files;
        this.lines = from.lines;
        this.flags = from.flags;
        this.frameCount = from.frameCount;
        this.stackNodes = (BitSet) from.stackNodes.clone();
        this.strings = strings;
    }

    /// Distinct whole stacks, callers' prefixes not counted.
    public int stackCount() {
        return stackNodes.cardinality();
    }

    /// Whether a node is the innermost one of a whole stack, not only a caller in others.
    public boolean isStack(int node) {
        return stackNodes.get(node);
    }

    /// Nodes of the tree, a bound on stack ids.
    public int nodeCount() {
        return nodeCount;
    }

    public int frameCount() {
        return frameCount;
    }

    /// Frame id at the node.
    public int frame(int node) {
        return frames[node];
    }

    /// The caller's node, or [IntervalStore#NONE] at the outermost frame.
    public int parent(int node) {
        return parents[node];
    }

    public int functionId(int frame) {
        return functions[frame];
    }

    public int normalisedId(int frame) {
        return normalised[frame];
    }

    /// Id of the source file's name in [Trace#strings()]; 0, the empty string, when not known.
    public int fileId(int frame) {
        return files[frame];
    }

    public int line(int frame) {
        return lines[frame];
    }

    /// Bits of [FrameFlags].
    public int flags(int frame) {
        return flags[frame];
    }

    public Frame frameValue(int frame) {
        return new Frame(
                strings.get(functions[frame]),
                strings.get(normalised[frame]),
                strings.get(files[frame]),
                lines[frame],
                flags[frame]);
    }

    public int depth(int stackId) {
        int depth = 0;
        for (int node = stackId; node != NONE; node = parents[node]) {
            depth++;
        }
        return depth;
    }

    /// The frames of a stack, innermost first; empty for [IntervalStore#NONE].
    public List<Frame> framesOf(int stackId) {
        List<Frame> result = new ArrayList<>();
        for (int node = stackId; node != NONE; node = parents[node]) {
            result.add(frameValue(frames[node]));
        }
        return result;
    }

    /// Interns while a trace is read; one thread at a time.
    public static final class Builder {
        private int[] parents = new int[256];
        private int[] frames = new int[256];
        private int nodeCount;
        private int[] functions = new int[256];
        private int[] normalised = new int[256];
        private int[] files = new int[256];
        private int[] lines = new int[256];
        private byte[] flags = new byte[256];
        private int frameCount;
        private final IntPairIndex nodeIndex = new IntPairIndex();
        private final IntPairIndex frameIndex = new IntPairIndex();
        private int[] nextSameFunctionAndLine = new int[256];
        private final BitSet stackNodes = new BitSet();

        Builder() {}

        /// Id of a frame; ids of strings come from [TraceBuilder#strings()]. Frames are equal when
        /// function, file and line are.
        public int frame(int functionId, int normalisedId, int fileId, int line, int frameFlags) {
            long key = (long) functionId << 32 | (line & 0xffffffffL);
            int head = frameIndex.get(key);
            for (int frame = head; frame != NONE; frame = nextSameFunctionAndLine[frame]) {
                if (files[frame] == fileId) {
                    return frame;
                }
            }
            int frame = addFrame(functionId, normalisedId, fileId, line, frameFlags);
            if (head == NONE) {
                frameIndex.put(key, frame);
            } else {
                nextSameFunctionAndLine[frame] = nextSameFunctionAndLine[head];
                nextSameFunctionAndLine[head] = frame;
            }
            return frame;
        }

        private int addFrame(
                int functionId, int normalisedId, int fileId, int line, int frameFlags) {
            int frame = frameCount++;
            if (frame == functions.length) {
                int capacity = frame * 2;
                functions = Arrays.copyOf(functions, capacity);
                normalised = Arrays.copyOf(normalised, capacity);
                files = Arrays.copyOf(files, capacity);
                lines = Arrays.copyOf(lines, capacity);
                flags = Arrays.copyOf(flags, capacity);
                nextSameFunctionAndLine = Arrays.copyOf(nextSameFunctionAndLine, capacity);
            }
            functions[frame] = functionId;
            normalised[frame] = normalisedId;
            files[frame] = fileId;
            lines[frame] = line;
            flags[frame] = (byte) frameFlags;
            nextSameFunctionAndLine[frame] = NONE;
            return frame;
        }

        /// The node for `frame` called from node `parent` ([IntervalStore#NONE] for an outermost
        /// frame). It is a caller only; what an interval or a point refers to comes from [#stack].
        public int node(int parent, int frame) {
            long key = (long) parent << 32 | frame;
            int known = nodeIndex.get(key);
            if (known != NONE) {
                return known;
            }
            int node = nodeCount++;
            if (node == parents.length) {
                parents = Arrays.copyOf(parents, node * 2);
                frames = Arrays.copyOf(frames, node * 2);
            }
            parents[node] = parent;
            frames[node] = frame;
            nodeIndex.put(key, node);
            return node;
        }

        /// The stack of `frameIds[from .. to - 1]`, innermost first; [IntervalStore#NONE] when
        /// empty.
        public int stack(int[] frameIds, int from, int to) {
            int node = NONE;
            for (int i = to - 1; i >= from; i--) {
                node = node(node, frameIds[i]);
            }
            if (node != NONE) {
                stackNodes.set(node);
            }
            return node;
        }

        public int parentOf(int node) {
            return parents[node];
        }

        public int frameOf(int node) {
            return frames[node];
        }

        public int functionOf(int frame) {
            return functions[frame];
        }

        StackTable freeze(StringTable strings) {
            return new StackTable(this, strings);
        }
    }
}
