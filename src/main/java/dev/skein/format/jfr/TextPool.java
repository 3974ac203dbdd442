package dev.skein.format.jfr;

import java.util.Arrays;

/// A constant pool of strings: for each key the byte offset of its string in the input.
final class TextPool {
    static final long NOT_DEFINED = -1;

    private final LongIndex keys = new LongIndex();
    private long[] offsets = new long[64];

    void put(long key, long offset) {
        int slot = keys.slot(key);
        if (slot >= offsets.length) {
            offsets = Arrays.copyOf(offsets, Math.max(slot + 1, offsets.length * 2));
        }
        offsets[slot] = offset;
    }

    /// Where the string lies, [#NOT_DEFINED] when the pool has no entry.
    long offset(long key) {
        int slot = keys.find(key);
        return slot < 0 ? NOT_DEFINED : offsets[slot];
    }
}
