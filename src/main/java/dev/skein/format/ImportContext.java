package dev.skein.format;

import dev.skein.model.Trace;
import dev.skein.task.Work;
import java.util.List;
import java.util.function.Consumer;

/// What a reader is given beside its bytes: progress and cancellation, a place for oddities, and a
/// listener to which it hands a snapshot about every 100 ms so that the picture grows while the
/// file is read.
///
/// @param onEpoch takes partial traces, on the reader's thread; cheap
/// @param added dumps that a user adds to the recording; empty unless the format
///     [TraceFormat#takesDumps()]
public record ImportContext(
        Work work, Diagnostics diagnostics, Consumer<Trace> onEpoch, List<Input> added) {
    public ImportContext {
        added = List.copyOf(added);
    }

    public ImportContext(Work work, Diagnostics diagnostics, Consumer<Trace> onEpoch) {
        this(work, diagnostics, onEpoch, List.of());
    }

    /// For callers that only want the result.
    public static ImportContext plain() {
        return new ImportContext(new Work(), new Diagnostics(), trace -> {});
    }

    ImportContext with(List<Input> dumps) {
        return new ImportContext(work, diagnostics, onEpoch, dumps);
    }
}
