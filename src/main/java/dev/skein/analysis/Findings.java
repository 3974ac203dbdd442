package dev.skein.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Collects what the rules find, and gives numbers at the end.
final class Findings {
    private final List<FindingDraft> drafts = new ArrayList<>();
    private final List<Leak> leaks = new ArrayList<>();
    private final Map<String, Integer> leakOfLane = new HashMap<>();
    private final List<StackGroup> groups = new ArrayList<>();
    private final List<Deadlock> deadlocks = new ArrayList<>();

    void add(FindingDraft draft) {
        drafts.add(draft);
    }

    void addLeak(Leak leak) {
        leakOfLane.putIfAbsent(key(leak.lane(), leak.laneId()), leaks.size());
        leaks.add(leak);
    }

    /// A lane is known by its ordinal, or by the source's own id where the trace has no lane for
    /// it.
    private static String key(int lane, String id) {
        return lane >= 0 ? "#" + lane : id;
    }

    boolean hasLeak(int lane) {
        return leakOfLane.containsKey(key(lane, ""));
    }

    /// Whether a verdict about the lane was given already.
    boolean hasVerdict(int lane, String id) {
        return leakOfLane.containsKey(key(lane, id));
    }

    /// The verdict about the lane; idle where there is none.
    Leak.Verdict verdict(int lane, String id) {
        Integer at = leakOfLane.get(key(lane, id));
        return at == null ? Leak.Verdict.IDLE : leaks.get(at).verdict();
    }

    /// Whether the lane was found to wait for work.
    boolean isIdle(int lane) {
        return hasLeak(lane) && verdict(lane, "") == Leak.Verdict.IDLE;
    }

    void assignGroup(int lane, String id, String group) {
        Integer at = leakOfLane.get(key(lane, id));
        if (at != null) {
            leaks.set(at, leaks.get(at).withGroup(group));
        }
    }

    void addGroup(StackGroup group) {
        groups.add(group);
    }

    void addDeadlock(Deadlock deadlock) {
        deadlocks.add(deadlock);
    }

    List<FindingDraft> drafts() {
        return drafts;
    }

    /// Findings and verdicts of one rule that stand.
    int standing(String rule) {
        long findings =
                drafts.stream()
                        .filter(draft -> draft.findingClass.rule().equals(rule))
                        .filter(draft -> draft.suppressedBy == null)
                        .count();
        long verdicts =
                leaks.stream()
                        .filter(leak -> leak.rule().equals(rule))
                        .filter(leak -> leak.verdict() != Leak.Verdict.IDLE)
                        .count();
        return (int) (findings + verdicts);
    }

    List<Finding> finishedFindings() {
        drafts.sort(
                Comparator.comparingLong((FindingDraft draft) -> draft.startNanos)
                        .thenComparing(draft -> draft.findingClass.rule())
                        .thenComparingLong(draft -> draft.endNanos)
                        .thenComparing(draft -> draft.summary));
        IdentityHashMap<FindingDraft, String> ids = new IdentityHashMap<>();
        for (FindingDraft draft : drafts) {
            ids.put(draft, "A" + (ids.size() + 1));
        }
        List<Finding> result = new ArrayList<>();
        for (FindingDraft draft : drafts) {
            List<String> related =
                    draft.related.stream()
                            .filter(ids::containsKey)
                            .map(other -> String.valueOf(ids.get(other)))
                            .sorted(
                                    Comparator.comparingInt(String::length)
                                            .thenComparing(Comparator.naturalOrder()))
                            .toList();
            result.add(draft.finish(String.valueOf(ids.get(draft)), related));
        }
        return result;
    }

    List<Leak> finishedLeaks() {
        return leaks.stream()
                .sorted(
                        Comparator.comparingLong(Findings::number)
                                .thenComparing(Leak::laneId)
                                .thenComparingInt(Leak::lane))
                .toList();
    }

    private static long number(Leak leak) {
        try {
            return Long.parseLong(leak.laneId());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    List<StackGroup> finishedGroups() {
        return groups.stream().sorted(Comparator.comparingInt(StackGroup::rank)).toList();
    }

    List<Deadlock> finishedDeadlocks() {
        return deadlocks;
    }
}
