package dev.skein.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/// Collects what the rules find, and gives numbers at the end.
final class Findings {
    private final List<FindingDraft> drafts = new ArrayList<>();
    private final List<Leak> leaks = new ArrayList<>();
    private final List<StackGroup> groups = new ArrayList<>();
    private final List<Deadlock> deadlocks = new ArrayList<>();

    void add(FindingDraft draft) {
        drafts.add(draft);
    }

    void addLeak(Leak leak) {
        leaks.add(leak);
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
        return leaks.stream().sorted(Comparator.comparingInt(Leak::lane)).toList();
    }

    List<StackGroup> finishedGroups() {
        return groups.stream().sorted(Comparator.comparingInt(StackGroup::rank)).toList();
    }

    List<Deadlock> finishedDeadlocks() {
        return deadlocks;
    }
}
