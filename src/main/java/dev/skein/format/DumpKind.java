package dev.skein.format;

import java.io.IOException;

/// A family of dumps that [DumpFormat] can read: either text, line by line, or whole inputs.
public sealed interface DumpKind {
    /// What a person calls it; listed when nothing is found.
    String name();

    /// Dumps in text, which may lie anywhere in it.
    ///
    /// Implementations are stateless; [#open] makes the reader of one text.
    non-sealed interface Text extends DumpKind {
        TextDumpReader open(DumpSink sink);
    }

    /// Dumps that are a whole input, in JSON or binary. Implementations are stateless.
    non-sealed interface Whole extends DumpKind {
        /// Decides from the first bytes alone.
        Match sniff(FileHead head);

        /// Reads all dumps of the input.
        ///
        /// @throws IOException when the disk fails
        void read(Input input, DumpSink sink, ImportContext context) throws IOException;
    }
}
