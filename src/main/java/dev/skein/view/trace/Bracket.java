package dev.skein.view.trace;

import dev.skein.model.TimeRange;
import dev.skein.query.LaneSet;

/// A finding as it is marked on the lanes, the ruler and the overview.
///
/// @param rank number to show, 1 is the first to look at
/// @param lanes whom it concerns; empty for no lane in particular
/// @param sentence what is said when the pointer rests on it
public record Bracket(int rank, String kind, TimeRange range, LaneSet lanes, String sentence) {}
