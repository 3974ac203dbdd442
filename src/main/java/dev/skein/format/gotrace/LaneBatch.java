package dev.skein.format.gotrace;

import java.util.ArrayList;
import java.util.List;

/// Some thousand changes of state as columns, in order; see [LanePipe].
final class LaneBatch {
    private static final int SIZE = 4096;

    private static final byte STARTS = 0;
    private static final byte STOPS = 1;
    private static final byte BLOCKS = 2;
    private static final byte WAKES = 3;
    private static final byte ENTERS_SYSCALL = 4;
    private static final byte LEAVES_SYSCALL = 5;
    private static final byte LEAVES_WITHOUT_PROC = 6;
    private static final byte ENDS = 7;
    private static final byte CREATED = 8;
    private static final byte CREATED_BLOCKED = 14;
    private static final byte PROC_STARTS = 9;
    private static final byte PROC_STOPS = 10;
    private static final byte PROC_ENTERS_SYSCALL = 11;
    private static final byte PROC_SWITCHES = 12;
    private static final byte OTHER = 13;

    private final byte[] kinds = new byte[SIZE];
    private final int[] slots = new int[SIZE];
    private final long[] times = new long[SIZE];
    private final int[] firsts = new int[SIZE];
    private final int[] seconds = new int[SIZE];
    private final int[] thirds = new int[SIZE];
    private final long[] ids = new long[SIZE];
    private final List<Runnable> others = new ArrayList<>();
    private int size;
    private long reached = Long.MIN_VALUE;

    boolean isFull() {
        return size == SIZE;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
        reached = Long.MIN_VALUE;
        others.clear();
    }

    private int add(byte kind, int slot, long time) {
        int row = size++;
        kinds[row] = kind;
        slots[row] = slot;
        times[row] = time;
        return row;
    }

    void starts(int slot, long time) {
        add(STARTS, slot, time);
    }

    void stops(int slot, long time, int stack) {
        firsts[add(STOPS, slot, time)] = stack;
    }

    void blocks(int slot, long time, int reason, int stack) {
        int row = add(BLOCKS, slot, time);
        firsts[row] = reason;
        seconds[row] = stack;
    }

    /// @param stack the waker's, which may name it
    void wakes(int slot, long time, int waker, int stack) {
        int row = add(WAKES, slot, time);
        firsts[row] = waker;
        seconds[row] = stack;
    }

    void entersSyscall(int slot, long time, int stack) {
        firsts[add(ENTERS_SYSCALL, slot, time)] = stack;
    }

    void leavesSyscall(int slot, long time) {
        add(LEAVES_SYSCALL, slot, time);
    }

    void leavesSyscallWithoutProc(int slot, long time) {
        add(LEAVES_WITHOUT_PROC, slot, time);
    }

    void ends(int slot, long time) {
        add(ENDS, slot, time);
    }

    void created(int slot, long id, int status, long time, int creator, int entryStack, int stack) {
        int row = add(status == GoStatus.RUNNABLE ? CREATED : CREATED_BLOCKED, slot, time);
        ids[row] = id;
        firsts[row] = creator;
        seconds[row] = entryStack;
        thirds[row] = stack;
    }

    void procStarts(int proc, long time) {
        add(PROC_STARTS, proc, time);
    }

    void procStops(int proc, long time) {
        add(PROC_STOPS, proc, time);
    }

    void procEntersSyscall(int proc, long time) {
        add(PROC_ENTERS_SYSCALL, proc, time);
    }

    void procSwitches(int proc, long time) {
        add(PROC_SWITCHES, proc, time);
    }

    /// Anything rare, as it is.
    void other(Runnable action) {
        add(OTHER, others.size(), 0);
        others.add(action);
    }

    /// Notes the latest event time up to here.
    void reached(long time) {
        reached = time;
    }

    private void create(GoLanes lanes, int row, int status) {
        lanes.created(
                slots[row], ids[row], status, times[row], firsts[row], seconds[row], thirds[row]);
    }

    void applyTo(GoModel model) {
        GoLanes lanes = model.lanes;
        ProcLanes procs = model.procs;
        for (int row = 0; row < size; row++) {
            int slot = slots[row];
            long time = times[row];
            switch (kinds[row]) {
                case STARTS, LEAVES_SYSCALL -> lanes.starts(slot, time);
                case STOPS -> lanes.stops(slot, time, firsts[row]);
                case BLOCKS -> lanes.blocks(slot, time, firsts[row], seconds[row]);
                case WAKES -> lanes.wakes(slot, time, firsts[row], seconds[row]);
                case ENTERS_SYSCALL -> lanes.entersSyscall(slot, time, firsts[row]);
                case LEAVES_WITHOUT_PROC -> lanes.leavesSyscallWithoutProc(slot, time);
                case ENDS -> {
                    model.closeBeside(slot, time);
                    lanes.ends(slot, time);
                }
                case CREATED -> create(lanes, row, GoStatus.RUNNABLE);
                case CREATED_BLOCKED -> create(lanes, row, GoStatus.WAITING);
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
}
