package dev.skein.analysis;

import dev.skein.model.DumpSnapshot;
import dev.skein.model.Frame;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// GROUP-1 and GROUP-2: lanes in the same state at the same place, ranked; and whether one
/// anonymous stack makes up most of the program.
///
/// Lanes are alike when state and the first three frames of the program itself are, without lines
/// and with generated names made plain.
final class GroupRule extends ClassRule {
    private static final int KEY_FRAMES = 3;
    private static final int MAX_GROUPS = 200;
    private static final long MAX_SECONDS = 3_600;

    GroupRule() {
        super(FindingClass.REPEATED_STACK);
    }

    @Override
    public String thresholds(Parameters parameters) {
        return "over %s of all lanes, at least %s, with a closure or lambda in the first three frames"
                .formatted(
                        Text.percent(parameters.get(Parameter.REPEATED_SHARE)),
                        Text.number(parameters.get(Parameter.REPEATED_LANES)));
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        return evidence.trace().stacks().stackCount() == 0 ? "it holds no stacks" : null;
    }

    private record Group(
            String key, List<Snapshot.Row> rows, List<Frame> frames, long lanes, double growth) {
        double rank() {
            long longest = rows.stream().mapToLong(Snapshot.Row::blockedNanos).max().orElse(0);
            double seconds = Math.min(MAX_SECONDS, longest / 1e9);
            return lanes * Math.sqrt(1 + seconds) * (1 + growth);
        }
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        Trace trace = evidence.trace();
        List<DumpSnapshot> dumps = trace.dumps();
        Snapshot now =
                dumps.isEmpty()
                        ? Snapshot.atEnd(evidence)
                        : Snapshot.of(trace, dumps.get(dumps.size() - 1));
        Map<String, Long> before =
                dumps.size() < 2 ? Map.of() : counts(evidence, Snapshot.of(trace, dumps.get(0)));
        List<Group> groups = new ArrayList<>();
        byKey(evidence, now).forEach((key, rows) -> groups.add(group(evidence, key, rows, before)));
        groups.sort(
                Comparator.comparing((Group group) -> isIdle(group, out))
                        .thenComparing(Group::rank, Comparator.reverseOrder())
                        .thenComparing(Group::key));
        report(evidence, groups, now.laneCount(), out);
    }

    static String key(Evidence evidence, Snapshot.Row row) {
        StringBuilder key = new StringBuilder(row.word());
        for (Frame frame : evidence.frames().frames(row.stack(), KEY_FRAMES)) {
            key.append('\n').append(FrameNames.loose(frame));
        }
        return key.toString();
    }

    private static Map<String, List<Snapshot.Row>> byKey(Evidence evidence, Snapshot snapshot) {
        Map<String, List<Snapshot.Row>> result = new TreeMap<>();
        for (Snapshot.Row row : snapshot.rows()) {
            result.computeIfAbsent(key(evidence, row), _ -> new ArrayList<>()).add(row);
        }
        return result;
    }

    static Map<String, Long> counts(Evidence evidence, Snapshot snapshot) {
        Map<String, Long> result = new HashMap<>();
        for (Snapshot.Row row : snapshot.rows()) {
            result.merge(key(evidence, row), (long) row.count(), Long::sum);
        }
        return result;
    }

    private static Group group(
            Evidence evidence, String key, List<Snapshot.Row> rows, Map<String, Long> before) {
        long lanes = rows.stream().mapToLong(Snapshot.Row::count).sum();
        long was = before.getOrDefault(key, 0L);
        double growth = was == 0 ? 0 : Math.max(0, lanes / (double) was - 1);
        List<Frame> frames = evidence.frames().frames(rows.get(0).stack(), KEY_FRAMES);
        return new Group(key, rows, frames, lanes, growth);
    }

    private static boolean isIdle(Group group, Findings out) {
        return verdict(group, out) == Leak.Verdict.IDLE
                && group.rows.stream().anyMatch(row -> row.idle() || out.isIdle(row.lane()));
    }

    private static Leak.Verdict verdict(Group group, Findings out) {
        Leak.Verdict worst = Leak.Verdict.IDLE;
        for (Snapshot.Row row : group.rows) {
            Leak.Verdict own = out.verdict(row.lane(), row.id());
            worst = own.compareTo(worst) > 0 ? own : worst;
        }
        return worst;
    }

    private void report(Evidence evidence, List<Group> groups, long allLanes, Findings out) {
        int rank = 0;
        for (Group group : groups.subList(0, Math.min(MAX_GROUPS, groups.size()))) {
            rank++;
            String id = "G" + rank;
            StackGroup result = stackGroup(evidence, group, id, rank, allLanes, out);
            out.addGroup(result);
            group.rows.forEach(row -> out.assignGroup(row.lane(), row.id(), id));
            repeated(evidence, result, out);
        }
    }

    private StackGroup stackGroup(
            Evidence evidence, Group group, String id, int rank, long allLanes, Findings out) {
        Snapshot.Row first = group.rows.get(0);
        Frame top = evidence.frames().innermost(first.stack());
        double share = group.lanes / (double) Math.max(1, allLanes);
        return new StackGroup(
                id,
                rank,
                top == null ? "" : top.function(),
                top == null ? "" : top.file(),
                top == null ? 0 : top.line(),
                group.rows.stream()
                        .map(Snapshot.Row::lane)
                        .filter(lane -> lane >= 0)
                        .sorted()
                        .toList(),
                group.lanes,
                Math.round(share * 1_000) / 1_000.0,
                first.word(),
                group.frames.stream().anyMatch(FrameNames::isAnonymous),
                group.frames,
                creators(evidence, group),
                Math.round(group.growth * 1_000) / 1_000.0,
                verdict(group, out));
    }

    private static List<StackGroup.Creator> creators(Evidence evidence, Group group) {
        Map<Site, Long> counts = new HashMap<>();
        for (Snapshot.Row row : group.rows) {
            Site site = Creation.site(evidence, row.creation(), 0);
            if (!site.function().isEmpty()) {
                counts.merge(site, (long) row.count(), Long::sum);
            }
        }
        return counts.entrySet().stream()
                .map(
                        entry ->
                                new StackGroup.Creator(
                                        entry.getKey().function(),
                                        entry.getKey().line(),
                                        entry.getValue()))
                .sorted(
                        Comparator.comparingLong(StackGroup.Creator::count)
                                .reversed()
                                .thenComparing(StackGroup.Creator::function)
                                .thenComparingInt(StackGroup.Creator::line))
                .toList();
    }

    private void repeated(Evidence evidence, StackGroup group, Findings out) {
        Parameters parameters = evidence.parameters();
        if (group.anonymous()
                && group.verdict() != Leak.Verdict.IDLE
                && group.share() > parameters.get(Parameter.REPEATED_SHARE)
                && group.laneCount() >= parameters.get(Parameter.REPEATED_LANES)) {
            String summary =
                    "%s of all %s (%s) are in one anonymous stack: %s at %s."
                            .formatted(
                                    Text.percent(group.share()),
                                    Text.plural(evidence.laneNoun()),
                                    Text.count(group.laneCount()),
                                    group.state(),
                                    group.function() + ":" + group.line());
            long end = evidence.trace().durationNanos();
            FindingDraft draft = draft(end, end, Severity.WARNING, summary);
            draft.lanes = group.lanes().stream().mapToInt(lane -> lane).toArray();
            draft.sites = List.of(new Site(group.function(), group.file(), group.line(), 1));
            out.add(draft);
        }
    }
}
