package dev.skein.format.gotrace;

import dev.skein.model.ReasonSums;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Adds up how often and how long goroutines waited, by slot and sub-state, and hands the sums on
/// when a goroutine ends.
///
/// A hash lookup per event would cost more than everything else that happens to a row.
final class ReasonTally {
    private static final int NOT_COUNTED = -1;

    private final ReasonSums.Builder sums;

    /// Column in a slot's sums by sub-state code.
    private final int[] columnByCode = new int[256];

    private final int[] reasonByColumn = new int[256];
    private int columns;

    /// By slot: count and nanoseconds of each column, or null.
    private long[] @Nullable [] bySlot = new long[64][];

    private boolean[] dirty = new boolean[64];

    ReasonTally(ReasonSums.Builder sums) {
        this.sums = sums;
        Arrays.fill(columnByCode, NOT_COUNTED);
    }

    /// From now on counts a sub-state under a reason, given by its string id.
    void count(int subState, int reason) {
        if (columnByCode[subState] == NOT_COUNTED) {
            reasonByColumn[columns] = reason;
            columnByCode[subState] = columns++;
        }
    }

    /// A goroutine enters a sub-state.
    void enter(int slot, int subState) {
        int column = columnByCode[subState];
        if (column >= 0) {
            own(slot)[2 * column]++;
        }
    }

    /// A goroutine was in a sub-state.
    void add(int slot, int subState, long nanos) {
        int column = columnByCode[subState];
        if (column >= 0) {
            own(slot)[2 * column + 1] += nanos;
        }
    }

    private long[] own(int slot) {
        if (slot >= bySlot.length) {
            bySlot = Arrays.copyOf(bySlot, slot * 2);
            dirty = Arrays.copyOf(dirty, slot * 2);
        }
        dirty[slot] = true;
        long[] own = bySlot[slot];
        if (own == null || own.length < 2 * columns) {
            own = own == null ? new long[2 * columns + 8] : Arrays.copyOf(own, 2 * columns + 8);
            bySlot[slot] = own;
        }
        return own;
    }

    /// The slot is about to be given up: hands its sums to the lane.
    void flush(int slot, int lane) {
        if (slot >= dirty.length || !dirty[slot]) {
            return;
        }
        dirty[slot] = false;
        long[] own = own(slot);
        dirty[slot] = false;
        for (int column = 0; column < columns; column++) {
            long count = own[2 * column];
            long nanos = own[2 * column + 1];
            if (count != 0 || nanos != 0) {
                sums.add(lane, reasonByColumn[column], count, nanos);
                own[2 * column] = 0;
                own[2 * column + 1] = 0;
            }
        }
    }
}
