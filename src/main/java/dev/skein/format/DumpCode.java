package dev.skein.format;

/// Oddities of thread, goroutine and coroutine dumps.
public enum DumpCode implements DiagnosticCode {
    NO_DUMP(Severity.INFO, "no thread dump in this text"),
    TRUNCATED_DUMP(Severity.DATA_LOSS, "the text ends in the middle of a dump"),
    HEADLESS_DUMP(Severity.DATA_LOSS, "the first part of a dump is missing"),
    THREADS_MISSING(Severity.DATA_LOSS, "a dump holds fewer threads than it says the process has"),
    MALFORMED_DUMP(Severity.DATA_LOSS, "part of a dump was not understood"),
    FOREIGN_INPUT(Severity.DATA_LOSS, "a file of the series is of a kind that holds no dump"),
    LINE_TOO_LONG(Severity.DATA_LOSS, "lines of more than 16 MB were cut"),
    ONLY_CRASHING_GOROUTINE(
            Severity.INFO,
            "the crash printed the crashing goroutine only; set GOTRACEBACK=all to see the others"),
    GO_CRASH(Severity.INFO, "the program ended"),
    UNRELATED_LINES(Severity.INFO, "lines inside of dumps that belong to none were left out"),
    LINE_PREFIX_REMOVED(Severity.INFO, "a prefix was taken off every line"),
    PARTIAL_LINES_JOINED(Severity.INFO, "parts into which a log had cut lines were joined"),
    WRAPPED_LINES_JOINED(Severity.INFO, "lines that had been wrapped were joined again"),
    CARRIAGE_RETURNS(Severity.INFO, "lines end in a carriage return"),
    BLANK_LINES_DOUBLED(Severity.INFO, "every line is followed by a blank one"),
    HTML_UNESCAPED(Severity.INFO, "HTML escapes were undone"),
    NAME_SPANS_LINES(Severity.INFO, "thread names that contain line breaks were joined again"),
    UTF_16(Severity.INFO, "the text is UTF-16"),
    NO_TIME(
            Severity.INFO,
            "a dump does not say when it was taken; dumps are shown in file order, one second apart"),
    NO_TIME_ZONE(
            Severity.INFO, "dump times have no zone; they are shown with the digits of the source"),
    SEVERAL_PROCESSES(Severity.INFO, "the dumps are of more than one process"),
    DUMP_NOT_ADDED(Severity.DATA_LOSS, "a dump was not added to the recording"),
    ZONE_FROM_RECORDING(
            Severity.INFO,
            "dump times without a zone were moved so that they lie inside of the recording"),
    NOT_ATOMIC(Severity.INFO, "threads of a dump were looked at one after the other"),
    STACKS_CUT(Severity.INFO, "the source cut stacks; equal stacks prove less there"),
    NO_VM_THREADS(
            Severity.INFO,
            "this old form does not tell the virtual machine's threads from the program's");

    private final Severity severity;
    private final String text;

    DumpCode(Severity severity, String text) {
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
