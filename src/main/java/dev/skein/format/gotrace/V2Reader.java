package dev.skein.format.gotrace;

import dev.skein.format.Diagnostic;
import dev.skein.format.Diagnostics;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.Input;
import dev.skein.task.CancelledException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a v2 trace: indexes its batches, then goes through its generations one by one.
///
/// A generation whose order is lost in the middle is shown up to there; the next one begins afresh,
/// and the time between is a gap in every lane.
final class V2Reader {
    /// A generation that begins later than this after the trace did has no time: ten years.
    private static final long MAX_SPAN_NANOS = 315_360_000_000_000_000L;

    private final GoVersion version;
    private final Input input;
    private final ImportContext context;
    private final Diagnostics diagnostics;
    private final BatchIndex index;
    private final long[] counts = new long[256];

    V2Reader(GoVersion version, Input input, ImportContext context) {
        this.version = version;
        this.input = input;
        this.context = context;
        this.diagnostics = context.diagnostics();
        this.index = BatchIndex.of(input.bytes(), diagnostics);
    }

    ImportOutcome read() {
        List<BatchIndex.Generation> generations = index.generations();
        if (generations.isEmpty()) {
            return empty();
        }
        long frequency = V2.USUAL_FREQUENCY;
        GenerationClock[] clocks = new GenerationClock[generations.size()];
        for (int i = 0; i < clocks.length; i++) {
            clocks[i] = GenerationClock.read(index, generations.get(i), frequency, diagnostics);
            frequency = clocks[i].frequency();
        }
        long origin = clocks[0].firstNanos();
        long span = Math.clamp(clocks[clocks.length - 1].lastNanos() - origin, 0, MAX_SPAN_NANOS);
        GoModel model = new GoModel(version, origin, span, input.sizeBytes(), context);
        Long epochOffset = clocks[0].epochOffsetNanos();
        if (epochOffset != null) {
            model.originEpoch(origin + epochOffset);
        }
        boolean partial = false;
        V2Order order = new V2Order(model);
        try {
            readGenerations(order, model, clocks);
        } catch (CancelledException e) {
            partial = true;
        }
        order.close();
        countNative(model);
        return new ImportOutcome.Imported(model.seal(partial), diagnostics.list());
    }

    private ImportOutcome empty() {
        if (input.sizeBytes() <= GoVersion.HEADER_BYTES) {
            diagnostics.count(GoTraceCode.EMPTY_TRACE);
        }
        GoModel model = new GoModel(version, 0, 0, input.sizeBytes(), context);
        return new ImportOutcome.Imported(model.seal(false), diagnostics.list());
    }

    private void readGenerations(V2Order order, GoModel model, GenerationClock[] clocks) {
        boolean inSight = true;
        for (int i = 0; i < clocks.length; i++) {
            BatchIndex.Generation generation = index.generations().get(i);
            long start = clocks[i].firstNanos();
            if (start < model.originRaw() || start - model.originRaw() > MAX_SPAN_NANOS) {
                diagnostics.countAtByte(GoTraceCode.BAD_TIME, generation.startOffset());
                continue;
            }
            boolean follows =
                    i == 0 || generation.number() == index.generations().get(i - 1).number() + 1;
            if (!follows && inSight) {
                order.loseSight(model.endRaw());
                inSight = false;
            }
            if (!inSight) {
                order.startAfresh(start);
            }
            model.reached(start);
            noteIncomplete(generation, i == clocks.length - 1);
            inSight = readGeneration(order, model, generation, clocks[i], i);
        }
    }

    private void noteIncomplete(BatchIndex.Generation generation, boolean last) {
        boolean missesEnd = version.minor() >= GoVersion.FIRST_WITH_END_BYTE;
        if ((missesEnd && !generation.hasEnded()) || (generation.isDamaged() && last)) {
            diagnostics.countAtByte(
                    GoTraceCode.GENERATION_INCOMPLETE,
                    generation.endOffset(),
                    "generation "
                            + generation.number()
                            + " lacks its end; what it holds is shown as far as it can be ordered");
        }
    }

    /// Reads one generation; false when its order was lost.
    private boolean readGeneration(
            V2Order order,
            GoModel model,
            BatchIndex.Generation generation,
            GenerationClock clock,
            int ordinal) {
        GenerationTables tables =
                GenerationTables.read(index, generation, model.symbols, diagnostics);
        CpuSamples samples = new CpuSamples(tables, clock);
        model.countNative("CPUSample", tables.sampleCount());
        try {
            order.run(ordinal, generation, tables, cursors(order, generation, clock), samples);
            return true;
        } catch (Damage damage) {
            diagnostics.add(
                    GoTraceCode.GENERATION_DAMAGED,
                    1,
                    damage.offset(),
                    Diagnostic.NOWHERE,
                    "the rest of generation "
                            + generation.number()
                            + " is left out, its order is lost: "
                            + damage.reason());
            order.loseSight(order.lastTime());
            return false;
        }
    }

    /// One cursor per thread, in file order of their first batch.
    private Collection<ThreadCursor> cursors(
            V2Order order, BatchIndex.Generation generation, GenerationClock clock) {
        Map<Long, ThreadCursor> byThread = new LinkedHashMap<>();
        for (int batch = generation.first(); batch < generation.end(); batch++) {
            if (GenerationTables.isTable(index.kind(batch))) {
                continue;
            }
            if (!clock.isPlausible(index.time(batch))) {
                diagnostics.countAtByte(GoTraceCode.BAD_TIME, index.offset(batch));
                continue;
            }
            long id = index.thread(batch);
            byThread.computeIfAbsent(
                            id,
                            _ ->
                                    new ThreadCursor(
                                            index,
                                            order.thread(id),
                                            clock.nanosPerUnit(),
                                            counts,
                                            diagnostics))
                    .addBatch(batch);
        }
        return byThread.values();
    }

    private void countNative(GoModel model) {
        for (int type = 0; type < counts.length; type++) {
            String name = V2.name(type);
            if (name != null) {
                model.countNative(name, counts[type]);
            }
        }
    }
}
