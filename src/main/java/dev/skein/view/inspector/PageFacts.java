package dev.skein.view.inspector;

import dev.skein.model.Frame;
import dev.skein.model.LaneState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the inspector says about its subject, ready to be shown or copied.
///
/// @param title the state in words: `blocked on lock`
/// @param state null where the lane's state is not known
/// @param notes how far to trust it, one sentence each
/// @param stack innermost first; empty when none was recorded
public record PageFacts(
        String title,
        @Nullable LaneState state,
        List<Fact> facts,
        List<String> notes,
        List<Frame> stack) {
    public PageFacts {
        facts = List.copyOf(facts);
        notes = List.copyOf(notes);
        stack = List.copyOf(stack);
    }

    /// A named value.
    ///
    /// @param link the page that a click leads to, null for none
    public record Fact(String name, String value, @Nullable Page link) {}

    /// Everything as plain text, for the clipboard.
    public String asText() {
        StringBuilder text = new StringBuilder(title).append('\n');
        for (Fact fact : facts) {
            text.append(fact.name()).append(": ").append(fact.value()).append('\n');
        }
        for (String note : notes) {
            text.append(note).append('\n');
        }
        if (!stack.isEmpty()) {
            text.append('\n').append(stackText());
        }
        return text.toString();
    }

    /// The stack alone, one frame a line, innermost first.
    public String stackText() {
        StringBuilder text = new StringBuilder();
        for (Frame frame : stack) {
            text.append("    at ").append(frame.function());
            String place = place(frame);
            if (!place.isEmpty()) {
                text.append(" (").append(place).append(')');
            }
            text.append('\n');
        }
        return text.toString();
    }

    /// `Pool.java:42`; empty when the file is not known.
    public static String place(Frame frame) {
        if (frame.file().isEmpty()) {
            return "";
        }
        return frame.line() > 0 ? frame.file() + ":" + frame.line() : frame.file();
    }
}
