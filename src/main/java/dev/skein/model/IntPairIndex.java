package dev.skein.model;

import java.util.Arrays;

/// Open-addressing map from a `long` to a dense non-negative `int`; what the interning tables
/// share.
final class IntPairIndex {
    private long[] keys = new long[64];
    private int[] values = new int[64];
    private int size;

    IntPairIndex() {
        Arrays.fill(values, -1);
    }

    /// The value stored for `key`, or -1.
    int get(long key) {
        return values[slot(keys, values, key)];
    }

    /// Stores `value` (>= 0) for a key that is not there yet.
    void put(long key, int value) {
        if (size * 3L > keys.length * 2L) {
            grow();
        }
        int slot = slot(keys, values, key);
        keys[slot] = key;
        values[slot] = value;
        size++;
    }

    private static int slot(long[] keys, int[] values, long key) {
        int mask = keys.length - 1;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & mask;
        while (values[slot] >= 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] newKeys = new long[keys.length * 2];
        int[] newValues = new int[newKeys.length];
        Arrays.fill(newValues, -1);
        for (int i = 0; i < keys.length; i++) {
            if (values[i] >= 0) {
                int slot = slot(newKeys, newValues, keys[i]);
                newKeys[slot] = keys[i];
                newValues[slot] = values[i];
            }
        }
        keys = newKeys;
        values = newValues;
    }
}
