package dev.skein.app;

import dev.skein.format.ImportOutcome;

/// The one line that says why a file could not be opened: `skein: FILE: WHAT (byte N or line N):
/// what to do`.
final class Failures {
    private Failures() {}

    static String line(String file, ImportOutcome outcome) {
        return "skein: " + file + ": " + sentence(outcome);
    }

    static String sentence(ImportOutcome outcome) {
        return switch (outcome) {
            case ImportOutcome.Imported _ -> "read";
            case ImportOutcome.Cancelled _ -> "cancelled";
            case ImportOutcome.NotRecognised(_, var tried) ->
                    "not a recording that Skein knows (tried "
                            + String.join(", ", tried)
                            + "): see `skein --help` for how to record one";
            case ImportOutcome.Unreadable(_, var format, var place, var reason, var advice) ->
                    format
                            + ": "
                            + reason
                            + (place.isEmpty() ? "" : " (" + place + ")")
                            + ": "
                            + advice;
        };
    }
}
