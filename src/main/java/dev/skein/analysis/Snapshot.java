package dev.skein.analysis;

import dev.skein.model.DumpFlags;
import dev.skein.model.DumpSnapshot;
import dev.skein.model.Frame;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.LaneTable;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every lane of the program does at one instant: from a dump, or where a trace ends.
record Snapshot(List<Row> rows) {

    /// @param lane ordinal, -1 where the trace has none
    /// @param id the source's number or name
    /// @param word the state in the source's own words
    /// @param count lanes that the row stands for
    /// @param blockedNanos how long it has waited at least, 0 when not known
    /// @param idle waits for work
    /// @param leaked the source itself says that it will never go on
    record Row(
            int lane,
            String id,
            String name,
            String word,
            @Nullable LaneState state,
            int stack,
            int creation,
            int count,
            long blockedNanos,
            boolean idle,
            boolean leaked) {

        boolean isBlocked() {
            return state == LaneState.LOCK || state == LaneState.WAITING;
        }
    }

    Snapshot {
        rows = List.copyOf(rows);
    }

    long laneCount() {
        return rows.stream().mapToLong(Row::count).sum();
    }

    static boolean isSystem(DumpSnapshot dump, int row) {
        return (dump.flags(row) & (DumpFlags.SYSTEM | DumpFlags.VM | DumpFlags.MOUNTED)) != 0;
    }

    static Snapshot of(Trace trace, DumpSnapshot dump) {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < dump.size(); row++) {
            if (!isSystem(dump, row) && dump.stackId(row) != IntervalStore.NONE) {
                rows.add(row(trace, dump, row));
            }
        }
        return new Snapshot(rows);
    }

    private static Row row(Trace trace, DumpSnapshot dump, int row) {
        List<Frame> stack = trace.stacks().framesOf(dump.stackId(row));
        return new Row(
                dump.lane(row),
                dump.id(row) < 0 ? dump.name(row) : Long.toString(dump.id(row)),
                dump.name(row),
                dump.state(row),
                trace.subStates().get(dump.subState(row)).state(),
                dump.stackId(row),
                dump.creationStack(row),
                dump.count(row),
                dump.waitMinutes(row) * 60_000_000_000L,
                (dump.flags(row) & DumpFlags.IDLE) != 0 || BenignWaits.matches(stack),
                (dump.flags(row) & DumpFlags.LEAKED) != 0);
    }

    /// The lanes that live when the recording ends, in their last known state.
    static Snapshot atEnd(Evidence evidence) {
        Trace trace = evidence.trace();
        LaneTable lanes = trace.lanes();
        List<Row> rows = new ArrayList<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            int row = trace.intervals().size(lane) - 1;
            if (row < 0
                    || evidence.sites().isSystem(lane)
                    || lanes.endNanos(lane) != LaneTable.UNKNOWN) {
                continue;
            }
            int stack = trace.intervals().stackId(lane, row);
            if (stack != IntervalStore.NONE) {
                rows.add(row(trace, lane, row, stack));
            }
        }
        return new Snapshot(rows);
    }

    private static Row row(Trace trace, int lane, int row, int stack) {
        SubState state = trace.subStates().get(trace.intervals().subState(lane, row));
        return new Row(
                lane,
                Lanes.id(trace.lanes(), lane),
                trace.lanes().name(lane),
                state.name(),
                state.state(),
                stack,
                trace.lanes().creationStack(lane),
                1,
                trace.durationNanos() - trace.intervals().startNanos(lane, row),
                BenignWaits.matches(trace.stacks().framesOf(stack)),
                false);
    }
}
