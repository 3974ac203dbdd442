package dev.skein.format;

/// Gives the lines of a text one after the other.
public interface LineSource {
    /// Moves on and fills `line`, which is valid until the next call; false at the end.
    boolean next(TextLine line);
}
