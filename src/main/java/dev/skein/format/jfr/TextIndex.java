package dev.skein.format.jfr;

import java.util.Arrays;

/// Interns encoded strings of one chunk by their bytes, so that a path seen a million times is
/// decoded once, at the end.
///
/// Equal text in two encodings gets two slots, which costs nothing but a second look-up later.
/// Slot 0 is the null string.
final class TextIndex {
    private byte[] store = new byte[1024];
    private int used;
    private int[] starts = new int[64];
    private int[] lengths = new int[64];
    private int size;
    private int[] table = new int[128];

    TextIndex() {
        Arrays.fill(table, -1);
        byte[] nullString = {Cursor.STRING_NULL};
        intern(nullString, 0, 1);
    }

    int size() {
        return size;
    }

    /// The slot of the encoded string `bytes[from .. to - 1]`.
    int intern(byte[] bytes, int from, int to) {
        int length = to - from;
        int mask = table.length - 1;
        int place = hash(bytes, from, to) & mask;
        while (table[place] >= 0) {
            int slot = table[place];
            if (lengths[slot] == length
                    && Arrays.equals(store, starts[slot], starts[slot] + length, bytes, from, to)) {
                return slot;
            }
            place = (place + 1) & mask;
        }
        table[place] = add(bytes, from, length);
        if (size * 2 > table.length) {
            grow();
        }
        return size - 1;
    }

    private int add(byte[] bytes, int from, int length) {
        if (used + length > store.length) {
            store = Arrays.copyOf(store, Math.max(used + length, store.length * 2));
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
        }
        System.arraycopy(bytes, from, store, used, length);
        starts[size] = used;
        lengths[size] = length;
        used += length;
        return size++;
    }

    private void grow() {
        table = new int[table.length * 2];
        Arrays.fill(table, -1);
        int mask = table.length - 1;
        for (int slot = 0; slot < size; slot++) {
            int place = hash(store, starts[slot], starts[slot] + lengths[slot]) & mask;
            while (table[place] >= 0) {
                place = (place + 1) & mask;
            }
            table[place] = slot;
        }
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ hash >>> 15;
    }

    /// A cursor over the encoded string in `slot`.
    Cursor at(int slot) {
        return new Cursor(store, starts[slot], starts[slot] + lengths[slot]);
    }
}
