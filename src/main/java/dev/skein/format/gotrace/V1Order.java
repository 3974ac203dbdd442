package dev.skein.format.gotrace;

import dev.skein.model.IntervalFlags;
import dev.skein.model.IntervalStore;
import java.util.Arrays;
import java.util.List;

/// Puts the events of the processors of a v1 trace into one order and tells [GoModel] what they
/// mean, in the words of v2.
///
/// Order within a processor is given. Across processors an event is ready when its goroutine is in
/// the state, and at the number, that it needs; of the ready ones the earliest is taken. What v1
/// says otherwise than v2:
///
/// - Goroutines "created" before the first Gomaxprocs existed before the trace; what they did is
///   told by the event that follows.
/// - A system call is written when it begins, and again only if it blocked. So a call is held back
///   until the goroutine's next event tells which it was; one that did not block gets 1 ns.
/// - The end of a blocked call carries the time at which it really ended.
final class V1Order {
    private static final int TICK_MASK = (1 << 13) - 1;

    private static final int UNSEEN = 0;

    private final GoModel model;
    private final GoVersion version;
    private final GoLanes lanes;
    private final V1Tables tables;
    private final V1Index index;
    private final double nanosPerTick;
    private final Slots goroutines = new Slots();
    private final CursorHeap<ProcCursor> frontier = new CursorHeap<>();
    private ProcCursor[] waiting;
    private int waitingCount;
    private long gcSequence;
    private int nextSample;

    /// By slot: whether it has a lane, the entry function's stack, and the system call held back.
    private boolean[] shown = new boolean[64];

    private int[] entryStack = new int[64];
    private boolean[] calling = new boolean[64];
    private long[] callTime = new long[64];
    private int[] callStack = new int[64];

    private boolean prelude = true;
    private final boolean[] procSeen;
    private final long[] procIds;
    private long lastTime;

    V1Order(
            GoModel model,
            GoVersion version,
            V1Index index,
            V1Tables tables,
            List<ProcCursor> cursors) {
        this.model = model;
        this.version = version;
        this.lanes = model.lanes;
        this.index = index;
        this.tables = tables;
        this.nanosPerTick = 1e9 / index.frequency();
        this.waiting = cursors.toArray(new ProcCursor[0]);
        this.procSeen = new boolean[cursors.size()];
        this.procIds = cursors.stream().mapToLong(cursor -> cursor.procId).toArray();
        lanes.startAt(0, IntervalFlags.TRUNC_LEFT);
        model.ranges.startAt(0);
        model.user.startAt(0);
    }

    private long nanos(long ticks) {
        return (long) ((ticks - index.firstTicks()) * nanosPerTick);
    }

    /// Own time of the event that took effect last.
    long lastTime() {
        return lastTime;
    }

    void run() throws Damage {
        for (ProcCursor cursor : waiting.clone()) {
            if (cursor.next()) {
                waiting[waitingCount++] = cursor;
            }
        }
        long events = 0;
        while (true) {
            fillFrontier();
            if (frontier.size() == 0) {
                break;
            }
            ProcCursor cursor = frontier.get(0);
            frontier.remove(0);
            take(cursor);
            if (cursor.next()) {
                waiting[waitingCount++] = cursor;
            }
            if ((++events & TICK_MASK) == 0) {
                model.tick(cursor.offset());
            }
        }
        if (waitingCount > 0) {
            throw new Damage("no processor's next event is possible", waiting[0].offset());
        }
        samplesBefore(Long.MAX_VALUE);
    }

    /// Moves the processors whose next event is possible to the frontier.
    private void fillFrontier() {
        int kept = 0;
        for (int i = 0; i < waitingCount; i++) {
            ProcCursor cursor = waiting[i];
            if (isReady(cursor)) {
                frontier.add(cursor);
            } else {
                waiting[kept++] = cursor;
            }
        }
        waitingCount = kept;
    }

    private boolean isReady(ProcCursor event) {
        return switch (event.type()) {
            case V1.GO_CREATE -> goroutines.find(event.argument(0)) == Slots.NONE;
            case V1.GO_WAITING, V1.GO_IN_SYSCALL -> is(event.argument(0), GoStatus.RUNNABLE, 1);
            case V1.GO_START, V1.GO_START_LABEL ->
                    is(event.argument(0), GoStatus.RUNNABLE, event.argument(1));
            case V1.GO_START_LOCAL -> is(event.argument(0), GoStatus.RUNNABLE);
            case V1.GO_UNBLOCK, V1.GO_SYS_EXIT ->
                    is(event.argument(0), GoStatus.WAITING, event.argument(1));
            case V1.GO_UNBLOCK_LOCAL, V1.GO_SYS_EXIT_LOCAL ->
                    is(event.argument(0), GoStatus.WAITING);
            case V1.GO_BLOCK,
                    V1.GO_BLOCK_SEND,
                    V1.GO_BLOCK_RECV,
                    V1.GO_BLOCK_SELECT,
                    V1.GO_BLOCK_SYNC,
                    V1.GO_BLOCK_COND,
                    V1.GO_BLOCK_NET,
                    V1.GO_BLOCK_GC,
                    V1.GO_SLEEP,
                    V1.GO_SYS_BLOCK,
                    V1.GO_SCHED,
                    V1.GO_PREEMPT ->
                    is(event.goroutine, GoStatus.RUNNING);
            case V1.GC_START -> event.argument(0) == gcSequence;
            default -> true;
        };
    }

    private boolean is(long goroutine, int status) {
        int slot = goroutines.find(goroutine);
        return slot != Slots.NONE && goroutines.status(slot) == status;
    }

    private boolean is(long goroutine, int status, long sequence) {
        int slot = goroutines.find(goroutine);
        return slot != Slots.NONE
                && goroutines.status(slot) == status
                && goroutines.sequence(slot) == sequence;
    }

    private void take(ProcCursor event) throws Damage {
        if (!isReady(event)) {
            throw new Damage("event numbers do not fit together", event.offset());
        }
        long now = nanos(event.time);
        samplesBefore(now);
        lastTime = now;
        model.reached(now);
        int g = event.goroutine == 0 ? Slots.NONE : goroutines.find(event.goroutine);
        if (g != Slots.NONE && calling[g]) {
            endCall(g, event);
        }
        apply(event, g, now);
    }

    /// The goroutine's next event tells whether its system call blocked.
    private void endCall(int g, ProcCursor event) {
        calling[g] = false;
        lanes.entersSyscall(g, callTime[g], callStack[g]);
        if (event.type() == V1.GO_SYS_BLOCK) {
            if (event.proc >= 0 && procSeen[event.proc]) {
                model.procs.entersSyscall(event.proc, callTime[g]);
            }
        } else {
            lanes.leavesSyscall(g, callTime[g] + 1);
        }
    }

    private void apply(ProcCursor event, int g, long now) {
        switch (event.type()) {
            case V1.GO_CREATE -> create(event, g, now);
            case V1.GO_WAITING -> existing(g, GoStatus.WAITING, GoStatus.WAITING);
            case V1.GO_IN_SYSCALL -> existing(g, GoStatus.SYSCALL, GoStatus.WAITING);
            case V1.GO_START, V1.GO_START_LOCAL, V1.GO_START_LABEL -> start(event, g, now);
            case V1.GO_END -> end(event, g, now);
            case V1.GO_STOP,
                    V1.GO_SLEEP,
                    V1.GO_BLOCK,
                    V1.GO_BLOCK_SEND,
                    V1.GO_BLOCK_RECV,
                    V1.GO_BLOCK_SELECT,
                    V1.GO_BLOCK_SYNC,
                    V1.GO_BLOCK_COND,
                    V1.GO_BLOCK_NET,
                    V1.GO_BLOCK_GC ->
                    block(event, g, now);
            case V1.GO_SCHED, V1.GO_PREEMPT -> {
                if (g != Slots.NONE && shown[g]) {
                    goroutines.status(g, GoStatus.RUNNABLE);
                    lanes.stops(g, now, tables.stack(event.argument(0)));
                    switched(event, now);
                }
            }
            case V1.GO_UNBLOCK, V1.GO_UNBLOCK_LOCAL -> unblock(event, g, now);
            case V1.GO_SYS_CALL -> call(event, g, now);
            case V1.GO_SYS_BLOCK -> {
                if (g != Slots.NONE) {
                    goroutines.status(g, GoStatus.WAITING);
                }
                switched(event, now);
            }
            case V1.GO_SYS_EXIT -> exit(event, g, now, event.argument(2));
            case V1.GO_SYS_EXIT_LOCAL -> exit(event, g, now, event.argument(1));
            default -> beside(event, g, now);
        }
    }

    private void create(ProcCursor event, int creator, long now) {
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
    private void existing(int slot, int status, int orderStatus) {
        show(slot, status);
        goroutines.status(slot, orderStatus);
        goroutines.sequence(slot, 2);
    }

    private void show(int slot, int status) {
        if (!shown[slot]) {
            shown[slot] = true;
            lanes.exists(slot, goroutines.id(slot), status, IntervalStore.NONE);
            lanes.name(slot, entryStack[slot]);
        }
    }

    private void start(ProcCursor event, int slot, long now) {
        goroutines.status(slot, GoStatus.RUNNING);
        goroutines.sequence(slot, goroutines.sequence(slot) + 1);
        if (shown[slot]) {
            lanes.starts(slot, now);
        } else {
            show(slot, GoStatus.RUNNING);
        }
        if (event.type() == V1.GO_START_LABEL && seen(event)) {
            model.procs.runsLabelled(event.proc, now, tables.string(event.argument(2)));
        }
    }

    private boolean seen(ProcCursor event) {
        return event.proc >= 0 && procSeen[event.proc];
    }

    private void switched(ProcCursor event, long now) {
        if (seen(event)) {
            model.procs.switches(event.proc, now);
        }
    }

    private void end(ProcCursor event, int g, long now) {
        switched(event, now);
        if (g == Slots.NONE || !shown[g]) {
            return;
        }
        model.closeBeside(g, now);
        lanes.ends(g, now);
        shown[g] = false;
        goroutines.remove(g);
    }

    private void block(ProcCursor event, int g, long now) {
        switched(event, now);
        if (g == Slots.NONE || !shown[g]) {
            return;
        }
        goroutines.status(g, GoStatus.WAITING);
        int reason = model.symbols.string(V1.blockReason(event.type()));
        lanes.blocks(g, now, reason, tables.stack(event.argument(0)));
    }

    private void unblock(ProcCursor event, int g, long now) {
        int slot = goroutines.find(event.argument(0));
        goroutines.status(slot, GoStatus.RUNNABLE);
        goroutines.sequence(slot, goroutines.sequence(slot) + 1);
        boolean local = event.type() == V1.GO_UNBLOCK_LOCAL;
        lanes.wakes(slot, now, g, tables.stack(event.argument(local ? 1 : 2)));
    }

    private void call(ProcCursor event, int g, long now) {
        if (g == Slots.NONE || !shown[g]) {
            return;
        }
        calling[g] = true;
        callTime[g] = now;
        callStack[g] = tables.stack(event.argument(0));
    }

    private void exit(ProcCursor event, int slot, long now, long realTicks) {
        goroutines.status(slot, GoStatus.RUNNABLE);
        goroutines.sequence(slot, goroutines.sequence(slot) + 1);
        boolean real = realTicks != 0 && realTicks <= event.time;
        lanes.leavesSyscallWithoutProc(slot, real ? nanos(realTicks) : now);
    }

    /// Events that change nothing in the order.
    private void beside(ProcCursor event, int g, long now) {
        switch (event.type()) {
            case V1.GOMAXPROCS -> gomaxprocs(event, now);
            case V1.PROC_START -> procStarts(event, now);
            case V1.PROC_STOP -> procStops(event, now);
            case V1.GC_START -> {
                gcSequence++;
                model.ranges.markBegins(now);
            }
            case V1.GC_DONE -> model.ranges.markEnds(now);
            case V1.HEAP_ALLOC -> model.ranges.heapBytes(now, event.argument(0));
            case V1.HEAP_GOAL -> model.ranges.heapGoal(now, event.argument(0));
            case V1.SWEEP_START -> {
                if (seen(event)) {
                    model.ranges.sweepBegins(event.proc, now);
                }
            }
            case V1.SWEEP_DONE -> {
                if (seen(event)) {
                    int lane = model.procs.lane(event.proc);
                    model.ranges.sweepEnds(event.proc, now, lane);
                }
            }
            default -> {
                if (g != Slots.NONE && shown[g]) {
                    onGoroutine(event, g, now);
                }
            }
        }
    }

    private void gomaxprocs(ProcCursor event, long now) {
        if (!prelude) {
            model.ranges.procs(now, event.argument(0));
            return;
        }
        prelude = false;
        for (int slot = 0; slot < goroutines.bound(); slot++) {
            if (goroutines.status(slot) != UNSEEN) {
                show(slot, GoStatus.RUNNABLE);
            }
        }
    }

    private void procStarts(ProcCursor event, long now) {
        if (event.proc < 0) {
            return;
        }
        if (!procSeen[event.proc]) {
            seeProc(event, GoStatus.PROC_IDLE);
        }
        model.procs.starts(event.proc, now);
    }

    private void procStops(ProcCursor event, long now) {
        if (event.proc < 0) {
            return;
        }
        if (!procSeen[event.proc]) {
            seeProc(event, GoStatus.PROC_RUNNING);
        }
        model.procs.stops(event.proc, now);
    }

    /// What a processor did before its first event is not written, but follows from that event.
    private void seeProc(ProcCursor event, int status) {
        procSeen[event.proc] = true;
        model.procs.exists(
                event.proc,
                procIds[event.proc],
                status,
                0,
                IntervalFlags.TRUNC_LEFT | IntervalFlags.INFERRED);
    }

    private void onGoroutine(ProcCursor event, int g, long now) {
        int lane = lanes.lane(g);
        switch (event.type()) {
            case V1.STW_START -> {
                String kind = V1.stopKind(version, event.argument(0));
                model.ranges.stopsWorld(g, now, model.symbols.string(kind));
            }
            case V1.STW_DONE -> model.ranges.startsWorld(g, now);
            case V1.ASSIST_START -> model.ranges.assistBegins(g, now);
            case V1.ASSIST_DONE -> model.ranges.assistEnds(g, now, lane);
            case V1.TASK_CREATE -> {
                int name = tables.string(event.argument(2));
                model.user.taskBegins(event.argument(0), event.argument(1), name, now, lane);
            }
            case V1.TASK_END -> model.user.taskEnds(event.argument(0), now);
            case V1.REGION -> {
                int name = tables.string(event.argument(2));
                if (event.argument(1) == 0) {
                    model.user.regionBegins(g, event.argument(0), name, now);
                } else {
                    model.user.regionEnds(g, event.argument(0), name, now, lane);
                }
            }
            case V1.USER_LOG -> {
                int category = tables.string(event.argument(1));
                int stack = tables.stack(event.argument(2));
                model.user.logs(lanes, g, now, category, event.text(), stack);
            }
            default -> {}
        }
    }

    private void samplesBefore(long now) {
        List<V1Index.Sample> samples = index.samples();
        while (nextSample < samples.size()) {
            V1Index.Sample sample = samples.get(nextSample);
            long time = Math.max(0, nanos(sample.ticks()));
            if (time >= now) {
                return;
            }
            nextSample++;
            int g = goroutines.find(sample.goroutine());
            if (g != Slots.NONE && shown[g]) {
                lanes.sample(g, time, tables.stack(sample.stack()));
                model.reached(time);
            } else {
                sampleOnProc(sample, time);
            }
        }
    }

    private void sampleOnProc(V1Index.Sample sample, long time) {
        for (int proc = 0; proc < procIds.length; proc++) {
            if (procIds[proc] == sample.proc() && procSeen[proc]) {
                model.procs.sample(proc, time, tables.stack(sample.stack()));
                model.reached(time);
                return;
            }
        }
        model.context.diagnostics().count(GoTraceCode.SAMPLE_WITHOUT_LANE);
    }

    /// The order is lost: nothing is known from `now` on.
    void loseSight(long now) {
        for (int slot = 0; slot < goroutines.bound(); slot++) {
            if (goroutines.status(slot) != UNSEEN && shown[slot]) {
                model.closeBeside(slot, now);
                lanes.losesSight(slot, now);
            }
        }
        for (int proc = 0; proc < procIds.length; proc++) {
            if (procSeen[proc]) {
                model.procs.losesSight(proc, now);
            }
        }
    }

    /// The trace ends: what is open lasts until there.
    void close(long end) {
        for (int slot = 0; slot < goroutines.bound(); slot++) {
            if (goroutines.status(slot) != UNSEEN && shown[slot]) {
                if (calling[slot]) {
                    lanes.entersSyscall(slot, callTime[slot], callStack[slot]);
                    lanes.leavesSyscall(slot, callTime[slot] + 1);
                }
                model.closeBeside(slot, end);
                lanes.closes(slot, end);
            }
        }
        for (int proc = 0; proc < procIds.length; proc++) {
            if (procSeen[proc]) {
                model.ranges.procSweepEnds(proc, end, model.procs.lane(proc));
            }
        }
        model.ranges.closes(end);
        model.user.closes(end);
    }
}
