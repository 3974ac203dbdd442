package dev.skein.analysis;

import dev.skein.model.Frame;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneTable;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Builds the creation tree of a trace: lanes by the site that started them, then by their own site
/// and the place in the program.
///
/// A site that starts lanes of its own kind is listed once below itself and not followed further.
final class StartSites {
    private static final int NOBODY = -1;

    private record Key(int site, String place) {}

    private final Evidence evidence;
    private final Map<Integer, Map<Key, List<Integer>>> byCreator = new TreeMap<>();

    private StartSites(Evidence evidence) {
        this.evidence = evidence;
    }

    /// The roots: sites whose creator is not in the trace, most lanes first.
    static List<StartSite> of(Evidence evidence) {
        StartSites sites = new StartSites(evidence);
        Trace trace = evidence.trace();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            if (!evidence.sites().isSystem(lane)) {
                sites.add(lane);
            }
        }
        return sites.children(NOBODY, new HashSet<>());
    }

    private void add(int lane) {
        int parent = evidence.trace().lanes().parent(lane);
        boolean known = parent != IntervalStore.NONE && !evidence.sites().isSystem(parent);
        int creator = known ? evidence.sites().of(parent) : NOBODY;
        Frame frame = evidence.frames().innermost(evidence.trace().lanes().creationStack(lane));
        Key key =
                new Key(
                        evidence.sites().of(lane),
                        frame == null ? "" : BurstSentences.place(frame));
        byCreator
                .computeIfAbsent(
                        creator,
                        _ ->
                                new TreeMap<>(
                                        Comparator.comparingInt(Key::site)
                                                .thenComparing(Key::place)))
                .computeIfAbsent(key, _ -> new ArrayList<>())
                .add(lane);
    }

    private List<StartSite> children(int creator, Set<Integer> path) {
        List<StartSite> result = new ArrayList<>();
        byCreator
                .getOrDefault(creator, Map.of())
                .forEach((key, lanes) -> result.add(node(key, lanes, path)));
        result.sort(
                Comparator.comparingInt(StartSite::started)
                        .reversed()
                        .thenComparing(StartSite::site)
                        .thenComparing(StartSite::place));
        return result;
    }

    private StartSite node(Key key, List<Integer> lanes, Set<Integer> path) {
        LaneTable table = evidence.trace().lanes();
        int ended = 0;
        int orphans = 0;
        int before = 0;
        for (int lane : lanes) {
            ended += table.endNanos(lane) == LaneTable.UNKNOWN ? 0 : 1;
            before += table.startNanos(lane) == LaneTable.UNKNOWN ? 1 : 0;
            orphans += isOrphan(table, lane) ? 1 : 0;
        }
        List<StartSite> children = List.of();
        if (path.add(key.site)) {
            children = children(key.site, path);
            path.remove(key.site);
        }
        return new StartSite(
                evidence.sites().name(key.site),
                key.place,
                lanes.size(),
                ended,
                orphans,
                lanes.size() - ended - before,
                lanes,
                children);
    }

    private static boolean isOrphan(LaneTable table, int lane) {
        int parent = table.parent(lane);
        if (parent == IntervalStore.NONE || table.endNanos(parent) == LaneTable.UNKNOWN) {
            return false;
        }
        long end = table.endNanos(lane);
        return end == LaneTable.UNKNOWN || end > table.endNanos(parent);
    }
}
