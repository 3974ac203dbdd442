package dev.skein.format;

import dev.skein.model.Trace;
import java.util.List;

/// How reading an input ended. Bad bytes are an outcome, never an exception.
public sealed interface ImportOutcome {
    /// A usable trace; `diagnostics` says what is missing from it. After a cancellation
    /// `trace.info().partial()` is true.
    record Imported(Trace trace, List<Diagnostic> diagnostics) implements ImportOutcome {
        public Imported {
            diagnostics = List.copyOf(diagnostics);
        }

        /// Nothing of the input was lost.
        public boolean isComplete() {
            return !trace.info().partial()
                    && diagnostics.stream()
                            .allMatch(diagnostic -> diagnostic.severity() == Severity.INFO);
        }
    }

    /// No format recognised the input.
    record NotRecognised(String name, List<String> triedFormats) implements ImportOutcome {
        public NotRecognised {
            triedFormats = List.copyOf(triedFormats);
        }
    }

    /// Recognised, but nothing can be shown from it.
    ///
    /// @param place `byte N` or `line N`, empty when there is none
    /// @param reason what is wrong
    /// @param advice what to do about it
    record Unreadable(String name, String formatName, String place, String reason, String advice)
            implements ImportOutcome {}

    /// Cancelled before anything could be shown.
    record Cancelled() implements ImportOutcome {}
}
