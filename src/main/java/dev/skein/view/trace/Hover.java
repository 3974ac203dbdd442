package dev.skein.view.trace;

/// What the pointer is over: a lane at a time.
///
/// @param fromNanos time at the left edge of the pixel under the pointer
/// @param toNanos time at its right edge, at least a nanosecond later
public record Hover(int lane, long fromNanos, long toNanos) {}
