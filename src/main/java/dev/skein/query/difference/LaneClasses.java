package dev.skein.query.difference;

import dev.skein.model.LaneKind;
import dev.skein.model.Trace;
import dev.skein.query.LaneGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The group and the kind of each lane as numbers.
final class LaneClasses {
    static final List<LaneKind> KINDS = List.of(LaneKind.values());

    final int[] groupOfLane;
    final List<String> groups = new ArrayList<>();
    final int[] kindOfLane;

    LaneClasses(Trace trace) {
        int lanes = trace.lanes().size();
        groupOfLane = new int[lanes];
        kindOfLane = new int[lanes];
        Map<String, Integer> numbers = new HashMap<>();
        for (int lane = 0; lane < lanes; lane++) {
            String group = LaneGroup.SITE.of(trace, lane);
            Integer number = numbers.putIfAbsent(group, groups.size());
            if (number == null) {
                number = groups.size();
                groups.add(group);
            }
            groupOfLane[lane] = number;
            kindOfLane[lane] = KINDS.indexOf(trace.lanes().kind(lane));
        }
    }
}
