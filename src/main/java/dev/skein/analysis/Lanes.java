package dev.skein.analysis;

import dev.skein.model.LaneKind;
import dev.skein.model.LaneTable;
import java.util.ArrayList;
import java.util.List;

/// How lanes are called in sentences and reports.
final class Lanes {
    private Lanes() {}

    /// `goroutine 18`, `"http-worker-3"`.
    static String name(LaneTable lanes, int lane) {
        if (lanes.kind(lane) == LaneKind.GOROUTINE) {
            return "goroutine " + lanes.id(lane);
        }
        return lanes.name(lane).isEmpty()
                ? lanes.kind(lane).key().replace('-', ' ') + " " + lanes.id(lane)
                : "\"" + lanes.name(lane) + "\"";
    }

    /// The first `limit` names joined, with the number of further ones.
    static String names(LaneTable lanes, int[] ordinals, int limit) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Math.min(limit, ordinals.length); i++) {
            names.add(name(lanes, ordinals[i]));
        }
        if (ordinals.length > limit) {
            names.add(Text.count(ordinals.length - limit) + " more");
        }
        if (names.size() < 2) {
            return String.join("", names);
        }
        String head = String.join(", ", names.subList(0, names.size() - 1));
        return head + " and " + names.get(names.size() - 1);
    }

    /// The source's number as text; the name where it has none.
    static String id(LaneTable lanes, int lane) {
        return lanes.id(lane) < 0 ? lanes.name(lane) : Long.toString(lanes.id(lane));
    }
}
