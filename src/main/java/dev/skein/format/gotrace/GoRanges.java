package dev.skein.format.gotrace;

import dev.skein.format.Diagnostics;
import dev.skein.model.Counter;
import dev.skein.model.IntervalStore;
import dev.skein.model.RangeKind;
import dev.skein.model.TraceBuilder;
import java.util.Arrays;

/// What the runtime does beside scheduling: the world stopped, garbage collection, sweeping, mark
/// assists, and the counters it reports.
///
/// These change no scheduling state, so what does not fit together is counted and left out.
final class GoRanges {
    static final String GC_MARK = "GC concurrent mark phase";
    static final String MARK_ASSIST = "GC mark assist";
    static final String SWEEP = "GC incremental sweep";

    /// Go's viewer takes heap goals beyond this for "no goal".
    private static final long MAX_HEAP_GOAL = 1L << 50;

    private static final long CLOSED = Long.MIN_VALUE;

    private final TraceBuilder builder;
    private final GoSymbols symbols;
    private final Diagnostics diagnostics;
    private long originRaw;
    private long gcStart = CLOSED;
    private long[] stopStart = new long[0];
    private int[] stopName = new int[0];
    private long[] assistStart = new long[0];
    private long[] sweepStart = new long[0];

    GoRanges(TraceBuilder builder, GoSymbols symbols, Diagnostics diagnostics) {
        this.builder = builder;
        this.symbols = symbols;
        this.diagnostics = diagnostics;
    }

    /// Since when ranges hold that are met open.
    void startAt(long rawNanos) {
        originRaw = rawNanos;
    }

    /// A goroutine stops the world. `kind` is the runtime's word: `GC mark termination`.
    void stopsWorld(int slot, long now, int kind) {
        int length = stopStart.length;
        stopStart = room(stopStart, slot);
        stopName =
                length == stopStart.length ? stopName : Arrays.copyOf(stopName, stopStart.length);
        if (stopStart[slot] != CLOSED) {
            mismatch();
            return;
        }
        stopStart[slot] = now;
        stopName[slot] = kind;
    }

    void startsWorld(int slot, long now) {
        if (slot >= stopStart.length || stopStart[slot] == CLOSED) {
            mismatch();
            return;
        }
        addStop(slot, now);
    }

    private void addStop(int slot, long end) {
        String kind = symbols.text(stopName[slot]);
        builder.ranges()
                .add(
                        kind.startsWith("GC ") ? RangeKind.GC_PAUSE : RangeKind.STOP_THE_WORLD,
                        symbols.string("stop-the-world (" + kind + ")"),
                        stopStart[slot],
                        end,
                        IntervalStore.NONE,
                        IntervalStore.NONE);
        stopStart[slot] = CLOSED;
    }

    void assistBegins(int slot, long now) {
        assistStart = room(assistStart, slot);
        assistStart[slot] = begin(assistStart[slot], now);
    }

    /// An assist that was under way when this was written.
    void assistActive(int slot) {
        assistStart = room(assistStart, slot);
        assistStart[slot] = active(assistStart[slot]);
    }

    void assistEnds(int slot, long now, int lane) {
        if (slot >= assistStart.length || assistStart[slot] == CLOSED) {
            mismatch();
            return;
        }
        add(RangeKind.GC_CONCURRENT, MARK_ASSIST, assistStart[slot], now, lane);
        assistStart[slot] = CLOSED;
    }

    void sweepBegins(int procSlot, long now) {
        sweepStart = room(sweepStart, procSlot);
        sweepStart[procSlot] = begin(sweepStart[procSlot], now);
    }

    void sweepActive(int procSlot) {
        sweepStart = room(sweepStart, procSlot);
        sweepStart[procSlot] = active(sweepStart[procSlot]);
    }

    void sweepEnds(int procSlot, long now, int lane) {
        if (procSlot >= sweepStart.length || sweepStart[procSlot] == CLOSED) {
            mismatch();
            return;
        }
        add(RangeKind.GC_CONCURRENT, SWEEP, sweepStart[procSlot], now, lane);
        sweepStart[procSlot] = CLOSED;
    }

    void markBegins(long now) {
        gcStart = begin(gcStart, now);
    }

    void markActive() {
        gcStart = active(gcStart);
    }

    void markEnds(long now) {
        if (gcStart == CLOSED) {
            mismatch();
            return;
        }
        add(RangeKind.GC_CONCURRENT, GC_MARK, gcStart, now, IntervalStore.NONE);
        gcStart = CLOSED;
    }

    private long begin(long open, long now) {
        if (open == CLOSED) {
            return now;
        }
        mismatch();
        return open;
    }

    private long active(long open) {
        return open == CLOSED ? originRaw : open;
    }

    /// A goroutine ended; what it had open ends with it.
    void goroutineEnds(int slot, long now, int lane) {
        if (slot < stopStart.length && stopStart[slot] != CLOSED) {
            addStop(slot, now);
        }
        if (slot < assistStart.length && assistStart[slot] != CLOSED) {
            assistEnds(slot, now, lane);
        }
    }

    void procSweepEnds(int procSlot, long now, int lane) {
        if (procSlot < sweepStart.length && sweepStart[procSlot] != CLOSED) {
            sweepEnds(procSlot, now, lane);
        }
    }

    /// The trace, or what is known of it, ends.
    void closes(long now) {
        if (gcStart != CLOSED) {
            markEnds(now);
        }
    }

    void heapBytes(long now, long bytes) {
        builder.counter("heap bytes", Counter.Unit.BYTES).add(now, (double) bytes);
    }

    void heapGoal(long now, long bytes) {
        long goal = bytes < 0 || bytes > MAX_HEAP_GOAL ? 0 : bytes;
        builder.counter("heap goal bytes", Counter.Unit.BYTES).add(now, (double) goal);
    }

    void procs(long now, long count) {
        builder.counter("gomaxprocs", Counter.Unit.COUNT).add(now, (double) count);
    }

    private void add(RangeKind kind, String name, long start, long end, int lane) {
        builder.ranges().add(kind, symbols.string(name), start, end, lane, IntervalStore.NONE);
    }

    private void mismatch() {
        diagnostics.count(GoTraceCode.RANGE_MISMATCH);
    }

    private static long[] room(long[] starts, int slot) {
        if (slot < starts.length) {
            return starts;
        }
        long[] more = Arrays.copyOf(starts, 16 + slot * 2);
        Arrays.fill(more, starts.length, more.length, CLOSED);
        return more;
    }
}
