package dev.skein.model;

import org.jspecify.annotations.Nullable;

/// One of at most 256 states of a trace in its source's own words, and the display class it maps
/// to.
///
/// Codes 0 and 1 are the same in every trace. `state` is null for exactly those two: they belong to
/// no class, so class sums over a window add up to the time about which something is known.
///
/// @param code 0..255, stored in the interval key
/// @param name the source's word: `chan send`, `jdk.ThreadPark`, `GC mark assist wait for work`
/// @param label what a person reads where `name` is technical; often the same
public record SubState(int code, String name, String label, @Nullable LaneState state) {
    /// The lane is not alive: before it was created, after it ended.
    public static final int ABSENT = 0;

    /// The lane is alive and the source says nothing about it here; never to be read as "running".
    public static final int NO_EVENT = 1;
}
