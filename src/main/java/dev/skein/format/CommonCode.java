package dev.skein.format;

/// Oddities that any input can have.
public enum CommonCode implements DiagnosticCode {
    EMPTY_FILE(Severity.INFO, "the file is empty"),
    TRUNCATED_FILE(Severity.DATA_LOSS, "the file ends in the middle; what lies before is shown"),
    TRUNCATED_COMPRESSION(
            Severity.DATA_LOSS,
            "the compressed data ends in the middle; what could be unpacked is shown"),
    CORRUPT_COMPRESSION(
            Severity.DATA_LOSS, "the compressed data is damaged; what could be unpacked is shown"),
    TRAILING_BYTES(Severity.DATA_LOSS, "bytes after the end of the recording were not understood"),
    CLOCK_WENT_BACKWARDS(
            Severity.INFO,
            "events dated before their predecessor on the same lane were moved to it"),
    TIMES_ROUNDED(
            Severity.INFO,
            "the recording is so long that times are kept to less than a nanosecond's precision"),
    READER_FAILED(
            Severity.ERROR,
            "Skein failed on this file, which is a bug; what was read before is shown");

    private final Severity severity;
    private final String text;

    CommonCode(Severity severity, String text) {
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
