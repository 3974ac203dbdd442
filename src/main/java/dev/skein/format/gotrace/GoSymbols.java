package dev.skein.format.gotrace;

import dev.skein.format.GoFrames;
import dev.skein.format.GoReasons;
import dev.skein.model.IntervalStore;
import dev.skein.model.StackTable;
import dev.skein.model.StringTable;
import dev.skein.model.TraceBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Interns functions and stacks of a Go trace; what a function's name tells is worked out once per
/// name.
final class GoSymbols {
    private static final int UNKNOWN = -1;

    private final StringTable.Builder strings;
    private final StackTable.Builder stacks;
    private int[] normalised = new int[0];
    private byte[] flags = new byte[0];

    GoSymbols(TraceBuilder builder) {
        this.strings = builder.strings();
        this.stacks = builder.stacks();
    }

    int string(String text) {
        return strings.intern(text);
    }

    String text(int stringId) {
        return strings.get(stringId);
    }

    int frame(int functionId, int fileId, long line) {
        learn(functionId);
        return stacks.frame(
                functionId,
                normalised[functionId],
                fileId,
                Math.clamp(line, 0, Integer.MAX_VALUE),
                flags[functionId]);
    }

    private void learn(int functionId) {
        if (functionId >= normalised.length) {
            int old = normalised.length;
            int capacity = functionId + 64 + (functionId >> 1);
            normalised = Arrays.copyOf(normalised, capacity);
            Arrays.fill(normalised, old, capacity, UNKNOWN);
            flags = Arrays.copyOf(flags, capacity);
        }
        if (normalised[functionId] == UNKNOWN) {
            String name = strings.get(functionId);
            normalised[functionId] = strings.intern(GoFrames.normalised(name));
            flags[functionId] = (byte) GoFrames.flags(name);
        }
    }

    /// The stack of `frames[0 .. count - 1]`, innermost first.
    int stack(int[] frames, int count) {
        return stacks.stack(frames, 0, count);
    }

    /// String id of the outermost function, a goroutine's entry; 0, the empty string, for no stack.
    int entryFunction(int stack) {
        if (stack == IntervalStore.NONE) {
            return 0;
        }
        int node = stack;
        while (stacks.parentOf(node) != IntervalStore.NONE) {
            node = stacks.parentOf(node);
        }
        return stacks.functionOf(stacks.frameOf(node));
    }

    /// The wait that a stack shows, null when it shows none.
    @Nullable String inferredReason(int stack) {
        List<String> functions = new ArrayList<>();
        for (int node = stack; node != IntervalStore.NONE; node = stacks.parentOf(node)) {
            functions.add(strings.get(stacks.functionOf(stacks.frameOf(node))));
        }
        return GoReasons.inferred(functions);
    }
}
