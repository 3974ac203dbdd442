package dev.skein.format.gotrace;

import java.util.ArrayList;
import java.util.List;

/// Some thousand changes of state, in order; see [LanePipe].
///
/// An entry is three numbers: its time; its kind and slot; up to two more, each of half a number. A
/// creation takes two entries.
final class LaneBatch {
    private static final int SIZE = 4096;
    private static final int WIDTH = 3;

    private static final int STARTS = 0;
    private static final int STOPS = 1;
    private static final int BLOCKS = 2;
    private static final int WAKES = 3;
    private static final int ENTERS_SYSCALL = 4;
    private static final int LEAVES_WITHOUT_PROC = 5;
    private static final int ENDS = 6;
    private static final int CREATED = 7;
    private static final int CREATED_BLOCKED = 8;
    private static final int PROC_STARTS = 9;
    private static final int PROC_STOPS = 10;
    private static final int PROC_ENTERS_SYSCALL = 11;
    private static final int PROC_SWITCHES = 12;
    private static final int OTHER = 13;

    /// One entry more than may begin, for the second half of a creation.
    private final long[] entries = new long[(SIZE + 1) * WIDTH];

    private final List<Runnable> others = new ArrayList<>();
    private int used;
    private long reached = Long.MIN_VALUE;

    boolean isFull() {
        return used >= SIZE * WIDTH;
    }

    boolean isEmpty() {
        return used == 0;
    }

    void clear() {
        used = 0;
        reached = Long.MIN_VALUE;
        others.clear();
    }

    private void add(int kind, int slot, long time, int first, int second) {
        int at = used;
        used = at + WIDTH;
        entries[at] = time;
        entries[at + 1] = (long) kind << 32 | slot;
        entries[at + 2] = pair(first, second);
    }

    private static long pair(int first, int second) {
        return (long) first << 32 | (second & 0xffffffffL);
    }

    void starts(int slot, long time) {
        add(STARTS, slot, time, 0, 0);
    }

    void stops(int slot, long time, int stack) {
        add(STOPS, slot, time, 0, stack);
    }

    void blocks(int slot, long time, int reason, int stack) {
        add(BLOCKS, slot, time, reason, stack);
    }

    /// @param stack the waker's, which may name it
    void wakes(int slot, long time, int waker, int stack) {
        add(WAKES, slot, time, waker, stack);
    }

    void entersSyscall(int slot, long time, int stack) {
        add(ENTERS_SYSCALL, slot, time, 0, stack);
    }

    void leavesSyscall(int slot, long time) {
        add(STARTS, slot, time, 0, 0);
    }

    void leavesSyscallWithoutProc(int slot, long time) {
        add(LEAVES_WITHOUT_PROC, slot, time, 0, 0);
    }

    void ends(int slot, long time) {
        add(ENDS, slot, time, 0, 0);
    }

    void created(int slot, long id, int status, long time, int creator, int entryStack, int stack) {
        int kind = status == GoStatus.RUNNABLE ? CREATED : CREATED_BLOCKED;
        add(kind, slot, time, creator, entryStack);
        entries[used] = id;
        entries[used + 1] = stack;
        used += WIDTH;
    }

    void procStarts(int proc, long time) {
        add(PROC_STARTS, proc, time, 0, 0);
    }

    void procStops(int proc, long time) {
        add(PROC_STOPS, proc, time, 0, 0);
    }

    void procEntersSyscall(int proc, long time) {
        add(PROC_ENTERS_SYSCALL, proc, time, 0, 0);
    }

    void procSwitches(int proc, long time) {
        add(PROC_SWITCHES, proc, time, 0, 0);
    }

    /// Anything rare, as it is.
    void other(Runnable action) {
        add(OTHER, others.size(), 0, 0, 0);
        others.add(action);
    }

    /// Notes the latest event time up to here.
    void reached(long time) {
        reached = time;
    }

    void applyTo(GoModel model) {
        GoLanes lanes = model.lanes;
        ProcLanes procs = model.procs;
        for (int at = 0; at < used; at += WIDTH) {
            long time = entries[at];
            long what = entries[at + 1];
            int slot = (int) what;
            int first = (int) (entries[at + 2] >>> 32);
            int second = (int) entries[at + 2];
            switch ((int) (what >>> 32)) {
                case STARTS -> lanes.starts(slot, time);
                case STOPS -> lanes.stops(slot, time, second);
                case BLOCKS -> lanes.blocks(slot, time, first, second);
                case WAKES -> lanes.wakes(slot, time, first, second);
                case ENTERS_SYSCALL -> lanes.entersSyscall(slot, time, second);
                case LEAVES_WITHOUT_PROC -> lanes.leavesSyscallWithoutProc(slot, time);
                case ENDS -> {
                    model.closeBeside(slot, time);
                    lanes.ends(slot, time);
                }
                case CREATED, CREATED_BLOCKED -> {
                    create(lanes, at);
                    at += WIDTH;
                }
                case PROC_STARTS -> procs.starts(slot, time);
                case PROC_STOPS -> procs.stops(slot, time);
                case PROC_ENTERS_SYSCALL -> procs.entersSyscall(slot, time);
                case PROC_SWITCHES -> procs.switches(slot, time);
                default -> others.get(slot).run();
            }
        }
        if (reached != Long.MIN_VALUE) {
            model.reached(reached);
        }
    }

    private void create(GoLanes lanes, int at) {
        long what = entries[at + 1];
        long pair = entries[at + 2];
        lanes.created(
                (int) what,
                entries[at + WIDTH],
                (int) (what >>> 32) == CREATED ? GoStatus.RUNNABLE : GoStatus.WAITING,
                entries[at],
                (int) (pair >>> 32),
                (int) pair,
                (int) entries[at + WIDTH + 1]);
    }
}
