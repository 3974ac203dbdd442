package dev.skein.format.jvmdump;

import dev.skein.format.DumpSink;
import dev.skein.format.DumpTables;
import dev.skein.format.TextLine;
import dev.skein.model.DumpBuilder;
import dev.skein.model.LockWait;
import java.util.Arrays;

/// Lock lines of forms that name a lock by class and identity hash: `locked <C@hash>`, `waiting on
/// C@hash`.
final class LockLines {
    private static final int NONE = -1;

    private final DumpSink sink;
    private final DumpTables tables;
    private int[] held = new int[8];
    private int heldCount;
    private int waitLock;
    private LockWait waitKind = LockWait.NONE;

    LockLines(DumpSink sink) {
        this.sink = sink;
        this.tables = sink.tables();
    }

    void beginThread() {
        heldCount = 0;
        waitLock = NONE;
        waitKind = LockWait.NONE;
    }

    /// Takes a line whose `- ` was read; false when it says nothing of a lock.
    boolean take(TextLine line, int from) {
        int at = line.skipBlanks(from);
        if (line.has(at, "locked ")) {
            hold(line, at + 7);
            return true;
        }
        if (line.has(at, "parking to wait for ")) {
            waitAt(line, at + 20, LockWait.PARK);
            return true;
        }
        if (line.has(at, "waiting to lock ")) {
            waitAt(line, at + 16, LockWait.MONITOR_ENTER);
            return true;
        }
        if (line.has(at, "blocked on ")) {
            waitAt(line, at + 11, LockWait.MONITOR_ENTER);
            return true;
        }
        if (line.has(at, "waiting on ")) {
            waitAt(line, at + 11, LockWait.NOTIFY);
            return true;
        }
        return line.has(at, "lock is eliminated") || line.has(at, "eliminated");
    }

    void hold(TextLine line, int at) {
        int lock = lock(line, at);
        if (lock == NONE) {
            return;
        }
        for (int i = 0; i < heldCount; i++) {
            if (held[i] == lock) {
                return;
            }
        }
        if (heldCount == held.length) {
            held = Arrays.copyOf(held, heldCount * 2);
        }
        held[heldCount++] = lock;
    }

    void waitAt(TextLine line, int at, LockWait kind) {
        int lock = lock(line, at);
        if (lock != NONE && waitKind == LockWait.NONE) {
            waitLock = lock;
            waitKind = kind;
        }
    }

    /// A wait of `Object.wait()` and one of a park read alike in some forms.
    void waitKind(LockWait kind) {
        if (waitKind != LockWait.NONE) {
            waitKind = kind;
        }
    }

    int waitLock() {
        return waitLock;
    }

    private int lock(TextLine line, int from) {
        int at = line.skipBlanks(from);
        boolean brackets = line.byteAt(at) == '<';
        int begin = brackets ? at + 1 : at;
        int end = brackets ? line.find(begin, '>') : line.skipWord(begin);
        int hash = line.find(begin, '@');
        return end < 0 || hash < 0 || hash > end
                ? NONE
                : sink.lock(tables.word(line, begin, end), tables.word(line, begin, hash));
    }

    /// Adds what the lines said; a thread in `wait()` has given its monitor up.
    void endThread(DumpBuilder dump, int row) {
        if (waitKind != LockWait.NONE) {
            dump.waits(row, waitLock, waitKind);
        }
        for (int i = 0; i < heldCount; i++) {
            if (waitKind != LockWait.NOTIFY || held[i] != waitLock) {
                dump.holds(row, held[i]);
            }
        }
    }
}
