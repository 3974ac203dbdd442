package dev.skein.format.jfr;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// Decodes the names of one chunk: thread names, classes, methods, strings inside events. Any
/// reference that leads nowhere is an empty string.
final class ChunkTexts {
    private static final int PREFIX_BYTES = 256;
    private static final int MAX_BYTES = 1 << 26;

    private final ChunkData data;
    private final MemorySegment segment;

    ChunkTexts(ChunkData data) {
        this.data = data;
        this.segment = data.chunk.segment();
    }

    /// The string in a slot of the chunk's text index; null for the null string.
    @Nullable String text(int slot) {
        return resolve(data.texts.at(slot), true);
    }

    /// The name behind a symbol key as it lies in the file.
    String symbol(long key) {
        return at(data.pools.symbols.offset(key));
    }

    /// Name of the class with that key, with dots; empty for null and unknown.
    String className(long key) {
        return symbol(data.pools.nameKeyOfClass(key)).replace('/', '.');
    }

    /// The encoded string at a byte offset of the input, as the pools keep it.
    String at(long offset) {
        if (offset < 0) {
            return "";
        }
        String text = resolve(cursorAt(offset), true);
        return text == null ? "" : text;
    }

    private Cursor cursorAt(long offset) {
        long left = data.chunk.end() - offset;
        int length = (int) Math.min(PREFIX_BYTES, left);
        byte[] prefix = bytes(offset, length);
        int end = length < 2 ? -1 : Plan.skipString(prefix, 0, length);
        if (end >= 0 || length == left) {
            return new Cursor(prefix, 0, length);
        }
        int longer = (int) Math.min(MAX_BYTES, left);
        return new Cursor(
                bytes(offset, neededBytes(prefix, longer)), 0, neededBytes(prefix, longer));
    }

    /// Bound on the bytes of the string that begins with `prefix`, at most `limit`.
    private static int neededBytes(byte[] prefix, int limit) {
        Cursor in = new Cursor(prefix, 0, prefix.length);
        try {
            int encoding = in.readByte();
            long units = in.readVarint();
            long each = encoding == Cursor.STRING_UTF16 ? 3 : 1;
            return units < 0 || units > limit ? limit : (int) Math.min(limit, 10 + units * each);
        } catch (MalformedException e) {
            return prefix.length;
        }
    }

    private byte[] bytes(long offset, int length) {
        return segment.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
    }

    private @Nullable String resolve(Cursor in, boolean followPool) {
        try {
            String text = in.readString();
            long key = in.takePooledKey();
            if (key == Cursor.NOT_POOLED || !followPool) {
                return text;
            }
            long offset = data.pools.strings.offset(key);
            return offset < 0 ? "" : resolve(cursorAt(offset), false);
        } catch (MalformedException e) {
            return "";
        }
    }
}
