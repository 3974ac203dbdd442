package dev.skein.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The unpacked bytes of one input, mapped into memory: a file, standard input, a member of an
/// archive.
///
/// Bytes are addressed with 64-bit offsets and every access is checked. Closing unmaps, after which
/// any access throws `IllegalStateException`; on Windows the file cannot be replaced before that.
public final class Input implements AutoCloseable {
    private final String name;
    private final long packedSizeBytes;
    private final MemorySegment bytes;
    private final @Nullable Arena arena;
    private final @Nullable Path temporary;
    private final List<Diagnostic> unpacking;

    private Input(
            String name,
            long packedSizeBytes,
            MemorySegment bytes,
            @Nullable Arena arena,
            @Nullable Path temporary,
            List<Diagnostic> unpacking) {
        this.name = name;
        this.packedSizeBytes = packedSizeBytes;
        this.bytes = bytes;
        this.arena = arena;
        this.temporary = temporary;
        this.unpacking = List.copyOf(unpacking);
    }

    /// Maps a file as it is.
    static Input map(String name, Path file) throws IOException {
        return map(name, file, Files.size(file), null, List.of());
    }

    /// Maps unpacked data that lies in a temporary file, which is deleted on close.
    static Input mapTemporary(
            String name, Path temporary, long packedSizeBytes, List<Diagnostic> unpacking)
            throws IOException {
        return map(name, temporary, packedSizeBytes, temporary, unpacking);
    }

    @SuppressWarnings("MustBeClosedChecker") // closed by close()
    private static Input map(
            String name,
            Path file,
            long packedSizeBytes,
            @Nullable Path temporary,
            List<Diagnostic> unpacking)
            throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MemorySegment bytes =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            return new Input(name, packedSizeBytes, bytes, arena, temporary, unpacking);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// An input over bytes in memory, for data that was inside another one and for tests.
    public static Input ofBytes(String name, byte[] content) {
        return new Input(
                name, content.length, MemorySegment.ofArray(content), null, null, List.of());
    }

    /// The file's name without its folder, or what stands for it.
    public String name() {
        return name;
    }

    /// Size as it lies on disk, before unpacking.
    public long packedSizeBytes() {
        return packedSizeBytes;
    }

    public MemorySegment bytes() {
        return bytes;
    }

    public long sizeBytes() {
        return bytes.byteSize();
    }

    /// What went wrong while unpacking.
    public List<Diagnostic> unpacking() {
        return unpacking;
    }

    public FileHead head() {
        int length = (int) Math.min(FileHead.MAX_BYTES, sizeBytes());
        return new FileHead(bytes.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), sizeBytes());
    }

    @Override
    public void close() {
        if (arena != null && arena.scope().isAlive()) {
            arena.close();
        }
        if (temporary != null) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
