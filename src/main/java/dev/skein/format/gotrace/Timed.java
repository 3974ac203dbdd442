package dev.skein.format.gotrace;

/// A source of events in order, as [CursorHeap] sees it: when its next one is.
abstract class Timed {
    /// Own time of the current event, in the reader's unit.
    long time;
}
