package dev.skein.format.gotrace;

import dev.skein.format.Diagnostics;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// The events of one thread in one v2 generation, decoded one at a time into fields: no object per
/// event.
final class ThreadCursor extends Timed {
    private static final byte[] ARGUMENTS = V2.argumentCounts();

    /// A varint that runs over the end meets zeros, which end it; that is noticed afterwards.
    private static final int PADDING = 64;

    private static final long MAX_STEP_UNITS = 1L << 50;

    /// Slot of the thread, or -1 for batches tied to none.
    final int thread;

    int type;
    long a0;
    long a1;
    long a2;
    long a3;

    private final BatchIndex index;
    private final double nanosPerUnit;
    private final long[] counts;
    private final Diagnostics diagnostics;
    private int[] batches = new int[4];
    private int batchCount;
    private int nextBatch;
    private byte[] bytes = new byte[PADDING];
    private int position;
    private int limit;
    private long base;

    ThreadCursor(
            BatchIndex index,
            int thread,
            double nanosPerUnit,
            long[] counts,
            Diagnostics diagnostics) {
        this.index = index;
        this.thread = thread;
        this.nanosPerUnit = nanosPerUnit;
        this.counts = counts;
        this.diagnostics = diagnostics;
    }

    void addBatch(int batch) {
        if (batchCount == batches.length) {
            batches = Arrays.copyOf(batches, batchCount * 2);
        }
        batches[batchCount++] = batch;
    }

    /// Offset in the file behind the current event.
    long offset() {
        return base + position;
    }

    /// Decodes the next event; false when the thread has no more. A damaged event ends the thread.
    boolean next() {
        while (position >= limit) {
            if (nextBatch == batchCount) {
                return false;
            }
            open(batches[nextBatch++]);
        }
        int at = position;
        int eventType = bytes[at] & 0xff;
        int arguments = ARGUMENTS[eventType];
        if (arguments < 0) {
            return damaged(at, "events of the unknown type " + eventType);
        }
        position = at + 1;
        long step = number();
        switch (arguments) {
            case 4 -> {
                a0 = number();
                a1 = number();
                a2 = number();
                a3 = number();
            }
            case 3 -> {
                a0 = number();
                a1 = number();
                a2 = number();
            }
            case 2 -> {
                a0 = number();
                a1 = number();
            }
            case 1 -> a0 = number();
            default -> {}
        }
        if (position > limit || step < 0 || step > MAX_STEP_UNITS) {
            return damaged(at, "an event that is cut off or out of range");
        }
        type = eventType;
        time += (long) (step * nanosPerUnit);
        counts[eventType]++;
        return true;
    }

    private void open(int batch) {
        int size = index.dataBytes(batch);
        if (bytes.length < size + PADDING) {
            bytes = new byte[size + PADDING];
        }
        base = index.offset(batch);
        MemorySegment.copy(index.file(), ValueLayout.JAVA_BYTE, base, bytes, 0, size);
        Arrays.fill(bytes, size, size + PADDING, (byte) 0);
        position = 0;
        limit = size;
        time = (long) (index.time(batch) * nanosPerUnit);
        counts[V2.EVENT_BATCH]++;
    }

    private boolean damaged(int at, String what) {
        diagnostics.countAtByte(
                GoTraceCode.BAD_EVENT,
                base + at,
                "a thread's events are left out from " + what + " on");
        position = limit;
        nextBatch = batchCount;
        return false;
    }

    private long number() {
        byte next = bytes[position++];
        return next >= 0 ? next : longNumber(next);
    }

    private long longNumber(byte first) {
        long value = first & 0x7f;
        int at = position;
        byte next;
        int shift = 7;
        do {
            next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0 && shift < 70);
        position = next < 0 || (shift == 70 && next > 1) ? limit + 1 : at;
        return value;
    }
}
