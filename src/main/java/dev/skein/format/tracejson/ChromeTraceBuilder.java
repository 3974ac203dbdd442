package dev.skein.format.tracejson;

import dev.skein.format.Diagnostics;
import dev.skein.model.Counter;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.PointType;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import dev.skein.model.TraceInfo;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes lanes of trace-event JSON that some other tool wrote: one per thread, its innermost slice
/// as the state.
///
/// A slice says that a thread was inside something, not whether it ran, so its class is "other",
/// unless its category names one of Skein's own, as Skein's export does. Slices that enclose each
/// other are the stack.
final class ChromeTraceBuilder {
    private static final String FORMAT_ID = "chrome-trace";
    private static final String FORMAT_NAME = "Chrome trace JSON";
    private static final int MAX_DEPTH = 1000;

    private final JsonEvents events;
    private final JsonModel model;
    private final Diagnostics diagnostics;
    private final Map<Long, List<Integer>> slicesByThread = new LinkedHashMap<>();
    private final Map<Long, Integer> lanes = new HashMap<>();
    private final Map<Integer, Integer> processes = new HashMap<>();

    private ChromeTraceBuilder(JsonEvents events, Diagnostics diagnostics) {
        this.events = events;
        this.diagnostics = diagnostics;
        pairBeginsAndEnds();
        this.model = new JsonModel(events);
    }

    static Trace build(JsonEvents events, boolean partial, Diagnostics diagnostics) {
        ChromeTraceBuilder run = new ChromeTraceBuilder(events, diagnostics);
        for (int row : events.rowsOf('X')) {
            run.slicesByThread
                    .computeIfAbsent(events.threadKey(row), _ -> new ArrayList<>())
                    .add(row);
        }
        run.slicesByThread.values().forEach(run::fillLane);
        run.instants();
        run.counters();
        return run.model.seal(
                FORMAT_ID,
                FORMAT_NAME,
                "",
                partial,
                List.of("slices say what a thread was inside of, not whether it ran"),
                new TraceInfo.EventCounts(0, 0, 0, 0));
    }

    /// Turns `B` and `E` events into slices.
    private void pairBeginsAndEnds() {
        long last = 0;
        Map<Long, Deque<Integer>> open = new HashMap<>();
        for (int row = 0; row < events.size; row++) {
            last = Math.max(last, events.end(row));
            if (events.phase[row] == 'B') {
                open.computeIfAbsent(events.threadKey(row), _ -> new ArrayDeque<>()).push(row);
            } else if (events.phase[row] == 'E') {
                Deque<Integer> own = open.get(events.threadKey(row));
                Integer begin = own == null ? null : own.poll();
                if (begin != null) {
                    close(begin, events.start[row]);
                }
            }
        }
        for (Deque<Integer> own : open.values()) {
            for (int begin : own) {
                diagnostics.count(TraceJsonCode.UNFINISHED_SLICE);
                close(begin, last);
            }
        }
    }

    private void close(int begin, long end) {
        events.phase[begin] = 'X';
        events.duration[begin] = Math.max(0, end - events.start[begin]);
    }

    private int lane(int row) {
        return lanes.computeIfAbsent(events.threadKey(row), _ -> addLane(row));
    }

    private int addLane(int row) {
        String thread = events.names.text(events.thread[row]);
        String name = events.threadNames.getOrDefault(events.threadKey(row), "thread " + thread);
        long id = events.names.id(events.thread[row]);
        int lane = model.builder.lanes().add(LaneKind.TRACK, id, model.string(name));
        int process = processes.computeIfAbsent(events.process[row], _ -> processes.size());
        model.builder.lanes().process(lane, process);
        return lane;
    }

    /// Walks the slices of one thread, outer ones first, and keeps the open ones on a stack.
    private void fillLane(List<Integer> slices) {
        int lane = lane(slices.get(0));
        List<Integer> open = new ArrayList<>();
        long[] last = {model.originNanos};
        for (int slice : slices) {
            closeUntil(lane, open, events.start[slice], last);
            if (!open.isEmpty() && events.end(open.getLast()) < events.end(slice)) {
                diagnostics.count(TraceJsonCode.OVERLAPPING_SLICES);
                open.removeLast();
            }
            if (open.size() < MAX_DEPTH) {
                open.add(slice);
                append(lane, events.start[slice], open, last);
            }
        }
        closeUntil(lane, open, Long.MAX_VALUE, last);
    }

    private void closeUntil(int lane, List<Integer> open, long time, long[] last) {
        while (!open.isEmpty() && events.end(open.getLast()) <= time) {
            long end = events.end(open.removeLast());
            append(lane, end, open, last);
        }
    }

    private void append(int lane, long time, List<Integer> open, long[] last) {
        last[0] = Math.max(last[0], time);
        if (open.isEmpty()) {
            model.builder.append(lane, last[0], SubState.NO_EVENT, 0, IntervalStore.NONE);
            return;
        }
        int innermost = open.getLast();
        String name = events.nameText(innermost);
        int subState = model.builder.subState(name, name, state(innermost));
        model.builder.append(lane, last[0], subState, 0, stack(open));
    }

    private LaneState state(int row) {
        String category = events.names.text(events.category[row]);
        for (LaneState state : LaneState.values()) {
            if (state.key().equals(category)) {
                return state;
            }
        }
        return LaneState.OTHER;
    }

    private int stack(List<Integer> open) {
        int[] frames = new int[open.size()];
        for (int i = 0; i < frames.length; i++) {
            int name = model.string(events.nameText(open.get(open.size() - 1 - i)));
            frames[i] = model.builder.stacks().frame(name, name, 0, 0, 0);
        }
        return model.builder.stacks().stack(frames, 0, frames.length);
    }

    private void instants() {
        int mark = model.builder.pointType("instant", PointType.Kind.MARKER);
        for (int row = 0; row < events.size; row++) {
            if (events.phase[row] == 'i') {
                events.phase[row] = 'I'; // the spelling of newer writers
            }
        }
        for (int row : events.rowsOf('I')) {
            int detail = model.detail(events.nameText(row));
            model.builder.point(lane(row), events.start[row], mark, IntervalStore.NONE, detail);
        }
    }

    private void counters() {
        for (JsonEvents.Sample sample : events.samples) {
            String name = events.names.text(sample.name());
            String series = events.names.text(sample.series());
            String what = series.equals("value") ? name : name + " " + series;
            model.addCounter(what, Counter.Unit.COUNT, sample.timeNanos(), sample.value());
        }
    }
}
