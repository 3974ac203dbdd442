package dev.skein.view.findings;

import dev.skein.model.TimeRange;
import dev.skein.query.LaneSet;

/// One line of the list: something found, where it is, and the sentence that tells it.
///
/// @param rank 1 for what asks most for attention
/// @param kind a few words
/// @param lanes ordinals of the lanes involved; empty where it concerns no lane in particular
public record FoundItem(int rank, String kind, TimeRange range, LaneSet lanes, String sentence) {}
