package dev.skein.format.jfr;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A sliding copy of part of a mapped file: plain array access in the hot loop, and reading beyond
/// 2 GB.
///
/// Behind the valid bytes lie [#PADDING] more that may be read (their content is stale), so a
/// decoder needs to check for the end only after each field.
final class ByteWindow {
    /// More than the longest fixed-size field or number.
    static final int PADDING = 16;

    private static final int CAPACITY = 1 << 18;

    private final MemorySegment segment;
    private final long end;
    private byte[] bytes;
    private long base;
    private int length;

    /// @param end no byte at or behind this offset is loaded
    ByteWindow(MemorySegment segment, long end) {
        this.segment = segment;
        this.end = Math.min(end, segment.byteSize());
        this.bytes = new byte[(int) Math.min(CAPACITY, this.end) + PADDING];
    }

    byte[] bytes() {
        return bytes;
    }

    /// Makes `count` bytes from `offset` (fewer at the end) available and returns the index of the
    /// first.
    int load(long offset, int count) {
        long index = offset - base;
        if (index >= 0 && index + count <= length) {
            return (int) index;
        }
        refill(offset, count);
        return 0;
    }

    private void refill(long offset, int count) {
        int room = bytes.length - PADDING;
        if (count > room) {
            room = (int) Math.min(count, end - offset);
            bytes = new byte[room + PADDING];
        }
        length = (int) Math.min(room, end - offset);
        base = offset;
        MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, offset, bytes, 0, length);
    }

    /// Number of loaded bytes from `index` on.
    int available(int index) {
        return length - index;
    }
}
