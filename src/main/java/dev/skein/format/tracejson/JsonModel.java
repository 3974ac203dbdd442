package dev.skein.format.tracejson;

import dev.skein.format.GoFrames;
import dev.skein.model.Counter;
import dev.skein.model.Detail;
import dev.skein.model.IntervalStore;
import dev.skein.model.Trace;
import dev.skein.model.TraceBuilder;
import dev.skein.model.TraceInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What both builders need: the trace under construction, its times, its stacks.
final class JsonModel {
    private static final int MAX_FRAMES = 1000;

    final JsonEvents events;
    final TraceBuilder builder;
    final long originNanos;
    final long endNanos;
    private final Map<Integer, Integer> stackByFrame = new HashMap<>();

    JsonModel(JsonEvents events) {
        this.events = events;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int row = 0; row < events.size; row++) {
            first = Math.min(first, events.start[row]);
            last = Math.max(last, events.end(row));
        }
        for (JsonEvents.Sample sample : events.samples) {
            first = Math.min(first, sample.timeNanos());
            last = Math.max(last, sample.timeNanos());
        }
        originNanos = first == Long.MAX_VALUE ? 0 : first;
        endNanos = Math.max(originNanos, last);
        builder = new TraceBuilder(originNanos, endNanos - originNanos);
        builder.end(endNanos);
    }

    /// The stack whose innermost frame has this id, or none.
    int stack(int frameId) {
        if (frameId == Names.NONE || !events.frames.containsKey(frameId)) {
            return IntervalStore.NONE;
        }
        Integer known = stackByFrame.get(frameId);
        if (known != null) {
            return known;
        }
        int[] chain = new int[MAX_FRAMES];
        int depth = 0;
        int at = frameId;
        int[] frame = events.frames.get(at);
        while (frame != null && depth < MAX_FRAMES) {
            chain[depth++] = goFrame(events.names.text(frame[0]));
            frame = events.frames.get(frame[1]);
        }
        int stack = builder.stacks().stack(chain, 0, depth);
        stackByFrame.put(frameId, stack);
        return stack;
    }

    /// FORMAT: a frame's name is `function:line`; the file is not there.
    private int goFrame(String name) {
        int colon = name.lastIndexOf(':');
        int line = 0;
        String function = name;
        if (colon > 0) {
            try {
                line = Integer.parseInt(name.substring(colon + 1));
                function = name.substring(0, colon);
            } catch (NumberFormatException e) {
                line = 0;
            }
        }
        return builder.stacks()
                .frame(
                        builder.strings().intern(function),
                        builder.strings().intern(GoFrames.normalised(function)),
                        0,
                        line,
                        GoFrames.flags(function));
    }

    int string(String text) {
        return builder.strings().intern(text);
    }

    int detail(String text) {
        return builder.details().intern(Detail.ofText(text));
    }

    void addCounter(String name, Counter.Unit unit, long timeNanos, double value) {
        builder.counter(name, unit).add(timeNanos, value);
    }

    Trace seal(
            String id,
            String name,
            String producer,
            boolean partial,
            List<String> limits,
            TraceInfo.EventCounts counts) {
        Map<String, Long> byPhase = new HashMap<>();
        for (int row = 0; row < events.size; row++) {
            byPhase.merge(String.valueOf((char) events.phase[row]), 1L, Long::sum);
        }
        if (!events.samples.isEmpty()) {
            byPhase.put("C", (long) events.samples.size());
        }
        return builder.seal(
                new TraceInfo(
                        id, name, "", producer, null, 0, partial, limits, byPhase, Map.of(),
                        counts));
    }
}
