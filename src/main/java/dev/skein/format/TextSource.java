package dev.skein.format;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The bytes of a text input as UTF-8, whatever encoding it has: UTF-8 and UTF-16 with or without
/// byte order mark, anything else byte by byte.
public final class TextSource {
    private static final int UNIT_BYTES = 2;
    private static final int PROBE_BYTES = 400;

    private final MemorySegment bytes;
    private final Encoding encoding;
    private long position;

    /// How the characters of an input are encoded.
    public enum Encoding {
        UTF_8,
        UTF_16_LITTLE_ENDIAN,
        UTF_16_BIG_ENDIAN
    }

    public TextSource(MemorySegment bytes) {
        this.bytes = bytes;
        int length = (int) Math.min(PROBE_BYTES, bytes.byteSize());
        byte[] head = bytes.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
        this.encoding = encodingOf(head);
        this.position = markLength(head);
    }

    public Encoding encoding() {
        return encoding;
    }

    /// Decides by the byte order mark, else by which half of the bytes is zero.
    public static Encoding encodingOf(byte[] head) {
        if (head.length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe) {
            return Encoding.UTF_16_LITTLE_ENDIAN;
        }
        if (head.length >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff) {
            return Encoding.UTF_16_BIG_ENDIAN;
        }
        int probe = Math.min(PROBE_BYTES, head.length) & ~1;
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < probe; i += 2) {
            evenZeros += head[i] == 0 ? 1 : 0;
            oddZeros += head[i + 1] == 0 ? 1 : 0;
        }
        int enough = probe * 2 / 5;
        if (probe >= 8 && oddZeros >= enough && evenZeros * 8 < oddZeros) {
            return Encoding.UTF_16_LITTLE_ENDIAN;
        }
        if (probe >= 8 && evenZeros >= enough && oddZeros * 8 < evenZeros) {
            return Encoding.UTF_16_BIG_ENDIAN;
        }
        return Encoding.UTF_8;
    }

    private int markLength(byte[] head) {
        if (encoding != Encoding.UTF_8) {
            boolean mark = (head[0] & 0xff) >= 0xfe && (head[1] & 0xff) >= 0xfe;
            return mark ? UNIT_BYTES : 0;
        }
        boolean mark =
                head.length >= 3
                        && head[0] == (byte) 0xef
                        && head[1] == (byte) 0xbb
                        && head[2] == (byte) 0xbf;
        return mark ? 3 : 0;
    }

    /// Bytes of the input read so far, for progress.
    public long position() {
        return position;
    }

    /// Fills `into[from .. )` and returns how many bytes came, 0 at the end of the input. At least
    /// 8 bytes must be free.
    public int read(byte[] into, int from) {
        long left = bytes.byteSize() - position;
        if (encoding == Encoding.UTF_8) {
            int length = (int) Math.min(into.length - from, left);
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, position, into, from, length);
            position += length;
            return length;
        }
        int at = from;
        while (left >= UNIT_BYTES && into.length - at >= 4) {
            at += ByteText.encode((char) unit(position), into, at);
            position += UNIT_BYTES;
            left -= UNIT_BYTES;
        }
        if (left < UNIT_BYTES) {
            position = bytes.byteSize();
        }
        return at - from;
    }

    private int unit(long at) {
        int first = bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
        int second = bytes.get(ValueLayout.JAVA_BYTE, at + 1) & 0xff;
        return encoding == Encoding.UTF_16_LITTLE_ENDIAN
                ? second << 8 | first
                : first << 8 | second;
    }
}
