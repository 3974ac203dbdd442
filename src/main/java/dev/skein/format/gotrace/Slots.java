package dev.skein.format.gotrace;

import java.util.Arrays;

/// Scheduling state of what lives now, goroutines or processors, by slot.
///
/// Ids of the file, which can be any 64-bit number, map to slots `0 .. highest`, which are reused,
/// so the columns here and those of [GoLanes] beside them stay as small as the largest number alive
/// at once.
final class Slots {
    static final int NONE = LongIntMap.NONE;

    private final LongIntMap byId = new LongIntMap();
    private long[] ids = new long[64];
    private byte[] status = new byte[64];
    private int[] generation = new int[64];
    private long[] sequence = new long[64];
    private int used;
    private int[] free = new int[64];
    private int freeCount;

    int find(long id) {
        return byId.get(id);
    }

    /// Takes a slot for an id that has none.
    int add(long id, int newStatus) {
        int slot = freeCount > 0 ? free[--freeCount] : used++;
        if (slot == ids.length) {
            int capacity = slot * 2;
            ids = Arrays.copyOf(ids, capacity);
            status = Arrays.copyOf(status, capacity);
            generation = Arrays.copyOf(generation, capacity);
            sequence = Arrays.copyOf(sequence, capacity);
        }
        ids[slot] = id;
        status[slot] = (byte) newStatus;
        byId.put(id, slot);
        return slot;
    }

    void remove(int slot) {
        byId.remove(ids[slot]);
        status[slot] = 0;
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, freeCount * 2);
        }
        free[freeCount++] = slot;
    }

    void clear() {
        byId.clear();
        Arrays.fill(status, (byte) 0);
        used = 0;
        freeCount = 0;
    }

    /// A bound on slots in use; those with [#status] 0 are free.
    int bound() {
        return used;
    }

    int count() {
        return byId.size();
    }

    long id(int slot) {
        return ids[slot];
    }

    int status(int slot) {
        return status[slot];
    }

    void status(int slot, int newStatus) {
        status[slot] = (byte) newStatus;
    }

    /// Begins counting events anew, as every generation does.
    void resetSequence(int slot, int generationNumber) {
        generation[slot] = generationNumber;
        sequence[slot] = 0;
    }

    /// Whether the event with this number is the slot's next one.
    boolean isNext(int slot, int generationNumber, long number) {
        return generation[slot] == generationNumber && sequence[slot] + 1 == number;
    }

    long sequence(int slot) {
        return sequence[slot];
    }

    void sequence(int slot, long number) {
        sequence[slot] = number;
    }
}
