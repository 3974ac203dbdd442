package dev.skein.format.jfr;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Where one chunk lies.
///
/// @param input which of the inputs
/// @param start offset of the header in the input
/// @param end offset behind the last byte that can belong to the chunk
/// @param cut whether the chunk should be longer than that
/// @param notes what was odd about finding it
record ChunkRef(
        int input,
        MemorySegment segment,
        long start,
        long end,
        ChunkHeader header,
        boolean cut,
        List<Note> notes) {
    ChunkRef {
        notes = List.copyOf(notes);
    }

    long sizeBytes() {
        return end - start;
    }
}
