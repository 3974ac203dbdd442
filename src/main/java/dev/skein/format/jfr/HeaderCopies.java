package dev.skein.format.jfr;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// The JDK ends every flush with a copy of the chunk's header as it stood then, inside the chunk.
///
/// A copy at offset X of its chunk has X + 68 in its size field, and the byte before it is its
/// length, 68. That tells copies from headers, and where a header is damaged the last copy stands
/// in for it.
final class HeaderCopies {
    private static final byte LENGTH = ChunkHeader.SIZE;

    private HeaderCopies() {}

    /// Start of the chunk of which the header at `offset` is a copy; -1 when it is none.
    static long chunkStart(MemorySegment segment, long offset, ChunkHeader header) {
        boolean afterLength =
                offset > 0 && segment.get(ValueLayout.JAVA_BYTE, offset - 1) == LENGTH;
        long start = offset + ChunkHeader.SIZE - header.sizeBytes();
        return afterLength && start >= 0 && start < offset ? start : -1;
    }

    /// The first true header, no copy, in `[from, to)`; `to` when there is none.
    ///
    /// @param floor no chunk of which copies may be met starts before this offset
    static long nextHeader(MemorySegment segment, long floor, long from, long to) {
        for (long at = nextMagic(segment, from, to); at < to; at = nextMagic(segment, at + 1, to)) {
            ChunkHeader header = ChunkHeader.read(segment, at);
            if (header.isPlausible() && chunkStart(segment, at, header) < floor) {
                return at;
            }
        }
        return to;
    }

    /// The last copy in `[from, to)` of the header of the chunk at `start`; null when there is
    /// none.
    static @Nullable ChunkHeader last(MemorySegment segment, long start, long from, long to) {
        ChunkHeader last = null;
        for (long at = nextMagic(segment, from, to); at < to; at = nextMagic(segment, at + 1, to)) {
            ChunkHeader header = ChunkHeader.read(segment, at);
            if (header.isPlausible() && chunkStart(segment, at, header) == start) {
                last = header;
            }
        }
        return last;
    }

    /// Start, above `floor`, of the chunk that the first such copy in `[from, to)` belongs to; -1
    /// when there is none.
    static long firstCopiedStart(MemorySegment segment, long floor, long from, long to) {
        for (long at = nextMagic(segment, from, to); at < to; at = nextMagic(segment, at + 1, to)) {
            ChunkHeader header = ChunkHeader.read(segment, at);
            long start = chunkStart(segment, at, header);
            if (header.isPlausible() && start >= floor) {
                return start;
            }
        }
        return -1;
    }

    /// The first place in `[from, to)` where the magic bytes stand with room for a header behind
    /// them.
    private static long nextMagic(MemorySegment segment, long from, long to) {
        long last = Math.min(to - 1, segment.byteSize() - ChunkHeader.SIZE);
        for (long at = from; at <= last; at++) {
            if (ChunkHeader.hasMagic(segment, at)) {
                return at;
            }
        }
        return to;
    }
}
