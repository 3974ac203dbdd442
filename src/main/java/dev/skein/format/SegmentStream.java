package dev.skein.format;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The bytes of a segment as a stream, for parsers that want one.
public final class SegmentStream extends InputStream {
    private final MemorySegment bytes;
    private long position;

    public SegmentStream(MemorySegment bytes) {
        this.bytes = bytes;
    }

    /// Bytes handed out so far, for progress.
    public long position() {
        return position;
    }

    @Override
    public int read() {
        return position < bytes.byteSize()
                ? bytes.get(ValueLayout.JAVA_BYTE, position++) & 0xff
                : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        long left = bytes.byteSize() - position;
        if (left <= 0) {
            return -1;
        }
        int read = (int) Math.min(length, left);
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, position, into, from, read);
        position += read;
        return read;
    }
}
