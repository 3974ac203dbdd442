package dev.skein.analysis;

import dev.skein.model.Frame;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneTable;
import dev.skein.model.Trace;
import dev.skein.query.ThreadNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What each lane runs, as small numbers: the entry function of a goroutine, the normalised name of
/// a thread; and which lanes belong to the runtime.
///
/// Sites are numbered in the order in which lanes first show them, so the numbers are the same for
/// every analysis of a trace.
final class Sites {
    private final int[] siteOfLane;
    private final boolean[] system;
    private final List<String> names = new ArrayList<>();

    Sites(Trace trace, AppFrames frames) {
        LaneTable lanes = trace.lanes();
        siteOfLane = new int[lanes.size()];
        system = new boolean[lanes.size()];
        Map<String, Integer> numbers = new HashMap<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            String name = siteName(trace, frames, lane);
            Integer known = numbers.putIfAbsent(name, names.size());
            if (known == null) {
                names.add(name);
            }
            siteOfLane[lane] = known == null ? names.size() - 1 : known;
            system[lane] = isSystem(lanes, lane, name);
        }
    }

    private static String siteName(Trace trace, AppFrames frames, int lane) {
        LaneTable lanes = trace.lanes();
        if (!lanes.site(lane).isEmpty()) {
            return lanes.site(lane);
        }
        if (!lanes.name(lane).isEmpty()) {
            return lanes.kind(lane) == LaneKind.GOROUTINE
                    ? lanes.name(lane)
                    : ThreadNames.normalise(lanes.name(lane));
        }
        int stack = lanes.creationStack(lane);
        if (stack != IntervalStore.NONE) {
            Frame frame = frames.innermost(stack);
            return frame == null ? lanes.kind(lane).key() : frame.normalised();
        }
        return lanes.kind(lane).key();
    }

    private static boolean isSystem(LaneTable lanes, int lane, String site) {
        return lanes.system(lane)
                || !lanes.kind(lane).isThread()
                || (site.startsWith("runtime.") && !site.equals("runtime.main"))
                || site.startsWith("runtime/trace.");
    }

    int count() {
        return names.size();
    }

    int of(int lane) {
        return siteOfLane[lane];
    }

    String name(int site) {
        return names.get(site);
    }

    boolean isSystem(int lane) {
        return system[lane];
    }

    /// By lane; owned by this object, not to be written.
    boolean[] systemLanes() {
        return system;
    }
}
