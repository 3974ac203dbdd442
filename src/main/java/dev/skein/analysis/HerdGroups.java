package dev.skein.analysis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// How many wake-ups come in groups: many different lanes by one actor within an instant.
///
/// @param wakeUps wake-ups in groups
/// @param groups number of groups
/// @param largest lanes of the largest one
/// @param actor the lane that woke most in groups, -1 when there was none
record HerdGroups(int wakeUps, int groups, int largest, int actor) {

    static HerdGroups of(BurstEvents burst, int minLanes, long withinNanos) {
        EventStream stream = burst.stream;
        Map<Integer, Group> open = new HashMap<>();
        Map<Integer, Integer> byActor = new HashMap<>();
        int[] totals = new int[3];
        for (int event : burst.events) {
            int actor = stream.actor[event];
            if (stream.kind[event] != EventStream.UNBLOCK || actor < 0) {
                continue;
            }
            long time = stream.timeNanos[event];
            Group group = open.get(actor);
            if (group == null || time - group.startNanos > withinNanos) {
                close(actor, group, minLanes, totals, byActor);
                group = new Group(time);
                open.put(actor, group);
            }
            group.lanes.add(stream.lane[event]);
            group.wakeUps++;
        }
        open.forEach((actor, group) -> close(actor, group, minLanes, totals, byActor));
        int best = -1;
        for (Map.Entry<Integer, Integer> entry : byActor.entrySet()) {
            int most = best < 0 ? 0 : byActor.getOrDefault(best, 0);
            if (entry.getValue() > most || (entry.getValue() == most && entry.getKey() < best)) {
                best = entry.getKey();
            }
        }
        return new HerdGroups(totals[0], totals[1], totals[2], best);
    }

    private static void close(
            int actor,
            @org.jspecify.annotations.Nullable Group group,
            int minLanes,
            int[] totals,
            Map<Integer, Integer> byActor) {
        if (group != null && group.lanes.size() >= minLanes) {
            totals[0] += group.wakeUps;
            totals[1]++;
            totals[2] = Math.max(totals[2], group.lanes.size());
            byActor.merge(actor, group.wakeUps, Integer::sum);
        }
    }

    private static final class Group {
        final long startNanos;
        final Set<Integer> lanes = new HashSet<>();
        int wakeUps;

        Group(long startNanos) {
            this.startNanos = startNanos;
        }
    }
}
