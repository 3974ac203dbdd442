package dev.skein.format.javacore;

import dev.skein.format.DumpSink;
import dev.skein.format.DumpTables;
import dev.skein.format.JavaFrameSyntax;
import dev.skein.format.LongIndex;
import dev.skein.format.TextLine;
import dev.skein.model.DumpBuilder;
import dev.skein.model.DumpFlags;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.LockWait;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The thread of a javacore that is being read, and the addresses by which its dump names threads.
final class JavacoreThread {
    private static final int NONE = -1;

    private final DumpSink sink;
    private final DumpTables tables;
    private final LongIndex rowByAddress = new LongIndex();
    private final List<Owner> owners = new ArrayList<>();
    private boolean open;
    private int row;
    private boolean anyJava;
    private boolean[] java = new boolean[64];
    private int waitLock = NONE;
    private LockWait waitKind = LockWait.NONE;
    private int[] held = new int[8];
    private int heldCount;

    /// The owner of a lock that a waiting thread names by address.
    private record Owner(int lock, long address) {}

    JavacoreThread(DumpSink sink) {
        this.sink = sink;
        this.tables = sink.tables();
    }

    void begin(TextLine line, int at) {
        end();
        int close = line.findLast("\" J9VMThread:");
        if (close < 0) {
            close = line.findLast("\" (TID:");
        }
        if (line.byteAt(at) != '"' || close <= at) {
            addNative(line);
            return;
        }
        long address = addressAfter(line, close, ":0x");
        if (address != 0 && rowByAddress.contains(address)) {
            return; // the current thread comes again among all threads
        }
        DumpBuilder dump = sink.dump();
        row = dump.add(LaneKind.PLATFORM_THREAD, NONE, tables.word(line, at + 1, close));
        rowByAddress.put(address, row);
        int state = line.find(close, "state:");
        int from = state < 0 ? line.end() : state + 6;
        int to = from;
        while (Character.isLetter(line.byteAt(to))) {
            to++;
        }
        setState(dump, tables.word(to > from ? line.string(from, to) : "UNKNOWN"));
        beginBody(line);
    }

    private void beginBody(TextLine line) {
        sink.dump().line(row, line.number());
        sink.beginStack();
        waitLock = NONE;
        waitKind = LockWait.NONE;
        heldCount = 0;
        open = true;
    }

    private void addNative(TextLine line) {
        DumpBuilder dump = sink.dump();
        row = dump.add(LaneKind.OS_THREAD, NONE, tables.word("native thread"));
        dump.addFlags(row, DumpFlags.VM);
        setState(dump, tables.word("UNKNOWN"));
        beginBody(line);
    }

    private void setState(DumpBuilder dump, int word) {
        String text = tables.builder().strings().get(word);
        String label =
                switch (text) {
                    case "R" -> "runnable";
                    case "CW" -> "waiting on a condition";
                    case "P" -> "parked";
                    case "B" -> "blocked on a monitor";
                    case "S" -> "suspended";
                    case "Z" -> "zombie";
                    default -> text;
                };
        LaneState state =
                switch (text) {
                    case "R" -> LaneState.RUNNING;
                    case "CW", "P" -> LaneState.WAITING;
                    case "B" -> LaneState.LOCK;
                    default -> LaneState.OTHER;
                };
        dump.state(row, word, tables.builder().subState(text, label, state));
    }

    void javaThread(TextLine line, int at) {
        if (!open) {
            return;
        }
        DumpBuilder dump = sink.dump();
        markJava();
        long id = addressAfter(line, at, "getId:0x");
        if (id > 0) {
            dump.id(row, id);
        }
        if (line.find(at, "isDaemon:true") > 0) {
            dump.addFlags(row, DumpFlags.DAEMON);
        }
    }

    private void markJava() {
        anyJava = true;
        if (row >= java.length) {
            java = Arrays.copyOf(java, row * 2);
        }
        java[row] = true;
    }

    void nativeThread(TextLine line, int at) {
        if (open && (sink.dump().flags(row) & DumpFlags.VM) != 0) {
            long id = addressAfter(line, at, "native thread ID:0x");
            if (id > 0) {
                sink.dump().id(row, id);
            }
        }
    }

    void cpuTime(TextLine line, int at) {
        int total = line.find(at, "total: ");
        long millis = total < 0 ? NONE : line.thousandths(total + 7);
        if (open && millis >= 0) {
            sink.dump().cpuNanos(row, millis * 1_000_000);
        }
    }

    /// `Blocked on: C@0x1f Owned by: "T" (J9VMThread:0x2e, …)`.
    void block(TextLine line, int at) {
        LockWait kind =
                line.has(at, "Blocked on: ")
                        ? LockWait.MONITOR_ENTER
                        : line.has(at, "Waiting on: ")
                                ? LockWait.NOTIFY
                                : line.has(at, "Parked on: ") ? LockWait.PARK : LockWait.NONE;
        int colon = line.find(at, ": ");
        if (!open || kind == LockWait.NONE || colon < 0) {
            return;
        }
        waitLock = lockAt(line, colon + 2);
        waitKind = waitLock == NONE ? LockWait.NONE : kind;
        int owned = line.find(colon, "Owned by: \"");
        long owner = owned < 0 ? 0 : addressAfter(line, owned, "J9VMThread:0x");
        if (waitLock != NONE && owner != 0 && kind != LockWait.NOTIFY) {
            owners.add(new Owner(waitLock, owner));
        }
    }

    private int lockAt(TextLine line, int at) {
        int end = line.skipWord(at);
        int hash = line.find(at, '@');
        if (hash < 0 || hash >= end) {
            return NONE;
        }
        String type = line.string(at, hash).replace('/', '.');
        String lock = type + line.string(hash, end).replace(",", "");
        return sink.lock(tables.word(lock), tables.word(type));
    }

    /// `at java/lang/Object.wait(Object.java:218(Compiled Code))`.
    void frame(TextLine line, int at) {
        if (!open || !line.has(at, "at ")) {
            return;
        }
        String text = line.string(at + 3, line.end());
        int open = text.indexOf('(');
        if (open < 0) {
            return;
        }
        String place = text.substring(open + 1).replace("(Compiled Code)", "");
        int close = place.indexOf(')');
        String frame =
                text.substring(0, open).replace('/', '.')
                        + "("
                        + (close < 0 ? place : place.substring(0, close))
                        + ")";
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        sink.push(bytes, 0, bytes.length, JavaFrameSyntax.INSTANCE);
    }

    /// `(entered lock: java/lang/Object@0x1f, entry count: 1)`.
    void enteredLock(TextLine line, int at) {
        int lockAt = line.find(at, "lock: ");
        int lock = open && lockAt >= 0 ? lockAt(line, lockAt + 6) : NONE;
        if (lock == NONE) {
            return;
        }
        if (heldCount == held.length) {
            held = Arrays.copyOf(held, heldCount * 2);
        }
        held[heldCount++] = lock;
    }

    void end() {
        if (!open) {
            return;
        }
        open = false;
        DumpBuilder dump = sink.dump();
        dump.stack(row, sink.stack(0, sink.pushedFrames()));
        if (waitKind != LockWait.NONE) {
            dump.waits(row, waitLock, waitKind);
        }
        for (int i = 0; i < heldCount; i++) {
            if (waitKind != LockWait.NOTIFY || held[i] != waitLock) {
                dump.holds(row, held[i]);
            }
        }
    }

    /// Completes the rows of the dump: which are the program's, and who owns what others wait for.
    void endDump(DumpBuilder dump) {
        for (int i = 0; anyJava && i < dump.size(); i++) {
            if (i >= java.length || !java[i]) {
                dump.addFlags(i, DumpFlags.VM);
                dump.kind(i, LaneKind.OS_THREAD);
            }
        }
        boolean[] owned = dump.ownedLocks();
        for (Owner owner : owners) {
            int holder = rowByAddress.get(owner.address());
            if (holder >= 0 && !owned[owner.lock()]) {
                owned[owner.lock()] = true;
                dump.holds(holder, owner.lock());
            }
        }
    }

    /// Row of the thread at an address, -1 when there is none.
    int rowOf(long address) {
        return rowByAddress.get(address);
    }

    void clear() {
        rowByAddress.clear();
        owners.clear();
        anyJava = false;
        Arrays.fill(java, false);
    }

    /// The hexadecimal number that follows `mark`, 0 when there is none.
    static long addressAfter(TextLine line, int from, String mark) {
        int at = line.find(from, mark);
        if (at < 0) {
            return 0;
        }
        long value = 0;
        for (int i = at + mark.length(); Character.digit(line.byteAt(i), 16) >= 0; i++) {
            value = value << 4 | Character.digit(line.byteAt(i), 16);
        }
        return value;
    }
}
