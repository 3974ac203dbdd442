package dev.skein.format;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// The first bytes of an (unpacked) input, by which a format recognises its own; the name never
/// decides.
///
/// `bytes` holds at most [#MAX_BYTES] and is not to be written.
public final class FileHead {
    public static final int MAX_BYTES = 1 << 16;

    private final byte[] bytes;
    private final long sizeBytes;

    FileHead(byte[] bytes, long sizeBytes) {
        this.bytes = bytes;
        this.sizeBytes = sizeBytes;
    }

    public byte[] bytes() {
        return bytes;
    }

    /// Size of the whole unpacked input.
    public long sizeBytes() {
        return sizeBytes;
    }

    public boolean startsWith(String ascii) {
        byte[] wanted = ascii.getBytes(StandardCharsets.ISO_8859_1);
        return startsWith(wanted);
    }

    public boolean startsWith(byte... wanted) {
        if (bytes.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /// The first `maxBytes` as text, in whatever encoding they are.
    public String text(int maxBytes) {
        int length = Math.min(maxBytes, bytes.length);
        TextSource source = new TextSource(MemorySegment.ofArray(bytes).asSlice(0, length));
        byte[] utf8 = new byte[length * 2 + 8];
        int end = source.read(utf8, 0);
        return ByteText.decode(utf8, 0, end);
    }
}
