package dev.skein.format.jfr;

/// Turns ticks into nanoseconds since the epoch, in the order of operations that the JDK uses, so
/// that times are equal to the nanosecond.
record Clock(long startNanos, long startTicks, double ticksPerNano) {
    static Clock of(ChunkHeader header) {
        return new Clock(header.startNanos(), header.startTicks(), header.frequency() / 1e9);
    }

    long epochNanos(long ticks) {
        return startNanos + span(ticks - startTicks);
    }

    long durationNanos(long ticks) {
        return span(ticks);
    }

    private long span(long ticks) {
        return ticksPerNano == 1.0 ? ticks : (long) (ticks / ticksPerNano);
    }
}
