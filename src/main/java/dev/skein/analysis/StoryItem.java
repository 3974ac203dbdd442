package dev.skein.analysis;

import dev.skein.model.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of a report's story: something found, where it is, and the sentence that tells it.
///
/// @param rank 1 for what asks most for attention
/// @param key names it in the same recording on another day: `DENS-3 main.work 12345`
/// @param rule the rule that found it: `LEAK-1`
/// @param kind a few words
/// @param lanes ordinals of the lanes involved, ascending; empty where it concerns none in
///     particular
/// @param laneCount how many lanes; more than `lanes` where the source only gives a number
/// @param factor how many times the usual; infinite where there is usually none, NaN where the
///     question makes no sense
/// @param sentence what, where, how unusual, who
/// @param finding what it was made from, null for leaks and deadlocks
public record StoryItem(
        int rank,
        String key,
        String rule,
        String kind,
        Severity severity,
        TimeRange range,
        List<Integer> lanes,
        long laneCount,
        double factor,
        String sentence,
        @Nullable Finding finding) {
    public StoryItem {
        lanes = List.copyOf(lanes);
    }

    /// Whether somebody should be told.
    public boolean isAlarm() {
        return severity != Severity.INFO;
    }

    StoryItem withRank(int newRank) {
        return new StoryItem(
                newRank, key, rule, kind, severity, range, lanes, laneCount, factor, sentence,
                finding);
    }
}
