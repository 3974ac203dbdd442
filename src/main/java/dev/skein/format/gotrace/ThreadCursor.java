package dev.skein.format.gotrace;

import dev.skein.format.Diagnostics;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The events of one thread in one v2 generation, decoded one at a time into fields: no object per
/// event.
final class ThreadCursor extends Timed {
    private static final byte[] ARGUMENTS = V2.argumentCounts();

    /// A varint that runs over the end meets zeros, which end it; that is noticed afterwards.
    private static final int PADDING = 64;

    private static final long MAX_STEP_UNITS = 1L << 50;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long TOP_BITS = 0x8080808080808080L;

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
    ///
    /// Most events lie within eight bytes behind their time. These are looked at as one number, in
    /// which the bytes that end an argument are found all at once: how many bytes each argument
    /// takes changes from event to event, and guessing that wrongly would cost more than the rest.
    boolean next() {
        if (position >= limit && !openNext()) {
            return false;
        }
        int start = position;
        int eventType = bytes[start] & 0xff;
        int arguments = ARGUMENTS[eventType];
        if (arguments < 0) {
            return damaged(start, "events of the unknown type " + eventType);
        }
        position = start + 1;
        long step = number();
        long word = (long) EIGHT_BYTES.get(bytes, position);
        long ends = ~word & TOP_BITS;
        if (arguments <= 3 && Long.bitCount(ends) >= arguments) {
            readWithin(word, ends, arguments);
        } else {
            readOneByOne(arguments);
        }
        if (position > limit || step < 0 || step > MAX_STEP_UNITS) {
            return damaged(start, "an event that is cut off or out of range");
        }
        type = eventType;
        time += (long) (step * nanosPerUnit);
        counts[eventType]++;
        return true;
    }

    /// Reads up to three arguments from the eight bytes at hand; those beyond `arguments` are of no
    /// meaning.
    private void readWithin(long word, long ends, int arguments) {
        int first = Long.numberOfTrailingZeros(ends) + 1;
        long ends2 = ends & (ends - 1);
        int second = Long.numberOfTrailingZeros(ends2) + 1;
        int third = Long.numberOfTrailingZeros(ends2 & (ends2 - 1)) + 1;
        a0 = joined(word & (-1L >>> -first));
        a1 = joined((word & (-1L >>> -second)) >>> first);
        a2 = joined((word & (-1L >>> -third)) >>> second);
        int bits = ((third << 24 | second << 16 | first << 8) >>> (arguments << 3)) & 0xff;
        position += bits >>> 3;
    }

    /// The seven bits of each byte put together.
    private static long joined(long bytes) {
        long pairs = (bytes & 0x007f007f007f007fL) | (bytes & 0x7f007f007f007f00L) >>> 1;
        long fours = (pairs & 0x00003fff00003fffL) | (pairs & 0x3fff00003fff0000L) >>> 2;
        return (fours & 0x000000000fffffffL) | (fours & 0x0fffffff00000000L) >>> 4;
    }

    private void readOneByOne(int arguments) {
        a0 = arguments > 0 ? number() : 0;
        a1 = arguments > 1 ? number() : 0;
        a2 = arguments > 2 ? number() : 0;
        a3 = arguments > 3 ? number() : 0;
    }

    private boolean openNext() {
        while (position >= limit) {
            if (nextBatch == batchCount) {
                return false;
            }
            open(batches[nextBatch++]);
        }
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
