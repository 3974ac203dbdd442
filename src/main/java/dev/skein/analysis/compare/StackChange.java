package dev.skein.analysis.compare;

import java.util.List;

/// A stack on both sides, matched by its normalised function names without lines.
///
/// @param frames innermost first
/// @param state key of the display class in which lanes are there, `mixed` for several
public record StackChange(List<String> frames, String state, Change change) {
    public StackChange {
        frames = List.copyOf(frames);
    }
}
