package dev.skein.format.tracejson;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which slice covers a moment of a thread, by thread.
final class ThreadSlices {
    private final JsonEvents events;
    private final Map<Integer, TreeMap<Long, Integer>> byThread = new HashMap<>();

    ThreadSlices(JsonEvents events) {
        this.events = events;
    }

    void add(int row) {
        byThread.computeIfAbsent(events.thread[row], _ -> new TreeMap<>())
                .put(events.start[row], row);
    }

    /// The row that covers the time, its end included; null when none does.
    @Nullable Integer at(int thread, long timeNanos) {
        TreeMap<Long, Integer> own = byThread.get(thread);
        Map.Entry<Long, Integer> entry = own == null ? null : own.floorEntry(timeNanos);
        return entry != null && events.end(entry.getValue()) >= timeNanos ? entry.getValue() : null;
    }
}
