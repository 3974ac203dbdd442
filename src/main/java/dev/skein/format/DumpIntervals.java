package dev.skein.format;

import dev.skein.model.DumpBuilder;
import dev.skein.model.DumpFlags;
import dev.skein.model.IntervalFlags;
import dev.skein.model.IntervalStore;
import dev.skein.model.SubState;
import dev.skein.model.TraceBuilder;
import java.util.Arrays;
import java.util.List;

/// Draws the lanes of a series of dumps: a short mark at each dump, a bar that joins two marks only
/// while stack and state are unchanged, nothing where nothing is known.
///
/// A dump is an instant. Between two of them the bar is marked as inferred; a thread that is not in
/// a dump is absent from there on.
final class DumpIntervals {
    private static final int NONE = -1;

    private final TraceBuilder builder;
    private final List<DumpBuilder> dumps;
    private final long markNanos;
    private final int markFlags;
    private final int[] nextOfKind;
    private final int[] lastDump;
    private final int[] lastRow;
    private final int firstLane;

    /// @param dumps in time order, with lanes
    /// @param nominal the times are not from the source, so even the marks are inferred
    DumpIntervals(TraceBuilder builder, List<DumpBuilder> dumps, long markNanos, boolean nominal) {
        this(builder, dumps, markNanos, nominal, 0);
    }

    private DumpIntervals(
            TraceBuilder builder,
            List<DumpBuilder> dumps,
            long markNanos,
            boolean nominal,
            int firstLane) {
        this.firstLane = firstLane;
        this.builder = builder;
        this.dumps = dumps;
        this.markNanos = markNanos;
        this.markFlags = nominal ? IntervalFlags.INFERRED : 0;
        this.nextOfKind = nextOfKind();
        this.lastDump = new int[builder.lanes().size()];
        this.lastRow = new int[builder.lanes().size()];
        Arrays.fill(lastDump, NONE);
    }

    /// Draws only lanes from `firstLane` on: those before it have intervals of their own.
    static DumpIntervals ofLanesFrom(
            int firstLane, TraceBuilder builder, List<DumpBuilder> dumps, long markNanos) {
        return new DumpIntervals(builder, dumps, markNanos, false, firstLane);
    }

    /// By dump: the next one of the same process and kind, which alone can tell that a thread is
    /// gone; the number of dumps when there is none.
    private int[] nextOfKind() {
        int[] result = new int[dumps.size()];
        for (int i = 0; i < result.length; i++) {
            int next = i + 1;
            while (next < result.length && !comparable(dumps.get(i), dumps.get(next))) {
                next++;
            }
            result[i] = next;
        }
        return result;
    }

    private static boolean comparable(DumpBuilder first, DumpBuilder second) {
        return first.process() == second.process() && first.formatId().equals(second.formatId());
    }

    void draw() {
        for (int number = 0; number < dumps.size(); number++) {
            DumpBuilder dump = dumps.get(number);
            for (int row = 0; row < dump.size(); row++) {
                if (dump.lane(row) >= firstLane) {
                    mark(dump, number, row);
                }
            }
        }
        for (int lane = 0; lane < lastDump.length; lane++) {
            if (lastDump[lane] != NONE) {
                leave(lane, dumps.size());
            }
        }
    }

    private void mark(DumpBuilder dump, int number, int row) {
        int lane = dump.lane(row);
        if (lastDump[lane] != NONE) {
            if (isUnchanged(dump, row, lane) && nextOfKind[lastDump[lane]] == number) {
                append(lane, markEnd(lane, number), dump, row, IntervalFlags.INFERRED);
            } else {
                leave(lane, number);
            }
        }
        append(lane, dump.rawNanos(), dump, row, markFlags);
        lastDump[lane] = number;
        lastRow[lane] = row;
    }

    private boolean isUnchanged(DumpBuilder dump, int row, int lane) {
        DumpBuilder before = dumps.get(lastDump[lane]);
        return dump.stack(row) != IntervalStore.NONE
                && before.stack(lastRow[lane]) == dump.stack(row)
                && before.subState(lastRow[lane]) == dump.subState(row);
    }

    private void append(int lane, long rawNanos, DumpBuilder dump, int row, int flags) {
        boolean idle = (dump.flags(row) & DumpFlags.IDLE) != 0;
        builder.append(
                lane,
                rawNanos,
                dump.subState(row),
                flags | (idle ? IntervalFlags.IDLE : 0),
                dump.stack(row));
    }

    /// What follows a mark that nothing continues: not known until the next dump that would show
    /// the thread, absent from there.
    private void leave(int lane, int until) {
        int next = nextOfKind[lastDump[lane]];
        boolean last = next >= dumps.size() && dumps.get(lastDump[lane]).rawNanos() == endNanos();
        if (last && until == dumps.size()) {
            return;
        }
        builder.append(lane, markEnd(lane, until), SubState.NO_EVENT, 0, IntervalStore.NONE);
        if (next < until) {
            builder.append(
                    lane, dumps.get(next).rawNanos(), SubState.ABSENT, 0, IntervalStore.NONE);
        }
    }

    private long endNanos() {
        return dumps.getLast().rawNanos();
    }

    private long markEnd(int lane, int until) {
        long end = dumps.get(lastDump[lane]).rawNanos() + markNanos;
        int next = Math.min(until, nextOfKind[lastDump[lane]]);
        return next < dumps.size() ? Math.min(end, dumps.get(next).rawNanos()) : end;
    }
}
