package dev.skein.analysis;

import dev.skein.model.IntervalFlags;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneTable;
import dev.skein.model.SubState;
import dev.skein.model.Trace;

/// The wait in which a lane is when the recording ends.
///
/// @param sinceNanos when it began; 0 or less when it began before the recording
/// @param stack where it waits, or [IntervalStore#NONE]
/// @param reason the wait in the source's own words
record LaneEnd(int lane, int row, long sinceNanos, int subState, int stack, String reason) {

    /// The last state of `lane` if it is a wait that goes on, else null.
    static @org.jspecify.annotations.Nullable LaneEnd of(Trace trace, WaitStates waits, int lane) {
        IntervalStore intervals = trace.intervals();
        int row = intervals.size(lane) - 1;
        if (row < 0
                || trace.lanes().endNanos(lane) != LaneTable.UNKNOWN
                || !waits.isWait(intervals.subState(lane, row))) {
            return null;
        }
        while (row > 0 && waits.isWait(intervals.subState(lane, row - 1))) {
            row--;
        }
        boolean before =
                (intervals.flags(lane, row) & IntervalFlags.TRUNC_LEFT) != 0
                        || (row == 0 && trace.lanes().startNanos(lane) == LaneTable.UNKNOWN);
        int code = intervals.subState(lane, row);
        SubState state = trace.subStates().get(code);
        return new LaneEnd(
                lane,
                row,
                before ? 0 : intervals.startNanos(lane, row),
                code,
                intervals.stackId(lane, row),
                state.name());
    }
}
