package dev.skein.format;

import org.jspecify.annotations.Nullable;

/// How one kind of dump writes a frame. Pure; asked once for each distinct text.
@FunctionalInterface
public interface FrameSyntax {
    /// @param text the frame as the dump writes it
    /// @param callee function of the frame before it, the one it called; null when there is none
    Parts parse(String text, @Nullable String callee);

    /// A frame taken apart.
    ///
    /// @param function the name as the source spells it, without module and loader prefixes
    /// @param normalised the name without what changes between runs
    /// @param file may be empty
    /// @param line 0 when not known
    /// @param flags bits of [dev.skein.model.FrameFlags]
    record Parts(String function, String normalised, String file, int line, int flags) {}
}
