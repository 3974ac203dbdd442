package dev.skein.view.inspector;

import dev.skein.query.stacks.HitIndex;
import dev.skein.view.trace.IntervalRef;

/// What the inspector can be about; each page links to others.
public sealed interface Page {
    /// An interval of a lane.
    record OfInterval(IntervalRef ref) implements Page {}

    /// A lane by its ordinal.
    record OfLane(int lane) implements Page {}

    /// An object that lanes wait for, by the id that the source gives it.
    record OfLock(long objectId) implements Page {}

    /// A group of repeated stacks.
    record OfGroup(HitIndex hits, int group) implements Page {}
}
