package dev.skein.model;

/// A half-open stretch of trace time, `[startNanos, endNanos)`; every range in Skein is half-open.
///
/// Times are nanoseconds since the trace's own origin, never wall clock.
public record TimeRange(long startNanos, long endNanos) {
    public TimeRange {
        if (endNanos < startNanos) {
            throw new IllegalArgumentException("end " + endNanos + " before start " + startNanos);
        }
    }

    public long durationNanos() {
        return endNanos - startNanos;
    }

    public boolean isEmpty() {
        return endNanos == startNanos;
    }

    public boolean contains(long timeNanos) {
        return startNanos <= timeNanos && timeNanos < endNanos;
    }

    public boolean overlaps(TimeRange other) {
        return startNanos < other.endNanos && other.startNanos < endNanos;
    }

    /// The part of this range inside `bounds`; empty, at the nearer edge of `bounds`, when they do
    /// not meet.
    public TimeRange clampedTo(TimeRange bounds) {
        long start = Math.clamp(startNanos, bounds.startNanos, bounds.endNanos);
        long end = Math.clamp(endNanos, bounds.startNanos, bounds.endNanos);
        return new TimeRange(start, end);
    }
}
