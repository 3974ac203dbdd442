package dev.skein.format.gotrace;

import dev.skein.model.IntervalStore;
import dev.skein.model.TraceBuilder;
import java.util.Arrays;

/// The latest rows of each goroutine, until there are enough to append them to its lane at once.
///
/// Events of many goroutines come by turns, and finding the place of a lane's next row costs more
/// than writing it. So rows gather here by slot, a few cache lines each; [#flush] must come before
/// a slot changes its lane and before a snapshot is made.
final class LaneRuns {
    private static final int LENGTH_BITS = 4;
    private static final int LENGTH = 1 << LENGTH_BITS;

    private final TraceBuilder builder;
    private int[] lane = new int[64];
    private byte[] count = new byte[64];
    private long[] keys = new long[64 * LENGTH];
    private int[] stacks = new int[64 * LENGTH];
    private int[] causes = new int[64 * LENGTH];

    LaneRuns(TraceBuilder builder) {
        this.builder = builder;
    }

    /// Makes `slot` stand for a lane from now on.
    void assign(int slot, int newLane) {
        if (slot >= lane.length) {
            int capacity = slot * 2;
            lane = Arrays.copyOf(lane, capacity);
            count = Arrays.copyOf(count, capacity);
            keys = Arrays.copyOf(keys, capacity << LENGTH_BITS);
            stacks = Arrays.copyOf(stacks, capacity << LENGTH_BITS);
            causes = Arrays.copyOf(causes, capacity << LENGTH_BITS);
        }
        lane[slot] = newLane;
    }

    int lane(int slot) {
        return lane[slot];
    }

    /// Begins a new state of the slot's lane, as [TraceBuilder#append] does.
    void add(int slot, long rawNanos, int subState, int flags, int stack) {
        if (count[slot] == LENGTH) {
            flush(slot);
        }
        int at = (slot << LENGTH_BITS) + count[slot]++;
        keys[at] = builder.key(rawNanos, subState, flags);
        stacks[at] = stack;
        causes[at] = IntervalStore.NONE;
    }

    /// Says which lane ended the slot's last row.
    void cause(int slot, int causeLane) {
        if (count[slot] > 0) {
            causes[(slot << LENGTH_BITS) + count[slot] - 1] = causeLane;
        } else {
            builder.cause(lane[slot], builder.rows(lane[slot]) - 1, causeLane);
        }
    }

    /// Appends what there is to the slot's lane.
    void flush(int slot) {
        int from = slot << LENGTH_BITS;
        builder.append(lane[slot], keys, stacks, causes, from, from + count[slot]);
        count[slot] = 0;
    }

    /// Appends the last rows of a lane that has ended.
    void finish(int slot) {
        int from = slot << LENGTH_BITS;
        builder.appendLast(lane[slot], keys, stacks, causes, from, from + count[slot]);
        count[slot] = 0;
    }

    void flushAll() {
        for (int slot = 0; slot < count.length; slot++) {
            if (count[slot] > 0) {
                flush(slot);
            }
        }
    }
}
