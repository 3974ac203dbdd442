package dev.skein.analysis;

import java.util.List;

/// What one site starts, with what that starts in turn: a node of the creation tree.
///
/// @param site entry function or normalised name of the lanes started
/// @param place where they are started, `f:7`; empty where the source does not say
/// @param started lanes, those that lived before the trace included
/// @param ended lanes that ended in the trace
/// @param orphans lanes that lived on when the lane that started them had ended
/// @param growth live lanes at the end less those at the start
/// @param lanes ordinals, ascending
public record StartSite(
        String site,
        String place,
        int started,
        int ended,
        int orphans,
        int growth,
        List<Integer> lanes,
        List<StartSite> children) {
    public StartSite {
        lanes = List.copyOf(lanes);
        children = List.copyOf(children);
    }

    /// Lanes that live when the trace ends.
    public int alive() {
        return started - ended;
    }
}
