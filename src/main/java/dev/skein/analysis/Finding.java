package dev.skein.analysis;

import dev.skein.model.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something an analysis wants to show, with its evidence: when, which lanes, the numbers, and one
/// sentence that says it all.
///
/// @param id `A1`, `A2`, … in order of time
/// @param suppressedBy the rule that explains it away (`DENS-S1`), null for a finding that stands
/// @param lanes ordinals of the lanes involved, ascending
/// @param sites where it happens, largest share first
/// @param related ids of findings that belong to this one
/// @param disappearsAt the coarsest sensitivity at which it would still be missing, empty when it
///     shows at every one
/// @param summary one plain sentence
public record Finding(
        String id,
        FindingClass findingClass,
        Severity severity,
        @Nullable String suppressedBy,
        double score,
        TimeRange range,
        List<Integer> lanes,
        Counts counts,
        @Nullable Peak peak,
        List<Site> sites,
        List<String> related,
        String disappearsAt,
        String summary) {
    public Finding {
        lanes = List.copyOf(lanes);
        sites = List.copyOf(sites);
        related = List.copyOf(related);
    }

    /// Events inside the finding.
    public record Counts(long create, long block, long unblock, long destroy) {
        public static final Counts NONE = new Counts(0, 0, 0, 0);

        public long all() {
            return create + block + unblock + destroy;
        }
    }

    /// The window in which the finding stands out most.
    ///
    /// @param count events in the window
    /// @param baseline events that a window of that length usually holds around there
    /// @param z how many standard deviations above the baseline
    public record Peak(long windowNanos, long count, double baseline, double z) {}

    public String rule() {
        return findingClass.rule();
    }

    /// Whether somebody should be told: a warning or worse that nothing explains.
    public boolean isAlarm() {
        return severity != Severity.INFO && suppressedBy == null;
    }
}
