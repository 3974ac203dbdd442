package dev.skein.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the lines of one text, which may hold dumps of several kinds with anything between them.
///
/// Each line goes to the reader whose dump is open; what it does not take is offered to the others.
final class DumpSession {
    private static final int NONE = -1;

    private final DumpSink sink;
    private final List<TextDumpReader> readers;
    private int active = NONE;
    private long unrelated;
    private long unrelatedAtLine = Diagnostic.NOWHERE;
    private long waitingUnrelated;

    DumpSession(List<DumpKind.Text> kinds, DumpSink sink) {
        this.sink = sink;
        this.readers = kinds.stream().map(kind -> kind.open(sink)).toList();
    }

    DumpSink sink() {
        return sink;
    }

    /// Whether a dump is open.
    boolean isActive() {
        return active != NONE;
    }

    /// Takes the line into a dump; false when it is noise.
    boolean take(TextLine line) {
        if (active != NONE && readers.get(active).take(line)) {
            countUnrelated();
            sink.forgetRecent();
            return true;
        }
        for (int other = 0; other < readers.size(); other++) {
            if (other != active && readers.get(other).begins(line)) {
                switchTo(other, line);
                return true;
            }
        }
        noise(line);
        return false;
    }

    private void switchTo(int reader, TextLine line) {
        if (active != NONE) {
            readers.get(active).end(null);
        }
        waitingUnrelated = 0;
        active = reader;
        readers.get(reader).take(line);
        sink.forgetRecent();
    }

    private void noise(TextLine line) {
        for (TextDumpReader reader : readers) {
            reader.glance(line);
        }
        sink.remember(line);
        if (active != NONE && !line.isBlank()) {
            if (waitingUnrelated++ == 0 && unrelated == 0) {
                unrelatedAtLine = line.number();
            }
        }
    }

    /// Noise counts as lying inside of a dump only when the dump goes on after it.
    private void countUnrelated() {
        unrelated += waitingUnrelated;
        waitingUnrelated = 0;
    }

    void end(@Nullable TextLine last) {
        if (active != NONE) {
            readers.get(active).end(last);
            active = NONE;
        }
        if (unrelated > 0) {
            sink.diagnostics()
                    .add(
                            DumpCode.UNRELATED_LINES,
                            unrelated,
                            Diagnostic.NOWHERE,
                            unrelatedAtLine,
                            DumpCode.UNRELATED_LINES.text());
        }
    }
}
