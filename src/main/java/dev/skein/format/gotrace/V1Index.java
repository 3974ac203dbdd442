package dev.skein.format.gotrace;

import dev.skein.task.Work;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// First pass over a v1 trace: which stretches of the file belong to which processor, the clock,
/// and the tables, which are spread over the file and mostly lie at its end.
final class V1Index {
    private static final int WINDOW_BYTES = 1 << 16;
    private static final int CHECK_MASK = (1 << 16) - 1;

    private final MemorySegment file;
    private final V1Decoder decoder;
    private final Map<Long, List<Stretch>> stretches = new LinkedHashMap<>();
    private final long[] counts = new long[64];
    private final List<Sample> samples = new ArrayList<>();
    private final Map<Long, String> strings = new LinkedHashMap<>();
    private final Map<Long, long[]> stacks = new LinkedHashMap<>();
    private long frequency;
    private long events;
    private long firstTicks = Long.MAX_VALUE;
    private long lastTicks = Long.MIN_VALUE;

    /// Consecutive events of one processor: `start .. end - 1` in the file, times from `ticks` on.
    record Stretch(long start, long end, long ticks) {}

    /// A CPU sample, which carries its own time.
    record Sample(long ticks, long proc, long goroutine, long stack) {}

    V1Index(MemorySegment file) {
        this.file = file;
        this.decoder = new V1Decoder(file, WINDOW_BYTES);
    }

    /// Walks the whole file.
    void scan(Work work) throws Damage {
        decoder.open(GoVersion.HEADER_BYTES, file.byteSize());
        long proc = 0;
        long ticks = 0;
        long batchTicks = 0;
        long start = -1;
        while (decoder.next()) {
            if ((++events & CHECK_MASK) == 0) {
                work.checkCancelled();
            }
            long[] arguments = decoder.arguments;
            switch (decoder.type) {
                case V1.BATCH -> {
                    if (decoder.argumentCount < 2) {
                        throw new Damage("a batch without a time", decoder.eventOffset());
                    }
                    addStretch(proc, start, decoder.eventOffset(), batchTicks);
                    proc = arguments[0];
                    batchTicks = arguments[1];
                    ticks = batchTicks;
                    start = decoder.offset();
                }
                case V1.FREQUENCY -> frequency = arguments[0];
                case V1.STRING -> addString();
                case V1.STACK -> addStack();
                case V1.TIMER_GOROUTINE -> {}
                case V1.CPU_SAMPLE -> {
                    counts[V1.CPU_SAMPLE]++;
                    samples.add(new Sample(arguments[1], arguments[2], arguments[3], arguments[4]));
                }
                default -> {
                    if (start < 0) {
                        throw new Damage("an event before any batch", decoder.eventOffset());
                    }
                    counts[decoder.type]++;
                    ticks += arguments[0];
                    firstTicks = Math.min(firstTicks, ticks);
                    lastTicks = Math.max(lastTicks, ticks);
                }
            }
        }
        addStretch(proc, start, file.byteSize(), batchTicks);
        samples.sort((a, b) -> Long.compare(a.ticks, b.ticks));
    }

    private void addStretch(long proc, long start, long end, long ticks) {
        if (start >= 0 && start < end) {
            stretches
                    .computeIfAbsent(proc, _ -> new ArrayList<>())
                    .add(new Stretch(start, end, ticks));
        }
    }

    private void addString() throws Damage {
        long id = decoder.arguments[0];
        if (id == 0 || strings.putIfAbsent(id, decoder.text) != null) {
            throw new Damage("a text with an id that is taken", decoder.eventOffset());
        }
    }

    private void addStack() throws Damage {
        if (decoder.argumentCount < 2 || decoder.argumentCount != 2 + 4 * decoder.arguments[1]) {
            throw new Damage("a stack of another length than it says", decoder.eventOffset());
        }
        long[] frames = new long[decoder.argumentCount - 2];
        System.arraycopy(decoder.arguments, 2, frames, 0, frames.length);
        stacks.put(decoder.arguments[0], frames);
    }

    MemorySegment file() {
        return file;
    }

    /// By processor, in file order of its first batch; -1 is none.
    Map<Long, List<Stretch>> stretches() {
        return stretches;
    }

    /// Number of events by type.
    long count(int type) {
        return counts[type];
    }

    /// Events and table entries read so far.
    long events() {
        return events;
    }

    /// In order of time.
    List<Sample> samples() {
        return samples;
    }

    Map<Long, String> strings() {
        return strings;
    }

    /// By id: pc, function, file, line of each frame, innermost first.
    Map<Long, long[]> stacks() {
        return stacks;
    }

    /// Ticks per second; 0 when the file does not say.
    long frequency() {
        return frequency;
    }

    long firstTicks() {
        return firstTicks;
    }

    long lastTicks() {
        return lastTicks;
    }
}
