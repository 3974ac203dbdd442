package dev.skein.format.jvmdump;

import dev.skein.format.DumpCode;
import dev.skein.format.DumpSink;
import dev.skein.format.DumpTables;
import dev.skein.format.DumpTimes;
import dev.skein.format.JavaFrameSyntax;
import dev.skein.format.JavaThreadStates;
import dev.skein.format.TextDumpReader;
import dev.skein.format.TextLine;
import dev.skein.model.DumpBuilder;
import dev.skein.model.LaneKind;
import org.jspecify.annotations.Nullable;

/// Reads `#NUM "NAME" [virtual] [STATE TIME]` headers with their frames and, from JDK 25 on, locks.
final class JdkTextReader implements TextDumpReader {
    private final DumpSink sink;
    private final DumpTables tables;
    private final LockLines locks;
    private boolean open;
    private boolean inThread;
    private int row;
    private String state = "";
    private boolean virtual;

    JdkTextReader(DumpSink sink) {
        this.sink = sink;
        this.tables = sink.tables();
        this.locks = new LockLines(sink);
    }

    @Override
    public boolean begins(TextLine line) {
        return nameAt(line) > 0;
    }

    /// Position of the quote before the name of a header line, 0 when it is none.
    private static int nameAt(TextLine line) {
        int at = line.start();
        if (line.byteAt(at) != '#' || !line.isDigit(at + 1)) {
            return 0;
        }
        int end = line.skipDigits(at + 1);
        return line.has(end, " \"") ? end + 1 : 0;
    }

    @Override
    public boolean take(TextLine line) {
        int at = line.start();
        if (at == line.to()) {
            return true;
        }
        int quote = nameAt(line);
        if (quote > 0) {
            beginThread(line, at, quote);
            return true;
        }
        if (!inThread) {
            return false;
        }
        if (line.has(at, "- ")) {
            return locks.take(line, at + 2);
        }
        boolean marked = line.has(at, "at ");
        int from = marked ? at + 3 : at;
        boolean frame = line.byteAt(line.end() - 1) == ')' && (marked || at - line.from() >= 4);
        if (frame && line.find(from, '(') > from) {
            sink.push(line.bytes(), from, line.end(), JavaFrameSyntax.INSTANCE);
        }
        return frame;
    }

    private void beginThread(TextLine line, int at, int quote) {
        endThread();
        if (!open || !sink.recent().isEmpty()) {
            beginDump(line);
        }
        int close = line.findLast('"');
        int end = line.end();
        virtual = line.has(close, "\" virtual");
        int word = line.skipBlanks(close + 1);
        if (virtual) {
            word = line.skipBlanks(word + 7);
        }
        state = word < end ? line.string(word, line.skipWord(word)) : "UNKNOWN";
        DumpBuilder dump = sink.dump();
        row =
                dump.add(
                        LaneKind.PLATFORM_THREAD,
                        line.number(at + 1),
                        tables.word(line, quote + 1, close));
        dump.line(row, line.number());
        sink.beginStack();
        locks.beginThread();
        inThread = true;
    }

    private void beginDump(TextLine line) {
        end(null);
        DumpBuilder dump = sink.begin(JdkTextDumps.FORMAT_ID, line.number());
        for (String recent : sink.recent()) {
            Long millis = DumpTimes.isoMillis(recent);
            if (millis != null) {
                dump.epochMillis(millis);
            } else if (recent.chars().allMatch(c -> c >= '0' && c <= '9') && recent.length() < 12) {
                dump.processId(Long.parseLong(recent));
            } else {
                dump.producer(recent);
            }
        }
        open = true;
    }

    private void endThread() {
        if (!inThread) {
            return;
        }
        inThread = false;
        DumpBuilder dump = sink.dump();
        int frames = sink.pushedFrames();
        String top = frames == 0 ? "" : tables.functionOf(sink.pushedFrame(0));
        String bottom = frames == 0 ? "" : tables.functionOf(sink.pushedFrame(frames - 1));
        dump.stack(row, sink.stack(0, frames));
        if (virtual || bottom.startsWith("java.lang.VirtualThread.run")) {
            dump.kind(row, LaneKind.VIRTUAL_THREAD);
        }
        dump.state(
                row,
                tables.word(state),
                JavaThreadStates.subState(tables.builder(), state, "", top));
        locks.endThread(dump, row);
    }

    @Override
    public void end(@Nullable TextLine last) {
        endThread();
        if (!open) {
            return;
        }
        if (last != null && !last.isTerminated() && last.byteAt(last.end() - 1) != ')') {
            sink.dump().truncatedAtLine(last.number());
            sink.diagnostics().countAtLine(DumpCode.TRUNCATED_DUMP, last.number());
        }
        sink.end();
        open = false;
    }
}
