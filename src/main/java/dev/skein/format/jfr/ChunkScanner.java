package dev.skein.format.jfr;

import dev.skein.format.Input;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the chunks of an input. In sound files that is a hop from header to header; where one is
/// damaged the copies of the header inside the chunk tell where it lies.
final class ChunkScanner {
    private final int input;
    private final MemorySegment segment;
    private final long size;
    private final List<ChunkRef> chunks = new ArrayList<>();
    private final List<Note> lost = new ArrayList<>();

    ChunkScanner(int number, Input input) {
        this.input = number;
        this.segment = input.bytes();
        this.size = segment.byteSize();
        long position = 0;
        while (position < size) {
            ChunkHeader header = headerAt(position);
            position = header == null ? recover(position) : add(position, header);
        }
    }

    List<ChunkRef> chunks() {
        return chunks;
    }

    /// What lies outside all chunks, or in chunks that cannot be read.
    List<Note> lost() {
        return lost;
    }

    private @Nullable ChunkHeader headerAt(long offset) {
        if (!ChunkHeader.hasMagic(segment, offset) || !ChunkHeader.fits(segment, offset)) {
            return null;
        }
        ChunkHeader header = ChunkHeader.read(segment, offset);
        return header.isPlausible() ? header : null;
    }

    /// Adds the chunk that begins with a sound header; returns its end.
    private long add(long start, ChunkHeader header) {
        List<Note> notes = new ArrayList<>();
        long declared = header.sizeBytes();
        if (declared >= ChunkHeader.SIZE && declared <= size - start && endsAt(start, declared)) {
            return add(start, start + declared, header, false, notes);
        }
        long end = HeaderCopies.nextHeader(segment, start, start + ChunkHeader.SIZE, size);
        ChunkHeader copy = HeaderCopies.last(segment, start, start, end);
        boolean whole = copy != null && copy.sizeBytes() == end - start;
        if (declared != 0 && whole) {
            notes.add(new Note(JfrCode.WRONG_SIZE, start + 8));
        } else if (declared == 0) {
            notes.add(new Note(JfrCode.UNFINISHED_CHUNK, start));
        }
        ChunkHeader used = declared == 0 && copy != null ? copy : header;
        return add(start, end, used, !whole, notes);
    }

    /// Whether the chunk can have that size: it ends the file, or another chunk follows, or its
    /// last copy of the header does.
    private boolean endsAt(long start, long chunkSize) {
        long end = start + chunkSize;
        if (end == size || ChunkHeader.hasMagic(segment, end)) {
            return true;
        }
        long copyAt = end - ChunkHeader.SIZE;
        return ChunkHeader.hasMagic(segment, copyAt)
                && HeaderCopies.chunkStart(segment, copyAt, ChunkHeader.read(segment, copyAt))
                        == start;
    }

    private long add(long start, long end, ChunkHeader header, boolean cut, List<Note> notes) {
        if (header.isOldLayout()) {
            lost.add(new Note(JfrCode.OLD_VERSION, start));
            return end;
        }
        if (header.major() > 2) {
            notes.add(new Note(JfrCode.UNKNOWN_VERSION, start + 4));
        }
        if (!header.isFinished()) {
            notes.add(new Note(JfrCode.UNFINISHED_CHUNK, start + 64));
        }
        if (header.ticksPerSecond() == 0) {
            notes.add(new Note(JfrCode.NO_FREQUENCY, start + 56));
        }
        chunks.add(new ChunkRef(input, segment, start, end, header, cut, notes));
        return end;
    }

    /// Finds what can be found from `position` on, where no sound header stands; returns where to
    /// go on.
    private long recover(long position) {
        long next = HeaderCopies.nextHeader(segment, position, position + 1, size);
        long start = HeaderCopies.firstCopiedStart(segment, position, position, next);
        if (start >= 0) {
            if (start > position) {
                lost.add(new Note(JfrCode.FOREIGN_BYTES, position));
            }
            return recoverFromCopies(start, next);
        }
        if (ChunkHeader.fits(segment, position)) {
            ChunkHeader header = ChunkHeader.read(segment, position);
            if (header.isPlausible() && header.major() == 2 && header.metadata() > 0) {
                long end = Math.min(next, saturatedAdd(position, header.sizeBytes()));
                boolean cut = end - position != header.sizeBytes();
                return add(
                        position,
                        Math.max(end, position + 1),
                        header,
                        cut,
                        damagedHeader(position));
            }
        }
        lost.add(
                ChunkHeader.hasMagic(segment, position)
                        ? new Note(
                                JfrCode.DAMAGED_HEADER,
                                position,
                                "the header of a chunk is damaged or cut; the chunk is lost")
                        : new Note(JfrCode.FOREIGN_BYTES, position));
        return next;
    }

    /// Adds the chunk at `start` whose header is known from its copies in `[start, limit)` only.
    private long recoverFromCopies(long start, long limit) {
        long other = HeaderCopies.firstCopiedStart(segment, start + 1, start, limit);
        long end = other > start ? other : limit;
        ChunkHeader copy = HeaderCopies.last(segment, start, start, end);
        if (copy == null) {
            lost.add(new Note(JfrCode.FOREIGN_BYTES, start));
            return end;
        }
        boolean whole = copy.sizeBytes() == end - start;
        return add(start, end, copy, !whole, damagedHeader(start));
    }

    private static List<Note> damagedHeader(long start) {
        return new ArrayList<>(List.of(new Note(JfrCode.DAMAGED_HEADER, start)));
    }

    private static long saturatedAdd(long a, long b) {
        long sum = a + b;
        return sum < a ? Long.MAX_VALUE : sum;
    }
}
