package dev.skein.query.stacks;

import dev.skein.model.Frame;
import dev.skein.model.FrameFlags;
import dev.skein.model.IntervalStore;
import dev.skein.model.StackTable;
import dev.skein.model.Trace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Every frame of a trace as a number: equal numbers are the same function. Also which frames do
/// not show.
final class FrameNames {
    private final StackTable stacks;
    private final int[] names;
    private final boolean[] hidden;
    private final int nameCount;
    private final int[] exampleFrames;

    FrameNames(Trace trace, boolean fold, boolean hideRuntime) {
        stacks = trace.stacks();
        int frames = stacks.frameCount();
        names = new int[frames];
        hidden = new boolean[frames];
        exampleFrames = new int[frames];
        int[] nameOfNormalised = new int[trace.strings().size()];
        Arrays.fill(nameOfNormalised, -1);
        Map<String, Integer> numbers = new HashMap<>();
        int hidingFlags = FrameFlags.ELIDED | (hideRuntime ? FrameFlags.RUNTIME : 0);
        int count = 0;
        for (int frame = 0; frame < frames; frame++) {
            int flags = stacks.flags(frame);
            int normalised = stacks.normalisedId(frame);
            boolean plain = (flags & (FrameFlags.ANONYMOUS | FrameFlags.PLUMBING)) == 0;
            int name = plain ? nameOfNormalised[normalised] : -1;
            if (name < 0) {
                Frame value = stacks.frameValue(frame);
                hidden[frame] = fold && FrameText.isConnector(value);
                name =
                        numbers.computeIfAbsent(
                                FrameText.identity(value, fold), _ -> numbers.size());
                if (name == count) {
                    exampleFrames[count++] = frame;
                }
                if (plain && !hidden[frame]) {
                    nameOfNormalised[normalised] = name;
                }
            }
            names[frame] = name;
            hidden[frame] |= (flags & hidingFlags) != 0;
        }
        nameCount = count;
    }

    /// Number of the frame's function, `0 .. count() - 1`.
    int name(int frame) {
        return names[frame];
    }

    int count() {
        return nameCount;
    }

    /// A frame of that name.
    Frame example(int name) {
        return stacks.frameValue(exampleFrames[name]);
    }

    boolean isHidden(int frame) {
        return hidden[frame];
    }

    /// The innermost node of a stack that shows, or [IntervalStore#NONE].
    int visible(int stackId) {
        int node = stackId;
        while (node != IntervalStore.NONE && hidden[stacks.frame(node)]) {
            node = stacks.parent(node);
        }
        return node;
    }

    /// Numbers of frames by name, file and line instead of name alone.
    int[] withLines() {
        PathTree lines = new PathTree();
        int[] result = new int[names.length];
        for (int frame = 0; frame < result.length; frame++) {
            int file = lines.child(names[frame], stacks.fileId(frame));
            result[frame] = lines.child(-2 - file, stacks.line(frame));
        }
        return result;
    }
}
