package dev.skein.query.stacks;

import dev.skein.model.Frame;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneTable;
import dev.skein.model.StackTable;
import dev.skein.model.Trace;
import dev.skein.query.LaneGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who started each lane: the innermost frame of the program itself in the stack of its creator.
///
/// Where the source does not say, the site is what the lane runs, else the pattern of its name; a
/// site then has no frame.
public final class LaneSites {
    private final int[] siteOfLane;
    private final List<Site> sites;

    /// A place that starts lanes.
    ///
    /// @param label `main.start`, or for lack of better `runs main.worker` or `pool-#-thread-#`
    /// @param frame null where the source does not tell who started the lane
    public record Site(String label, @Nullable Frame frame) {
        /// The label with file and line where they are known.
        public String text() {
            return located(label);
        }

        /// The same without the package.
        public String shortText() {
            return located(frame == null ? label : FrameText.shortened(label));
        }

        private String located(String name) {
            String location = frame == null ? "" : FrameText.location(frame);
            return location.isEmpty() ? name : name + " (" + location + ")";
        }
    }

    private LaneSites(int[] siteOfLane, List<Site> sites) {
        this.siteOfLane = siteOfLane;
        this.sites = List.copyOf(sites);
    }

    public static LaneSites of(Trace trace) {
        LaneTable lanes = trace.lanes();
        FrameNames names = new FrameNames(trace, true, true);
        int[] lines = names.withLines();
        StackTable stacks = trace.stacks();
        int[] result = new int[lanes.size()];
        List<Site> sites = new ArrayList<>();
        Map<Integer, Integer> byLine = new HashMap<>();
        Map<String, Integer> byLabel = new HashMap<>();
        for (int lane = 0; lane < result.length; lane++) {
            int node = creationNode(names, lanes.creationStack(lane));
            if (node != IntervalStore.NONE) {
                int frame = stacks.frame(node);
                result[lane] =
                        byLine.computeIfAbsent(
                                lines[frame], _ -> add(sites, siteAt(stacks.frameValue(frame))));
            } else {
                result[lane] =
                        byLabel.computeIfAbsent(
                                fallback(trace, lane), label -> add(sites, new Site(label, null)));
            }
        }
        return new LaneSites(result, sites);
    }

    private static int creationNode(FrameNames names, int stackId) {
        int node = names.visible(stackId);
        return node == IntervalStore.NONE ? stackId : node;
    }

    private static Site siteAt(Frame frame) {
        return new Site(FrameText.label(frame), frame);
    }

    private static String fallback(Trace trace, int lane) {
        String site = trace.lanes().site(lane);
        return site.isEmpty() ? LaneGroup.NAME.of(trace, lane) : "runs " + site;
    }

    private static int add(List<Site> sites, Site site) {
        sites.add(site);
        return sites.size() - 1;
    }

    /// Number of the lane's site, `0 .. count() - 1`.
    public int siteOf(int lane) {
        return siteOfLane[lane];
    }

    public int count() {
        return sites.size();
    }

    public Site site(int number) {
        return sites.get(number);
    }
}
