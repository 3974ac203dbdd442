package dev.skein.format.gotrace;

import dev.skein.model.IntervalFlags;
import dev.skein.model.IntervalStore;
import java.util.Arrays;

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
/// scheduling state, so what does not fit there is counted, not fatal.
final class V2Order {
    private static final int TICK_MASK = (1 << 13) - 1;

    /// What an event takes on average, for progress inside a generation.
    private static final double BYTES_PER_EVENT = 5.5;

    private static final int GC_UNDETERMINED = 0;
    private static final int GC_IDLE = 1;
    private static final int GC_RUNNING = 2;

    private final GoModel model;
    private final LanePipe pipe;
    private final Slots goroutines = new Slots();
    private final Slots procs = new Slots();

    private final LongIntMap threads = new LongIntMap();
    private int threadCount;
    private boolean[] threadKnown = new boolean[64];
    private int[] threadGoroutine = new int[64];
    private int[] threadProc = new int[64];

    /// By slot of a processor: whether it runs a goroutine with a label.
    private boolean[] labelled = new boolean[16];

    private long gcSequence;
    private int gcState;

    /// Lanes known before a gap, by goroutine id, until a generation says what became of them.
    private final LongIntMap lanesBeforeGap = new LongIntMap();

    private int generation;
    private boolean fresh = true;
    private long freshStart;
    private int freshFlags = IntervalFlags.TRUNC_LEFT;
    private GenerationTables tables;
    private final CursorHeap<ThreadCursor> heap = new CursorHeap<>();
    private long lastTime;
    private long latestTime;

    V2Order(GoModel model) {
        this.model = model;
        this.pipe = new LanePipe(model);
        this.tables = GenerationTables.empty(model.symbols, model.context.diagnostics());
        freshAt(model.originRaw(), IntervalFlags.TRUNC_LEFT);
    }

    private void freshAt(long start, int flags) {
        pipe.drain();
        fresh = true;
        freshStart = start;
        freshFlags = flags;
        model.lanes.startAt(start, flags);
        model.ranges.startAt(start);
        model.user.startAt(start);
    }

    /// The slot of a thread id, made on first use; [Slots#NONE] for no thread.
    int thread(long id) {
        if (id == BatchIndex.NO_THREAD) {
            return Slots.NONE;
        }
        int known = threads.get(id);
        if (known != LongIntMap.NONE) {
            return known;
        }
        int slot = threadCount++;
        if (slot == threadProc.length) {
            threadKnown = Arrays.copyOf(threadKnown, slot * 2);
            threadGoroutine = Arrays.copyOf(threadGoroutine, slot * 2);
            threadProc = Arrays.copyOf(threadProc, slot * 2);
        }
        threads.put(id, slot);
        threadGoroutine[slot] = Slots.NONE;
        threadProc[slot] = Slots.NONE;
        return slot;
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
            GenerationTables tablesOfIt,
            Iterable<ThreadCursor> cursors,
            CpuSamples samples)
            throws Damage {
        generation = number;
        tables = tablesOfIt;
        while (heap.size() > 0) {
            heap.remove(heap.size() - 1);
        }
        for (ThreadCursor cursor : cursors) {
            if (cursor.next()) {
                heap.add(cursor);
            }
        }
        int events = 0;
        while (heap.size() > 0) {
            if (samples.isDueBefore(heap.get(0).time)) {
                sample(samples);
                continue;
            }
            step();
            if ((++events & TICK_MASK) == 0) {
                long bytes = (long) (events * BYTES_PER_EVENT);
                checkIn(Math.min(place.startOffset() + bytes, place.endOffset()));
            }
        }
        while (samples.isDueBefore(Long.MAX_VALUE)) {
            sample(samples);
        }
        pipe.next().reached(latestTime);
        pipe.drain();
        endFreshStart();
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
            return;
        }
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
            heap.update(position);
        } else {
            heap.remove(position);
        }
    }

    private void sample(CpuSamples samples) {
        GenerationTables.CpuSample sample = samples.take();
        long now = samples.lastTime();
        int g = sample.goroutine() == 0 ? Slots.NONE : goroutines.find(sample.goroutine());
        int p = sample.proc() < 0 ? Slots.NONE : procs.find(sample.proc());
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

    /// The first generation after a gap has stated everything: who was not mentioned has ended.
    private void endFreshStart() {
        if (!fresh) {
            return;
        }
        fresh = false;
        lanesBeforeGap.forEach((_, lane) -> model.lanes.endedInGap(lane, freshStart));
        lanesBeforeGap.clear();
    }

    /// The order is lost: nothing is known from `now` on, until a generation begins afresh.
    void loseSight(long now) {
        pipe.next().reached(latestTime);
        pipe.drain();
        model.ranges.closes(now);
        for (int slot = 0; slot < goroutines.bound(); slot++) {
            if (goroutines.status(slot) != 0) {
                model.closeBeside(slot, now);
                model.lanes.losesSight(slot, now);
                lanesBeforeGap.put(goroutines.id(slot), model.lanes.lane(slot));
            }
        }
        for (int slot = 0; slot < procs.bound(); slot++) {
            model.ranges.procSweepEnds(slot, now, model.procs.lane(slot));
            model.procs.losesSight(slot, now);
        }
        goroutines.clear();
        procs.clear();
        Arrays.fill(threadKnown, false);
        Arrays.fill(threadGoroutine, Slots.NONE);
        Arrays.fill(threadProc, Slots.NONE);
        gcState = GC_UNDETERMINED;
    }

    /// Begins anew behind a gap that ends at `start`.
    void startAfresh(long start) {
        freshAt(start, IntervalFlags.TRUNC_LEFT | IntervalFlags.LOSS_BEFORE);
    }

    /// The trace ends: what is open lasts until there.
    void close() {
        pipe.next().reached(latestTime);
        pipe.drain();
        long end = model.endRaw();
        for (int slot = 0; slot < goroutines.bound(); slot++) {
            if (goroutines.status(slot) != 0) {
                model.closeBeside(slot, end);
                model.lanes.closes(slot, end);
            }
        }
        for (int slot = 0; slot < procs.bound(); slot++) {
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
            g = threadGoroutine[m];
            p = threadProc[m];
            threadKnown[m] = true;
        }
        long now = event.time;
        switch (event.type) {
            case V2.GO_START -> {
                return start(event, m, g, p);
            }
            case V2.GO_UNBLOCK -> {
                return unblock(event, g);
            }
            case V2.GO_BLOCK, V2.GO_STOP -> {
                leave(event, m, g, p);
            }
            case V2.GO_CREATE -> create(event, g, m, p, GoStatus.RUNNABLE);
            case V2.GO_CREATE_BLOCKED -> create(event, g, m, p, GoStatus.WAITING);
            case V2.GO_DESTROY -> {
                needRunning(event, m, g, p);
                end(g, now);
                threadGoroutine[m] = Slots.NONE;
                switches(p, now);
            }
            case V2.GO_SYSCALL_BEGIN -> beginSyscall(event, m, g, p);
            case V2.GO_SYSCALL_END -> endSyscall(event, m, g, p);
            case V2.GO_SYSCALL_END_BLOCKED -> {
                return endSyscallBlocked(event, m, g, p);
            }
            case V2.GO_SWITCH, V2.GO_SWITCH_DESTROY -> {
                return switchTo(event, m, g, p);
            }
            case V2.GO_STATUS, V2.GO_STATUS_STACK -> goroutineStatus(event, m, g);
            case V2.GO_CREATE_SYSCALL -> createInSyscall(event, m, g);
            case V2.GO_DESTROY_SYSCALL -> destroyInSyscall(event, m, g, p);
            case V2.PROC_STATUS -> procStatus(event, m);
            case V2.PROC_START -> {
                return startProc(event, m, p);
            }
            case V2.PROC_STOP -> stopProc(event, m, p);
            case V2.PROC_STEAL -> {
                return stealProc(event, m, p);
            }
            case V2.GC_ACTIVE, V2.GC_BEGIN, V2.GC_END -> {
                return collect(event, m, g, p);
            }
            default -> beside(event, m, g, p);
        }
        return true;
    }

    /// Only a processor that was seen with a label on it can have a worker of the collector.
    private void switches(int p, long now) {
        if (p < labelled.length && labelled[p]) {
            labelled[p] = false;
            pipe.next().procSwitches(p, now);
        }
    }

    private boolean start(ThreadCursor event, int m, int g, int p) throws Damage {
        int target = goroutines.find(event.a0);
        if (target == Slots.NONE
                || goroutines.status(target) != GoStatus.RUNNABLE
                || !goroutines.isNext(target, generation, event.a1)) {
            return false;
        }
        if (m < 0 || p == Slots.NONE || g != Slots.NONE) {
            throw wrongContext(event);
        }
        goroutines.status(target, GoStatus.RUNNING);
        goroutines.sequence(target, event.a1);
        threadGoroutine[m] = target;
        pipe.next().starts(target, event.time);
        return true;
    }

    private boolean unblock(ThreadCursor event, int g) {
        int target = goroutines.find(event.a0);
        if (target == Slots.NONE
                || goroutines.status(target) != GoStatus.WAITING
                || !goroutines.isNext(target, generation, event.a1)) {
            return false;
        }
        goroutines.status(target, GoStatus.RUNNABLE);
        goroutines.sequence(target, event.a1);
        pipe.next().wakes(target, event.time, g, tables.stack(event.a2));
        return true;
    }

    private void leave(ThreadCursor event, int m, int g, int p) throws Damage {
        needRunning(event, m, g, p);
        int stack = tables.stack(event.a1);
        if (event.type == V2.GO_BLOCK) {
            goroutines.status(g, GoStatus.WAITING);
            pipe.next().blocks(g, event.time, tables.string(event.a0), stack);
        } else {
            goroutines.status(g, GoStatus.RUNNABLE);
            pipe.next().stops(g, event.time, stack);
        }
        threadGoroutine[m] = Slots.NONE;
        switches(p, event.time);
    }

    private void create(ThreadCursor event, int g, int m, int p, int status) throws Damage {
        if (m < 0 || p == Slots.NONE) {
            throw wrongContext(event);
        }
        if (g != Slots.NONE && goroutines.status(g) != GoStatus.RUNNING) {
            throw wrongContext(event);
        }
        int slot = add(event, status);
        int stack = tables.stack(event.a2);
        int entry = tables.stack(event.a1);
        pipe.next().created(slot, event.a0, status, event.time, g, entry, stack);
    }

    private int add(ThreadCursor event, int status) throws Damage {
        if (goroutines.find(event.a0) != Slots.NONE) {
            throw new Damage("goroutine " + event.a0 + " is created twice", event.offset());
        }
        int slot = goroutines.add(event.a0, status);
        goroutines.resetSequence(slot, generation);
        return slot;
    }

    private void end(int g, long now) {
        pipe.next().ends(g, now);
        goroutines.remove(g);
    }

    private void beginSyscall(ThreadCursor event, int m, int g, int p) throws Damage {
        needRunning(event, m, g, p);
        if (!procs.isNext(p, generation, event.a0)) {
            throw new Damage("a system call is out of order", event.offset());
        }
        procs.sequence(p, event.a0);
        procs.status(p, GoStatus.PROC_SYSCALL);
        goroutines.status(g, GoStatus.SYSCALL);
        pipe.next().entersSyscall(g, event.time, tables.stack(event.a1));
        pipe.next().procEntersSyscall(p, event.time);
    }

    private void endSyscall(ThreadCursor event, int m, int g, int p) throws Damage {
        needInSyscall(event, m, g);
        if (p == Slots.NONE || procs.status(p) != GoStatus.PROC_SYSCALL) {
            throw wrongContext(event);
        }
        goroutines.status(g, GoStatus.RUNNING);
        procs.status(p, GoStatus.PROC_RUNNING);
        pipe.next().leavesSyscall(g, event.time);
        pipe.next().procStarts(p, event.time);
    }

    private boolean endSyscallBlocked(ThreadCursor event, int m, int g, int p) throws Damage {
        if (p != Slots.NONE && procs.status(p) == GoStatus.PROC_SYSCALL) {
            return false;
        }
        needInSyscall(event, m, g);
        goroutines.status(g, GoStatus.RUNNABLE);
        threadGoroutine[m] = Slots.NONE;
        pipe.next().leavesSyscallWithoutProc(g, event.time);
        return true;
    }

    private boolean switchTo(ThreadCursor event, int m, int g, int p) throws Damage {
        int target = goroutines.find(event.a0);
        if (target == Slots.NONE
                || goroutines.status(target) != GoStatus.WAITING
                || !goroutines.isNext(target, generation, event.a1)) {
            return false;
        }
        needRunning(event, m, g, p);
        pipe.next().wakes(target, event.time, g, IntervalStore.NONE);
        if (event.type == V2.GO_SWITCH) {
            goroutines.status(g, GoStatus.WAITING);
            pipe.next().blocks(g, event.time, 0, IntervalStore.NONE);
        } else {
            end(g, event.time);
        }
        pipe.next().starts(target, event.time);
        goroutines.status(target, GoStatus.RUNNING);
        goroutines.sequence(target, event.a1);
        threadGoroutine[m] = target;
        return true;
    }

    private void goroutineStatus(ThreadCursor event, int m, int g) throws Damage {
        int status = (int) event.a2;
        if (event.a2 < GoStatus.RUNNABLE || event.a2 > GoStatus.WAITING) {
            throw new Damage("a goroutine status that does not exist", event.offset());
        }
        int slot = goroutines.find(event.a0);
        if (slot == Slots.NONE && !fresh) {
            throw new Damage("goroutine " + event.a0 + " appears from nowhere", event.offset());
        }
        if (slot != Slots.NONE && goroutines.status(slot) != status) {
            throw new Damage(
                    "goroutine " + event.a0 + " is not in the state it should be in",
                    event.offset());
        }
        checkSyscallThread(event, status, m, g, slot);
        int stack = event.type == V2.GO_STATUS_STACK ? tables.stack(event.a3) : IntervalStore.NONE;
        if (slot == Slots.NONE) {
            slot = goroutines.add(event.a0, status);
            appear(slot, event.a0, status, stack);
        } else if (stack != IntervalStore.NONE) {
            name(slot, stack);
        }
        goroutines.resetSequence(slot, generation);
        if (status == GoStatus.RUNNING) {
            if (m < 0) {
                throw wrongContext(event);
            }
            threadGoroutine[m] = slot;
        } else if (status == GoStatus.SYSCALL) {
            int own = thread(event.a1);
            threadKnown[own] = true;
            threadGoroutine[own] = slot;
        }
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
        int own = thread(event.a1);
        boolean right =
                own == m
                        ? fresh || (g == slot && slot != Slots.NONE)
                        : !threadKnown[own] || threadGoroutine[own] == slot;
        if (!right) {
            throw new Damage("a thread is in two system calls", event.offset());
        }
    }

    private void name(int slot, int stack) {
        pipe.next().other(() -> model.lanes.name(slot, stack));
    }

    private void appear(int slot, long id, int status, int stack) {
        int known = lanesBeforeGap.get(id);
        lanesBeforeGap.remove(id);
        pipe.next()
                .other(
                        known == LongIntMap.NONE
                                ? () -> model.lanes.exists(slot, id, status, stack)
                                : () -> model.lanes.resumes(slot, known, status, stack));
    }

    private void createInSyscall(ThreadCursor event, int m, int g) throws Damage {
        if (m < 0 || g != Slots.NONE) {
            throw wrongContext(event);
        }
        int slot = add(event, GoStatus.SYSCALL);
        threadGoroutine[m] = slot;
        long id = event.a0;
        long now = event.time;
        int none = IntervalStore.NONE;
        pipe.next()
                .other(
                        () ->
                                model.lanes.created(
                                        slot, id, GoStatus.SYSCALL, now, Slots.NONE, none, none));
    }

    private void destroyInSyscall(ThreadCursor event, int m, int g, int p) throws Damage {
        needInSyscall(event, m, g);
        if (p != Slots.NONE) {
            if (procs.status(p) != GoStatus.PROC_SYSCALL) {
                throw wrongContext(event);
            }
            procs.status(p, GoStatus.PROC_SYSCALL_ABANDONED);
            threadProc[m] = Slots.NONE;
            pipe.next().procStops(p, event.time);
        }
        end(g, event.time);
        threadGoroutine[m] = Slots.NONE;
    }

    private void procStatus(ThreadCursor event, int m) throws Damage {
        int status = (int) event.a1;
        if (event.a1 < GoStatus.PROC_RUNNING || event.a1 > GoStatus.PROC_SYSCALL_ABANDONED) {
            throw new Damage("a processor status that does not exist", event.offset());
        }
        boolean binds = status == GoStatus.PROC_RUNNING || status == GoStatus.PROC_SYSCALL;
        if (binds && m < 0) {
            throw wrongContext(event);
        }
        int p = procs.find(event.a0);
        if (p == Slots.NONE) {
            p = procs.add(event.a0, status);
            labelled = Arrays.copyOf(labelled, Math.max(labelled.length, p + 1));
            showProc(p, event.a0, status, fresh ? freshStart : event.time);
        } else if (procs.status(p) != status
                && !(status == GoStatus.PROC_SYSCALL_ABANDONED
                        && procs.status(p) == GoStatus.PROC_SYSCALL)) {
            throw new Damage(
                    "processor " + event.a0 + " is not in the state it should be in",
                    event.offset());
        }
        procs.resetSequence(p, generation);
        if (binds) {
            threadProc[m] = p;
        }
    }

    private void showProc(int slot, long id, int status, long since) {
        int flags = fresh ? freshFlags : 0;
        pipe.next().other(() -> model.procs.exists(slot, id, status, since, flags));
    }

    private boolean startProc(ThreadCursor event, int m, int p) throws Damage {
        int target = procs.find(event.a0);
        if (target == Slots.NONE
                || procs.status(target) != GoStatus.PROC_IDLE
                || !procs.isNext(target, generation, event.a1)
                || p != Slots.NONE) {
            return false;
        }
        if (m < 0) {
            throw wrongContext(event);
        }
        procs.status(target, GoStatus.PROC_RUNNING);
        procs.sequence(target, event.a1);
        threadProc[m] = target;
        pipe.next().procStarts(target, event.time);
        return true;
    }

    private void stopProc(ThreadCursor event, int m, int p) throws Damage {
        if (m < 0
                || p == Slots.NONE
                || (procs.status(p) != GoStatus.PROC_RUNNING
                        && procs.status(p) != GoStatus.PROC_SYSCALL)) {
            throw wrongContext(event);
        }
        procs.status(p, GoStatus.PROC_IDLE);
        threadProc[m] = Slots.NONE;
        pipe.next().procStops(p, event.time);
    }

    private boolean stealProc(ThreadCursor event, int m, int p) throws Damage {
        int target = procs.find(event.a0);
        if (target == Slots.NONE || !procs.isNext(target, generation, event.a1)) {
            return false;
        }
        int status = procs.status(target);
        if (status != GoStatus.PROC_SYSCALL && status != GoStatus.PROC_SYSCALL_ABANDONED) {
            return false;
        }
        if (m < 0) {
            throw wrongContext(event);
        }
        if (status == GoStatus.PROC_SYSCALL) {
            int victim = threads.get(event.a2);
            boolean holds =
                    victim == m
                            ? p == target
                            : victim != LongIntMap.NONE && threadProc[victim] == target;
            if (!holds) {
                throw new Damage(
                        "a processor is taken from a thread that has it not", event.offset());
            }
            threadProc[victim] = Slots.NONE;
        }
        procs.status(target, GoStatus.PROC_IDLE);
        procs.sequence(target, event.a1);
        pipe.next().procStops(target, event.time);
        return true;
    }

    private boolean collect(ThreadCursor event, int m, int g, int p) throws Damage {
        boolean known = gcState != GC_UNDETERMINED;
        boolean inTurn = event.a0 == gcSequence + 1;
        long now = event.time;
        switch (event.type) {
            case V2.GC_ACTIVE -> {
                if (!fresh && !inTurn) {
                    return false;
                }
                if (fresh ? known : gcState != GC_RUNNING) {
                    throw new Damage("a collection is out of order", event.offset());
                }
                gcState = GC_RUNNING;
                pipe.next().other(model.ranges::markActive);
            }
            case V2.GC_BEGIN -> {
                if (known && !inTurn) {
                    return false;
                }
                if (gcState == GC_RUNNING) {
                    throw new Damage("a collection begins twice", event.offset());
                }
                if (known) {
                    needContext(event, m, g, p);
                }
                gcState = GC_RUNNING;
                pipe.next().other(() -> model.ranges.markBegins(now));
            }
            default -> {
                if (!inTurn) {
                    return false;
                }
                if (gcState != GC_RUNNING) {
                    throw new Damage("a collection ends that did not begin", event.offset());
                }
                needContext(event, m, g, p);
                gcState = GC_IDLE;
                pipe.next().other(() -> model.ranges.markEnds(now));
            }
        }
        gcSequence = event.a0;
        return true;
    }

    /// Events that change no scheduling state.
    private void beside(ThreadCursor event, int m, int g, int p) throws Damage {
        long now = event.time;
        long value = event.a0;
        GoRanges ranges = model.ranges;
        switch (event.type) {
            case V2.HEAP_ALLOC -> pipe.next().other(() -> ranges.heapBytes(now, value));
            case V2.HEAP_GOAL -> pipe.next().other(() -> ranges.heapGoal(now, value));
            case V2.SWEEP_ACTIVE -> {
                int proc = procs.find(value);
                if (proc != Slots.NONE) {
                    pipe.next().other(() -> ranges.sweepActive(proc));
                }
            }
            case V2.ASSIST_ACTIVE -> {
                int goroutine = goroutines.find(value);
                if (goroutine != Slots.NONE) {
                    pipe.next().other(() -> ranges.assistActive(goroutine));
                }
            }
            case V2.SWEEP_BEGIN -> {
                if (p != Slots.NONE) {
                    pipe.next().other(() -> ranges.sweepBegins(p, now));
                }
            }
            case V2.SWEEP_END -> {
                if (p != Slots.NONE) {
                    pipe.next().other(() -> ranges.sweepEnds(p, now, model.procs.lane(p)));
                }
            }
            default -> {
                if (event.type < V2.FIRST_EXPERIMENTAL) {
                    needContext(event, m, g, p);
                    pipe.next().other(onGoroutine(event, g, p));
                }
            }
        }
    }

    /// What to do later with an event on a goroutine; ids of this generation's tables are looked up
    /// now.
    private Runnable onGoroutine(ThreadCursor event, int g, int p) {
        GoLanes lanes = model.lanes;
        UserEvents user = model.user;
        long now = event.time;
        long first = event.a0;
        return switch (event.type) {
            case V2.STW_BEGIN -> {
                int kind = tables.string(first);
                int stack = tables.stack(event.a1);
                yield () -> {
                    model.ranges.stopsWorld(g, now, kind);
                    lanes.name(g, stack);
                };
            }
            case V2.STW_END -> () -> model.ranges.startsWorld(g, now);
            case V2.ASSIST_BEGIN -> {
                int stack = tables.stack(first);
                yield () -> {
                    model.ranges.assistBegins(g, now);
                    lanes.name(g, stack);
                };
            }
            case V2.ASSIST_END -> () -> model.ranges.assistEnds(g, now, lanes.lane(g));
            case V2.PROCS_CHANGE -> {
                int stack = tables.stack(event.a1);
                yield () -> {
                    model.ranges.procs(now, first);
                    lanes.name(g, stack);
                };
            }
            case V2.GO_LABEL -> {
                labelled[p] = true;
                int label = tables.string(first);
                yield () -> model.procs.runsLabelled(p, now, label);
            }
            case V2.TASK_BEGIN -> {
                long parent = event.a1;
                int name = tables.string(event.a2);
                int stack = tables.stack(event.a3);
                yield () -> {
                    user.taskBegins(first, parent, name, now, lanes.lane(g));
                    lanes.name(g, stack);
                };
            }
            case V2.TASK_END -> () -> user.taskEnds(first, now);
            case V2.REGION_BEGIN -> {
                int name = tables.string(event.a1);
                int stack = tables.stack(event.a2);
                yield () -> {
                    user.regionBegins(g, first, name, now);
                    lanes.name(g, stack);
                };
            }
            case V2.REGION_END -> {
                int name = tables.string(event.a1);
                yield () -> user.regionEnds(g, first, name, now, lanes.lane(g));
            }
            default -> {
                int category = tables.string(event.a1);
                int message = tables.string(event.a2);
                int stack = tables.stack(event.a3);
                yield () -> user.logs(lanes, g, now, category, model.symbols.text(message), stack);
            }
        };
    }

    private static void needContext(ThreadCursor event, int m, int g, int p) throws Damage {
        if (m < 0 || g == Slots.NONE || p == Slots.NONE) {
            throw wrongContext(event);
        }
    }

    private void needRunning(ThreadCursor event, int m, int g, int p) throws Damage {
        if (m < 0
                || g == Slots.NONE
                || p == Slots.NONE
                || goroutines.status(g) != GoStatus.RUNNING) {
            throw wrongContext(event);
        }
    }

    private void needInSyscall(ThreadCursor event, int m, int g) throws Damage {
        if (m < 0 || g == Slots.NONE || goroutines.status(g) != GoStatus.SYSCALL) {
            throw wrongContext(event);
        }
    }

    private static Damage wrongContext(ThreadCursor event) {
        return new Damage(
                "an event of type " + V2.name(event.type) + " is not possible where it stands",
                event.offset());
    }
}
