package dev.skein.format;

import dev.skein.model.Trace;
import dev.skein.task.Work;
import java.util.function.Consumer;

/// What a reader is given beside its bytes: progress and cancellation, a place for oddities, and a
/// listener to which it hands a snapshot about every 100 ms so that the picture grows while the
/// file is read.
///
/// @param onEpoch takes partial traces, on the reader's thread; cheap
public record ImportContext(Work work, Diagnostics diagnostics, Consumer<Trace> onEpoch) {
    /// For callers that only want the result.
    public static ImportContext plain() {
        return new ImportContext(new Work(), new Diagnostics(), trace -> {});
    }
}
