package dev.skein.format.jfr;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads the format's numbers and strings from a byte array, every step checked against an end that
/// lies inside the array. For what is read seldom (metadata, pools); events have [Plan].
final class Cursor {
    static final int STRING_NULL = 0;
    static final int STRING_EMPTY = 1;
    static final int STRING_POOLED = 2;
    static final int STRING_UTF8 = 3;
    static final int STRING_UTF16 = 4;
    static final int STRING_LATIN1 = 5;

    private static final int MAX_VARINT_BYTES = 9;

    private final byte[] bytes;
    private final int end;
    private int position;

    Cursor(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    int position() {
        return position;
    }

    void position(int newPosition) {
        position = newPosition;
    }

    int left() {
        return end - position;
    }

    int readByte() throws MalformedException {
        if (position >= end) {
            throw new MalformedException("ends inside a field");
        }
        return bytes[position++] & 0xff;
    }

    /// A LEB128 number of at most nine bytes; the ninth carries eight bits.
    long readVarint() throws MalformedException {
        long value = 0;
        for (int i = 0; i < MAX_VARINT_BYTES; i++) {
            int next = readByte();
            if (i == MAX_VARINT_BYTES - 1) {
                return value | (long) next << 56;
            }
            value |= (long) (next & 0x7f) << (7 * i);
            if (next < 0x80) {
                return value;
            }
        }
        return value;
    }

    /// A number of things that take at least `bytesEach` bytes each, so it can be trusted for an
    /// allocation.
    int readCount(int bytesEach) throws MalformedException {
        long count = readVarint();
        if (count < 0 || count > left() / bytesEach) {
            throw new MalformedException("count " + count + " in " + left() + " bytes");
        }
        return (int) count;
    }

    /// A string with its encoding byte; null for the encodings "null" and "in the pool", the latter
    /// with [#takePooledKey()].
    @Nullable String readString() throws MalformedException {
        int encoding = readByte();
        switch (encoding) {
            case STRING_NULL:
                return null;
            case STRING_EMPTY:
                return "";
            case STRING_POOLED:
                pooledKey = readVarint();
                return null;
            case STRING_UTF8:
                return readBytes(readCount(1), StandardCharsets.UTF_8);
            case STRING_LATIN1:
                return readBytes(readCount(1), StandardCharsets.ISO_8859_1);
            case STRING_UTF16:
                return readUnits(readCount(1));
            default:
                throw new MalformedException("string encoding " + encoding);
        }
    }

    private long pooledKey = NOT_POOLED;

    static final long NOT_POOLED = Long.MIN_VALUE;

    /// Key of the last string read that lies in the string pool, then [#NOT_POOLED] until the next.
    long takePooledKey() {
        long key = pooledKey;
        pooledKey = NOT_POOLED;
        return key;
    }

    private String readBytes(int count, java.nio.charset.Charset charset) {
        String result = new String(bytes, position, count, charset);
        position += count;
        return result;
    }

    private String readUnits(int count) throws MalformedException {
        char[] units = new char[count];
        for (int i = 0; i < count; i++) {
            units[i] = (char) readVarint();
        }
        return new String(units);
    }
}
