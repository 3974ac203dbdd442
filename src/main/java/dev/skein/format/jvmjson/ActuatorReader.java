package dev.skein.format.jvmjson;

import dev.skein.format.Diagnostic;
import dev.skein.format.DumpSink;
import dev.skein.format.DumpTables;
import dev.skein.format.JavaFrameSyntax;
import dev.skein.format.JavaThreadStates;
import dev.skein.format.LongIndex;
import dev.skein.model.DumpBuilder;
import dev.skein.model.DumpFlags;
import dev.skein.model.LaneKind;
import dev.skein.model.LockWait;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads `{"threads":[…]}` objects: the fields of `java.lang.management.ThreadInfo`.
final class ActuatorReader {
    private static final String FORMAT_ID = "actuator-dump";
    private static final int NONE = -1;
    private static final int NATIVE_LINE = -2;

    private final JsonTokens tokens;
    private final DumpSink sink;
    private final DumpTables tables;
    private final LongIndex rowById = new LongIndex();
    private final List<Owner> owners = new ArrayList<>();

    private long id;
    private int name;
    private String state = "";
    private boolean daemon;
    private int waitLock;
    private long lockOwner;
    private final List<Integer> held = new ArrayList<>();

    /// The owner of a lock that a waiting thread names.
    private record Owner(int lock, long ownerId) {}

    ActuatorReader(JsonTokens tokens, DumpSink sink) {
        this.tokens = tokens;
        this.sink = sink;
        this.tables = sink.tables();
    }

    void readDocument() throws IOException {
        if (!tokens.atObject()) {
            tokens.skip();
            return;
        }
        while (tokens.nextMember()) {
            if (tokens.member().equals("threads") && tokens.atArray()) {
                readThreads();
            } else {
                tokens.skip();
            }
        }
    }

    private void readThreads() throws IOException {
        end();
        sink.begin(FORMAT_ID, Diagnostic.NOWHERE);
        tokens.forEachObject(this::readThread);
        end();
    }

    private void readThread() throws IOException {
        id = NONE;
        name = 0;
        state = "UNKNOWN";
        daemon = false;
        waitLock = NONE;
        lockOwner = NONE;
        held.clear();
        sink.beginStack();
        while (tokens.nextMember()) {
            readMember(tokens.member());
        }
        add();
    }

    private void readMember(String member) throws IOException {
        switch (member) {
            case "threadId" -> id = tokens.number();
            case "threadName" -> name = tables.word(tokens.text());
            case "threadState" -> state = tokens.text();
            case "daemon" -> daemon = tokens.isTrue();
            case "lockName" -> {
                if (tokens.atString()) {
                    waitLock = sink.lock(tokens.word(), tokens.wordBeforeAt());
                }
            }
            case "lockOwnerId" -> lockOwner = tokens.number();
            case "stackTrace" -> tokens.forEachObject(this::readFrame);
            case "lockedMonitors", "lockedSynchronizers" -> tokens.forEachObject(this::readLock);
            default -> tokens.skip();
        }
    }

    private void readFrame() throws IOException {
        String type = "";
        String method = "";
        String file = "";
        long line = NONE;
        boolean nativeMethod = false;
        while (tokens.nextMember()) {
            switch (tokens.member()) {
                case "className" -> type = tokens.text();
                case "methodName" -> method = tokens.text();
                case "fileName" -> file = tokens.text();
                case "lineNumber" -> {
                    String digits = tokens.text();
                    line = digits.startsWith("-") ? NONE : tokens.number();
                    nativeMethod |= digits.equals(String.valueOf(NATIVE_LINE));
                }
                case "nativeMethod" -> nativeMethod |= tokens.isTrue();
                default -> tokens.skip();
            }
        }
        String place =
                nativeMethod
                        ? "Native Method"
                        : file.isEmpty() ? "Unknown Source" : line < 0 ? file : file + ":" + line;
        byte[] text = (type + "." + method + "(" + place + ")").getBytes(StandardCharsets.UTF_8);
        sink.push(text, 0, text.length, JavaFrameSyntax.INSTANCE);
    }

    private void readLock() throws IOException {
        String type = "";
        String hash = "";
        while (tokens.nextMember()) {
            switch (tokens.member()) {
                case "className" -> type = tokens.text();
                case "identityHashCode" -> hash = tokens.text();
                default -> tokens.skip();
            }
        }
        try {
            String lock = type + "@" + Integer.toHexString(Integer.parseInt(hash));
            held.add(sink.lock(tables.word(lock), tables.word(type)));
        } catch (NumberFormatException e) {
            return; // a lock without identity can be joined with nothing
        }
    }

    private void add() {
        DumpBuilder dump = sink.dump();
        int frames = sink.pushedFrames();
        String top = frames == 0 ? "" : tables.functionOf(sink.pushedFrame(0));
        int row = dump.add(LaneKind.PLATFORM_THREAD, id, name);
        dump.stack(row, sink.stack(0, frames));
        dump.state(
                row,
                tables.word(state),
                JavaThreadStates.subState(tables.builder(), state, "", top));
        if (daemon) {
            dump.addFlags(row, DumpFlags.DAEMON);
        }
        LockWait kind = waitKind(top);
        if (kind != LockWait.NONE) {
            dump.waits(row, waitLock, kind);
        }
        for (int lock : held.stream().distinct().toList()) {
            if (kind != LockWait.NOTIFY || lock != waitLock) {
                dump.holds(row, lock);
            }
        }
        if (waitLock != NONE && lockOwner >= 0) {
            owners.add(new Owner(waitLock, lockOwner));
        }
        if (id >= 0) {
            rowById.put(id, row);
        }
    }

    private LockWait waitKind(String top) {
        if (waitLock == NONE) {
            return LockWait.NONE;
        }
        if (state.equals("BLOCKED")) {
            return LockWait.MONITOR_ENTER;
        }
        return top.startsWith("java.lang.Object.wait") ? LockWait.NOTIFY : LockWait.PARK;
    }

    /// Ends the open dump, whole or not: owners are named by id and found now.
    void end() {
        if (!sink.isOpen()) {
            return;
        }
        DumpBuilder dump = sink.dump();
        boolean[] owned = dump.ownedLocks();
        for (Owner owner : owners) {
            int row = rowById.get(owner.ownerId());
            if (row >= 0 && !owned[owner.lock()]) {
                owned[owner.lock()] = true;
                dump.holds(row, owner.lock());
            }
        }
        owners.clear();
        rowById.clear();
        sink.end();
    }
}
