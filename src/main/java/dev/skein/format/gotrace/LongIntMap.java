package dev.skein.format.gotrace;

import java.util.Arrays;

/// Open-addressing map from a `long` to a non-negative `int`, with removal: ids of goroutines,
/// processors and threads to slots.
///
/// Removal moves later entries of the run back, so the table needs no tombstones and stays as small
/// as what lives.
final class LongIntMap {
    static final int NONE = -1;

    private long[] keys = new long[64];
    private int[] values = new int[64];
    private int size;

    LongIntMap() {
        Arrays.fill(values, NONE);
    }

    int size() {
        return size;
    }

    int get(long key) {
        int mask = keys.length - 1;
        int slot = home(key, mask);
        while (values[slot] >= 0) {
            if (keys[slot] == key) {
                return values[slot];
            }
            slot = (slot + 1) & mask;
        }
        return NONE;
    }

    void put(long key, int value) {
        if (size * 2 >= keys.length) {
            grow();
        }
        int mask = keys.length - 1;
        int slot = home(key, mask);
        while (values[slot] >= 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        if (values[slot] < 0) {
            size++;
        }
        keys[slot] = key;
        values[slot] = value;
    }

    void remove(long key) {
        int mask = keys.length - 1;
        int slot = home(key, mask);
        while (values[slot] >= 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        if (values[slot] < 0) {
            return;
        }
        size--;
        int hole = slot;
        for (int next = (hole + 1) & mask; values[next] >= 0; next = (next + 1) & mask) {
            int distance = (next - home(keys[next], mask)) & mask;
            if (distance >= ((next - hole) & mask)) {
                keys[hole] = keys[next];
                values[hole] = values[next];
                hole = next;
            }
        }
        values[hole] = NONE;
    }

    interface Visitor {
        void visit(long key, int value);
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < keys.length; i++) {
            if (values[i] >= 0) {
                visitor.visit(keys[i], values[i]);
            }
        }
    }

    void clear() {
        Arrays.fill(values, NONE);
        size = 0;
    }

    private static int home(long key, int mask) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[keys.length];
        Arrays.fill(values, NONE);
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] >= 0) {
                put(oldKeys[i], oldValues[i]);
            }
        }
    }
}
