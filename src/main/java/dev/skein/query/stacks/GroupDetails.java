package dev.skein.query.stacks;

import dev.skein.model.Frame;
import dev.skein.model.IntervalStore;
import dev.skein.model.StackTable;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one group is about, for its page and for copying: the lines at which its members are, and
/// who started them.
///
/// @param places the innermost visible frame of each member with its line, most members first
/// @param creators who started the group's lanes, most lanes first
/// @param waits the frames above the place, of the most frequent stack, innermost first: how it
///     waits
/// @param stack a whole stack, the most frequent, innermost first
/// @param distinctStacks how many different stacks the members have
public record GroupDetails(
        List<Place> places,
        List<Creator> creators,
        List<Frame> waits,
        List<Frame> stack,
        int distinctStacks) {
    public GroupDetails {
        places = List.copyOf(places);
        creators = List.copyOf(creators);
        waits = List.copyOf(waits);
        stack = List.copyOf(stack);
    }

    /// A line of source and how many members are there.
    public record Place(Frame frame, long hits) {}

    /// A site that starts lanes and how many of the group's it started.
    public record Creator(LaneSites.Site site, long lanes) {}

    public static GroupDetails of(HitIndex hits, int group) {
        StackGroups groups = hits.groups();
        int[] stacks = hits.stacksOf(group);
        int most = stacks.length == 0 ? IntervalStore.NONE : stacks[0];
        return new GroupDetails(
                places(hits, group),
                creators(groups, hits, group),
                waits(groups, most),
                groups.trace().stacks().framesOf(most),
                stacks.length);
    }

    private static List<Place> places(HitIndex hits, int group) {
        FrameNames names = hits.groups().keys().names();
        StackTable stacks = hits.groups().trace().stacks();
        Map<Integer, Long> hitsByFrame = new HashMap<>();
        for (int at = hits.startOf(group); at < hits.endOf(group); at++) {
            int stack = hits.stackOf(at);
            if (stack >= 0) {
                int visible = names.visible(stack);
                int node = visible < 0 ? stack : visible;
                hitsByFrame.merge(stacks.frame(node), 1L, Long::sum);
            }
        }
        List<Place> result = new ArrayList<>();
        hitsByFrame.forEach(
                (frame, count) -> result.add(new Place(stacks.frameValue(frame), count)));
        result.sort(
                (a, b) ->
                        a.hits() != b.hits()
                                ? Long.compare(b.hits(), a.hits())
                                : FrameText.location(a.frame())
                                        .compareTo(FrameText.location(b.frame())));
        return result;
    }

    private static List<Creator> creators(StackGroups groups, HitIndex hits, int group) {
        LaneSites sites = groups.sites();
        Map<Integer, Long> lanesBySite = new HashMap<>();
        for (int lane : hits.lanesOf(group).toArray()) {
            lanesBySite.merge(sites.siteOf(lane), 1L, Long::sum);
        }
        List<Creator> result = new ArrayList<>();
        lanesBySite.forEach((site, lanes) -> result.add(new Creator(sites.site(site), lanes)));
        result.sort(
                (a, b) ->
                        a.lanes() != b.lanes()
                                ? Long.compare(b.lanes(), a.lanes())
                                : a.site().text().compareTo(b.site().text()));
        return result;
    }

    private static List<Frame> waits(StackGroups groups, int stackId) {
        Trace trace = groups.trace();
        List<Frame> result = new ArrayList<>();
        int place = groups.keys().names().visible(stackId);
        if (place == IntervalStore.NONE) {
            return result;
        }
        for (int node = stackId; node != place; node = trace.stacks().parent(node)) {
            result.add(trace.stacks().frameValue(trace.stacks().frame(node)));
        }
        return result;
    }
}
