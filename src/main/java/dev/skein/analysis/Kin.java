package dev.skein.analysis;

import dev.skein.model.Frame;
import dev.skein.model.LaneTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Which lanes still work for whom: the lanes that a lane started, and those that the same function
/// of the same lane started beside it.
final class Kin {
    private final Evidence evidence;
    private final Map<Integer, Integer> workingChildren = new HashMap<>();
    private final Map<Key, Integer> workingBeside = new HashMap<>();

    private record Key(int parent, String function) {}

    /// @param atRest lanes that do not count as working: leaked, or waiting for others themselves
    Kin(Evidence evidence, Set<Integer> atRest) {
        this.evidence = evidence;
        LaneTable lanes = evidence.trace().lanes();
        for (int lane = 0; lane < lanes.size(); lane++) {
            boolean works =
                    lanes.kind(lane).isThread()
                            && lanes.parent(lane) >= 0
                            && lanes.endNanos(lane) == LaneTable.UNKNOWN
                            && !atRest.contains(lane);
            if (works) {
                workingChildren.merge(lanes.parent(lane), 1, Integer::sum);
                workingBeside.merge(key(lane), 1, Integer::sum);
            }
        }
    }

    private Key key(int lane) {
        LaneTable lanes = evidence.trace().lanes();
        Frame frame = evidence.frames().innermost(lanes.creationStack(lane));
        return new Key(lanes.parent(lane), frame == null ? "" : frame.function());
    }

    /// Whether `lane`, itself at rest, has any lane to wait for.
    boolean works(int lane) {
        return workingChildren.containsKey(lane)
                || (evidence.trace().lanes().parent(lane) >= 0
                        && workingBeside.containsKey(key(lane)));
    }
}
