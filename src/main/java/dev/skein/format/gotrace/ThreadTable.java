package dev.skein.format.gotrace;

import java.util.Arrays;

/// The threads (Ms) of a v2 trace by slot: which goroutine and processor each holds.
///
/// A thread is known once it has written an event or another one said that it sits in a system
/// call.
final class ThreadTable {
    private final LongIntMap slots = new LongIntMap();
    private int count;
    private boolean[] known = new boolean[64];
    private int[] goroutine = new int[64];
    private int[] proc = new int[64];

    /// The slot of a thread id, made on first use; [Slots#NONE] for no thread.
    int slot(long id) {
        if (id == BatchIndex.NO_THREAD) {
            return Slots.NONE;
        }
        int existing = slots.get(id);
        return existing == LongIntMap.NONE ? add(id) : existing;
    }

    /// The slot of a thread id, or [Slots#NONE].
    int find(long id) {
        return slots.get(id);
    }

    private int add(long id) {
        int slot = count++;
        if (slot == proc.length) {
            known = Arrays.copyOf(known, slot * 2);
            goroutine = Arrays.copyOf(goroutine, slot * 2);
            proc = Arrays.copyOf(proc, slot * 2);
        }
        slots.put(id, slot);
        goroutine[slot] = Slots.NONE;
        proc[slot] = Slots.NONE;
        return slot;
    }

    /// Forgets what the threads hold, not their slots.
    void release() {
        Arrays.fill(known, false);
        Arrays.fill(goroutine, Slots.NONE);
        Arrays.fill(proc, Slots.NONE);
    }

    boolean isKnown(int slot) {
        return known[slot];
    }

    void markKnown(int slot) {
        known[slot] = true;
    }

    /// Slot of the goroutine on the thread, or [Slots#NONE].
    int goroutine(int slot) {
        return goroutine[slot];
    }

    void goroutine(int slot, int goroutineSlot) {
        goroutine[slot] = goroutineSlot;
    }

    /// Slot of the processor that the thread holds, or [Slots#NONE].
    int proc(int slot) {
        return proc[slot];
    }

    void proc(int slot, int procSlot) {
        proc[slot] = procSlot;
    }
}
