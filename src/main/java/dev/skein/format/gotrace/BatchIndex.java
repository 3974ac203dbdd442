package dev.skein.format.gotrace;

import dev.skein.format.CommonCode;
import dev.skein.format.Diagnostics;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where the batches of a v2 trace lie, found by hopping from header to header without looking
/// inside, and which generation each belongs to.
///
/// Batch numbers are `0 .. size - 1` in file order. Where the chain of headers breaks, the next
/// place from which headers chain again is searched; the generation around the hole counts as
/// damaged.
final class BatchIndex {
    static final int MAX_BATCH_BYTES = 1 << 16;
    static final long NO_THREAD = -1;

    private static final int HEADER_BYTES = 64;
    private static final int FIRST_BATCH = 16;

    private final MemorySegment file;
    private final Diagnostics diagnostics;
    private final ByteReader reader = new ByteReader();

    private long[] offsets = new long[64];
    private int[] sizes = new int[64];
    private long[] threads = new long[64];
    private long[] times = new long[64];
    private byte[] kinds = new byte[64];
    private int size;
    private final List<Generation> generations = new ArrayList<>();

    /// One batch header, as parsed last.
    private long number;
    private long thread;
    private long time;
    private int dataBytes;
    private int kind;
    private long dataOffset;

    private BatchIndex(MemorySegment file, Diagnostics diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    static BatchIndex of(MemorySegment file, Diagnostics diagnostics) {
        BatchIndex index = new BatchIndex(file, diagnostics);
        index.scan();
        return index;
    }

    List<Generation> generations() {
        return generations;
    }

    int size() {
        return size;
    }

    MemorySegment file() {
        return file;
    }

    /// Offset in the file of a batch's data.
    long offset(int batch) {
        return offsets[batch];
    }

    int dataBytes(int batch) {
        return sizes[batch];
    }

    /// Id of the thread that wrote the batch, or [#NO_THREAD].
    long thread(int batch) {
        return threads[batch];
    }

    /// Base time in units of the trace clock.
    long time(int batch) {
        return times[batch];
    }

    /// First byte of the data, which tells tables from events; 0 for an empty batch.
    int kind(int batch) {
        return kinds[batch] & 0xff;
    }

    private void scan() {
        long end = file.byteSize();
        long at = FIRST_BATCH;
        while (at < end) {
            int first = file.get(ValueLayout.JAVA_BYTE, at) & 0xff;
            if (first == V2.END_OF_GENERATION && !generations.isEmpty()) {
                current().markEnded();
                at++;
                continue;
            }
            if (first == 'g' && startsNewTrace(at)) {
                diagnostics.countAtByte(GoTraceCode.SECOND_TRACE, at);
                return;
            }
            if (!parseHeader(at)) {
                at = leap(at);
            } else if (dataOffset + dataBytes > end) {
                truncated(at);
                return;
            } else {
                add(at);
                at = dataOffset + dataBytes;
            }
        }
    }

    private void truncated(long at) {
        diagnostics.countAtByte(
                CommonCode.TRUNCATED_FILE,
                at,
                "the file ends inside a batch of generation "
                        + number
                        + "; what lies before is shown");
        if (!generations.isEmpty()) {
            current().markDamaged();
        }
    }

    private boolean startsNewTrace(long at) {
        return at + 3 < file.byteSize()
                && file.get(ValueLayout.JAVA_BYTE, at + 1) == 'o'
                && file.get(ValueLayout.JAVA_BYTE, at + 2) == ' ';
    }

    /// Goes on behind bytes that are no batch; answers where.
    private long leap(long at) {
        long next = resynchronise(at + 1);
        long bytes = next - at;
        boolean tail = next == file.byteSize();
        if (!generations.isEmpty() && !tail) {
            current().markDamaged();
        }
        String what =
                tail
                        ? bytes + " bytes at the end were not understood"
                        : bytes + " bytes that are no batch of events were skipped";
        diagnostics.countAtByte(tail ? CommonCode.TRAILING_BYTES : GoTraceCode.BAD_BATCH, at, what);
        return next;
    }

    /// The next place from which three headers in a row make sense, or the end of the file.
    private long resynchronise(long from) {
        long end = file.byteSize();
        for (long at = from; at < end; at++) {
            byte first = file.get(ValueLayout.JAVA_BYTE, at);
            if ((first == V2.EVENT_BATCH || first == V2.EXPERIMENTAL_BATCH) && chains(at)) {
                return at;
            }
        }
        return end;
    }

    private boolean chains(long from) {
        long oldest = generations.isEmpty() ? 1 : current().number();
        long newest = generations.isEmpty() ? Long.MAX_VALUE : oldest + 1;
        long at = from;
        for (int i = 0; i < 3; i++) {
            if (!parseHeader(at)
                    || number < oldest
                    || number > newest
                    || dataOffset + dataBytes > file.byteSize()) {
                return false;
            }
            at = dataOffset + dataBytes;
            if (at < file.byteSize()
                    && file.get(ValueLayout.JAVA_BYTE, at) == V2.END_OF_GENERATION) {
                at++;
            }
            if (at == file.byteSize()) {
                return true;
            }
        }
        return true;
    }

    private boolean parseHeader(long at) {
        reader.open(file, at, HEADER_BYTES);
        try {
            int type = reader.unsignedByte();
            if (type == V2.EXPERIMENTAL_BATCH) {
                reader.unsignedByte();
            } else if (type != V2.EVENT_BATCH) {
                return false;
            }
            number = reader.number();
            thread = reader.number();
            time = reader.number();
            long bytes = reader.number();
            if (number <= 0 || bytes < 0 || bytes > MAX_BATCH_BYTES) {
                return false;
            }
            dataBytes = (int) bytes;
            dataOffset = reader.offset();
            kind =
                    type == V2.EXPERIMENTAL_BATCH
                            ? V2.EXPERIMENTAL_BATCH
                            : reader.atEnd() || bytes == 0
                                    ? 0
                                    : reader.bytes()[reader.position()] & 0xff;
            return true;
        } catch (Damage _) {
            dataOffset = file.byteSize();
            dataBytes = 1;
            return file.byteSize() - at < HEADER_BYTES && isBatchType(at);
        }
    }

    /// Whether a header that the file's end cuts off began like one.
    private boolean isBatchType(long at) {
        byte first = file.get(ValueLayout.JAVA_BYTE, at);
        return first == V2.EVENT_BATCH || first == V2.EXPERIMENTAL_BATCH;
    }

    /// Takes the parsed header in, unless it does not belong where it stands.
    private void add(long at) {
        if (generations.isEmpty() || number != current().number()) {
            if (!fits(at)) {
                diagnostics.countAtByte(
                        GoTraceCode.BAD_BATCH,
                        at,
                        "a batch of generation " + number + " stands where it cannot be");
                if (!generations.isEmpty()) {
                    current().markDamaged();
                }
                return;
            }
            startGeneration(at);
        }
        if (size == offsets.length) {
            int capacity = size * 2;
            offsets = Arrays.copyOf(offsets, capacity);
            sizes = Arrays.copyOf(sizes, capacity);
            threads = Arrays.copyOf(threads, capacity);
            times = Arrays.copyOf(times, capacity);
            kinds = Arrays.copyOf(kinds, capacity);
        }
        offsets[size] = dataOffset;
        sizes[size] = dataBytes;
        threads[size] = thread;
        times[size] = time;
        kinds[size] = (byte) kind;
        size++;
        current().extendTo(size, dataOffset + dataBytes);
    }

    /// A new generation has a higher number, and so has the batch after it, unless the number
    /// itself is damaged.
    private boolean fits(long at) {
        if (!generations.isEmpty() && number < current().number()) {
            return false;
        }
        long own = number;
        long next = dataOffset + dataBytes;
        boolean good =
                next >= file.byteSize()
                        || file.get(ValueLayout.JAVA_BYTE, next) == V2.END_OF_GENERATION
                        || !parseHeader(next)
                        || number >= own
                        || dataOffset >= file.byteSize();
        parseHeader(at);
        return good;
    }

    private void startGeneration(long at) {
        if (!generations.isEmpty() && number > current().number() + 1) {
            diagnostics.countAtByte(
                    GoTraceCode.GENERATION_MISSING,
                    at,
                    "generations "
                            + (current().number() + 1)
                            + " to "
                            + (number - 1)
                            + " are missing");
        }
        generations.add(new Generation(number, at, size));
    }

    private Generation current() {
        return generations.get(generations.size() - 1);
    }

    /// One self-contained section of a v2 trace: batches `first .. end - 1`.
    static final class Generation {
        private final long number;
        private final long startOffset;
        private final int first;
        private int end;
        private long endOffset;
        private boolean ended;
        private boolean damaged;

        Generation(long number, long startOffset, int first) {
            this.number = number;
            this.startOffset = startOffset;
            this.first = first;
            this.end = first;
        }

        private void extendTo(int end, long endOffset) {
            this.end = end;
            this.endOffset = endOffset;
        }

        private void markEnded() {
            ended = true;
        }

        private void markDamaged() {
            damaged = true;
        }

        long number() {
            return number;
        }

        long startOffset() {
            return startOffset;
        }

        long endOffset() {
            return endOffset;
        }

        int first() {
            return first;
        }

        int end() {
            return end;
        }

        /// Whether the byte that closes a generation, since 1.26, was there.
        boolean hasEnded() {
            return ended;
        }

        /// Whether bytes inside it were not understood.
        boolean isDamaged() {
            return damaged;
        }
    }
}
