package dev.skein.model;

/// How stored ticks, the source's raw clock and trace time relate.
///
/// Readers hand in raw times; the store keeps `(raw - baseRaw) >> tickShift`; everybody else sees
/// `raw - originRaw`. The origin may move between snapshots while a file is read (an event that
/// began earlier turns up later), the base never.
///
/// @param baseRawNanos raw time of tick 0, at or before everything stored
/// @param originRawNanos raw time that the trace calls 0
/// @param tickShift ticks are `2^tickShift` ns; 0 covers 78 hours exactly
record TimeBase(long baseRawNanos, long originRawNanos, int tickShift) {
    static final long MAX_TICKS = (1L << 48) - 1;

    long nanosOfTicks(long ticks) {
        return (ticks << tickShift) + baseRawNanos - originRawNanos;
    }

    /// Ticks at or before trace time `nanos`, clamped to what a key can hold.
    long ticksOfNanos(long nanos) {
        return Math.clamp((nanos + originRawNanos - baseRawNanos) >> tickShift, 0, MAX_TICKS);
    }

    /// First tick at or after trace time `nanos`, clamped to what a key can hold.
    long ticksAfterNanos(long nanos) {
        return ticksOfNanos(nanos + (1L << tickShift) - 1);
    }

    long ticksOfRaw(long rawNanos) {
        return Math.clamp((rawNanos - baseRawNanos) >> tickShift, 0, MAX_TICKS);
    }
}
