package dev.skein.format.jvmdump;

import dev.skein.format.DumpCode;
import dev.skein.format.DumpSink;
import dev.skein.format.DumpTables;
import dev.skein.format.JavaFrameSyntax;
import dev.skein.format.JavaThreadStates;
import dev.skein.format.TextLine;
import dev.skein.model.DumpBuilder;
import dev.skein.model.DumpFlags;
import dev.skein.model.LaneKind;
import dev.skein.model.LockWait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The thread of a HotSpot dump that is being read, and what its dump needs at the end.
final class HotSpotThread {
    private static final int NONE = -1;
    private static final String CLASS_INITIALISATION = "the Class initialization monitor for ";

    private final DumpSink sink;
    private final DumpTables tables;

    private boolean open;
    private int row;
    private boolean java;
    private String state = "";
    private String detail = "";
    private String headerState = "";
    private long carried;
    private boolean mounted;
    private int ownFrames;
    private boolean blank;
    private boolean noiseAfterBlank;
    private int[] held = new int[8];
    private int heldCount;
    private int heldByCarrier;
    private int waitLock;
    private LockWait waitKind = LockWait.NONE;
    private boolean waitIsCarriers;

    private int counted;
    private boolean anyJava;
    private final List<Owner> owners = new ArrayList<>();
    private final List<ClassWait> classWaits = new ArrayList<>();
    private final Set<Integer> ownedLocks = new HashSet<>();

    /// A lock whose owner another thread's line names by id.
    private record Owner(int lock, long ownerId) {}

    private record ClassWait(int lock, String initialiser) {}

    HotSpotThread(DumpSink sink) {
        this.sink = sink;
        this.tables = sink.tables();
    }

    void begin(TextLine line, HotSpotHeader header) {
        DumpBuilder dump = sink.dump();
        open = true;
        java = header.number >= 0;
        state = "";
        detail = "";
        headerState = line.string(header.stateFrom, header.stateTo);
        carried = NONE;
        mounted = false;
        ownFrames = 0;
        blank = false;
        noiseAfterBlank = false;
        heldCount = 0;
        heldByCarrier = 0;
        waitLock = NONE;
        waitKind = LockWait.NONE;
        waitIsCarriers = true;
        sink.beginStack();
        long id = header.number >= 0 ? header.number : header.osId >= 0 ? header.osId : header.tid;
        LaneKind kind = header.virtual ? LaneKind.VIRTUAL_THREAD : LaneKind.PLATFORM_THREAD;
        row = dump.add(kind, id, tables.word(line, header.nameFrom, header.nameTo));
        dump.line(row, line.number());
        if (header.cpuMicros >= 0) {
            dump.cpuNanos(row, header.cpuMicros * 1000);
        }
        if (header.elapsedMillis >= 0) {
            dump.elapsedNanos(row, header.elapsedMillis * 1_000_000);
        }
        if (header.daemon) {
            dump.addFlags(row, DumpFlags.DAEMON);
        }
    }

    void blankLine() {
        blank = true;
    }

    void noise() {
        noiseAfterBlank |= blank;
    }

    /// `java.lang.Thread.State: ` was read; what follows is `TIMED_WAITING (parking)`, in old
    /// remote dumps `TIMED_WAITING on C@hash`.
    boolean state(TextLine line, int at) {
        int end = line.skipWord(at);
        state = line.string(at, end);
        java = true;
        int next = line.skipBlanks(end);
        if (line.byteAt(next) == '(') {
            int close = line.find(next, ')');
            detail = line.string(next + 1, close < 0 ? line.end() : close);
        }
        return true;
    }

    boolean remark(TextLine line, int at) {
        if (line.has(at, "Carrying virtual thread #")) {
            carried = line.number(at + 25);
            java = true;
            return true;
        }
        if (line.has(at, "Mounted virtual thread #")) {
            carried = line.number(at + 24);
            mounted = true;
            ownFrames = sink.pushedFrames();
            heldByCarrier = heldCount;
            return true;
        }
        return line.has(at, "No compile task") || line.has(at, "Compiling:");
    }

    boolean frame(TextLine line, int at) {
        if (noiseAfterBlank) {
            return false;
        }
        sink.push(line.bytes(), at, line.end(), JavaFrameSyntax.INSTANCE);
        blank = false;
        return true;
    }

    boolean lock(TextLine line, int at) {
        blank = false;
        if (line.has(at, "locked ")) {
            int lock = lockAt(line, line.skipBlanks(at + 7));
            if (lock != NONE) {
                hold(lock);
            }
            return true;
        }
        if (line.has(at, "Locked ")) {
            return synchronizer(line, at);
        }
        if (line.has(at, "parking to wait for ")) {
            waitFor(line, line.skipBlanks(at + 20), LockWait.PARK);
            return true;
        }
        if (line.has(at, "waiting to lock ")) {
            waitFor(line, line.skipBlanks(at + 16), LockWait.MONITOR_ENTER);
            return true;
        }
        if (line.has(at, "waiting to re-lock in wait() ")) {
            waitFor(line, line.skipBlanks(at + 29), LockWait.MONITOR_REENTER);
            return true;
        }
        if (line.has(at, "waiting on ")) {
            int object = line.skipBlanks(at + 11);
            if (line.has(object, CLASS_INITIALISATION)) {
                waitForClass(line.string(object + CLASS_INITIALISATION.length(), line.end()));
            } else {
                waitFor(line, object, LockWait.NOTIFY);
            }
            return true;
        }
        return line.has(at, "eliminated ") || line.has(at, "None");
    }

    /// A line of "Locked ownable synchronizers".
    boolean synchronizer(TextLine line, int at) {
        int object = line.has(at, "locked ") || line.has(at, "Locked ") ? at + 7 : at;
        int lock = lockAt(line, line.skipBlanks(object));
        if (lock != NONE) {
            hold(lock);
        }
        return true;
    }

    private void hold(int lock) {
        if (heldCount == held.length) {
            held = Arrays.copyOf(held, heldCount * 2);
        }
        held[heldCount++] = lock;
    }

    private void waitFor(TextLine line, int at, LockWait kind) {
        int lock = lockAt(line, at);
        if (lock == NONE || waitKind != LockWait.NONE) {
            return;
        }
        waitLock = lock;
        waitKind = kind;
        waitIsCarriers = !mounted;
        int owned = line.find(at, " owned by \"");
        int owner = owned < 0 ? -1 : line.findLast("\" t@");
        if (owner > 0 && line.isDigit(owner + 4) && ownedLocks.add(lock)) {
            owners.add(new Owner(lock, line.number(owner + 4)));
        }
    }

    private void waitForClass(String className) {
        if (waitKind == LockWait.NONE) {
            waitLock = sink.lock(tables.word("initialization of " + className), 0);
            waitKind = LockWait.CLASS_INITIALISATION;
            waitIsCarriers = !mounted;
            if (ownedLocks.add(waitLock)) {
                classWaits.add(new ClassWait(waitLock, className + ".<clinit>"));
            }
        }
    }

    /// The lock at `<0x…> (a C)` or, as old remote dumps write it, `C@hash`; -1 when it is not
    /// known.
    private int lockAt(TextLine line, int at) {
        if (line.byteAt(at) != '<') {
            int end = line.skipWord(at);
            int hash = line.find(at, '@');
            return hash < 0 || hash > end
                    ? NONE
                    : sink.lock(tables.word(line, at, end), tables.word(line, at, hash));
        }
        int close = line.find(at, '>');
        boolean address = close > at + 1 && Character.digit(line.byteAt(at + 1), 16) >= 0;
        for (int i = at + 1; address && i < close; i++) {
            int symbol = line.byteAt(i);
            address = (symbol == 'x' && i == at + 2) || Character.digit(symbol, 16) >= 0;
        }
        if (!address) {
            return NONE;
        }
        int type = line.find(close, "(a ");
        int typeEnd = line.find(close, ')');
        return sink.lock(
                tables.word(line, at + 1, close),
                type < 0 ? 0 : tables.word(line, type + 3, typeEnd < 0 ? line.end() : typeEnd));
    }

    void end() {
        if (!open) {
            return;
        }
        open = false;
        DumpBuilder dump = sink.dump();
        int frames = mounted ? ownFrames : sink.pushedFrames();
        dump.stack(row, sink.stack(0, frames));
        anyJava |= java;
        if (java) {
            counted++;
        } else {
            dump.addFlags(row, DumpFlags.VM);
        }
        setState(dump, frames);
        int virtual = carried == NONE ? NONE : addMounted(dump);
        int waiter = waitIsCarriers || virtual == NONE ? row : virtual;
        if (waitKind != LockWait.NONE) {
            dump.waits(waiter, waitLock, waitKind);
        }
        int split = mounted ? heldByCarrier : heldCount;
        addHolds(dump, row, 0, split);
        if (virtual != NONE) {
            addHolds(dump, virtual, split, heldCount);
        }
    }

    /// A thread in `wait()` has given the monitor up, though its frames still list it.
    private void addHolds(DumpBuilder dump, int holder, int from, int to) {
        boolean released = waitKind == LockWait.NOTIFY || waitKind == LockWait.MONITOR_REENTER;
        for (int i = from; i < to; i++) {
            boolean again = false;
            for (int j = from; j < i; j++) {
                again |= held[j] == held[i];
            }
            if (!again && !(released && held[i] == waitLock)) {
                dump.holds(holder, held[i]);
            }
        }
    }

    private void setState(DumpBuilder dump, int frames) {
        String top = frames == 0 ? "" : tables.functionOf(sink.pushedFrame(0));
        String word = state;
        if (state.isEmpty() && carried != NONE) {
            word = "CARRYING";
        } else if (state.isEmpty()) {
            word = derivedState(headerState, top);
            dump.addFlags(row, DumpFlags.DERIVED_STATE);
        }
        int subState =
                waitKind == LockWait.CLASS_INITIALISATION
                        ? JavaThreadStates.classInitialisation(tables.builder())
                        : JavaThreadStates.subState(tables.builder(), word, detail, top);
        dump.state(row, tables.word(word), subState);
    }

    /// What the words of the header mean where there is no State line.
    private static String derivedState(String words, String top) {
        if (words.startsWith("runnable")) {
            return "RUNNABLE";
        }
        if (words.startsWith("waiting for monitor") || words.startsWith("waiting to lock")) {
            return "BLOCKED";
        }
        if (words.startsWith("sleeping") || top.equals("java.lang.Thread.sleep")) {
            return "TIMED_WAITING";
        }
        return words.startsWith("in Object.wait") || words.startsWith("waiting on")
                ? "WAITING"
                : "UNKNOWN";
    }

    /// The virtual thread on this carrier; its stack is in the dump from JDK 25 on.
    private int addMounted(DumpBuilder dump) {
        int virtual = dump.add(LaneKind.VIRTUAL_THREAD, carried, 0);
        dump.addFlags(virtual, DumpFlags.MOUNTED);
        dump.carrier(virtual, row);
        if (mounted) {
            dump.stack(virtual, sink.stack(ownFrames, sink.pushedFrames()));
        }
        dump.state(
                virtual,
                tables.word("MOUNTED"),
                JavaThreadStates.subState(tables.builder(), "MOUNTED", "", ""));
        return virtual;
    }

    /// Threads of the program so far.
    int counted() {
        return counted + (open && java ? 1 : 0);
    }

    /// Completes the lock graph of the dump and returns how many threads of the program it has.
    int endDump(DumpBuilder dump) {
        if (!anyJava && dump.size() > 0) {
            withoutVmThreads(dump);
        }
        for (int i = 0; i < dump.size(); i++) {
            if ((dump.flags(i) & DumpFlags.VM) != 0) {
                dump.kind(i, LaneKind.OS_THREAD);
            }
        }
        for (Owner owner : owners) {
            int holder = rowOf(dump, owner.ownerId());
            if (holder != NONE && !holds(dump, holder, owner.lock())) {
                dump.holds(holder, owner.lock());
            }
        }
        for (ClassWait wait : classWaits) {
            int initialiser = initialiserOf(dump, wait);
            if (initialiser != NONE && !holds(dump, initialiser, wait.lock())) {
                dump.holds(initialiser, wait.lock());
            }
        }
        int result = anyJava ? counted : dump.size();
        counted = 0;
        anyJava = false;
        owners.clear();
        classWaits.clear();
        ownedLocks.clear();
        return result;
    }

    private void withoutVmThreads(DumpBuilder dump) {
        dump.knowsVmThreads(false);
        for (int i = 0; i < dump.size(); i++) {
            dump.clearFlags(i, DumpFlags.VM);
        }
        sink.diagnostics().countAtLine(DumpCode.NO_VM_THREADS, dump.line());
    }

    private static int rowOf(DumpBuilder dump, long id) {
        for (int i = 0; i < dump.size(); i++) {
            if (dump.id(i) == id && (dump.flags(i) & DumpFlags.VM) == 0) {
                return i;
            }
        }
        return NONE;
    }

    private static boolean holds(DumpBuilder dump, int holder, int lock) {
        for (int i = 0; i < dump.holdCount(); i++) {
            if (dump.holdRow(i) == holder && dump.holdLock(i) == lock) {
                return true;
            }
        }
        return false;
    }

    /// The thread that runs the class's static initialiser and does not wait for it.
    private int initialiserOf(DumpBuilder dump, ClassWait wait) {
        for (int i = 0; i < dump.size(); i++) {
            if (dump.waitLock(i) == wait.lock()) {
                continue;
            }
            for (int node = dump.stack(i);
                    node >= 0;
                    node = tables.builder().stacks().parentOf(node)) {
                int frame = tables.builder().stacks().frameOf(node);
                if (tables.functionOf(frame).equals(wait.initialiser())) {
                    return i;
                }
            }
        }
        return NONE;
    }
}
