package dev.skein.query;

import dev.skein.model.TimeRange;
import dev.skein.model.Trace;

/// What a question is about: a stretch of time in some lanes.
///
/// An interval belongs to a scope when it covers the start of the range or begins in the range, a
/// point when it lies in the range. A range that reaches the end of the trace includes that
/// instant, so that the last event, the last of several dumps and a single dump, whose trace has no
/// length, are seen. A range of no length stands for its first nanosecond.
public record Scope(TimeRange range, LaneSet lanes) {
    /// The whole trace.
    public static Scope all(Trace trace) {
        return new Scope(trace.range(), LaneSet.all(trace));
    }

    /// First instant after what the scope includes.
    public long endExclusive(Trace trace) {
        return range.endNanos() >= trace.durationNanos()
                ? Math.max(range.endNanos(), trace.durationNanos() + 1)
                : Math.max(range.endNanos(), range.startNanos() + 1);
    }
}
