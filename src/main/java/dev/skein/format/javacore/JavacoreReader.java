package dev.skein.format.javacore;

import dev.skein.format.DumpCode;
import dev.skein.format.DumpSink;
import dev.skein.format.DumpTimes;
import dev.skein.format.TextDumpReader;
import dev.skein.format.TextLine;
import dev.skein.model.DumpBuilder;
import org.jspecify.annotations.Nullable;

/// Reads a javacore line by line by its tags; sections that say nothing of threads are passed over.
final class JavacoreReader implements TextDumpReader {
    private final DumpSink sink;
    private final JavacoreThread thread;
    private final JavacoreDeadlocks deadlocks;
    private boolean open;
    private boolean ended;

    JavacoreReader(DumpSink sink) {
        this.sink = sink;
        this.thread = new JavacoreThread(sink);
        this.deadlocks = new JavacoreDeadlocks();
    }

    @Override
    public boolean begins(TextLine line) {
        int at = line.start();
        return line.isDigit(at)
                && (line.has(at, "0SECTION       TITLE")
                        || line.has(at, "1TISIGINFO")
                        || (line.has(at, "3XMTHREADINFO ") && line.find(at, "J9VMThread:") > 0));
    }

    @Override
    public boolean take(TextLine line) {
        int at = line.start();
        if (at == line.to() || line.has(at, "NULL")) {
            return true;
        }
        int end = tagEnd(line, at);
        if (end < 0) {
            return false;
        }
        if (!open || line.has(at, "0SECTION       TITLE")) {
            beginDump(line);
        }
        takeTag(line, at, line.skipBlanks(end));
        return true;
    }

    /// Tags are a digit and capitals: `3XMTHREADINFO1`.
    private static int tagEnd(TextLine line, int at) {
        int end = line.skipWord(at);
        boolean tag = line.isDigit(at) && end - at >= 4 && end - at <= 24;
        for (int i = at + 1; tag && i < end; i++) {
            int symbol = line.byteAt(i);
            tag = (symbol >= 'A' && symbol <= 'Z') || line.isDigit(i) || symbol == '_';
        }
        return tag ? end : -1;
    }

    private void beginDump(TextLine line) {
        end(null);
        sink.begin(Javacores.FORMAT_ID, line.number());
        open = true;
        ended = false;
    }

    private void takeTag(TextLine line, int at, int value) {
        DumpBuilder dump = sink.dump();
        int tagEnd = line.skipWord(at);
        switch (line.string(at, tagEnd)) {
            case "1TIDATETIME" -> setTime(dump, line, value);
            case "1CIJAVAVERSION" -> dump.producer(line.string(value, line.end()));
            case "1CIPROCESSID" -> {
                int id = line.find(value, ": ");
                dump.processId(id < 0 ? -1 : line.number(id + 2));
            }
            case "3XMTHREADINFO" -> thread.begin(line, value);
            case "3XMJAVALTHREAD" -> thread.javaThread(line, value);
            case "3XMTHREADINFO1" -> thread.nativeThread(line, value);
            case "3XMCPUTIME" -> thread.cpuTime(line, value);
            case "3XMTHREADBLOCK" -> thread.block(line, value);
            case "4XESTACKTRACE" -> thread.frame(line, value);
            case "5XESTACKTRACE" -> thread.enteredLock(line, value);
            case "1LKDEADLOCK" -> deadlocks.beginBlock();
            case "2LKDEADLOCKTHR" -> deadlocks.thread(line, value);
            case "0SECTION" -> ended |= line.has(value, "CLASSES") || line.has(value, "Javadump");
            default -> {
                // memory, classes, hooks: nothing of a thread
            }
        }
    }

    private void setTime(DumpBuilder dump, TextLine line, int value) {
        Long millis = DumpTimes.localMillis(line.string(value, line.end()));
        if (millis != null && dump.epochMillis() == null) {
            dump.epochMillis(millis);
            sink.diagnostics().countAtLine(DumpCode.NO_TIME_ZONE, line.number());
        }
    }

    @Override
    public void end(@Nullable TextLine last) {
        if (!open) {
            return;
        }
        thread.end();
        DumpBuilder dump = sink.dump();
        thread.endDump(dump);
        deadlocks.resolve(dump, thread);
        thread.clear();
        if (last != null && !last.isTerminated() && !ended) {
            dump.truncatedAtLine(last.number());
            sink.diagnostics().countAtLine(DumpCode.TRUNCATED_DUMP, last.number());
        }
        sink.end();
        open = false;
    }
}
