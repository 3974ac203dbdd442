package dev.skein.format;

/// Reads the dumps of one kind out of the lines of one text; it has a state and belongs to that
/// text.
///
/// A text may hold dumps of several kinds with anything between them. Lines go to the reader whose
/// dump is open; what it does not take is offered to the others by [#begins], and what nobody
/// wants is noise.
public interface TextDumpReader {
    /// Whether the line can only be the first of a dump, or of a thread, of this kind. Asked only
    /// while no dump of the kind is open; must be cheap.
    boolean begins(TextLine line);

    /// Takes a line that is part of the open dump, or that begins one; false when it is neither.
    boolean take(TextLine line);

    /// Looks at a line that nobody took, for what it tells about a dump that may follow.
    default void glance(TextLine line) {}

    /// Ends the open dump.
    ///
    /// @param last the last line of the text when the text ends here
    void end(@org.jspecify.annotations.Nullable TextLine last);
}
