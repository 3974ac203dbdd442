package dev.skein.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Finds a number by a string of bytes without making a string of it: what lets a text of a hundred
/// megabytes be read with an object per distinct frame instead of one per line.
///
/// An open-addressing table; keys are kept in one growing array. One thread at a time.
public final class ByteStrings {
    /// No number is known for the key.
    public static final int NONE = -1;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private byte[] keys = new byte[1 << 12];
    private int keysUsed;
    private int[] offsets = new int[64];
    private int[] lengths = new int[64];
    private int[] values = new int[64];
    private long[] hashes = new long[64];
    private int size;

    public ByteStrings() {
        Arrays.fill(values, NONE);
    }

    /// The number stored for `bytes[from .. to)`, or [#NONE].
    public int get(byte[] bytes, int from, int to) {
        return values[slot(hash(bytes, from, to), bytes, from, to)];
    }

    /// Stores a number >= 0 for a key that has none.
    public void put(byte[] bytes, int from, int to, int value) {
        if (size * 3L > values.length * 2L) {
            grow();
        }
        long hash = hash(bytes, from, to);
        int slot = slot(hash, bytes, from, to);
        int length = to - from;
        if (keysUsed + length > keys.length) {
            keys = Arrays.copyOf(keys, Math.max(keysUsed + length, keys.length * 2));
        }
        System.arraycopy(bytes, from, keys, keysUsed, length);
        offsets[slot] = keysUsed;
        lengths[slot] = length;
        hashes[slot] = hash;
        values[slot] = value;
        keysUsed += length;
        size++;
    }

    private int slot(long hash, byte[] bytes, int from, int to) {
        int mask = values.length - 1;
        int slot = (int) hash & mask;
        while (values[slot] != NONE && !isKey(slot, hash, bytes, from, to)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isKey(int slot, long hash, byte[] bytes, int from, int to) {
        return hashes[slot] == hash
                && Arrays.equals(
                        keys, offsets[slot], offsets[slot] + lengths[slot], bytes, from, to);
    }

    private void grow() {
        int[] oldOffsets = offsets;
        int[] oldLengths = lengths;
        int[] oldValues = values;
        long[] oldHashes = hashes;
        int capacity = oldValues.length * 2;
        offsets = new int[capacity];
        lengths = new int[capacity];
        hashes = new long[capacity];
        values = new int[capacity];
        Arrays.fill(values, NONE);
        for (int i = 0; i < oldValues.length; i++) {
            if (oldValues[i] != NONE) {
                int slot = (int) oldHashes[i] & (capacity - 1);
                while (values[slot] != NONE) {
                    slot = (slot + 1) & (capacity - 1);
                }
                offsets[slot] = oldOffsets[i];
                lengths[slot] = oldLengths[i];
                hashes[slot] = oldHashes[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private static long hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            hash = (hash ^ (long) LONGS.get(bytes, at)) * MULTIPLIER;
            hash ^= hash >>> 29;
        }
        for (; at < to; at++) {
            hash = (hash ^ bytes[at]) * MULTIPLIER;
        }
        return hash ^ (hash >>> 32);
    }
}
