package dev.skein.format.gotrace;

import dev.skein.model.IntervalFlags;
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

    private final GoModel model;
    private final GoVersion version;
    private final GoLanes lanes;
    private final V1Tables tables;
    private final V1Index index;
    private final double nanosPerTick;
    private final V1Goroutines goroutines;
    private final V1Procs procs;
    private final CursorHeap<ProcCursor> frontier = new CursorHeap<>();
    private ProcCursor[] waiting;
    private int waitingCount;
    private long gcSequence;
    private int nextSample;

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
        this.procs = new V1Procs(model, tables, cursors);
        this.goroutines = new V1Goroutines(model, tables, procs);
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
            case V1.GO_WAITING, V1.GO_IN_SYSCALL ->
                    goroutines.is(event.argument(0), GoStatus.RUNNABLE, 1);
            case V1.GO_START, V1.GO_START_LABEL ->
                    goroutines.is(event.argument(0), GoStatus.RUNNABLE, event.argument(1));
            case V1.GO_START_LOCAL -> goroutines.is(event.argument(0), GoStatus.RUNNABLE);
            case V1.GO_UNBLOCK, V1.GO_SYS_EXIT ->
                    goroutines.is(event.argument(0), GoStatus.WAITING, event.argument(1));
            case V1.GO_UNBLOCK_LOCAL, V1.GO_SYS_EXIT_LOCAL ->
                    goroutines.is(event.argument(0), GoStatus.WAITING);
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
                    goroutines.is(event.goroutine, GoStatus.RUNNING);
            case V1.GC_START -> event.argument(0) == gcSequence;
            default -> true;
        };
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
        if (goroutines.isCalling(g)) {
            goroutines.endCall(g, event);
        }
        apply(event, g, now);
    }

    private void apply(ProcCursor event, int g, long now) {
        switch (event.type()) {
            case V1.GO_CREATE -> goroutines.create(event, g, now);
            case V1.GO_WAITING -> goroutines.existing(g, GoStatus.WAITING, GoStatus.WAITING);
            case V1.GO_IN_SYSCALL -> goroutines.existing(g, GoStatus.SYSCALL, GoStatus.WAITING);
            case V1.GO_START, V1.GO_START_LOCAL, V1.GO_START_LABEL ->
                    goroutines.start(event, g, now);
            case V1.GO_END -> goroutines.end(event, g, now);
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
                    goroutines.block(event, g, now);
            case V1.GO_SCHED, V1.GO_PREEMPT -> goroutines.stop(event, g, now);
            case V1.GO_UNBLOCK, V1.GO_UNBLOCK_LOCAL -> goroutines.unblock(event, g, now);
            case V1.GO_SYS_CALL -> goroutines.call(event, g, now);
            case V1.GO_SYS_BLOCK -> goroutines.blockInCall(event, g, now);
            case V1.GO_SYS_EXIT -> goroutines.exit(g, exitTime(event, event.argument(2)));
            case V1.GO_SYS_EXIT_LOCAL -> goroutines.exit(g, exitTime(event, event.argument(1)));
            default -> beside(event, g, now);
        }
    }

    /// The end of a blocked call says when it really was.
    private long exitTime(ProcCursor event, long realTicks) {
        return nanos(realTicks != 0 && realTicks <= event.time ? realTicks : event.time);
    }

    /// Events that change nothing in the order.
    private void beside(ProcCursor event, int g, long now) {
        switch (event.type()) {
            case V1.GOMAXPROCS -> gomaxprocs(event, now);
            case V1.PROC_START -> procs.starts(event, now);
            case V1.PROC_STOP -> procs.stops(event, now);
            case V1.GC_START -> {
                gcSequence++;
                model.ranges.markBegins(now);
            }
            case V1.GC_DONE -> model.ranges.markEnds(now);
            case V1.HEAP_ALLOC -> model.ranges.heapBytes(now, event.argument(0));
            case V1.HEAP_GOAL -> model.ranges.heapGoal(now, event.argument(0));
            case V1.SWEEP_START -> {
                if (procs.seen(event)) {
                    model.ranges.sweepBegins(event.proc, now);
                }
            }
            case V1.SWEEP_DONE -> {
                if (procs.seen(event)) {
                    int lane = model.procs.lane(event.proc);
                    model.ranges.sweepEnds(event.proc, now, lane);
                }
            }
            default -> {
                if (goroutines.isShown(g)) {
                    onGoroutine(event, g, now);
                }
            }
        }
    }

    private void gomaxprocs(ProcCursor event, long now) {
        if (!goroutines.endPrelude()) {
            model.ranges.procs(now, event.argument(0));
        }
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
            if (goroutines.isShown(g)) {
                lanes.sample(g, time, tables.stack(sample.stack()));
                model.reached(time);
            } else {
                procs.sample(sample, time);
            }
        }
    }

    /// The order is lost: nothing is known from `now` on.
    void loseSight(long now) {
        goroutines.loseSight(now);
        procs.loseSight(now);
    }

    /// The trace ends: what is open lasts until there.
    void close(long end) {
        goroutines.close(end);
        procs.close(end);
        model.ranges.closes(end);
        model.user.closes(end);
    }
}
