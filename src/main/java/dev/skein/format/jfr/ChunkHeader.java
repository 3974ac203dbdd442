package dev.skein.format.jfr;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The 68 bytes at the start of a chunk. Offsets are relative to the chunk's start.
///
/// @param sizeBytes 0 when the writer never finished
/// @param state 0 finished, 255 being rewritten, else the number of flushes so far
record ChunkHeader(
        int major,
        int minor,
        long sizeBytes,
        long lastCheckpoint,
        long metadata,
        long startNanos,
        long durationNanos,
        long startTicks,
        long ticksPerSecond,
        int state) {
    static final int SIZE = 68;

    private static final int MAGIC = 0x464C5200;
    private static final int MAX_VERSION = 50;
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    static boolean hasMagic(MemorySegment segment, long offset) {
        return offset >= 0 && offset + 4 <= segment.byteSize() && segment.get(INT, offset) == MAGIC;
    }

    /// Whether a whole header fits at `offset`.
    static boolean fits(MemorySegment segment, long offset) {
        return offset >= 0 && offset + SIZE <= segment.byteSize();
    }

    static ChunkHeader read(MemorySegment segment, long offset) {
        return new ChunkHeader(
                Short.toUnsignedInt(segment.get(SHORT, offset + 4)),
                Short.toUnsignedInt(segment.get(SHORT, offset + 6)),
                segment.get(LONG, offset + 8),
                segment.get(LONG, offset + 16),
                segment.get(LONG, offset + 24),
                segment.get(LONG, offset + 32),
                segment.get(LONG, offset + 40),
                segment.get(LONG, offset + 48),
                segment.get(LONG, offset + 56),
                segment.get(ValueLayout.JAVA_BYTE, offset + 64) & 0xff);
    }

    /// Whether the fields can be those of a header: random bytes and zeros are not.
    boolean isPlausible() {
        return major <= MAX_VERSION
                && minor <= MAX_VERSION
                && sizeBytes >= 0
                && lastCheckpoint >= 0
                && metadata >= 0
                && startNanos > 0
                && durationNanos >= 0
                && ticksPerSecond >= 0;
    }

    /// JDK 7 to 10 wrote another layout.
    boolean isOldLayout() {
        return major < 2;
    }

    boolean isFinished() {
        return state == 0;
    }

    /// Ticks per second, with the default for headers that have none.
    long frequency() {
        return ticksPerSecond > 0 ? ticksPerSecond : 1_000_000_000L;
    }

    /// Wall-clock time of tick 0, by which chunks of one clock are known.
    long tickOriginNanos() {
        return startNanos - (long) (startTicks / (frequency() / 1e9));
    }
}
