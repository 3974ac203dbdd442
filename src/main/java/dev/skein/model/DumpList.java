package dev.skein.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The dumps of a trace that is being read, in time order; see [TraceBuilder#addDump].
final class DumpList {
    private final List<DumpBuilder> dumps = new ArrayList<>();

    void add(DumpBuilder dump) {
        dump.trim();
        dumps.add(dump);
    }

    List<DumpSnapshot> freeze(StringTable strings, TimeBase base, LaneTable lanes) {
        if (dumps.isEmpty()) {
            return List.of();
        }
        findLanes(lanes);
        List<DumpBuilder> ordered = new ArrayList<>(dumps);
        ordered.sort(Comparator.comparingLong(DumpBuilder::rawNanos));
        return ordered.stream().map(dump -> new DumpSnapshot(dump, strings, base)).toList();
    }

    private void findLanes(LaneTable lanes) {
        if (dumps.stream().noneMatch(DumpBuilder::findsLanesByThreadId)) {
            return;
        }
        Map<ThreadKey, Integer> laneByThread = new HashMap<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            laneByThread.put(
                    new ThreadKey(lanes.process(lane), lanes.kind(lane), lanes.id(lane)), lane);
        }
        for (DumpBuilder dump : dumps) {
            if (dump.findsLanesByThreadId()) {
                for (int row = 0; row < dump.size; row++) {
                    Integer lane =
                            laneByThread.get(
                                    new ThreadKey(dump.process, dump.kind(row), dump.id(row)));
                    dump.lane(row, lane == null ? DumpSnapshot.NONE : lane);
                }
            }
        }
    }

    private record ThreadKey(int process, LaneKind kind, long id) {}
}
