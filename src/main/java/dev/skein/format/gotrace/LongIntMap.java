package dev.skein.format.gotrace;

/// Open-addressing map from a `long` to a non-negative `int`, with removal: ids of goroutines,
/// processors and threads to slots.
///
/// Key and value lie side by side, so that looking one up touches one place in memory. Removal
/// moves later entries of the run back, so the table needs no tombstones and stays as small as what
/// lives.
final class LongIntMap {
    static final int NONE = -1;

    /// At `2 i` a key, at `2 i + 1` its value plus one, 0 where there is no entry.
    private long[] entries = new long[128];

    private int size;

    int size() {
        return size;
    }

    int get(long key) {
        long[] table = entries;
        int mask = table.length - 2;
        int at = home(key) & mask;
        while (table[at + 1] != 0) {
            if (table[at] == key) {
                return (int) table[at + 1] - 1;
            }
            at = (at + 2) & mask;
        }
        return NONE;
    }

    void put(long key, int value) {
        if (size * 4 >= entries.length) {
            grow();
        }
        int at = place(key);
        if (entries[at + 1] == 0) {
            size++;
        }
        entries[at] = key;
        entries[at + 1] = value + 1L;
    }

    /// Where the key is, or would be put.
    private int place(long key) {
        int mask = entries.length - 2;
        int at = home(key) & mask;
        while (entries[at + 1] != 0 && entries[at] != key) {
            at = (at + 2) & mask;
        }
        return at;
    }

    void remove(long key) {
        int mask = entries.length - 2;
        int hole = place(key);
        if (entries[hole + 1] == 0) {
            return;
        }
        size--;
        for (int next = (hole + 2) & mask; entries[next + 1] != 0; next = (next + 2) & mask) {
            int distance = (next - home(entries[next])) & mask;
            if (distance >= ((next - hole) & mask)) {
                entries[hole] = entries[next];
                entries[hole + 1] = entries[next + 1];
                hole = next;
            }
        }
        entries[hole + 1] = 0;
    }

    interface Visitor {
        void visit(long key, int value);
    }

    void forEach(Visitor visitor) {
        for (int at = 0; at < entries.length; at += 2) {
            if (entries[at + 1] != 0) {
                visitor.visit(entries[at], (int) entries[at + 1] - 1);
            }
        }
    }

    void clear() {
        java.util.Arrays.fill(entries, 0);
        size = 0;
    }

    private static int home(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) << 1;
    }

    private void grow() {
        long[] old = entries;
        entries = new long[old.length * 2];
        for (int at = 0; at < old.length; at += 2) {
            if (old[at + 1] != 0) {
                int place = place(old[at]);
                entries[place] = old[at];
                entries[place + 1] = old[at + 1];
            }
        }
    }
}
