package dev.skein.format.gotrace;

import dev.skein.model.IntervalStore;

/// What a v2 trace states of goroutines and processors once in each generation: who was there
/// before the trace began, and, later on, that the reader has it right.
///
/// Methods take the event and its context, as those of [GoroutineRules] do.
final class StatusRules {
    private final V2State state;
    private final Slots goroutines;
    private final Slots procs;
    private final ThreadTable threads;
    private final LanePipe pipe;

    StatusRules(V2State state) {
        this.state = state;
        this.goroutines = state.goroutines;
        this.procs = state.procs;
        this.threads = state.threads;
        this.pipe = state.pipe;
    }

    void goroutine(ThreadCursor event, int m, int g) throws Damage {
        int slot = goroutines.find(event.a0);
        int status = checkStatus(event, slot);
        checkSyscallThread(event, status, m, g, slot);
        boolean hasStack = event.type == V2.GO_STATUS_STACK;
        int stack = hasStack ? state.tables.stack(event.a3) : IntervalStore.NONE;
        if (slot == Slots.NONE) {
            slot = goroutines.add(event.a0, status);
            appear(slot, event.a0, status, stack);
        } else if (stack != IntervalStore.NONE) {
            name(slot, stack);
        }
        goroutines.resetSequence(slot, state.generation);
        if (status == GoStatus.RUNNING) {
            if (m < 0) {
                throw V2State.wrongContext(event);
            }
            threads.goroutine(m, slot);
        } else if (status == GoStatus.SYSCALL) {
            int own = threads.slot(event.a1);
            threads.markKnown(own);
            threads.goroutine(own, slot);
        }
    }

    private int checkStatus(ThreadCursor event, int slot) throws Damage {
        if (event.a2 < GoStatus.RUNNABLE || event.a2 > GoStatus.WAITING) {
            throw new Damage("a goroutine status that does not exist", event.offset());
        }
        if (slot == Slots.NONE && !state.fresh) {
            throw new Damage("goroutine " + event.a0 + " appears from nowhere", event.offset());
        }
        int status = (int) event.a2;
        if (slot != Slots.NONE && goroutines.status(slot) != status) {
            throw new Damage(
                    "goroutine " + event.a0 + " is not in the state it should be in",
                    event.offset());
        }
        return status;
    }

    /// A goroutine in a system call sits on a thread, which must not hold another one.
    private void checkSyscallThread(ThreadCursor event, int status, int m, int g, int slot)
            throws Damage {
        if (status != GoStatus.SYSCALL) {
            return;
        }
        if (event.a1 == BatchIndex.NO_THREAD) {
            throw new Damage("a system call without a thread", event.offset());
        }
        int own = threads.slot(event.a1);
        boolean right =
                own == m
                        ? state.fresh || (g == slot && slot != Slots.NONE)
                        : !threads.isKnown(own) || threads.goroutine(own) == slot;
        if (!right) {
            throw new Damage("a thread is in two system calls", event.offset());
        }
    }

    private void name(int slot, int stack) {
        pipe.next().other(() -> state.model.lanes.name(slot, stack));
    }

    private void appear(int slot, long id, int status, int stack) {
        GoLanes lanes = state.model.lanes;
        int known = state.lanesBeforeGap.get(id);
        state.lanesBeforeGap.remove(id);
        pipe.next()
                .other(
                        known == LongIntMap.NONE
                                ? () -> lanes.exists(slot, id, status, stack)
                                : () -> lanes.resumes(slot, known, status, stack));
    }

    void proc(ThreadCursor event, int m) throws Damage {
        int status = (int) event.a1;
        if (event.a1 < GoStatus.PROC_RUNNING || event.a1 > GoStatus.PROC_SYSCALL_ABANDONED) {
            throw new Damage("a processor status that does not exist", event.offset());
        }
        boolean binds = status == GoStatus.PROC_RUNNING || status == GoStatus.PROC_SYSCALL;
        if (binds && m < 0) {
            throw V2State.wrongContext(event);
        }
        int p = procs.find(event.a0);
        if (p == Slots.NONE) {
            p = procs.add(event.a0, status);
            state.makeRoomForProc(p);
            show(p, event.a0, status, state.fresh ? state.freshStart : event.time);
        } else if (procs.status(p) != status
                && !(status == GoStatus.PROC_SYSCALL_ABANDONED
                        && procs.status(p) == GoStatus.PROC_SYSCALL)) {
            throw new Damage(
                    "processor " + event.a0 + " is not in the state it should be in",
                    event.offset());
        }
        procs.resetSequence(p, state.generation);
        if (binds) {
            threads.proc(m, p);
        }
    }

    private void show(int slot, long id, int status, long since) {
        int flags = state.fresh ? state.freshFlags : 0;
        pipe.next().other(() -> state.model.procs.exists(slot, id, status, since, flags));
    }
}
