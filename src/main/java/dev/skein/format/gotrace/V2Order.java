package dev.skein.format.gotrace;

import dev.skein.model.IntervalFlags;

/// Puts the events of the threads of a v2 trace into one order and tells [GoModel] what they mean.
///
/// Time stamps alone cannot do that: the clock ticks every 64 ns and the clocks of two CPUs differ.
/// So the writer numbers what happens to each goroutine and processor, and the reader plays the
/// scheduler: it keeps the state of all goroutines (G), processors (P) and threads (M), takes the
/// thread with the earliest next event, and asks whether that event is possible now.
///
/// - If it is, it takes effect, and the thread's next event is decoded.
/// - If it must wait for another thread's (a start before the wake-up was seen, a number that is
///   not yet due), the other threads are tried in order of time.
/// - If it contradicts the state, or no thread can go on, the order is lost and state after it is
///   not to be trusted: [Damage].
///
/// State lives on from one generation to the next; event numbers begin anew in each. After damage
/// the reader starts afresh with the next generation, which states every G and P again. The rules
/// are those of `internal/trace` of Go 1.27; events of ranges, regions and tasks change no
/// scheduling state, so what does not fit there is counted, not fatal. What each event requires and
/// does is said in [GoroutineRules], [ProcRules], [StatusRules] and [BesideRules].
final class V2Order {
    private static final int TICK_MASK = (1 << 13) - 1;

    /// What an event takes on average, for progress inside a generation.
    private static final double BYTES_PER_EVENT = 5.5;

    private final GoModel model;
    private final V2State state;
    private final LanePipe pipe;
    private final ThreadTable threads;
    private final GoroutineRules goroutines;
    private final ProcRules procs;
    private final StatusRules statuses;
    private final BesideRules beside;
    private final CursorHeap<ThreadCursor> heap = new CursorHeap<>();
    private long lastTime;
    private long latestTime;

    V2Order(GoModel model) {
        this.model = model;
        state = new V2State(model);
        pipe = state.pipe;
        threads = state.threads;
        goroutines = new GoroutineRules(state);
        procs = new ProcRules(state);
        statuses = new StatusRules(state);
        beside = new BesideRules(state);
        state.freshAt(model.originRaw(), IntervalFlags.TRUNC_LEFT);
    }

    /// The slot of a thread id, made on first use; [Slots#NONE] for no thread.
    int thread(long id) {
        return threads.slot(id);
    }

    /// Own time of the event that took effect last.
    long lastTime() {
        return lastTime;
    }

    /// Orders one generation.
    ///
    /// @param number ordinal that differs from generation to generation
    /// @param cursors in file order of their first batch
    void run(
            int number,
            BatchIndex.Generation place,
            GenerationTables tables,
            Iterable<ThreadCursor> cursors,
            CpuSamples samples)
            throws Damage {
        state.generation = number;
        state.tables = tables;
        heap.clear();
        for (ThreadCursor cursor : cursors) {
            if (cursor.next()) {
                heap.add(cursor);
            }
        }
        for (long events = 0; heap.size() > 0; events += TICK_MASK + 1) {
            stretch(samples);
            long bytes = (long) (events * BYTES_PER_EVENT);
            checkIn(Math.min(place.startOffset() + bytes, place.endOffset()));
        }
        while (samples.isDueBefore(Long.MAX_VALUE)) {
            sample(samples);
        }
        pipe.next().reached(latestTime);
        pipe.drain();
        state.endFreshStart();
    }

    /// Orders some thousand events.
    private void stretch(CpuSamples samples) throws Damage {
        for (int event = 0; event <= TICK_MASK && heap.size() > 0; event++) {
            if (samples.isDueBefore(heap.firstTime())) {
                sample(samples);
            } else {
                step();
            }
        }
    }

    private void checkIn(long bytes) {
        pipe.next().reached(latestTime);
        model.checkIn(bytes);
        if (model.isEpochDue()) {
            pipe.between(() -> model.publish(bytes));
        }
    }

    private void step() throws Damage {
        ThreadCursor head = heap.get(0);
        if (advance(head)) {
            taken(0, head);
        } else {
            stepBehindHead(head);
        }
    }

    private void stepBehindHead(ThreadCursor head) throws Damage {
        heap.sort();
        for (int position = 1; position < heap.size(); position++) {
            ThreadCursor cursor = heap.get(position);
            if (advance(cursor)) {
                taken(position, cursor);
                return;
            }
        }
        throw new Damage("no thread's next event is possible", head.offset());
    }

    private void taken(int position, ThreadCursor cursor) {
        lastTime = cursor.time;
        latestTime = Math.max(latestTime, lastTime);
        if (cursor.next()) {
            heap.update(position, cursor.time);
        } else {
            heap.remove(position);
        }
    }

    private void sample(CpuSamples samples) {
        GenerationTables.CpuSample sample = samples.take();
        long now = samples.lastTime();
        int g = sample.goroutine() == 0 ? Slots.NONE : state.goroutines.find(sample.goroutine());
        int p = sample.proc() < 0 ? Slots.NONE : state.procs.find(sample.proc());
        if (g == Slots.NONE && p == Slots.NONE) {
            model.context.diagnostics().count(GoTraceCode.SAMPLE_WITHOUT_LANE);
            return;
        }
        latestTime = Math.max(latestTime, now);
        int stack = sample.stack();
        pipe.next()
                .other(
                        g != Slots.NONE
                                ? () -> model.lanes.sample(g, now, stack)
                                : () -> model.procs.sample(p, now, stack));
    }

    /// The order is lost: nothing is known from `now` on, until a generation begins afresh.
    void loseSight(long now) {
        pipe.next().reached(latestTime);
        pipe.drain();
        model.ranges.closes(now);
        Slots all = state.goroutines;
        for (int slot = 0; slot < all.bound(); slot++) {
            if (all.status(slot) != 0) {
                model.closeBeside(slot, now);
                model.lanes.losesSight(slot, now);
                state.lanesBeforeGap.put(all.id(slot), model.lanes.lane(slot));
            }
        }
        for (int slot = 0; slot < state.procs.bound(); slot++) {
            model.ranges.procSweepEnds(slot, now, model.procs.lane(slot));
            model.procs.losesSight(slot, now);
        }
        state.clear();
        beside.forget();
    }

    /// Begins anew behind a gap that ends at `start`.
    void startAfresh(long start) {
        state.freshAt(start, IntervalFlags.TRUNC_LEFT | IntervalFlags.LOSS_BEFORE);
    }

    /// The trace ends: what is open lasts until there.
    void close() {
        pipe.next().reached(latestTime);
        pipe.drain();
        long end = model.endRaw();
        Slots all = state.goroutines;
        for (int slot = 0; slot < all.bound(); slot++) {
            if (all.status(slot) != 0) {
                model.closeBeside(slot, end);
                model.lanes.closes(slot, end);
            }
        }
        for (int slot = 0; slot < state.procs.bound(); slot++) {
            model.ranges.procSweepEnds(slot, end, model.procs.lane(slot));
        }
        model.ranges.closes(end);
        model.user.closes(end);
    }

    /// Lets an event take effect. False when it is not possible yet; nothing has changed then.
    private boolean advance(ThreadCursor event) throws Damage {
        int m = event.thread;
        int g = Slots.NONE;
        int p = Slots.NONE;
        if (m >= 0) {
            g = threads.goroutine(m);
            p = threads.proc(m);
            threads.markKnown(m);
        }
        switch (event.type) {
            case V2.GO_START -> {
                return goroutines.start(event, m, g, p);
            }
            case V2.GO_UNBLOCK -> {
                return goroutines.unblock(event, g);
            }
            case V2.GO_BLOCK -> goroutines.block(event, m, g, p);
            case V2.GO_STOP -> goroutines.stop(event, m, g, p);
            case V2.GO_CREATE -> goroutines.create(event, m, g, p, GoStatus.RUNNABLE);
            case V2.GO_DESTROY -> goroutines.destroy(event, m, g, p);
            default -> {
                return advanceRarely(event, m, g, p);
            }
        }
        return true;
    }

    private boolean advanceRarely(ThreadCursor event, int m, int g, int p) throws Damage {
        switch (event.type) {
            case V2.GO_SYSCALL_BEGIN -> procs.beginSyscall(event, m, g, p);
            case V2.GO_SYSCALL_END -> procs.endSyscall(event, m, g, p);
            case V2.GO_SYSCALL_END_BLOCKED -> {
                return procs.endSyscallBlocked(event, m, g, p);
            }
            case V2.GO_CREATE_BLOCKED -> goroutines.create(event, m, g, p, GoStatus.WAITING);
            case V2.GO_SWITCH, V2.GO_SWITCH_DESTROY -> {
                return goroutines.switchTo(event, m, g, p);
            }
            case V2.GO_STATUS, V2.GO_STATUS_STACK -> statuses.goroutine(event, m, g);
            case V2.GO_CREATE_SYSCALL -> goroutines.createInSyscall(event, m, g);
            case V2.GO_DESTROY_SYSCALL -> goroutines.destroyInSyscall(event, m, g, p);
            case V2.PROC_STATUS -> statuses.proc(event, m);
            case V2.PROC_START -> {
                return procs.start(event, m, p);
            }
            case V2.PROC_STOP -> procs.stop(event, m, p);
            case V2.PROC_STEAL -> {
                return procs.steal(event, m, p);
            }
            case V2.GC_ACTIVE, V2.GC_BEGIN, V2.GC_END -> {
                return beside.collect(event, m, g, p);
            }
            default -> beside.beside(event, m, g, p);
        }
        return true;
    }
}
