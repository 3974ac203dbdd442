package dev.skein.format.gotrace;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Reads numbers from a piece of the file copied to the heap; knows where in the file it stands.
final class ByteReader {
    private static final int MAX_NUMBER_BYTES = 10;

    private byte[] bytes = new byte[64];
    private int position;
    private int limit;
    private long base;

    /// Makes `length` bytes of `source` from `offset` on the text to read, fewer where it ends.
    void open(MemorySegment source, long offset, long length) {
        int size = (int) Math.min(length, source.byteSize() - offset);
        if (bytes.length < size) {
            bytes = new byte[size];
        }
        MemorySegment.copy(source, ValueLayout.JAVA_BYTE, offset, bytes, 0, size);
        position = 0;
        limit = size;
        base = offset;
    }

    boolean atEnd() {
        return position >= limit;
    }

    int remaining() {
        return limit - position;
    }

    /// Offset in the file of the next byte.
    long offset() {
        return base + position;
    }

    byte[] bytes() {
        return bytes;
    }

    /// Index in [#bytes()] of the next byte.
    int position() {
        return position;
    }

    void skip(int count) {
        position += count;
    }

    int unsignedByte() throws Damage {
        if (position >= limit) {
            throw new Damage("the data ends in the middle", offset());
        }
        return bytes[position++] & 0xff;
    }

    /// An unsigned LEB128 number of at most ten bytes; writers pad it with zero groups.
    long number() throws Damage {
        long value = 0;
        for (int i = 0; i < MAX_NUMBER_BYTES; i++) {
            int next = unsignedByte();
            if (i == MAX_NUMBER_BYTES - 1 && next > 1) {
                break;
            }
            value |= (long) (next & 0x7f) << (7 * i);
            if (next < 0x80) {
                return value;
            }
        }
        throw new Damage("a number is longer than ten bytes", offset());
    }

    /// A number that counts bytes or items which must still fit into what is left.
    int length(int atMost) throws Damage {
        long value = number();
        if (value < 0 || value > atMost || value > remaining()) {
            throw new Damage("a length is larger than what is left", offset());
        }
        return (int) value;
    }
}
