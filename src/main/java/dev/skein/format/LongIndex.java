package dev.skein.format;

import java.util.Arrays;

/// Open-addressing map from a `long` to an `int` >= 0. One thread at a time.
public final class LongIndex {
    /// What a key has that was never put.
    public static final int NONE = -1;

    private static final int INITIAL_CAPACITY = 64;

    private long[] keys = new long[INITIAL_CAPACITY];
    private int[] values = new int[INITIAL_CAPACITY];
    private int size;

    public LongIndex() {
        Arrays.fill(values, NONE);
    }

    public int get(long key) {
        return values[slot(keys, values, key)];
    }

    public boolean contains(long key) {
        return get(key) != NONE;
    }

    /// Stores `value` for the key, in place of what it had.
    public void put(long key, int value) {
        if ((size + 1) * 3L > keys.length * 2L) {
            grow();
        }
        int slot = slot(keys, values, key);
        if (values[slot] == NONE) {
            size++;
        }
        keys[slot] = key;
        values[slot] = value;
    }

    public int size() {
        return size;
    }

    public void clear() {
        if (size > 0) {
            keys = new long[INITIAL_CAPACITY];
            values = new int[INITIAL_CAPACITY];
            Arrays.fill(values, NONE);
            size = 0;
        }
    }

    private static int slot(long[] keys, int[] values, long key) {
        int mask = keys.length - 1;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & mask;
        while (values[slot] != NONE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] newKeys = new long[keys.length * 2];
        int[] newValues = new int[newKeys.length];
        Arrays.fill(newValues, NONE);
        for (int i = 0; i < keys.length; i++) {
            if (values[i] != NONE) {
                int slot = slot(newKeys, newValues, keys[i]);
                newKeys[slot] = keys[i];
                newValues[slot] = values[i];
            }
        }
        keys = newKeys;
        values = newValues;
    }
}
