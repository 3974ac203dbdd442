package dev.skein.format.gotrace;

/// How processors change hands in a v2 trace, and system calls, which take and leave them.
///
/// Methods take the event and its context, as those of [GoroutineRules] do.
final class ProcRules {
    private final V2State state;
    private final Slots goroutines;
    private final Slots procs;
    private final ThreadTable threads;
    private final LanePipe pipe;

    ProcRules(V2State state) {
        this.state = state;
        this.goroutines = state.goroutines;
        this.procs = state.procs;
        this.threads = state.threads;
        this.pipe = state.pipe;
    }

    boolean start(ThreadCursor event, int m, int p) throws Damage {
        int target = procs.find(event.a0);
        int generation = state.generation;
        if (target == Slots.NONE
                || !procs.isReady(target, GoStatus.PROC_IDLE, generation, event.a1)
                || p != Slots.NONE) {
            return false;
        }
        if (m < 0) {
            throw V2State.wrongContext(event);
        }
        procs.advance(target, GoStatus.PROC_RUNNING, generation, event.a1);
        threads.proc(m, target);
        pipe.next().procStarts(target, event.time);
        return true;
    }

    void stop(ThreadCursor event, int m, int p) throws Damage {
        if (m < 0
                || p == Slots.NONE
                || (procs.status(p) != GoStatus.PROC_RUNNING
                        && procs.status(p) != GoStatus.PROC_SYSCALL)) {
            throw V2State.wrongContext(event);
        }
        procs.status(p, GoStatus.PROC_IDLE);
        threads.proc(m, Slots.NONE);
        pipe.next().procStops(p, event.time);
    }

    /// A processor is taken from a thread in a system call.
    boolean steal(ThreadCursor event, int m, int p) throws Damage {
        int target = procs.find(event.a0);
        if (target == Slots.NONE || !procs.isNext(target, state.generation, event.a1)) {
            return false;
        }
        int status = procs.status(target);
        if (status != GoStatus.PROC_SYSCALL && status != GoStatus.PROC_SYSCALL_ABANDONED) {
            return false;
        }
        if (m < 0) {
            throw V2State.wrongContext(event);
        }
        if (status == GoStatus.PROC_SYSCALL) {
            takeFrom(event, threads.find(event.a2), m, p, target);
        }
        procs.status(target, GoStatus.PROC_IDLE);
        procs.sequence(target, event.a1);
        pipe.next().procStops(target, event.time);
        return true;
    }

    private void takeFrom(ThreadCursor event, int victim, int m, int p, int target) throws Damage {
        boolean holds =
                victim == m
                        ? p == target
                        : victim != LongIntMap.NONE && threads.proc(victim) == target;
        if (!holds) {
            throw new Damage("a processor is taken from a thread that has it not", event.offset());
        }
        threads.proc(victim, Slots.NONE);
    }

    void beginSyscall(ThreadCursor event, int m, int g, int p) throws Damage {
        state.needRunning(event, m, g, p);
        int generation = state.generation;
        if (!procs.isNext(p, generation, event.a0)) {
            throw new Damage("a system call is out of order", event.offset());
        }
        procs.advance(p, GoStatus.PROC_SYSCALL, generation, event.a0);
        goroutines.status(g, GoStatus.SYSCALL);
        pipe.next().entersSyscall(g, event.time, state.tables.stack(event.a1));
        pipe.next().procEntersSyscall(p, event.time);
    }

    void endSyscall(ThreadCursor event, int m, int g, int p) throws Damage {
        state.needInSyscall(event, m, g);
        if (p == Slots.NONE || procs.status(p) != GoStatus.PROC_SYSCALL) {
            throw V2State.wrongContext(event);
        }
        goroutines.status(g, GoStatus.RUNNING);
        procs.status(p, GoStatus.PROC_RUNNING);
        pipe.next().leavesSyscall(g, event.time);
        pipe.next().procStarts(p, event.time);
    }

    boolean endSyscallBlocked(ThreadCursor event, int m, int g, int p) throws Damage {
        if (p != Slots.NONE && procs.status(p) == GoStatus.PROC_SYSCALL) {
            return false;
        }
        state.needInSyscall(event, m, g);
        goroutines.status(g, GoStatus.RUNNABLE);
        threads.goroutine(m, Slots.NONE);
        pipe.next().leavesSyscallWithoutProc(g, event.time);
        return true;
    }
}
