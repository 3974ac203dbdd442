package dev.skein.format.gotrace;

import dev.skein.format.DiagnosticCode;
import dev.skein.format.Severity;

/// Oddities of Go execution traces.
enum GoTraceCode implements DiagnosticCode {
    EMPTY_TRACE(
            Severity.INFO,
            "the trace holds its header and nothing else: tracing was started, but the process ended"
                    + " before anything was written"),
    NEWER_VERSION(
            Severity.INFO,
            "the format is newer than this version of Skein; it was read as the newest one known"),
    BAD_BATCH(Severity.DATA_LOSS, "bytes that are no batch of events were skipped"),
    SECOND_TRACE(
            Severity.DATA_LOSS,
            "another trace follows in the same file; only the first one is shown"),
    GENERATION_MISSING(Severity.DATA_LOSS, "a generation is missing between two others"),
    GENERATION_INCOMPLETE(
            Severity.DATA_LOSS,
            "a generation lacks its end; what it holds is shown as far as it can be ordered"),
    GENERATION_DAMAGED(
            Severity.DATA_LOSS, "the rest of a generation is left out, its order is lost"),
    ORDER_LOST(Severity.DATA_LOSS, "the order of events is lost; what comes before is shown"),
    NO_FREQUENCY(
            Severity.DATA_LOSS,
            "a generation does not say how fast its clock runs; the usual rate was taken"),
    BAD_EVENT(
            Severity.DATA_LOSS,
            "a thread's events of a generation were left out from a damaged one on"),
    BAD_TABLE(Severity.DATA_LOSS, "part of a table of strings, stacks or samples is damaged"),
    BAD_TIME(Severity.DATA_LOSS, "a batch of events with an impossible time was left out"),
    UNKNOWN_STACK(Severity.DATA_LOSS, "events refer to stacks that the trace does not hold"),
    UNKNOWN_STRING(Severity.DATA_LOSS, "events refer to texts that the trace does not hold"),
    RANGE_MISMATCH(
            Severity.INFO, "a range or region ends that did not begin, or begins twice; left out"),
    SAMPLE_WITHOUT_LANE(Severity.INFO, "CPU samples outside any goroutine and P were left out");

    private final Severity severity;
    private final String text;

    GoTraceCode(Severity severity, String text) {
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
