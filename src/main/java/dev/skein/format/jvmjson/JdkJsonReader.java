package dev.skein.format.jvmjson;

import dev.skein.format.Diagnostic;
import dev.skein.format.DumpCode;
import dev.skein.format.DumpSink;
import dev.skein.format.DumpTimes;
import dev.skein.format.JavaFrameSyntax;
import dev.skein.format.JavaThreadStates;
import dev.skein.format.LongIndex;
import dev.skein.model.DumpBuilder;
import dev.skein.model.LaneKind;
import dev.skein.model.LockWait;
import java.io.IOException;
import java.util.Arrays;

/// Reads `threadDump` objects of format 1 (JDK 21: names and stacks; JDK 25: states and locks, too)
/// and format 2 (numbers instead of strings, owners of park blockers).
final class JdkJsonReader {
    private static final String FORMAT_ID = "jdk-dump-json";
    private static final int NONE = -1;

    private final JsonTokens tokens;
    private final DumpSink sink;

    private int container;
    private long tid;
    private int name;
    private int state;
    private boolean virtual;
    private long carrier;
    private int waitLock;
    private LockWait waitKind = LockWait.NONE;
    private long owner;
    private int[] held = new int[16];
    private int heldCount;
    private String firstTime = "";
    private final char[] lastTime = new char[40];
    private int lastTimeLength;
    private long[] pendingRows = new long[16];
    private int pendingCount;
    private int[] subStates = new int[64];

    JdkJsonReader(JsonTokens tokens, DumpSink sink) {
        this.tokens = tokens;
        this.sink = sink;
        Arrays.fill(subStates, NONE);
    }

    void readDocument() throws IOException {
        if (!tokens.atObject()) {
            tokens.skip();
            return;
        }
        while (tokens.nextMember()) {
            if (tokens.member().equals("threadDump") && tokens.atObject()) {
                readDump();
            } else {
                tokens.skip();
            }
        }
    }

    private void readDump() throws IOException {
        end();
        DumpBuilder dump = sink.begin(FORMAT_ID, Diagnostic.NOWHERE);
        while (tokens.nextMember()) {
            switch (tokens.member()) {
                case "processId" -> dump.processId(tokens.number());
                case "time" -> dump.epochMillis(DumpTimes.isoMillis(tokens.text()));
                case "runtimeVersion" -> dump.producer(tokens.text());
                case "threadContainers" -> tokens.forEachObject(this::readContainer);
                default -> tokens.skip();
            }
        }
        end();
    }

    private void readContainer() throws IOException {
        container = 0;
        while (tokens.nextMember()) {
            switch (tokens.member()) {
                case "container" -> container = tokens.word();
                case "threads" -> tokens.forEachObject(this::readThread);
                default -> tokens.skip();
            }
        }
    }

    private void readThread() throws IOException {
        tid = NONE;
        name = 0;
        state = NONE;
        virtual = false;
        carrier = NONE;
        waitLock = NONE;
        waitKind = LockWait.NONE;
        owner = NONE;
        heldCount = 0;
        sink.beginStack();
        while (tokens.nextMember()) {
            readMember(tokens.member());
        }
        add();
    }

    private void readMember(String member) throws IOException {
        switch (member) {
            case "tid" -> tid = tokens.number();
            case "time" -> readTime();
            case "name" -> name = sink.tables().word(tokens.text());
            case "virtual" -> virtual = tokens.isTrue();
            case "state" -> state = tokens.word();
            case "carrier" -> carrier = tokens.number();
            case "blockedOn" -> waitAt(LockWait.MONITOR_ENTER);
            case "waitingOn" -> waitAt(LockWait.NOTIFY);
            case "parkBlocker" -> readParkBlocker();
            case "stack" -> tokens.forEachString(() -> tokens.pushFrame(JavaFrameSyntax.INSTANCE));
            case "monitorsOwned" -> tokens.forEachObject(this::readMonitor);
            default -> tokens.skip();
        }
    }

    /// Threads are looked at one after the other; the first and the last time say for how long.
    private void readTime() throws IOException {
        if (firstTime.isEmpty()) {
            firstTime = tokens.text();
        }
        lastTimeLength = tokens.copyText(lastTime);
    }

    private int lockAt() throws IOException {
        int word = tokens.word();
        return word == 0 ? NONE : sink.lock(word, tokens.wordBeforeAt());
    }

    private void waitAt(LockWait kind) throws IOException {
        if (tokens.atString()) {
            waitLock = lockAt();
            waitKind = waitLock == NONE ? LockWait.NONE : kind;
        } else {
            tokens.skip();
        }
    }

    private void readParkBlocker() throws IOException {
        if (!tokens.atObject()) {
            waitAt(LockWait.PARK);
            return;
        }
        while (tokens.nextMember()) {
            switch (tokens.member()) {
                case "object" -> waitAt(LockWait.PARK);
                case "owner" -> owner = tokens.number();
                default -> tokens.skip();
            }
        }
    }

    private void readMonitor() throws IOException {
        while (tokens.nextMember()) {
            if (tokens.member().equals("locks")) {
                tokens.forEachString(this::readHeld);
            } else {
                tokens.skip();
            }
        }
    }

    private void readHeld() throws IOException {
        int lock = lockAt();
        if (lock == NONE) {
            return;
        }
        if (heldCount == held.length) {
            held = Arrays.copyOf(held, heldCount * 2);
        }
        held[heldCount++] = lock;
    }

    private void add() {
        DumpBuilder dump = sink.dump();
        int frames = sink.pushedFrames();
        boolean isVirtual = virtual || (state == NONE && endsInVirtualThread(frames));
        LaneKind kind = isVirtual ? LaneKind.VIRTUAL_THREAD : LaneKind.PLATFORM_THREAD;
        int row = dump.add(kind, tid, name);
        dump.stack(row, sink.stack(0, frames));
        dump.labels(row, container);
        setState(dump, row, frames);
        if (waitKind != LockWait.NONE) {
            dump.waits(row, waitLock, waitKind);
        }
        for (int i = 0; i < heldCount; i++) {
            if (waitKind != LockWait.NOTIFY || held[i] != waitLock) {
                addHold(dump, row, i);
            }
        }
        if (carrier >= 0 || owner >= 0) {
            addPending(row);
        }
    }

    private void addHold(DumpBuilder dump, int row, int index) {
        for (int i = 0; i < index; i++) {
            if (held[i] == held[index]) {
                return;
            }
        }
        dump.holds(row, held[index]);
    }

    /// JDK 21 does not mark virtual threads; their outermost frame does.
    private boolean endsInVirtualThread(int frames) {
        return frames > 0
                && sink.tables()
                        .functionOf(sink.pushedFrame(frames - 1))
                        .startsWith("java.lang.VirtualThread.run");
    }

    private void setState(DumpBuilder dump, int row, int frames) {
        int word = state == NONE ? sink.tables().word("UNKNOWN") : state;
        if (word >= subStates.length) {
            int old = subStates.length;
            subStates = Arrays.copyOf(subStates, word + 64);
            Arrays.fill(subStates, old, subStates.length, NONE);
        }
        String text = sink.tables().builder().strings().get(word);
        if (text.equals("RUNNABLE")) {
            String top = frames == 0 ? "" : sink.tables().functionOf(sink.pushedFrame(0));
            dump.state(
                    row, word, JavaThreadStates.subState(sink.tables().builder(), text, "", top));
            return;
        }
        if (subStates[word] == NONE) {
            subStates[word] = JavaThreadStates.subState(sink.tables().builder(), text, "", "");
        }
        dump.state(row, word, subStates[word]);
    }

    private void addPending(int row) {
        if (pendingCount + 3 > pendingRows.length) {
            pendingRows = Arrays.copyOf(pendingRows, pendingRows.length * 2);
        }
        pendingRows[pendingCount++] = row;
        pendingRows[pendingCount++] = carrier;
        pendingRows[pendingCount++] = owner;
    }

    /// Ends the open dump, whole or not: owners and carriers are named by id and found now.
    void end() {
        if (!sink.isOpen()) {
            return;
        }
        DumpBuilder dump = sink.dump();
        boolean[] owned = dump.ownedLocks();
        LongIndex rowByTid = rowsOfPending(dump);
        for (int i = 0; i < pendingCount; i += 3) {
            int row = (int) pendingRows[i];
            int carrierRow = rowByTid.get(pendingRows[i + 1]);
            int ownerRow = rowByTid.get(pendingRows[i + 2]);
            if (carrierRow >= 0 && carrierRow < dump.size()) {
                dump.carrier(row, carrierRow);
            }
            int lock = dump.waitLock(row);
            if (ownerRow >= 0 && ownerRow < dump.size() && lock >= 0 && !owned[lock]) {
                owned[lock] = true;
                dump.holds(ownerRow, lock);
            }
        }
        countSpread();
        pendingCount = 0;
        firstTime = "";
        lastTimeLength = 0;
        sink.end();
    }

    /// Rows of the threads that are named as owners or carriers; the others, up to a million, need
    /// no index.
    private LongIndex rowsOfPending(DumpBuilder dump) {
        LongIndex result = new LongIndex();
        for (int i = 0; i < pendingCount; i += 3) {
            result.put(pendingRows[i + 1], dump.size());
            result.put(pendingRows[i + 2], dump.size());
        }
        for (int row = 0; pendingCount > 0 && row < dump.size(); row++) {
            long id = dump.id(row);
            if (id >= 0 && result.contains(id)) {
                result.put(id, row);
            }
        }
        return result;
    }

    private void countSpread() {
        Long first = DumpTimes.isoMillis(firstTime);
        Long last = DumpTimes.isoMillis(new String(lastTime, 0, lastTimeLength));
        if (first != null && last != null && last > first) {
            sink.diagnostics()
                    .add(
                            DumpCode.NOT_ATOMIC,
                            1,
                            Diagnostic.NOWHERE,
                            Diagnostic.NOWHERE,
                            DumpCode.NOT_ATOMIC.text() + ", over " + (last - first) + " ms");
        }
    }
}
