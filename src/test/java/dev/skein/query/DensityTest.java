package dev.skein.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.model.TraceBuilder;
import dev.skein.task.Work;
import dev.skein.testkit.LaneText;
import dev.skein.testkit.SeededTraces;
import dev.skein.testkit.SeededTraces.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DensityTest {
    private static String counts(DensityGrid grid, EventKind kind) {
        int row = List.of(EventKind.values()).indexOf(kind);
        return IntStream.range(0, grid.columns())
                .mapToObj(column -> Integer.toString((int) grid.raw(row, column)))
                .collect(Collectors.joining(" "));
    }

    @Test
    void eventsOfTheDrawingFallIntoTheirBuckets() {
        Trace trace = LaneText.trace("a: RRLLRRww\nb: RRRRLwRR", 1 << 10);
        DensityGrid grid = KindDensity.of(trace, trace.range(), 2 << 10, new Work());
        assertEquals(4, grid.columns());
        assertEquals("0 1 1 1", counts(grid, EventKind.BLOCK));
        assertEquals("0 0 1 1", counts(grid, EventKind.WAKE));
        assertEquals("0 1 1 0", counts(grid, EventKind.LOCK));
    }

    @ParameterizedTest
    @EnumSource(Spread.class)
    void coarserCountsAreThoseOfWiderBuckets(Spread spread) {
        Trace trace = SeededTraces.of(2, spread, 30_000_000, 900, 30, 400);
        TimeRange range = new TimeRange(3_000_000, 27_000_000);
        DensityGrid fine = KindDensity.of(trace, range, 1 << 12, new Work());
        DensityGrid wide = fine.coarser(16);
        DensityGrid direct =
                KindDensity.of(
                        trace,
                        new TimeRange(fine.startNanos(0), fine.startNanos(fine.columns())),
                        1 << 16,
                        new Work());
        for (EventKind kind : EventKind.values()) {
            int row = List.of(EventKind.values()).indexOf(kind);
            double sum = Arrays.stream(fine.row(row)).sum() * (1 << 12);
            assertEquals(sum, Arrays.stream(wide.row(row)).sum() * (1 << 16), 1e-6 * sum + 1e-9);
            for (int column = 1; column < wide.columns() - 1; column++) {
                assertEquals(direct.raw(row, column), wide.raw(row, column), kind.label());
            }
        }
    }

    @Test
    void groupsShowTheShareOfTheirLanesThatAreAlive() {
        Trace trace = LaneText.trace("a-1: LLLL\na-2: RRRR\na-3:   LL\nb-1: RRRR", 1 << 10);
        LaneOrder order = LaneOrder.of(trace, LaneSort.BY_NAME, LaneGroup.NAME);
        DensityGrid grid =
                GroupDensity.of(
                        trace,
                        order.groups(),
                        GroupMeasure.LOCK,
                        trace.range(),
                        2 << 10,
                        new Work());
        assertEquals(List.of("a-#", "b-#"), grid.rows());
        assertEquals(0.5, grid.value(0, 0), 1e-12);
        assertEquals(2 / 3.0, grid.value(0, 1), 1e-12);
        assertEquals(0, grid.value(1, 1));
    }

    @ParameterizedTest
    @EnumSource(GroupMeasure.class)
    void everyMeasureCountsWhatItSays(GroupMeasure measure) {
        TraceBuilder builder = new TraceBuilder(0, 1 << 20);
        int running = builder.subState("running", "running", LaneState.RUNNING);
        int lock = builder.subState("lock", "lock", LaneState.LOCK);
        int name = builder.strings().intern("f");
        int[] stacks = new int[2];
        for (int i = 0; i < 2; i++) {
            stacks[i] = builder.stacks().node(-1, builder.stacks().frame(name, name, 0, i, 0));
        }
        int lane = builder.lanes().add(LaneKind.GOROUTINE, 1, name);
        builder.lanes().startRaw(lane, 0);
        for (int i = 0; i < 100; i++) {
            builder.append(lane, i * 100L, i % 4 == 3 ? lock : running, 0, stacks[i % 2]);
        }
        builder.end(1 << 14);
        Trace trace = builder.seal(LaneText.info());
        LaneOrder order = LaneOrder.of(trace, LaneSort.BY_NAME, LaneGroup.NONE);
        DensityGrid grid =
                GroupDensity.of(trace, order.groups(), measure, trace.range(), 1 << 14, new Work());
        double wanted =
                switch (measure) {
                    case EVENTS -> 100;
                    case LOCK -> (24 * 100 + (1 << 14) - 9_900) / 16384.0;
                    case READY -> 0;
                    case RUNNING -> 75 * 100 / 16384.0;
                    case NEW_LANES -> 1;
                    case STACKS -> 2;
                };
        assertEquals(wanted, grid.raw(0, 0), 1e-9);
    }

    @Test
    void aRhythmIsFoundAndFolded() {
        double[] values = new double[400];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 25 == 3 ? 10 : i % 7 == 0 ? 1 : 0;
        }
        DensityGrid grid = new DensityGrid(List.of("x"), 0, 1024, 400, values, true);
        assertEquals(25 * 1024, Rhythm.suggestPeriodNanos(grid, 0));
        Rhythm rhythm = Rhythm.of(grid, 0, 25 * 1024, 25);
        assertEquals(16, rhythm.grid().columns());
        for (int period = 0; period < 16; period++) {
            assertTrue(rhythm.grid().raw(3, period) >= 10);
            assertTrue(rhythm.grid().raw(4, period) <= 1);
        }
        assertEquals(25 * 1024 * 2 + 3 * 1024, rhythm.startNanos(3, 2));
    }
}
