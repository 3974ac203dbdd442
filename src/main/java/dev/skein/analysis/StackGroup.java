package dev.skein.analysis;

import dev.skein.model.Frame;
import java.util.List;

/// Lanes that are in the same state at the same place.
///
/// @param id `G1` is the first by rank
/// @param rank 1 is the first to look at
/// @param function innermost application frame
/// @param lanes ordinals, ascending
/// @param laneCount how many lanes; more than `lanes` where the source only gives a number
/// @param share of all application lanes, 0..1
/// @param state the wait in the source's own words
/// @param anonymous at least one of the three frames is a closure or lambda
/// @param topFrames up to three application frames, innermost first
/// @param createdBy who started the lanes, most first
/// @param growth how much the group grew from the first to the last dump: 1 is doubled
/// @param verdict of the worst of its lanes
public record StackGroup(
        String id,
        int rank,
        String function,
        String file,
        int line,
        List<Integer> lanes,
        long laneCount,
        double share,
        String state,
        boolean anonymous,
        List<Frame> topFrames,
        List<Creator> createdBy,
        double growth,
        Leak.Verdict verdict) {
    public StackGroup {
        lanes = List.copyOf(lanes);
        topFrames = List.copyOf(topFrames);
        createdBy = List.copyOf(createdBy);
    }

    /// A place that starts lanes, and how many of a group's it started.
    public record Creator(String function, int line, long count) {}
}
