package dev.skein.format.jfr;

import dev.skein.format.EmbeddedDumps;
import dev.skein.format.FileHead;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.Input;
import dev.skein.format.Match;
import dev.skein.format.TraceFormat;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Flight recordings of the JDK (11 and newer) and of async-profiler: a file, several joined ones,
/// or the chunks of a repository folder.
public final class JfrFormat implements TraceFormat {
    private final EmbeddedDumps dumps;

    /// @param dumps takes the thread dumps inside recordings
    public JfrFormat(EmbeddedDumps dumps) {
        this.dumps = dumps;
    }

    @Override
    public String name() {
        return "JFR recording";
    }

    @Override
    public Match sniff(FileHead head) {
        if (head.startsWith((byte) 'F', (byte) 'L', (byte) 'R', (byte) 0)) {
            return Match.CERTAIN;
        }
        MemorySegment bytes = MemorySegment.ofArray(head.bytes());
        if (HeaderCopies.firstCopiedStart(bytes, 0, 1, bytes.byteSize()) == 0
                || isHeaderWithoutMagic(bytes, head.sizeBytes())) {
            return Match.CERTAIN;
        }
        return HeaderCopies.nextHeader(bytes, 0, 1, bytes.byteSize()) < bytes.byteSize()
                ? Match.PLAUSIBLE
                : Match.NO;
    }

    /// Whether the bytes are a recording of which only the first four are damaged.
    private static boolean isHeaderWithoutMagic(MemorySegment bytes, long fileBytes) {
        if (!ChunkHeader.fits(bytes, 0)) {
            return false;
        }
        ChunkHeader header = ChunkHeader.read(bytes, 0);
        return header.isPlausible()
                && header.major() == 2
                && header.minor() <= 1
                && header.metadata() >= ChunkHeader.SIZE
                && header.metadata() < header.sizeBytes()
                && header.lastCheckpoint() < header.sizeBytes()
                && header.sizeBytes() <= fileBytes;
    }

    @Override
    public boolean joinsInputs() {
        return true;
    }

    @Override
    public boolean takesDumps() {
        return true;
    }

    @Override
    public ImportOutcome read(List<Input> inputs, ImportContext context) {
        return new JfrImport(inputs, context, dumps).run();
    }
}
