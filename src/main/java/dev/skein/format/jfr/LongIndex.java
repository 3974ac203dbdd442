package dev.skein.format.jfr;

import java.util.Arrays;

/// Gives each distinct `long` key a slot `0, 1, 2, …` in the order of first sight; what turns a
/// chunk's sparse ids into rows of columns.
final class LongIndex {
    static final int NONE = -1;

    private long[] keyBySlot = new long[32];
    private int[] slots = new int[64];
    private int size;

    LongIndex() {
        Arrays.fill(slots, NONE);
    }

    int size() {
        return size;
    }

    long key(int slot) {
        return keyBySlot[slot];
    }

    /// The slot of `key`, [#NONE] when it was never seen.
    int find(long key) {
        return slots[place(key)];
    }

    /// The slot of `key`, a new one when it was never seen.
    int slot(long key) {
        int place = place(key);
        int known = slots[place];
        if (known >= 0) {
            return known;
        }
        if (size == keyBySlot.length) {
            keyBySlot = Arrays.copyOf(keyBySlot, size * 2);
        }
        keyBySlot[size] = key;
        slots[place] = size++;
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    private int place(long key) {
        int mask = slots.length - 1;
        int place = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (slots[place] >= 0 && keyBySlot[slots[place]] != key) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, NONE);
        for (int slot = 0; slot < size; slot++) {
            slots[place(keyBySlot[slot])] = slot;
        }
    }
}
