package dev.skein.analysis;

import dev.skein.model.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A [Finding] while the rules still work on it: it has no number yet, and others may explain it
/// away.
final class FindingDraft {
    FindingClass findingClass;
    Severity severity = Severity.WARNING;
    @Nullable String suppressedBy;
    double score;
    long startNanos;
    long endNanos;

    /// Ordinals, ascending.
    int[] lanes = {};

    Finding.Counts counts = Finding.Counts.NONE;
    Finding.@Nullable Peak peak;
    List<Site> sites = List.of();
    final List<FindingDraft> related = new ArrayList<>();
    String disappearsAt = "";
    String summary = "";

    FindingDraft(FindingClass findingClass, long startNanos, long endNanos) {
        this.findingClass = findingClass;
        this.startNanos = startNanos;
        this.endNanos = endNanos;
    }

    boolean isAlarm() {
        return severity != Severity.INFO && suppressedBy == null;
    }

    long lengthNanos() {
        return Math.max(1, endNanos - startNanos);
    }

    long overlapNanos(FindingDraft other) {
        return Math.max(
                0, Math.min(endNanos, other.endNanos) - Math.max(startNanos, other.startNanos));
    }

    void relate(FindingDraft other) {
        if (!related.contains(other)) {
            related.add(other);
            other.related.add(this);
        }
    }

    Finding finish(String id, List<String> relatedIds) {
        return new Finding(
                id,
                findingClass,
                severity,
                suppressedBy,
                Math.round(score * 1_000) / 1_000.0,
                new TimeRange(startNanos, Math.max(endNanos, startNanos)),
                Arrays.stream(lanes).boxed().toList(),
                counts,
                peak,
                sites,
                relatedIds,
                disappearsAt,
                summary);
    }
}
