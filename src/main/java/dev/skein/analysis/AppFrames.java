package dev.skein.analysis;

import dev.skein.model.Frame;
import dev.skein.model.IntervalStore;
import dev.skein.model.StackTable;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The program's own frames of a stack: runtime and library frames on top are the way it waits, not
/// the place that a person can change.
final class AppFrames {
    private static final String[] LIBRARY = {
        "runtime.",
        "runtime/",
        "internal/",
        "sync.",
        "sync/",
        "syscall.",
        "time.Sleep",
        "net.",
        "os.(*File)",
        "java.",
        "javax.",
        "jdk.",
        "sun.",
        "com.sun."
    };

    private final StackTable stacks;
    private final boolean[] library;

    AppFrames(Trace trace) {
        stacks = trace.stacks();
        library = new boolean[stacks.frameCount()];
        for (int frame = 0; frame < library.length; frame++) {
            library[frame] = isLibrary(stacks.frameValue(frame));
        }
    }

    static boolean isLibrary(Frame frame) {
        return frame.isRuntime()
                || frame.isPlumbing()
                || frame.function().isEmpty()
                || isLibrary(frame.function());
    }

    private static boolean isLibrary(String function) {
        for (String prefix : LIBRARY) {
            if (function.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /// The innermost frame of the program itself, else the innermost of all; null for no stack.
    @Nullable Frame innermost(int stackId) {
        if (stackId == IntervalStore.NONE) {
            return null;
        }
        int node = innermostNode(stackId);
        return stacks.frameValue(stacks.frame(node == IntervalStore.NONE ? stackId : node));
    }

    /// Node of the innermost frame of the program itself, or [IntervalStore#NONE].
    int innermostNode(int stackId) {
        int node = stackId;
        while (node != IntervalStore.NONE && library[stacks.frame(node)]) {
            node = stacks.parent(node);
        }
        return node;
    }

    /// Frames of the program itself, innermost first, at most `limit`.
    List<Frame> frames(int stackId, int limit) {
        List<Frame> result = new ArrayList<>();
        int node = stackId;
        while (node != IntervalStore.NONE && result.size() < limit) {
            if (!library[stacks.frame(node)]) {
                result.add(stacks.frameValue(stacks.frame(node)));
            }
            node = stacks.parent(node);
        }
        return result;
    }
}
