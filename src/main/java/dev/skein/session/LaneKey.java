package dev.skein.session;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneTable;

/// Names a lane so that the name means the same lane whenever the recording is read:
/// `goroutine:18`, `platform-thread:1:7` for thread 7 of process 1, `track/main` for one without an
/// id.
public final class LaneKey {
    private LaneKey() {}

    public static String of(LaneTable lanes, int lane) {
        String kind = lanes.kind(lane).key();
        if (lanes.id(lane) < 0) {
            return kind + "/" + lanes.name(lane);
        }
        String process = lanes.process(lane) == 0 ? "" : lanes.process(lane) + ":";
        return kind + ":" + process + lanes.id(lane);
    }

    /// The first lane of that key, or [IntervalStore#NONE].
    public static int find(LaneTable lanes, String key) {
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (of(lanes, lane).equals(key)) {
                return lane;
            }
        }
        return IntervalStore.NONE;
    }
}
