package dev.skein.format.gotrace;

import dev.skein.format.GoReasons;
import dev.skein.model.IntervalFlags;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.PointType;
import dev.skein.model.SubState;
import dev.skein.model.TraceBuilder;
import java.util.Arrays;

/// The lanes of processors (Ps): whether each runs Go code, collects garbage, waits out a system
/// call or is idle.
///
/// Processors are named by slot, which is never given up; their times are made monotone per lane.
final class ProcLanes {
    private final TraceBuilder builder;
    private final GoSymbols symbols;
    private final int running;
    private final int idle;
    private final int syscall;
    private final int samplePoint;
    private int[] lane = new int[16];
    private long[] time = new long[16];
    private long[] pointTime = new long[16];
    private int[] code = new int[16];
    private boolean[] collecting = new boolean[16];
    private final LongIntMap laneById = new LongIntMap();

    ProcLanes(TraceBuilder builder, GoSymbols symbols) {
        this.builder = builder;
        this.symbols = symbols;
        this.running = builder.subState(GoLanes.RUNNING, "running", LaneState.RUNNING);
        this.idle = builder.subState("idle", "idle", LaneState.SLEEPING);
        this.syscall =
                builder.subState(GoLanes.SYSCALL, GoReasons.label(GoLanes.SYSCALL), LaneState.IO);
        this.samplePoint = builder.pointType("cpu sample", PointType.Kind.RUNNING_SAMPLE);
    }

    /// Takes a processor in at its first mention, or takes up its lane behind a gap.
    ///
    /// @param start since when the status holds
    /// @param flags of the first row, bits of [IntervalFlags]
    void exists(int slot, long id, int status, long start, int flags) {
        grow(slot);
        int known = laneById.get(id);
        if (known == LongIntMap.NONE) {
            known = builder.lanes().add(LaneKind.PROC, id, symbols.string("P" + id));
            laneById.put(id, known);
        }
        lane[slot] = known;
        int rows = builder.rows(known);
        long last = rows == 0 ? start : builder.rowStartRaw(known, rows - 1);
        time[slot] = Math.max(start, last);
        pointTime[slot] = time[slot];
        code[slot] = SubState.ABSENT;
        append(slot, codeOf(status), flags);
    }

    private void grow(int slot) {
        if (slot >= lane.length) {
            int capacity = slot * 2;
            lane = Arrays.copyOf(lane, capacity);
            time = Arrays.copyOf(time, capacity);
            pointTime = Arrays.copyOf(pointTime, capacity);
            code = Arrays.copyOf(code, capacity);
            collecting = Arrays.copyOf(collecting, capacity);
        }
    }

    private int codeOf(int status) {
        return switch (status) {
            case GoStatus.PROC_RUNNING -> running;
            case GoStatus.PROC_SYSCALL -> syscall;
            default -> idle;
        };
    }

    int lane(int slot) {
        return lane[slot];
    }

    void starts(int slot, long now) {
        change(slot, now, running);
    }

    void stops(int slot, long now) {
        change(slot, now, idle);
    }

    void entersSyscall(int slot, long now) {
        change(slot, now, syscall);
    }

    /// Runs a goroutine with a label from now on, given by its string id. The runtime labels the
    /// workers of the garbage collector: `GC (dedicated)`.
    void runsLabelled(int slot, long now, int labelId) {
        String label = symbols.text(labelId);
        if (!label.startsWith("GC ")) {
            return;
        }
        collecting[slot] = true;
        time[slot] = Math.max(time[slot], now);
        append(slot, builder.subState(label, label + " worker", LaneState.GC), 0);
    }

    /// The goroutine on the processor gave way; a worker of the collector is no longer on it.
    void switches(int slot, long now) {
        if (collecting[slot]) {
            collecting[slot] = false;
            change(slot, now, running);
        }
    }

    void losesSight(int slot, long now) {
        time[slot] = Math.max(time[slot], now);
        collecting[slot] = false;
        append(slot, SubState.NO_EVENT, IntervalFlags.LOSS_BEFORE);
    }

    void sample(int slot, long now, int stack) {
        pointTime[slot] = Math.max(pointTime[slot], now);
        builder.point(lane[slot], pointTime[slot], samplePoint, stack, IntervalStore.NONE);
    }

    private void change(int slot, long now, int subState) {
        if (code[slot] == subState) {
            return;
        }
        time[slot] = Math.max(time[slot], now);
        append(slot, subState, 0);
    }

    private void append(int slot, int subState, int flags) {
        code[slot] = subState;
        int idleFlag = subState == idle ? IntervalFlags.IDLE : 0;
        builder.append(lane[slot], time[slot], subState, flags | idleFlag, IntervalStore.NONE);
    }
}
