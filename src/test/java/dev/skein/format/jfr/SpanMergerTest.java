package dev.skein.format.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.IntervalFlags;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import dev.skein.model.TraceBuilder;
import dev.skein.testkit.LaneText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Spans in any number of batches against the obvious answer: at each instant, of the spans that
/// cover it the one that began last.
class SpanMergerTest {
    private static final int END = 400;
    private static final int NONE = IntervalStore.NONE;

    private record Span(int id, long start, long end) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void nestedSpansWrittenAsTheyEndShowTheInnermost(int seed) {
        for (int round = 0; round < 40; round++) {
            Random random = new Random(seed * 1000L + round);
            List<Span> spans = new ArrayList<>();
            nest(random, 0, END, 0, spans);
            spans.sort(
                    Comparator.comparingLong(Span::end)
                            .thenComparing(Span::start, Comparator.reverseOrder()));
            check(spans, 1 + random.nextInt(6), "round " + round);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void spansThatCrossInAnyOrderShowTheOneThatBeganLast(int seed) {
        for (int round = 0; round < 40; round++) {
            Random random = new Random(seed * 7919L + round);
            List<Span> spans = new ArrayList<>();
            Set<Long> starts = new HashSet<>();
            int count = 1 + random.nextInt(25);
            for (int id = 0; id < count; id++) {
                long start = random.nextInt(END);
                if (starts.add(start)) {
                    spans.add(new Span(id, start, start + 1 + random.nextInt(60)));
                }
            }
            check(spans, 1, "round " + round);
        }
    }

    @Test
    void aSpanAroundEarlierChunksGoesOnAfterEachOfThem() {
        List<Span> spans = List.of(new Span(0, 10, 20), new Span(1, 30, 40), new Span(2, 5, 50));
        Trace trace = merge(spans, 3);
        IntervalStore rows = trace.intervals();
        assertEquals(7, rows.size(0));
        assertEquals(0, rows.flags(0, 1));
        assertEquals(0, rows.flags(0, 2));
        assertEquals(IntervalFlags.CONTINUED, rows.flags(0, 3));
        assertEquals(0, rows.flags(0, 4));
        assertEquals(IntervalFlags.CONTINUED, rows.flags(0, 5));
        assertEquals(SubState.NO_EVENT, rows.subState(0, 6));
    }

    @Test
    void snapshotsKeepWhatTheySawWhenTheTailIsTakenBack() {
        TraceBuilder builder = builder();
        SpanMerger merger = new SpanMerger(builder);
        SpanBatch batch = new SpanBatch();
        add(builder, batch, new Span(0, 10, 20));
        merger.merge(0, batch);
        builder.end(END);
        Trace before = builder.publish(LaneText.info());
        batch.clear();
        add(builder, batch, new Span(1, 5, 30));
        merger.merge(0, batch);
        assertEquals(3, before.intervals().size(0));
        assertEquals(10, before.intervals().startNanos(0, 1));
        assertEquals(20, before.intervals().startNanos(0, 2));
        Trace after = builder.publish(LaneText.info());
        assertEquals(5, after.intervals().startNanos(0, 1));
    }

    private static void nest(Random random, long from, long to, int depth, List<Span> out) {
        long at = from;
        while (at < to - 1 && out.size() < 200) {
            long start = at + random.nextInt(12);
            long end = start + 1 + random.nextInt(depth == 0 ? 120 : 30);
            if (end > to) {
                return;
            }
            out.add(new Span(out.size(), start, end));
            if (depth < 4 && random.nextInt(3) > 0) {
                nest(random, start, end, depth + 1, out);
            }
            at = end;
        }
    }

    private static void check(List<Span> inWritingOrder, int batches, String what) {
        Trace trace = merge(inWritingOrder, batches);
        IntervalStore rows = trace.intervals();
        long previous = Long.MIN_VALUE;
        for (int row = 0; row < rows.size(0); row++) {
            assertTrue(rows.startNanos(0, row) > previous, what + ": rows of no length");
            previous = rows.startNanos(0, row);
        }
        for (long time = 0; time < END; time++) {
            String shown = nameAt(trace, time);
            String wanted = innermost(inWritingOrder, time);
            assertEquals(wanted, shown, what + ", " + batches + " batches, at " + time);
        }
        assertEachSpanBeginsOnce(trace, inWritingOrder, what);
    }

    /// A span that is visible has exactly one row that is no continuation.
    private static void assertEachSpanBeginsOnce(Trace trace, List<Span> spans, String what) {
        for (Span span : spans) {
            int rows = 0;
            int begins = 0;
            for (int row = 0; row < trace.intervals().size(0); row++) {
                int state = trace.intervals().subState(0, row);
                if (trace.subStates().get(state).name().equals("s" + span.id)) {
                    rows++;
                    boolean goesOn =
                            (trace.intervals().flags(0, row) & IntervalFlags.CONTINUED) != 0;
                    begins += goesOn ? 0 : 1;
                }
            }
            assertEquals(Math.min(rows, 1), begins, what + ", span " + span);
        }
    }

    private static String nameAt(Trace trace, long time) {
        int row = trace.intervals().rowAt(0, time);
        return trace.subStates().get(trace.intervals().subState(0, row)).name();
    }

    private static String innermost(List<Span> spans, long time) {
        Span best = null;
        for (Span span : spans) {
            boolean covers = span.start <= time && time < span.end;
            if (covers
                    && (best == null
                            || span.start > best.start
                            || (span.start == best.start && span.end < best.end)
                            || (span.start == best.start && span.end == best.end))) {
                best = span;
            }
        }
        return best == null ? "no event" : "s" + best.id;
    }

    private static Trace merge(List<Span> spans, int batches) {
        TraceBuilder builder = builder();
        SpanMerger merger = new SpanMerger(builder);
        SpanBatch batch = new SpanBatch();
        int each = (spans.size() + batches - 1) / Math.max(1, batches);
        for (int from = 0; from < spans.size(); from += each) {
            batch.clear();
            spans.subList(from, Math.min(spans.size(), from + each)).stream()
                    .sorted(
                            Comparator.comparingLong(Span::start)
                                    .thenComparing(Span::end, Comparator.reverseOrder()))
                    .forEach(span -> add(builder, batch, span));
            merger.merge(0, batch);
        }
        builder.end(END);
        return builder.seal(LaneText.info());
    }

    private static TraceBuilder builder() {
        TraceBuilder builder = new TraceBuilder(0, END);
        builder.lanes().add(LaneKind.PLATFORM_THREAD, 1, builder.strings().intern("lane"));
        builder.append(0, -1, SubState.NO_EVENT, 0, NONE);
        builder.origin(0);
        return builder;
    }

    private static void add(TraceBuilder builder, SpanBatch batch, Span span) {
        int state = builder.subState("s" + span.id, "span", LaneState.OTHER);
        batch.add(span.start, span.end, state, 0, NONE, NONE);
    }
}
