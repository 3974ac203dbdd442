package dev.skein.query.stacks;

import dev.skein.model.Frame;
import dev.skein.model.IntervalStore;
import dev.skein.model.StackTable;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.BitSet;
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
        Members members = new Members(hits, group);
        int most = members.mostFrequentStack();
        return new GroupDetails(
                places(groups, members),
                creators(groups, members),
                waits(groups, most),
                groups.trace().stacks().framesOf(most),
                members.hitsByStack.size());
    }

    /// The stacks and lanes of a group: from its intervals and points, and from dumps. The bars of
    /// a series of dumps are no members beside the threads that they stand for.
    private static final class Members {
        final Map<Integer, Long> hitsByStack = new HashMap<>();
        final BitSet lanes = new BitSet();

        Members(HitIndex hits, int group) {
            StackGroups groups = hits.groups();
            if (!StackSource.isDumpSeries(groups.trace())) {
                for (int at = hits.startOf(group); at < hits.endOf(group); at++) {
                    add(hits.laneAt(at), hits.stackOf(at), 1);
                }
            }
            DumpMembers.forEach(
                    groups,
                    group,
                    (dump, row) -> add(dump.lane(row), dump.stackId(row), dump.count(row)));
        }

        private void add(int lane, int stackId, long count) {
            if (stackId >= 0) {
                hitsByStack.merge(stackId, count, Long::sum);
            }
            if (lane >= 0) {
                lanes.set(lane);
            }
        }

        int mostFrequentStack() {
            int best = IntervalStore.NONE;
            long most = 0;
            for (Map.Entry<Integer, Long> entry : hitsByStack.entrySet()) {
                long hits = entry.getValue();
                if (hits > most || (hits == most && entry.getKey() < best)) {
                    best = entry.getKey();
                    most = hits;
                }
            }
            return best;
        }
    }

    private static List<Place> places(StackGroups groups, Members members) {
        FrameNames names = groups.keys().names();
        StackTable stacks = groups.trace().stacks();
        Map<Integer, Long> hitsByFrame = new HashMap<>();
        members.hitsByStack.forEach(
                (stack, hits) -> {
                    int visible = names.visible(stack);
                    int node = visible < 0 ? stack : visible;
                    hitsByFrame.merge(stacks.frame(node), hits, Long::sum);
                });
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

    private static List<Creator> creators(StackGroups groups, Members members) {
        LaneSites sites = groups.sites();
        Map<Integer, Long> lanesBySite = new HashMap<>();
        members.lanes.stream()
                .forEach(lane -> lanesBySite.merge(sites.siteOf(lane), 1L, Long::sum));
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
