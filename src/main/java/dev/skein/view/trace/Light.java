package dev.skein.view.trace;

import dev.skein.query.LaneMarks;

/// Something that is lit in all lanes at once, while everything else is dimmed.
///
/// @param marks which parts of which lanes
/// @param label what it is, in a few words
/// @param kept it stays when the pointer goes away
public record Light(LaneMarks marks, String label, boolean kept) {}
