package dev.skein.format.gotrace;

import java.util.Arrays;

/// Scheduling state of what lives now, goroutines or processors, by slot.
///
/// Ids of the file, which can be any 64-bit number, map to slots `0 .. highest`, which are reused,
/// so the columns here and those of [GoLanes] beside them stay as small as the largest number alive
/// at once.
final class Slots {
    static final int NONE = LongIntMap.NONE;

    private static final int STATUS_BITS = 4;
    private static final int STATUS_MASK = (1 << STATUS_BITS) - 1;

    private final LongIntMap byId = new LongIntMap();
    private long[] ids = new long[64];

    /// Status in the low [#STATUS_BITS] bits, above it the generation that the sequence is of.
    private int[] state = new int[64];

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
            state = Arrays.copyOf(state, capacity);
            sequence = Arrays.copyOf(sequence, capacity);
        }
        ids[slot] = id;
        state[slot] = newStatus;
        byId.put(id, slot);
        return slot;
    }

    void remove(int slot) {
        byId.remove(ids[slot]);
        state[slot] = 0;
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, freeCount * 2);
        }
        free[freeCount++] = slot;
    }

    void clear() {
        byId.clear();
        Arrays.fill(state, 0);
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
        return state[slot] & STATUS_MASK;
    }

    void status(int slot, int newStatus) {
        state[slot] = (state[slot] & (-1 << STATUS_BITS)) | newStatus;
    }

    /// Begins counting events anew, as every generation does.
    void resetSequence(int slot, int generationNumber) {
        state[slot] = generationNumber << STATUS_BITS | status(slot);
        sequence[slot] = 0;
    }

    /// Whether the event with this number is the slot's next one.
    boolean isNext(int slot, int generationNumber, long number) {
        return state[slot] >>> STATUS_BITS == generationNumber && sequence[slot] + 1 == number;
    }

    /// Whether the slot is in a status and the event with this number is its next one.
    boolean isReady(int slot, int wanted, int generationNumber, long number) {
        return state[slot] == (generationNumber << STATUS_BITS | wanted)
                && sequence[slot] + 1 == number;
    }

    /// Lets the event with this number take the slot to another status.
    void advance(int slot, int newStatus, int generationNumber, long number) {
        state[slot] = generationNumber << STATUS_BITS | newStatus;
        sequence[slot] = number;
    }

    long sequence(int slot) {
        return sequence[slot];
    }

    void sequence(int slot, long number) {
        sequence[slot] = number;
    }
}
