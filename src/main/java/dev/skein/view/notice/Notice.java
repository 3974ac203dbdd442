package dev.skein.view.notice;

import java.util.List;

/// A sentence for the user and what they can do about it.
///
/// @param problem whether something went wrong
public record Notice(String text, boolean problem, List<Choice> choices) {
    public Notice {
        choices = List.copyOf(choices);
    }

    /// One answer; choosing it takes the notice away.
    public record Choice(String label, Runnable code) {}

    public static Notice info(String text) {
        return new Notice(text, false, List.of());
    }

    public static Notice problem(String text, Choice... choices) {
        return new Notice(text, true, List.of(choices));
    }
}
