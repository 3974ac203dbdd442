package dev.skein.format.coroutinedump;

import dev.skein.format.DumpCode;
import dev.skein.format.DumpSink;
import dev.skein.format.DumpTables;
import dev.skein.format.DumpTimes;
import dev.skein.format.JavaFrameSyntax;
import dev.skein.format.TextDumpReader;
import dev.skein.format.TextLine;
import dev.skein.model.DumpBuilder;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import org.jspecify.annotations.Nullable;

/// Reads coroutines line by line. The stack at which a coroutine was created follows the one at
/// which it waits and is kept apart.
final class CoroutineReader implements TextDumpReader {
    private static final String BANNER = "Coroutines dump ";
    private static final int NONE = -1;

    private final DumpSink sink;
    private final DumpTables tables;
    private final CoroutineHeader header = new CoroutineHeader();
    private boolean open;
    private boolean inCoroutine;
    private int row;
    private int ownFrames;

    CoroutineReader(DumpSink sink) {
        this.sink = sink;
        this.tables = sink.tables();
    }

    @Override
    public boolean begins(TextLine line) {
        int at = line.start();
        int first = line.byteAt(at);
        return first == 'C'
                ? line.has(at, BANNER) || header.parse(line)
                : first == '-' && header.parse(line);
    }

    @Override
    public boolean take(TextLine line) {
        int at = line.start();
        if (at == line.to()) {
            return true;
        }
        if (line.has(at, BANNER)) {
            beginDump(line, DumpTimes.localMillis(line.string(at, line.end())));
            return true;
        }
        if (header.parse(line)) {
            beginCoroutine(line);
            return true;
        }
        return inCoroutine && takePart(line, at);
    }

    private boolean takePart(TextLine line, int at) {
        if (line.has(at, "(Coroutine creation stacktrace)")) {
            ownFrames = sink.pushedFrames();
            return true;
        }
        if (!line.has(at, "at ")) {
            return false;
        }
        if (line.find(at, "_COROUTINE._CREATION._") > 0) {
            ownFrames = sink.pushedFrames();
            return true;
        }
        sink.push(line.bytes(), at + 3, line.end(), JavaFrameSyntax.INSTANCE);
        return true;
    }

    private void beginDump(TextLine line, @Nullable Long millis) {
        end(null);
        DumpBuilder dump = sink.begin(CoroutineDumps.FORMAT_ID, line.number());
        if (dump.epochMillis() == null && millis != null) {
            dump.epochMillis(millis);
            sink.diagnostics().countAtLine(DumpCode.NO_TIME_ZONE, line.number());
        }
        open = true;
    }

    private void beginCoroutine(TextLine line) {
        endCoroutine();
        if (!open) {
            beginDump(line, null);
        }
        DumpBuilder dump = sink.dump();
        row =
                dump.add(
                        LaneKind.COROUTINE,
                        header.id,
                        tables.word(line, header.nameFrom, header.nameTo));
        dump.line(row, line.number());
        dump.count(row, header.count);
        int word = tables.word(line, header.stateFrom, header.stateTo);
        dump.state(row, word, subState(tables.builder().strings().get(word)));
        sink.beginStack();
        ownFrames = NONE;
        inCoroutine = true;
    }

    private int subState(String word) {
        LaneState state =
                switch (word) {
                    case "RUNNING" -> LaneState.RUNNING;
                    case "SUSPENDED" -> LaneState.WAITING;
                    case "CREATED" -> LaneState.READY;
                    default -> LaneState.OTHER;
                };
        return tables.builder().subState(word, word.toLowerCase(java.util.Locale.ROOT), state);
    }

    private void endCoroutine() {
        if (!inCoroutine) {
            return;
        }
        inCoroutine = false;
        DumpBuilder dump = sink.dump();
        int all = sink.pushedFrames();
        int own = ownFrames == NONE ? all : ownFrames;
        dump.stack(row, sink.stack(0, own));
        if (own < all) {
            dump.creation(row, sink.stack(own, all), NONE);
        }
    }

    @Override
    public void end(@Nullable TextLine last) {
        endCoroutine();
        if (!open) {
            return;
        }
        if (last != null && !last.isTerminated() && isCut(last)) {
            sink.dump().truncatedAtLine(last.number());
            sink.diagnostics().countAtLine(DumpCode.TRUNCATED_DUMP, last.number());
        }
        sink.end();
        open = false;
    }

    private static boolean isCut(TextLine last) {
        int at = last.start();
        return last.has(at, "at ") ? last.byteAt(last.end() - 1) != ')' : last.has(at, "Corout");
    }
}
