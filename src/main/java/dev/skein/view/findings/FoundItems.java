package dev.skein.view.findings;

import dev.skein.analysis.Deadlock;
import dev.skein.analysis.Finding;
import dev.skein.analysis.FindingClass;
import dev.skein.analysis.Leak;
import dev.skein.analysis.Report;
import dev.skein.model.TimeRange;
import dev.skein.query.LaneSet;
import dev.skein.view.Strings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts what a report holds into one ranked list: alarms, deadlocks, leaks by the place where they
/// wait, then what is only worth knowing. What a rule explains away is left out.
final class FoundItems {
    private final Report report;
    private final List<FoundItem> items = new ArrayList<>();

    private FoundItems(Report report) {
        this.report = report;
    }

    static List<FoundItem> of(Report report) {
        FoundItems found = new FoundItems(report);
        List<Finding> alarms = report.alarms();
        alarms.forEach(found::add);
        if (alarms.stream().noneMatch(a -> a.findingClass() == FindingClass.DEADLOCK)) {
            report.deadlocks().forEach(found::add);
        }
        found.addLeaks();
        report.findings().stream()
                .filter(finding -> finding.suppressedBy() == null && !finding.isAlarm())
                .forEach(found::add);
        return List.copyOf(found.items);
    }

    private void add(String kind, TimeRange range, int[] lanes, String sentence) {
        items.add(new FoundItem(items.size() + 1, kind, range, LaneSet.of(lanes), sentence));
    }

    private void add(Finding finding) {
        add(
                finding.findingClass().title(),
                finding.range(),
                finding.lanes().stream().mapToInt(Integer::intValue).toArray(),
                finding.summary());
    }

    private void add(Deadlock deadlock) {
        long end = Math.max(deadlock.timeNanos() + 1, report.source().durationNanos());
        add(
                FindingClass.DEADLOCK.title(),
                new TimeRange(deadlock.timeNanos(), end),
                deadlock.laneOrdinals().stream()
                        .mapToInt(Integer::intValue)
                        .filter(lane -> lane >= 0)
                        .toArray(),
                Strings.get("findings.deadlock", String.join(" → ", deadlock.lanes())));
    }

    private void addLeaks() {
        Map<String, List<Leak>> bySpot = new LinkedHashMap<>();
        for (Leak leak : report.leaks()) {
            if (leak.verdict() == Leak.Verdict.LEAKED) {
                String spot = leak.function() + '\n' + leak.file() + '\n' + leak.line();
                bySpot.computeIfAbsent(spot, _ -> new ArrayList<>()).add(leak);
            }
        }
        bySpot.values().forEach(this::addLeaked);
    }

    private void addLeaked(List<Leak> leaks) {
        Leak first = leaks.getFirst();
        long end = Math.max(1, report.source().durationNanos());
        long longest = leaks.stream().mapToLong(Leak::blockedForNanos).max().orElse(0);
        add(
                Strings.get("findings.leak"),
                new TimeRange(Math.clamp(end - longest, 0, end - 1), end),
                leaks.stream().mapToInt(Leak::lane).filter(lane -> lane >= 0).toArray(),
                leaks.size() == 1
                        ? first.why()
                        : Strings.get(
                                "findings.leaks", leaks.size(), first.function(), first.why()));
    }
}
