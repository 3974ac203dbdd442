package dev.skein.view.session;

import dev.skein.model.LaneTable;
import dev.skein.query.LaneSet;
import dev.skein.session.LaneKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/// Many lanes by their keys in one pass over the table.
final class LaneKeys {
    private LaneKeys() {}

    /// Ordinals in the order of the keys; keys that the recording does not have are left out.
    static int[] find(LaneTable lanes, List<String> keys) {
        if (keys.isEmpty()) {
            return new int[0];
        }
        Set<String> wanted = new HashSet<>(keys);
        Map<String, Integer> places = new HashMap<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            String key = LaneKey.of(lanes, lane);
            if (wanted.contains(key)) {
                places.putIfAbsent(key, lane);
            }
        }
        return keys.stream()
                .map(places::get)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    static List<String> of(LaneTable lanes, LaneSet chosen, int most) {
        return IntStream.of(chosen.toArray())
                .limit(most)
                .mapToObj(lane -> LaneKey.of(lanes, lane))
                .toList();
    }
}
