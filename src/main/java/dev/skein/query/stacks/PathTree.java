package dev.skein.query.stacks;

import java.util.Arrays;

/// Interned paths of numbers: equal paths are equal nodes, and a node's parent has the smaller
/// number. One thread at a time while paths are added.
final class PathTree {
    static final int ROOT = -1;

    private static final int LEAST = 1 << 10;
    private static final int MOST_AT_FIRST = 1 << 22;

    private int[] parents;
    private int[] names;
    private int size;

    /// Node number + 1 by hash, 0 for free; twice as long as there are nodes, at least.
    private int[] slots;

    PathTree() {
        this(LEAST);
    }

    /// @param expected about how many nodes there will be
    PathTree(int expected) {
        int capacity = Math.clamp(expected, LEAST, MOST_AT_FIRST);
        parents = new int[capacity];
        names = new int[capacity];
        slots = new int[Integer.highestOneBit(capacity * 2 - 1) * 2];
    }

    /// The node for `name` below `parent` ([#ROOT] for a first element).
    int child(int parent, int name) {
        int mask = slots.length - 1;
        int slot = hash(parent, name) & mask;
        while (slots[slot] != 0) {
            int node = slots[slot] - 1;
            if (parents[node] == parent && names[node] == name) {
                return node;
            }
            slot = (slot + 1) & mask;
        }
        return add(parent, name, slot);
    }

    private int add(int parent, int name, int slot) {
        int node = size++;
        if (node == parents.length) {
            parents = Arrays.copyOf(parents, node * 2);
            names = Arrays.copyOf(names, node * 2);
        }
        parents[node] = parent;
        names[node] = name;
        slots[slot] = node + 1;
        if (size * 2 > slots.length) {
            grow();
        }
        return node;
    }

    private void grow() {
        int[] wider = new int[slots.length * 4];
        int mask = wider.length - 1;
        for (int node = 0; node < size; node++) {
            int slot = hash(parents[node], names[node]) & mask;
            while (wider[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            wider[slot] = node + 1;
        }
        slots = wider;
    }

    private static int hash(int parent, int name) {
        long mixed = ((long) parent << 32 ^ name) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) ^ (int) (mixed >>> 15);
    }

    /// Forgets the index by path; no more paths can be added.
    void seal() {
        slots = new int[0];
    }

    int size() {
        return size;
    }

    int parent(int node) {
        return parents[node];
    }

    int name(int node) {
        return names[node];
    }
}
