package dev.skein.analysis;

import dev.skein.model.IntervalStore;
import dev.skein.model.StackTable;
import dev.skein.model.Trace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The history of every call site at which some lane waits when the recording ends: who waited
/// there since when, who was woken, by whom.
///
/// A call site is the innermost frame of the program itself (function and line) and the kind of
/// wait.
final class WaitSites {
    private final Trace trace;
    private final AppFrames frames;
    private final Map<Key, WaitHistory> histories = new HashMap<>();
    private final Map<Integer, Key> keyOfStack = new HashMap<>();

    private record Key(int function, int line, int subState) {}

    WaitSites(Trace trace, WaitStates waits, AppFrames frames, Sites sites, List<LaneEnd> ends) {
        this.trace = trace;
        this.frames = frames;
        for (LaneEnd end : ends) {
            histories.put(key(end.stack(), end.subState()), new WaitHistory());
        }
        IntervalStore intervals = trace.intervals();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            if (sites.isSystem(lane)) {
                continue;
            }
            int rows = intervals.size(lane);
            for (int row = 0; row < rows; row++) {
                int state = intervals.subState(lane, row);
                if (waits.isWait(state)) {
                    note(lane, row, rows, state);
                }
            }
        }
        histories.values().forEach(WaitHistory::index);
    }

    private void note(int lane, int row, int rows, int state) {
        IntervalStore intervals = trace.intervals();
        WaitHistory history = histories.get(key(intervals.stackId(lane, row), state));
        if (history != null) {
            boolean open = row + 1 == rows;
            history.add(
                    lane,
                    intervals.startNanos(lane, row),
                    open ? Long.MAX_VALUE : intervals.endNanos(lane, row),
                    intervals.cause(lane, row));
        }
    }

    private Key key(int stack, int subState) {
        if (stack == IntervalStore.NONE) {
            return new Key(-1, 0, subState);
        }
        Key known = keyOfStack.get(stack);
        if (known == null || known.subState != subState) {
            int node = frames.innermostNode(stack);
            StackTable stacks = trace.stacks();
            int frame = stacks.frame(node == IntervalStore.NONE ? stack : node);
            known = new Key(stacks.functionId(frame), stacks.line(frame), subState);
            keyOfStack.put(stack, known);
        }
        return known;
    }

    WaitHistory of(LaneEnd end) {
        return java.util.Objects.requireNonNull(histories.get(key(end.stack(), end.subState())));
    }
}
