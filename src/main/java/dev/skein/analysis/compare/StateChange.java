package dev.skein.analysis.compare;

import dev.skein.model.LaneState;

/// Time in one display class on both sides.
public record StateChange(LaneState state, Change change) {}
