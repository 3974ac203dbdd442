package dev.skein.format.jfr;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// The checkpoints of a chunk as a chain that leads back from the last one: places known to be the
/// start of an event, whatever lies between them.
final class CheckpointChain {
    private static final int MAX_PREFIX_BYTES = 64;
    private static final int MAX_LINKS = 1_000_000;
    private static final long NOT_A_LINK = Long.MAX_VALUE;

    private final long end;
    private final long[] links;

    private CheckpointChain(long end, long[] links) {
        this.end = end;
        this.links = links;
    }

    static CheckpointChain of(ChunkRef chunk) {
        long[] links = new long[16];
        int size = 0;
        long link = chunk.start() + lastCheckpoint(chunk);
        while (size < MAX_LINKS && link > chunk.start() && link < chunk.end()) {
            long delta = delta(chunk, link);
            if (delta == NOT_A_LINK) {
                break;
            }
            if (size == links.length) {
                links = Arrays.copyOf(links, size * 2);
            }
            links[size++] = link;
            if (delta >= 0) {
                break;
            }
            link += delta;
        }
        long[] ascending = Arrays.copyOf(links, size);
        Arrays.sort(ascending);
        return new CheckpointChain(chunk.end(), ascending);
    }

    /// The first checkpoint behind `offset`, or the chunk's end when the chain does not reach
    /// there.
    long firstBehind(long offset) {
        int at = Arrays.binarySearch(links, offset + 1);
        int index = at < 0 ? -at - 1 : at;
        return index < links.length ? links[index] : end;
    }

    /// The header's, or where the chunk is cut before it that of the last copy of the header.
    private static long lastCheckpoint(ChunkRef chunk) {
        long declared = chunk.header().lastCheckpoint();
        if (declared >= ChunkHeader.SIZE && declared < chunk.sizeBytes()) {
            return declared;
        }
        ChunkHeader copy =
                HeaderCopies.last(chunk.segment(), chunk.start(), chunk.start(), chunk.end());
        return copy == null ? 0 : copy.lastCheckpoint();
    }

    /// Distance to the link before, 0 for the first one, [#NOT_A_LINK] where no checkpoint is.
    private static long delta(ChunkRef chunk, long link) {
        long length = Math.min(MAX_PREFIX_BYTES, chunk.end() - link);
        MemorySegment prefix = chunk.segment().asSlice(link, length);
        Cursor in = new Cursor(prefix.toArray(ValueLayout.JAVA_BYTE), 0, (int) length);
        try {
            long size = in.readVarint();
            if (size <= 0 || in.readVarint() != 1) {
                return NOT_A_LINK;
            }
            in.readVarint(); // start
            in.readVarint(); // duration
            return in.readVarint();
        } catch (MalformedException e) {
            return NOT_A_LINK;
        }
    }
}
