package dev.skein.format.gotrace;

import dev.skein.format.GoFrames;
import dev.skein.format.GoReasons;
import dev.skein.model.IntervalFlags;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.LaneTable;
import dev.skein.model.PointType;
import dev.skein.model.SubState;
import dev.skein.model.TraceBuilder;
import java.util.Arrays;

/// Turns what goroutines do into rows of their lanes; both families of the format end here.
///
/// Goroutines are named by slot of a [Slots] table. Times are the file's own, and only made
/// monotone along each lane: Go's reader moves all events upward by 1 ns steps instead, which
/// squeezes those at a generation border into a burst that never was. Status events that confirm
/// what is known change nothing, so they do not move a lane's clock either.
final class GoLanes {
    /// Sub-state names that are no wait reason of the source.
    static final String RUNNING = "running";

    static final String RUNNABLE = "runnable";
    static final String SYSCALL = "syscall";

    private final TraceBuilder builder;
    private final GoSymbols symbols;
    private final LaneTable.Builder lanes;
    private final int running;
    private final int runnable;
    private final int syscall;
    private final int samplePoint;
    private final LaneRuns runs;
    private final WaitStates waits;
    private final ReasonTally tally;

    private long[] time = new long[64];
    private long[] pointTime = new long[64];
    private byte[] code = new byte[64];
    private boolean[] named = new boolean[64];
    private long originRaw;
    private int openFlags;
    private long created;
    private long ended;
    private long blocked;
    private long woken;

    GoLanes(TraceBuilder builder, GoSymbols symbols) {
        this.builder = builder;
        this.symbols = symbols;
        this.lanes = builder.lanes();
        this.running = builder.subState(RUNNING, "running", LaneState.RUNNING);
        this.runnable = builder.subState(RUNNABLE, GoReasons.label(RUNNABLE), LaneState.READY);
        this.syscall = builder.subState(SYSCALL, GoReasons.label(SYSCALL), LaneState.IO);
        this.samplePoint = builder.pointType("cpu sample", PointType.Kind.RUNNING_SAMPLE);
        this.runs = new LaneRuns(builder);
        this.tally = new ReasonTally(builder.reasonSums());
        this.waits = new WaitStates(builder, symbols, tally);
        tally.count(syscall, symbols.string(SYSCALL));
    }

    /// Says from when on states that are met first by a status hold: the start of the trace, or of
    /// a generation after a gap.
    ///
    /// @param flags what such rows carry, bits of [IntervalFlags]
    void startAt(long rawNanos, int flags) {
        originRaw = rawNanos;
        openFlags = flags;
    }

    private void grow(int slot) {
        if (slot < time.length) {
            return;
        }
        int capacity = slot * 2;
        time = Arrays.copyOf(time, capacity);
        pointTime = Arrays.copyOf(pointTime, capacity);
        code = Arrays.copyOf(code, capacity);
        named = Arrays.copyOf(named, capacity);
    }

    int lane(int slot) {
        return runs.lane(slot);
    }

    /// Brings all lanes up to date, before a snapshot.
    void flush() {
        runs.flushAll();
    }

    /// Takes a goroutine in that existed before it is first mentioned.
    ///
    /// @param status of the v2 format, 1 to 4
    /// @param stack its own, from which the reason of a wait is concluded, or none
    void exists(int slot, long id, int status, int stack) {
        grow(slot);
        int added = lanes.add(LaneKind.GOROUTINE, id, 0);
        runs.assign(slot, added);
        lanes.system(added, true);
        time[slot] = originRaw;
        pointTime[slot] = originRaw;
        named[slot] = false;
        name(slot, stack);
        appendStatus(slot, status, stack);
    }

    /// Takes up the lane of a goroutine that was known before a gap.
    void resumes(int slot, int knownLane, int status, int stack) {
        grow(slot);
        runs.assign(slot, knownLane);
        time[slot] = Math.max(originRaw, lastRow(knownLane));
        pointTime[slot] = time[slot];
        named[slot] = lanes.nameId(knownLane) != 0;
        name(slot, stack);
        appendStatus(slot, status, stack);
    }

    private long lastRow(int knownLane) {
        int rows = builder.rows(knownLane);
        return rows == 0 ? originRaw : builder.rowStartRaw(knownLane, rows - 1);
    }

    private void appendStatus(int slot, int status, int stack) {
        switch (status) {
            case GoStatus.RUNNABLE -> row(slot, runnable, openFlags, stack);
            case GoStatus.RUNNING -> row(slot, running, openFlags, IntervalStore.NONE);
            case GoStatus.SYSCALL -> row(slot, syscall, openFlags, stack);
            default -> {
                String reason = symbols.inferredReason(stack);
                int subState =
                        reason == null ? waits.unknown() : waits.code(symbols.string(reason));
                int inferred = reason == null ? 0 : IntervalFlags.INFERRED;
                row(slot, subState, openFlags | inferred | WaitStates.idleFlag(reason), stack);
            }
        }
    }

    /// A goroutine begins to be.
    ///
    /// @param creator slot, or [Slots#NONE]
    /// @param entryStack one frame: the function it will run
    /// @param stack where it is created, in its creator
    void created(int slot, long id, int status, long now, int creator, int entryStack, int stack) {
        grow(slot);
        int added = lanes.add(LaneKind.GOROUTINE, id, 0);
        runs.assign(slot, added);
        long start = Math.max(now, originRaw);
        time[slot] = start;
        pointTime[slot] = start;
        named[slot] = false;
        lanes.system(added, true);
        lanes.startRaw(added, start);
        lanes.creationStack(added, stack);
        if (creator != Slots.NONE) {
            lanes.parent(added, runs.lane(creator));
            name(creator, stack);
        }
        name(slot, entryStack);
        created++;
        int subState =
                switch (status) {
                    case GoStatus.RUNNABLE -> runnable;
                    case GoStatus.SYSCALL -> syscall;
                    default -> waits.coroutine();
                };
        row(slot, subState, 0, IntervalStore.NONE);
    }

    /// Names the goroutine after the entry function of one of its stacks, unless it has a name.
    void name(int slot, int stack) {
        if (named[slot] || stack == IntervalStore.NONE) {
            return;
        }
        int entry = symbols.entryFunction(stack);
        String text = symbols.text(entry);
        boolean provisional = text.equals("runtime.main");
        named[slot] = !provisional;
        int own = runs.lane(slot);
        lanes.nameAndSite(own, entry);
        lanes.system(own, GoFrames.isSystemEntry(text));
    }

    void starts(int slot, long now) {
        advance(slot, now);
        row(slot, running, 0, IntervalStore.NONE);
    }

    /// Running to runnable.
    void stops(int slot, long now, int stack) {
        advance(slot, now);
        name(slot, stack);
        row(slot, runnable, 0, stack);
    }

    /// Running to waiting.
    ///
    /// @param reason string id of the source's word; 0 for a coroutine that handed over
    void blocks(int slot, long now, int reason, int stack) {
        advance(slot, now);
        name(slot, stack);
        blocked++;
        int subState = waits.code(reason);
        tally.enter(slot, subState);
        row(slot, subState, waits.idleFlag(subState), stack);
    }

    /// Waiting to runnable.
    ///
    /// @param waker slot of the goroutine that did it, or [Slots#NONE]
    /// @param stack the waker's
    void wakes(int slot, long now, int waker, int stack) {
        woken++;
        advance(slot, now);
        if (waker != Slots.NONE) {
            name(waker, stack);
            runs.cause(slot, runs.lane(waker));
        }
        row(slot, runnable, 0, IntervalStore.NONE);
    }

    void entersSyscall(int slot, long now, int stack) {
        advance(slot, now);
        name(slot, stack);
        tally.enter(slot, syscall);
        row(slot, syscall, 0, stack);
    }

    void leavesSyscall(int slot, long now) {
        advance(slot, now);
        row(slot, running, 0, IntervalStore.NONE);
    }

    void leavesSyscallWithoutProc(int slot, long now) {
        advance(slot, now);
        row(slot, runnable, 0, IntervalStore.NONE);
    }

    void ends(int slot, long now) {
        ended++;
        advance(slot, now);
        row(slot, SubState.ABSENT, 0, IntervalStore.NONE);
        runs.finish(slot);
        tally.flush(slot, runs.lane(slot));
        lanes.endRaw(runs.lane(slot), time[slot]);
    }

    /// Nothing is known of the goroutine from `now` on.
    void losesSight(int slot, long now) {
        advance(slot, now);
        row(slot, SubState.NO_EVENT, IntervalFlags.LOSS_BEFORE, IntervalStore.NONE);
        runs.flush(slot);
        tally.flush(slot, runs.lane(slot));
    }

    /// A goroutine known before a gap is not there behind it.
    void endedInGap(int knownLane, long gapEnd) {
        long end = Math.max(gapEnd, lastRow(knownLane));
        builder.append(
                knownLane, end, SubState.ABSENT, IntervalFlags.LOSS_BEFORE, IntervalStore.NONE);
        lanes.endRaw(knownLane, end);
        ended++;
    }

    void sample(int slot, long now, int stack) {
        // No name from it: samples show the goroutine's outermost frame, runtime.goexit.
        point(slot, now, samplePoint, stack, IntervalStore.NONE);
    }

    void point(int slot, long now, int type, int stack, int detail) {
        pointTime[slot] = Math.max(pointTime[slot], now);
        builder.point(runs.lane(slot), pointTime[slot], type, stack, detail);
    }

    /// Marks the open state of a goroutine that is alive at the end, and adds up its sums.
    void closes(int slot, long endRaw) {
        runs.flush(slot);
        int own = runs.lane(slot);
        int last = builder.rows(own) - 1;
        int subState = builder.rowSubState(own, last);
        int flags = builder.rowFlags(own, last);
        int stack = builder.rowStack(own, last);
        builder.truncate(own, last);
        builder.append(own, time[slot], subState, flags | IntervalFlags.TRUNC_RIGHT, stack);
        advance(slot, endRaw);
        tally.flush(slot, own);
    }

    /// Moves the lane's clock and counts the state that ends.
    private void advance(int slot, long now) {
        long before = time[slot];
        if (now > before) {
            time[slot] = now;
            tally.add(slot, code[slot] & 0xff, now - before);
        }
    }

    private void row(int slot, int subState, int flags, int stack) {
        code[slot] = (byte) ((flags & IntervalFlags.INFERRED) == 0 ? subState : 0);
        runs.add(slot, time[slot], subState, flags, stack);
    }

    long createdCount() {
        return created;
    }

    long endedCount() {
        return ended;
    }

    long blockedCount() {
        return blocked;
    }

    long wokenCount() {
        return woken;
    }
}
