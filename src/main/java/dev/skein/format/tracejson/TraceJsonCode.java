package dev.skein.format.tracejson;

import dev.skein.format.DiagnosticCode;
import dev.skein.format.Severity;

/// Oddities of trace-event JSON.
enum TraceJsonCode implements DiagnosticCode {
    BAD_EVENT(Severity.DATA_LOSS, "events that are not understood were left out"),
    UNFINISHED_SLICE(Severity.INFO, "slices that begin but do not end last to the end"),
    OVERLAPPING_SLICES(
            Severity.INFO, "slices that overlap without nesting were cut where the next begins");

    private final Severity severity;
    private final String text;

    TraceJsonCode(Severity severity, String text) {
        this.severity = severity;
        this.text = text;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String text() {
        return text;
    }
}
