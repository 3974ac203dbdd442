package dev.skein.format.jvmdump;

import dev.skein.format.DumpCode;
import dev.skein.format.DumpSink;
import dev.skein.format.DumpTables;
import dev.skein.format.JavaFrameSyntax;
import dev.skein.format.JavaThreadStates;
import dev.skein.format.LongIndex;
import dev.skein.format.TextDumpReader;
import dev.skein.format.TextLine;
import dev.skein.model.DumpBuilder;
import dev.skein.model.DumpFlags;
import dev.skein.model.LaneKind;
import dev.skein.model.LockWait;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads `"NAME" [daemon] [prio=P] Id=N STATE [on C@hash] [owned by "X" Id=M]` with at most eight
/// frames. A number that comes again begins the next dump.
final class ThreadInfoReader implements TextDumpReader {
    private static final int NONE = -1;

    private final DumpSink sink;
    private final DumpTables tables;
    private final LockLines locks;
    private final LongIndex rowById = new LongIndex();
    private final List<Owner> owners = new ArrayList<>();
    private boolean open;
    private boolean inThread;
    private int row;
    private String state = "";
    private boolean frames;

    /// The owner of a lock that a waiting thread names.
    private record Owner(int lock, long ownerId) {}

    ThreadInfoReader(DumpSink sink) {
        this.sink = sink;
        this.tables = sink.tables();
        this.locks = new LockLines(sink);
    }

    @Override
    public boolean begins(TextLine line) {
        return line.byteAt(line.start()) == '"' && idAt(line) > 0;
    }

    /// Position of the number after `Id=` of a header, 0 when the line is none.
    private static int idAt(TextLine line) {
        int start = line.start();
        for (int at = line.find(start, " Id="); at > 0; at = line.find(at + 1, " Id=")) {
            int end = line.skipDigits(at + 4);
            boolean numbered = end > at + 4 && line.byteAt(end) == ' ';
            if (numbered && isUpper(line.byteAt(end + 1)) && nameEnd(line, at) > start) {
                return at + 4;
            }
        }
        return 0;
    }

    private static boolean isUpper(int symbol) {
        return symbol >= 'A' && symbol <= 'Z';
    }

    /// The quote that ends the name before ` [daemon] [prio=P] Id=`, 0 when there is none.
    private static int nameEnd(TextLine line, int idAt) {
        int at = idAt;
        int digits = at;
        while (digits > line.from() && line.isDigit(digits - 1)) {
            digits--;
        }
        if (digits < at && line.has(digits - 6, " prio=")) {
            at = digits - 6;
        }
        if (line.has(at - 7, " daemon")) {
            at -= 7;
        }
        return line.byteAt(at - 1) == '"' ? at - 1 : 0;
    }

    @Override
    public boolean take(TextLine line) {
        int at = line.start();
        if (at == line.to()) {
            return true;
        }
        if (line.byteAt(at) == '"') {
            int id = idAt(line);
            if (id > 0) {
                beginThread(line, at, id);
            }
            return id > 0;
        }
        return inThread && takePart(line, at);
    }

    private boolean takePart(TextLine line, int at) {
        if (line.has(at, "at ")) {
            sink.push(line.bytes(), at + 3, line.end(), JavaFrameSyntax.INSTANCE);
            frames = true;
            return true;
        }
        if (line.has(at, "- ")) {
            if (!locks.take(line, at + 2)) {
                locks.hold(line, at + 2);
            }
            return true;
        }
        if (line.has(at, "...") && line.end() == at + 3) {
            sink.dump().addFlags(row, DumpFlags.CUT);
            return true;
        }
        return line.has(at, "Number of locked synchronizers");
    }

    private void beginThread(TextLine line, int start, int idAt) {
        endThread();
        long id = line.number(idAt);
        if (open && rowById.contains(id)) {
            end(null);
        }
        if (!open) {
            sink.begin(ThreadInfoDumps.FORMAT_ID, line.number());
            open = true;
        }
        int close = nameEnd(line, idAt - 4);
        DumpBuilder dump = sink.dump();
        row = dump.add(LaneKind.PLATFORM_THREAD, id, tables.word(line, start + 1, close));
        dump.line(row, line.number());
        rowById.put(id, row);
        if (line.has(close, "\" daemon")) {
            dump.addFlags(row, DumpFlags.DAEMON);
        }
        sink.beginStack();
        locks.beginThread();
        inThread = true;
        frames = false;
        readState(line, line.skipBlanks(line.skipDigits(idAt)));
    }

    private void readState(TextLine line, int at) {
        int end = line.skipWord(at);
        state = line.string(at, end);
        if (line.has(end, " on ")) {
            locks.waitAt(line, end + 4, LockWait.PARK);
        }
        int owner = line.find(end, " owned by \"");
        int id = owner < 0 ? NONE : line.findLast("\" Id=");
        if (id > owner && locks.waitLock() != NONE) {
            owners.add(new Owner(locks.waitLock(), line.number(id + 5)));
        }
    }

    private void endThread() {
        if (!inThread) {
            return;
        }
        inThread = false;
        DumpBuilder dump = sink.dump();
        int count = sink.pushedFrames();
        String top = frames ? tables.functionOf(sink.pushedFrame(0)) : "";
        dump.stack(row, sink.stack(0, count));
        dump.state(
                row,
                tables.word(state),
                JavaThreadStates.subState(tables.builder(), state, "", top));
        if (state.equals("BLOCKED")) {
            locks.waitKind(LockWait.MONITOR_ENTER);
        } else if (top.startsWith("java.lang.Object.wait")) {
            locks.waitKind(LockWait.NOTIFY);
        }
        locks.endThread(dump, row);
    }

    @Override
    public void end(@Nullable TextLine last) {
        endThread();
        if (!open) {
            return;
        }
        DumpBuilder dump = sink.dump();
        if (last != null && !last.isTerminated() && last.has(last.start(), "at ")) {
            if (last.byteAt(last.end() - 1) != ')') {
                dump.truncatedAtLine(last.number());
                sink.diagnostics().countAtLine(DumpCode.TRUNCATED_DUMP, last.number());
            }
        }
        addOwners(dump);
        countCut(dump);
        rowById.clear();
        owners.clear();
        sink.end();
        open = false;
    }

    private void addOwners(DumpBuilder dump) {
        boolean[] owned = new boolean[dump.lockCount()];
        for (int i = 0; i < dump.holdCount(); i++) {
            owned[dump.holdLock(i)] = true;
        }
        for (Owner owner : owners) {
            int holder = rowById.get(owner.ownerId());
            if (holder >= 0 && !owned[owner.lock()]) {
                owned[owner.lock()] = true;
                dump.holds(holder, owner.lock());
            }
        }
    }

    private void countCut(DumpBuilder dump) {
        for (int i = 0; i < dump.size(); i++) {
            if ((dump.flags(i) & DumpFlags.CUT) != 0) {
                sink.diagnostics().countAtLine(DumpCode.STACKS_CUT, dump.line());
            }
        }
    }
}
