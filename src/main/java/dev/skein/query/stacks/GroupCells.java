package dev.skein.query.stacks;

import java.util.Arrays;

/// The numbers of each group side by side, one cache line a group: with a million groups a walk is
/// as fast as it has few steps to memory that is not at hand.
final class GroupCells {
    private static final int CHUNK_BITS = 12;
    private static final int CHUNK_MASK = (1 << CHUNK_BITS) - 1;
    private static final int STRIDE_BITS = 3;

    static final int INTERVALS = 0;
    static final int POINTS = 1;
    static final int NANOS = 2;
    static final int THREADS = 3;

    /// Lanes, and of them the busy ones, in the high and low half.
    private static final int LANES = 4;

    /// The last lane that was counted, and the last busy one.
    private static final int LAST_LANES = 5;

    /// Lanes at the end, and the stack of the first member.
    private static final int AT_END = 6;

    private static final int KEY = 7;

    private long[][] chunks = new long[16][];
    private int size;

    int size() {
        return size;
    }

    int add(long key, int exampleStack) {
        int group = size++;
        int chunk = group >>> CHUNK_BITS;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunk * 2);
        }
        if ((group & CHUNK_MASK) == 0) {
            chunks[chunk] = new long[1 << (CHUNK_BITS + STRIDE_BITS)];
        }
        long[] cells = chunk(group);
        int at = at(group);
        cells[at + KEY] = key;
        cells[at + LAST_LANES] = -1;
        cells[at + AT_END] = exampleStack & 0xffffffffL;
        return group;
    }

    private long[] chunk(int group) {
        return chunks[group >>> CHUNK_BITS];
    }

    private static int at(int group) {
        return (group & CHUNK_MASK) << STRIDE_BITS;
    }

    long get(int group, int column) {
        return chunk(group)[at(group) + column];
    }

    void add(int group, int column, long amount) {
        chunk(group)[at(group) + column] += amount;
    }

    void addInterval(int group, int hits, long nanos, boolean lastsToTheEnd) {
        long[] cells = chunk(group);
        int at = at(group);
        cells[at + INTERVALS] += hits;
        cells[at + NANOS] += nanos;
        cells[at + AT_END] += lastsToTheEnd ? 1L << 32 : 0;
    }

    long key(int group) {
        return get(group, KEY);
    }

    int lanes(int group) {
        return (int) (get(group, LANES) >>> 32);
    }

    int busyLanes(int group) {
        return (int) get(group, LANES);
    }

    int lastLane(int group) {
        return (int) (get(group, LAST_LANES) >> 32);
    }

    /// Counts a lane that is not the one counted last.
    void see(int group, int lane, boolean busy) {
        long[] cells = chunk(group);
        int at = at(group);
        long last = cells[at + LAST_LANES];
        if ((int) (last >> 32) != lane) {
            cells[at + LANES] += 1L << 32;
        }
        if (busy && (int) last != lane) {
            cells[at + LANES]++;
        }
        int lastBusy = busy ? lane : (int) last;
        cells[at + LAST_LANES] = (long) lane << 32 | (lastBusy & 0xffffffffL);
    }

    int lanesAtEnd(int group) {
        return (int) (get(group, AT_END) >>> 32);
    }

    void addLanesAtEnd(int group, int lanes) {
        add(group, AT_END, (long) lanes << 32);
    }

    int exampleStack(int group) {
        return (int) get(group, AT_END);
    }

    void exampleStack(int group, int stackId) {
        long[] cells = chunk(group);
        int at = at(group) + AT_END;
        cells[at] = (cells[at] & 0xffffffff00000000L) | (stackId & 0xffffffffL);
    }
}
