package dev.skein.format.gotrace;

import dev.skein.format.Diagnostics;
import dev.skein.model.IntervalStore;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/// The tables of one v2 generation, with ids translated to the trace's own: strings, stacks, CPU
/// samples.
final class GenerationTables {
    private static final int MAX_STRING_BYTES = 1024;
    private static final int MAX_FRAMES = 128;

    private final GoSymbols symbols;
    private final Diagnostics diagnostics;
    private final ByteReader reader = new ByteReader();
    private final IdTable strings = new IdTable();
    private final IdTable stacks = new IdTable();
    private final int[] frames = new int[MAX_FRAMES];
    private final int unknownString;

    private CpuSample[] samples = new CpuSample[0];
    private int sampleCount;

    /// A stack that the CPU profiler took; times in the trace clock's units.
    record CpuSample(long timeUnits, long proc, long goroutine, int stack) {}

    private GenerationTables(GoSymbols symbols, Diagnostics diagnostics) {
        this.symbols = symbols;
        this.diagnostics = diagnostics;
        this.unknownString = symbols.string("?");
        strings.put(0, 0);
        putStack(0, IntervalStore.NONE);
    }

    static GenerationTables empty(GoSymbols symbols, Diagnostics diagnostics) {
        return new GenerationTables(symbols, diagnostics);
    }

    static GenerationTables read(
            BatchIndex index,
            BatchIndex.Generation generation,
            GoSymbols symbols,
            Diagnostics diagnostics) {
        GenerationTables tables = new GenerationTables(symbols, diagnostics);
        tables.readAll(index, generation, V2.STRINGS);
        tables.readAll(index, generation, V2.STACKS);
        tables.readAll(index, generation, V2.CPU_SAMPLES);
        Arrays.sort(
                tables.samples,
                0,
                tables.sampleCount,
                Comparator.comparingLong(CpuSample::timeUnits));
        return tables;
    }

    /// Whether a batch of this kind is a table, not a thread's events.
    static boolean isTable(int kind) {
        return switch (kind) {
            case V2.STRINGS,
                    V2.STACKS,
                    V2.CPU_SAMPLES,
                    V2.FREQUENCY,
                    V2.SYNC,
                    V2.EXPERIMENTAL_BATCH,
                    0 ->
                    true;
            default -> false;
        };
    }

    private void readAll(BatchIndex index, BatchIndex.Generation generation, int kind) {
        for (int batch = generation.first(); batch < generation.end(); batch++) {
            if (index.kind(batch) != kind) {
                continue;
            }
            reader.open(index.file(), index.offset(batch), index.dataBytes(batch));
            try {
                switch (kind) {
                    case V2.STRINGS -> readStrings();
                    case V2.STACKS -> readStacks();
                    default -> readSamples();
                }
            } catch (Damage damage) {
                diagnostics.countAtByte(
                        GoTraceCode.BAD_TABLE,
                        damage.offset(),
                        GoTraceCode.BAD_TABLE.text() + ": " + damage.reason());
            }
        }
    }

    private void expect(int type) throws Damage {
        if (reader.unsignedByte() != type) {
            throw new Damage("an entry of another kind", reader.offset() - 1);
        }
    }

    private void readStrings() throws Damage {
        reader.skip(1);
        while (!reader.atEnd()) {
            expect(V2.STRING);
            long id = reader.number();
            int length = reader.length(MAX_STRING_BYTES);
            String text =
                    new String(reader.bytes(), reader.position(), length, StandardCharsets.UTF_8);
            reader.skip(length);
            strings.put(id, symbols.string(text));
        }
    }

    private void readStacks() throws Damage {
        reader.skip(1);
        while (!reader.atEnd()) {
            expect(V2.STACK);
            long id = reader.number();
            int count = reader.length(MAX_FRAMES);
            int kept = 0;
            for (int i = 0; i < count; i++) {
                long pc = reader.number();
                long function = reader.number();
                long file = reader.number();
                long line = reader.number();
                if (pc != 0 || function != 0 || line != 0) {
                    frames[kept++] = symbols.frame(string(function), string(file), line);
                }
            }
            putStack(id, symbols.stack(frames, kept));
        }
    }

    /// Stored one higher, so that a stack without frames differs from no stack of that id.
    private void putStack(long id, int stack) {
        stacks.put(id, stack + 1);
    }

    private void readSamples() throws Damage {
        reader.skip(1);
        while (!reader.atEnd()) {
            expect(V2.CPU_SAMPLE);
            long time = reader.number();
            reader.number();
            long proc = reader.number();
            long goroutine = reader.number();
            int stack = stack(reader.number());
            if (sampleCount == samples.length) {
                samples = Arrays.copyOf(samples, 64 + sampleCount * 2);
            }
            samples[sampleCount++] = new CpuSample(time, proc, goroutine, stack);
        }
    }

    /// Our string for one of the file's; `?` where it has none of that id.
    int string(long id) {
        int known = strings.get(id);
        if (known >= 0) {
            return known;
        }
        diagnostics.count(GoTraceCode.UNKNOWN_STRING);
        return unknownString;
    }

    /// Our stack for one of the file's; none where it has none of that id.
    int stack(long id) {
        int known = stacks.get(id);
        if (known >= 0) {
            return known - 1;
        }
        diagnostics.count(GoTraceCode.UNKNOWN_STACK);
        return IntervalStore.NONE;
    }

    /// Number of samples, in order of time.
    int sampleCount() {
        return sampleCount;
    }

    CpuSample sample(int number) {
        return samples[number];
    }
}
