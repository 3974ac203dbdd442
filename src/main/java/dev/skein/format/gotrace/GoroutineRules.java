package dev.skein.format.gotrace;

import dev.skein.model.IntervalStore;

/// How goroutines come to be, run, wait, wake and end in a v2 trace.
///
/// Methods take the event and its context, the thread `m` with the goroutine `g` and the processor
/// `p` on it, each a slot or [Slots#NONE]. Those that answer false have changed nothing: the event
/// is not possible yet.
final class GoroutineRules {
    private final V2State state;
    private final Slots goroutines;
    private final ThreadTable threads;
    private final LanePipe pipe;

    GoroutineRules(V2State state) {
        this.state = state;
        this.goroutines = state.goroutines;
        this.threads = state.threads;
        this.pipe = state.pipe;
    }

    boolean start(ThreadCursor event, int m, int g, int p) throws Damage {
        int target = goroutines.find(event.a0);
        int generation = state.generation;
        if (target == Slots.NONE
                || !goroutines.isReady(target, GoStatus.RUNNABLE, generation, event.a1)) {
            return false;
        }
        if (m < 0 || p == Slots.NONE || g != Slots.NONE) {
            throw V2State.wrongContext(event);
        }
        goroutines.advance(target, GoStatus.RUNNING, generation, event.a1);
        threads.goroutine(m, target);
        pipe.next().starts(target, event.time);
        return true;
    }

    boolean unblock(ThreadCursor event, int g) {
        int target = goroutines.find(event.a0);
        int generation = state.generation;
        if (target == Slots.NONE
                || !goroutines.isReady(target, GoStatus.WAITING, generation, event.a1)) {
            return false;
        }
        goroutines.advance(target, GoStatus.RUNNABLE, generation, event.a1);
        pipe.next().wakes(target, event.time, g, state.tables.stack(event.a2));
        return true;
    }

    void block(ThreadCursor event, int m, int g, int p) throws Damage {
        state.needRunning(event, m, g, p);
        goroutines.status(g, GoStatus.WAITING);
        int reason = state.tables.string(event.a0);
        pipe.next().blocks(g, event.time, reason, state.tables.stack(event.a1));
        threads.goroutine(m, Slots.NONE);
        state.switches(p, event.time);
    }

    void stop(ThreadCursor event, int m, int g, int p) throws Damage {
        state.needRunning(event, m, g, p);
        goroutines.status(g, GoStatus.RUNNABLE);
        pipe.next().stops(g, event.time, state.tables.stack(event.a1));
        threads.goroutine(m, Slots.NONE);
        state.switches(p, event.time);
    }

    /// @param status of the new goroutine
    void create(ThreadCursor event, int m, int g, int p, int status) throws Damage {
        if (m < 0
                || p == Slots.NONE
                || (g != Slots.NONE && goroutines.status(g) != GoStatus.RUNNING)) {
            throw V2State.wrongContext(event);
        }
        int slot = add(event, status);
        int stack = state.tables.stack(event.a2);
        int entry = state.tables.stack(event.a1);
        pipe.next().created(slot, event.a0, status, event.time, g, entry, stack);
    }

    private int add(ThreadCursor event, int status) throws Damage {
        if (goroutines.find(event.a0) != Slots.NONE) {
            throw new Damage("goroutine " + event.a0 + " is created twice", event.offset());
        }
        int slot = goroutines.add(event.a0, status);
        goroutines.resetSequence(slot, state.generation);
        return slot;
    }

    void destroy(ThreadCursor event, int m, int g, int p) throws Damage {
        state.needRunning(event, m, g, p);
        end(g, event.time);
        threads.goroutine(m, Slots.NONE);
        state.switches(p, event.time);
    }

    private void end(int g, long now) {
        pipe.next().ends(g, now);
        goroutines.remove(g);
    }

    /// A coroutine hands over to another one, and waits or ends.
    boolean switchTo(ThreadCursor event, int m, int g, int p) throws Damage {
        int target = goroutines.find(event.a0);
        int generation = state.generation;
        if (target == Slots.NONE
                || !goroutines.isReady(target, GoStatus.WAITING, generation, event.a1)) {
            return false;
        }
        state.needRunning(event, m, g, p);
        pipe.next().wakes(target, event.time, g, IntervalStore.NONE);
        if (event.type == V2.GO_SWITCH) {
            goroutines.status(g, GoStatus.WAITING);
            pipe.next().blocks(g, event.time, 0, IntervalStore.NONE);
        } else {
            end(g, event.time);
        }
        pipe.next().starts(target, event.time);
        goroutines.advance(target, GoStatus.RUNNING, generation, event.a1);
        threads.goroutine(m, target);
        return true;
    }

    /// A thread of C code calls into Go.
    void createInSyscall(ThreadCursor event, int m, int g) throws Damage {
        if (m < 0 || g != Slots.NONE) {
            throw V2State.wrongContext(event);
        }
        int slot = add(event, GoStatus.SYSCALL);
        threads.goroutine(m, slot);
        long id = event.a0;
        long now = event.time;
        int none = IntervalStore.NONE;
        GoLanes lanes = state.model.lanes;
        pipe.next()
                .other(
                        () ->
                                lanes.created(
                                        slot, id, GoStatus.SYSCALL, now, Slots.NONE, none, none));
    }

    /// A thread of C code that called into Go is gone.
    void destroyInSyscall(ThreadCursor event, int m, int g, int p) throws Damage {
        state.needInSyscall(event, m, g);
        if (p != Slots.NONE) {
            if (state.procs.status(p) != GoStatus.PROC_SYSCALL) {
                throw V2State.wrongContext(event);
            }
            state.procs.status(p, GoStatus.PROC_SYSCALL_ABANDONED);
            threads.proc(m, Slots.NONE);
            pipe.next().procStops(p, event.time);
        }
        end(g, event.time);
        threads.goroutine(m, Slots.NONE);
    }
}
