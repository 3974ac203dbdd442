package dev.skein.export;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.StackTable;
import dev.skein.model.SubState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.LaneSet;
import dev.skein.task.Work;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The stacks at which lanes spent most of a window. Lines and lambda numbers do not tell stacks
/// apart.
final class StackRows {
    private static final int SHOWN_FRAMES = 4;

    private final PictureRequest request;
    private final Trace trace;
    private final long knownNanos;
    private final Map<Integer, Sum> byStack = new HashMap<>();

    private static final class Sum {
        long nanos;
        String state = "";
        final BitSet lanes = new BitSet();
    }

    StackRows(PictureRequest request, LaneSet lanes, long knownNanos, Work work) {
        this.request = request;
        this.trace = request.recording().trace();
        this.knownNanos = knownNanos;
        for (int lane : lanes.toArray()) {
            work.checkCancelled();
            add(lane, request.window());
        }
    }

    private void add(int lane, TimeRange window) {
        IntervalStore intervals = trace.intervals();
        int row = Math.max(0, intervals.rowAt(lane, window.startNanos()));
        for (; row < intervals.size(lane); row++) {
            long start = Math.max(intervals.startNanos(lane, row), window.startNanos());
            if (start >= window.endNanos()) {
                return;
            }
            int stack = intervals.stackId(lane, row);
            SubState state = trace.subStates().get(intervals.subState(lane, row));
            LaneState laneState = state.state();
            if (stack != IntervalStore.NONE && laneState != null) {
                long end = Math.min(intervals.endNanos(lane, row), window.endNanos());
                Sum sum = byStack.computeIfAbsent(stack, _ -> new Sum());
                sum.nanos += Math.max(0, end - start);
                sum.state = sum.state.isEmpty() ? state.label() : sum.state;
                sum.lanes.set(lane);
            }
        }
    }

    /// At most as many as the request wants.
    List<PictureModel.StackRow> largest() {
        Map<String, Sum> byFrames = new HashMap<>();
        byStack.forEach((stack, sum) -> merge(byFrames, frames(stack), sum));
        List<Map.Entry<String, Sum>> sorted = new ArrayList<>(byFrames.entrySet());
        sorted.sort(
                Comparator.comparingLong((Map.Entry<String, Sum> entry) -> -entry.getValue().nanos)
                        .thenComparing(Map.Entry::getKey));
        return sorted.stream()
                .limit(request.maxStacks())
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static void merge(Map<String, Sum> byFrames, String frames, Sum sum) {
        Sum into = byFrames.computeIfAbsent(frames, _ -> new Sum());
        into.nanos += sum.nanos;
        into.lanes.or(sum.lanes);
        boolean first = into.state.isEmpty() || sum.state.compareTo(into.state) < 0;
        into.state = first ? sum.state : into.state;
    }

    private String frames(int stack) {
        StackTable stacks = trace.stacks();
        List<String> names = new ArrayList<>();
        for (int node = stack; node != IntervalStore.NONE; node = stacks.parent(node)) {
            if (names.size() == SHOWN_FRAMES) {
                names.add("…");
                break;
            }
            names.add(trace.strings().get(stacks.normalisedId(stacks.frame(node))));
        }
        return String.join(" < ", names);
    }

    private PictureModel.StackRow row(String frames, Sum sum) {
        return new PictureModel.StackRow(
                request.privacy().apply(frames),
                sum.state,
                sum.nanos,
                knownNanos == 0 ? 0 : sum.nanos / (double) knownNanos,
                sum.lanes.cardinality());
    }
}
