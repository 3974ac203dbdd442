package dev.skein.format.jfr;

import dev.skein.format.DiagnosticCode;
import dev.skein.format.Severity;

/// What can be odd about a flight recording.
enum JfrCode implements DiagnosticCode {
    DAMAGED_HEADER(
            Severity.DATA_LOSS,
            "the header of a chunk is damaged; what the chunk itself says was used instead"),
    DAMAGED_METADATA(
            Severity.ERROR, "the type declarations of a chunk are damaged; the chunk is lost"),
    METADATA_BORROWED(
            Severity.DATA_LOSS,
            "the type declarations of a chunk are damaged; those of its neighbour were used"),
    DAMAGED_EVENTS(
            Severity.DATA_LOSS,
            "events are damaged; reading went on at the next place known to be good"),
    DAMAGED_EVENT(Severity.DATA_LOSS, "an event is damaged and was left out"),
    DAMAGED_POOL(
            Severity.DATA_LOSS, "names or stacks are damaged; some show by number or not at all"),
    TRUNCATED_CHUNK(Severity.DATA_LOSS, "the file ends inside a chunk; the part before is shown"),
    WRONG_SIZE(Severity.INFO, "a chunk's header states a wrong size; its contents are whole"),
    FOREIGN_BYTES(
            Severity.DATA_LOSS, "bytes between or after the chunks are no recording; left out"),
    OLD_VERSION(
            Severity.ERROR,
            "a chunk was written by JDK 10 or older, whose layout Skein does not read"),
    UNKNOWN_VERSION(
            Severity.INFO,
            "a chunk has a newer version than Skein knows; it was read all the same"),
    UNFINISHED_CHUNK(
            Severity.INFO,
            "a chunk was still being written; it is read up to the recorder's last flush"),
    NO_FREQUENCY(Severity.INFO, "a chunk does not say how long its ticks are; nanoseconds assumed"),
    UNRESOLVED_IDS(
            Severity.INFO, "threads or stacks that the recording never names show as unknown"),
    EVENTS_LOST_WHILE_RECORDING(
            Severity.DATA_LOSS, "the recorder itself dropped events; see the marked stretches"),
    SEVERAL_JVMS(Severity.INFO, "the recording joins several virtual machines; kept apart"),
    DETAILS_LEFT_OUT(
            Severity.INFO,
            "the recording names so many different locks, files and values that some are left out");

    private final Severity severity;
    private final String text;

    JfrCode(Severity severity, String text) {
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
