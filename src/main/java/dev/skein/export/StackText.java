package dev.skein.export;

import dev.skein.model.Frame;
import dev.skein.model.IntervalStore;
import dev.skein.model.StackTable;
import dev.skein.model.Trace;

/// Stacks as one line of text.
final class StackText {
    private static final int MAX_FRAMES = 8;

    private StackText() {}

    /// The innermost frames, innermost first, `f (file:line) < g (file:line) < …`.
    static String line(Trace trace, int stack) {
        StackTable stacks = trace.stacks();
        StringBuilder out = new StringBuilder();
        int frames = 0;
        for (int node = stack; node != IntervalStore.NONE; node = stacks.parent(node)) {
            if (frames++ == MAX_FRAMES) {
                return out.append(" < …").toString();
            }
            append(out, stacks.frameValue(stacks.frame(node)));
        }
        return out.toString();
    }

    private static void append(StringBuilder out, Frame frame) {
        out.append(out.isEmpty() ? "" : " < ").append(frame.function());
        if (!frame.file().isEmpty()) {
            String file = frame.file();
            out.append(" (").append(file.substring(file.lastIndexOf('/') + 1));
            out.append(frame.line() > 0 ? ":" + frame.line() : "").append(')');
        }
    }
}
