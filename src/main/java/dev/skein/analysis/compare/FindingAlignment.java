package dev.skein.analysis.compare;

import dev.skein.analysis.Deadlock;
import dev.skein.analysis.Finding;
import dev.skein.analysis.FindingClass;
import dev.skein.analysis.Leak;
import dev.skein.model.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Matches findings by rule and by the function most involved, so that the same problem at another
/// time is the same problem.
///
/// Findings that something explains away are left out, as are lanes that merely wait for work. Of a
/// finding outside the window nothing is said; leaks and deadlocks belong to the whole recording.
final class FindingAlignment {
    private record Key(String rule, String title, String site) {}

    private static final class Entry {
        int countA;
        int countB;
        String summary = "";
    }

    private final Map<Key, Entry> entries =
            new TreeMap<>(
                    Comparator.comparing(Key::rule)
                            .thenComparing(Key::title)
                            .thenComparing(Key::site));

    private FindingAlignment() {}

    static List<FindingChange> of(Side a, Side b) {
        FindingAlignment alignment = new FindingAlignment();
        alignment.add(a, true);
        alignment.add(b, false);
        List<FindingChange> result = new ArrayList<>();
        alignment.entries.forEach(
                (key, entry) ->
                        result.add(
                                new FindingChange(
                                        key.rule,
                                        key.title,
                                        key.site,
                                        entry.countA,
                                        entry.countB,
                                        entry.summary)));
        result.sort(Comparator.comparingInt(FindingAlignment::order));
        return result;
    }

    private static int order(FindingChange change) {
        return change.appeared() ? 0 : change.gone() ? 1 : 2;
    }

    private void add(Side side, boolean sideA) {
        for (Finding finding : side.report().findings()) {
            boolean listedBelow = finding.findingClass() == FindingClass.DEADLOCK;
            if (finding.suppressedBy() == null
                    && !listedBelow
                    && meets(finding.range(), side.window())) {
                String site =
                        finding.sites().isEmpty() ? "" : finding.sites().getFirst().function();
                String title = finding.findingClass().title();
                count(new Key(finding.rule(), title, site), finding.summary(), sideA);
            }
        }
        for (Leak leak : side.report().leaks()) {
            if (leak.verdict() != Leak.Verdict.IDLE) {
                String title = leak.verdict().key() + " lanes";
                count(new Key(leak.rule(), title, leak.function()), leak.why(), sideA);
            }
        }
        for (Deadlock deadlock : side.report().deadlocks()) {
            String circle = String.join(" -> ", deadlock.lanes());
            count(new Key("DL-1", "deadlock", circle), circle, sideA);
        }
    }

    private static boolean meets(TimeRange range, TimeRange window) {
        return range.startNanos() <= window.endNanos() && range.endNanos() >= window.startNanos();
    }

    private void count(Key key, String summary, boolean sideA) {
        Entry entry = entries.computeIfAbsent(key, _ -> new Entry());
        entry.countA += sideA ? 1 : 0;
        entry.countB += sideA ? 0 : 1;
        if (entry.summary.isEmpty() || (!sideA && entry.countB == 1)) {
            entry.summary = summary;
        }
    }
}
