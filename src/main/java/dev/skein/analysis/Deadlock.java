package dev.skein.analysis;

import java.util.List;

/// Lanes that wait for each other in a circle, and those that wait behind them.
///
/// @param lanes names of the members of the circle, in order of waiting
/// @param laneOrdinals the same as ordinals; -1 where a member has no lane
/// @param locks what each of them waits for
/// @param blockedBehind names of lanes that wait for a member without being one
/// @param timeNanos when it was seen
public record Deadlock(
        List<String> lanes,
        List<Integer> laneOrdinals,
        List<String> locks,
        List<String> blockedBehind,
        long timeNanos) {
    public Deadlock {
        lanes = List.copyOf(lanes);
        laneOrdinals = List.copyOf(laneOrdinals);
        locks = List.copyOf(locks);
        blockedBehind = List.copyOf(blockedBehind);
    }
}
