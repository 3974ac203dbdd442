package dev.skein.format.gotrace;

import dev.skein.model.IntervalStore;
import java.util.Arrays;

/// What goroutines do in a v1 trace, told to [GoLanes] in the words of v2.
///
/// Methods take the event, the slot of the goroutine it happens on, or [Slots#NONE], and its time.
final class V1Goroutines {
    private static final int UNSEEN = 0;

    private final GoModel model;
    private final GoLanes lanes;
    private final V1Tables tables;
    private final V1Procs procs;
    private final Slots goroutines = new Slots();

    /// By slot: whether it has a lane, the entry function's stack, and the system call held back.
    private boolean[] shown = new boolean[64];

    private int[] entryStack = new int[64];
    private boolean[] calling = new boolean[64];
    private long[] callTime = new long[64];
    private int[] callStack = new int[64];

    /// Whether goroutines are still listed that existed before the trace.
    private boolean prelude = true;

    V1Goroutines(GoModel model, V1Tables tables, V1Procs procs) {
        this.model = model;
        this.lanes = model.lanes;
        this.tables = tables;
        this.procs = procs;
    }

    /// The slot of a goroutine id, or [Slots#NONE].
    int find(long id) {
        return goroutines.find(id);
    }

    boolean isShown(int slot) {
        return slot != Slots.NONE && shown[slot];
    }

    boolean isCalling(int slot) {
        return slot != Slots.NONE && calling[slot];
    }

    boolean is(long goroutine, int status) {
        int slot = goroutines.find(goroutine);
        return slot != Slots.NONE && goroutines.status(slot) == status;
    }

    boolean is(long goroutine, int status, long sequence) {
        int slot = goroutines.find(goroutine);
        return slot != Slots.NONE
                && goroutines.status(slot) == status
                && goroutines.sequence(slot) == sequence;
    }

    /// The goroutine's next event tells whether its system call blocked.
    void endCall(int g, ProcCursor event) {
        calling[g] = false;
        lanes.entersSyscall(g, callTime[g], callStack[g]);
        if (event.type() == V1.GO_SYS_BLOCK) {
            if (procs.seen(event)) {
                model.procs.entersSyscall(event.proc, callTime[g]);
            }
        } else {
            lanes.leavesSyscall(g, callTime[g] + 1);
        }
    }

    void create(ProcCursor event, int creator, long now) {
        int slot = goroutines.add(event.argument(0), GoStatus.RUNNABLE);
        goroutines.sequence(slot, 1);
        grow(slot);
        int entry = tables.stack(event.argument(1));
        entryStack[slot] = entry;
        calling[slot] = false;
        shown[slot] = !prelude;
        if (!prelude) {
            int stack = tables.stack(event.argument(2));
            lanes.created(slot, event.argument(0), GoStatus.RUNNABLE, now, creator, entry, stack);
        }
    }

    private void grow(int slot) {
        if (slot >= shown.length) {
            int capacity = slot * 2;
            shown = Arrays.copyOf(shown, capacity);
            entryStack = Arrays.copyOf(entryStack, capacity);
            calling = Arrays.copyOf(calling, capacity);
            callTime = Arrays.copyOf(callTime, capacity);
            callStack = Arrays.copyOf(callStack, capacity);
        }
    }

    /// A goroutine that existed before the trace says what it is doing.
    ///
    /// @param status what it is in v2
    /// @param orderStatus what it is for the order of events
    void existing(int slot, int status, int orderStatus) {
        show(slot, status);
        goroutines.status(slot, orderStatus);
        goroutines.sequence(slot, 2);
    }

    void show(int slot, int status) {
        if (!shown[slot]) {
            shown[slot] = true;
            lanes.exists(slot, goroutines.id(slot), status, IntervalStore.NONE);
            lanes.name(slot, entryStack[slot]);
        }
    }

    void start(ProcCursor event, int slot, long now) {
        goroutines.status(slot, GoStatus.RUNNING);
        goroutines.sequence(slot, goroutines.sequence(slot) + 1);
        if (shown[slot]) {
            lanes.starts(slot, now);
        } else {
            show(slot, GoStatus.RUNNING);
        }
        if (event.type() == V1.GO_START_LABEL && procs.seen(event)) {
            model.procs.runsLabelled(event.proc, now, tables.string(event.argument(2)));
        }
    }

    void end(ProcCursor event, int g, long now) {
        procs.switched(event, now);
        if (g == Slots.NONE || !shown[g]) {
            return;
        }
        model.closeBeside(g, now);
        lanes.ends(g, now);
        shown[g] = false;
        goroutines.remove(g);
    }

    void block(ProcCursor event, int g, long now) {
        procs.switched(event, now);
        if (g == Slots.NONE || !shown[g]) {
            return;
        }
        goroutines.status(g, GoStatus.WAITING);
        int reason = model.symbols.string(V1.blockReason(event.type()));
        lanes.blocks(g, now, reason, tables.stack(event.argument(0)));
    }

    void unblock(ProcCursor event, int g, long now) {
        int slot = goroutines.find(event.argument(0));
        goroutines.status(slot, GoStatus.RUNNABLE);
        goroutines.sequence(slot, goroutines.sequence(slot) + 1);
        boolean local = event.type() == V1.GO_UNBLOCK_LOCAL;
        lanes.wakes(slot, now, g, tables.stack(event.argument(local ? 1 : 2)));
    }

    void call(ProcCursor event, int g, long now) {
        if (g == Slots.NONE || !shown[g]) {
            return;
        }
        calling[g] = true;
        callTime[g] = now;
        callStack[g] = tables.stack(event.argument(0));
    }

    /// @param time at which the call really ended
    void exit(int slot, long time) {
        goroutines.status(slot, GoStatus.RUNNABLE);
        goroutines.sequence(slot, goroutines.sequence(slot) + 1);
        lanes.leavesSyscallWithoutProc(slot, time);
    }

    void stop(ProcCursor event, int g, long now) {
        if (isShown(g)) {
            goroutines.status(g, GoStatus.RUNNABLE);
            lanes.stops(g, now, tables.stack(event.argument(0)));
            procs.switched(event, now);
        }
    }

    void blockInCall(ProcCursor event, int g, long now) {
        if (g != Slots.NONE) {
            goroutines.status(g, GoStatus.WAITING);
        }
        procs.switched(event, now);
    }

    /// Ends the list of those who existed before the trace; false when it has ended before.
    boolean endPrelude() {
        if (!prelude) {
            return false;
        }
        prelude = false;
        for (int slot = 0; slot < goroutines.bound(); slot++) {
            if (goroutines.status(slot) != UNSEEN) {
                show(slot, GoStatus.RUNNABLE);
            }
        }
        return true;
    }

    /// Nothing is known of any goroutine from `now` on.
    void loseSight(long now) {
        for (int slot = 0; slot < goroutines.bound(); slot++) {
            if (goroutines.status(slot) != UNSEEN && shown[slot]) {
                model.closeBeside(slot, now);
                lanes.losesSight(slot, now);
            }
        }
    }

    /// The trace ends: what is open lasts until there.
    void close(long end) {
        for (int slot = 0; slot < goroutines.bound(); slot++) {
            if (goroutines.status(slot) == UNSEEN || !shown[slot]) {
                continue;
            }
            if (calling[slot]) {
                lanes.entersSyscall(slot, callTime[slot], callStack[slot]);
                lanes.leavesSyscall(slot, callTime[slot] + 1);
            }
            model.closeBeside(slot, end);
            lanes.closes(slot, end);
        }
    }
}
