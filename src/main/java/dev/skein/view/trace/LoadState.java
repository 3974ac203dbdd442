package dev.skein.view.trace;

import dev.skein.format.ImportOutcome;

/// How far the reading of a file has come, as the window shows it.
public sealed interface LoadState {
    /// Being read; there may be a snapshot already.
    record Loading() implements LoadState {}

    /// All that is in the file is there.
    record Complete() implements LoadState {}

    /// A part is there: reading was cancelled, or the file is damaged. The diagnostics say what is
    /// missing.
    ///
    /// @param cancelled whether the user stopped it
    record Partial(boolean cancelled) implements LoadState {}

    /// Nothing can be shown.
    record Failed(ImportOutcome outcome) implements LoadState {}

    /// Stopped by the user before anything could be shown.
    record Stopped() implements LoadState {}
}
