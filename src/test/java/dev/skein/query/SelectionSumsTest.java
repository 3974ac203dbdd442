package dev.skein.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.task.CancelledException;
import dev.skein.task.Work;
import dev.skein.testkit.LaneText;
import dev.skein.testkit.SeededTraces;
import dev.skein.testkit.SeededTraces.Spread;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SelectionSumsTest {
    private static final long SPAN = 10_000_000;

    @Test
    void sumsAreThoseOfTheDrawing() {
        Trace trace = LaneText.trace("a: RRLLLww\nb: LLLLLLL\nc: RRRRRRR");
        TimeRange range = new TimeRange(1_500, 5_500);
        SelectionSums sums = SelectionSums.of(trace, range, LaneSet.of(0, 1), new Work());
        assertEquals(3_000 + 4_000, sums.nanos(LaneState.LOCK));
        assertEquals(500, sums.nanos(LaneState.RUNNING));
        assertEquals(2, sums.transitions());
        assertEquals(8_000, sums.knownNanos());
    }

    /// Acceptance check 10.1: a million sums against a walk over all intervals.
    @ParameterizedTest
    @EnumSource(Spread.class)
    void aMillionSumsEqualBruteForce(Spread spread) {
        int lanes = 30;
        int[] rows = new int[lanes];
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < lanes; i++) {
            rows[i] = 1 + random.nextInt(i < 3 ? 3_000 : 200);
        }
        Trace trace = SeededTraces.of(5, spread, SPAN, rows);
        int windows = 1_000_000 / 3 / lanes / LaneState.COUNT + 1;
        for (int lane = 0; lane < lanes; lane++) {
            for (int i = 0; i < windows; i++) {
                long from = random.nextLong(SPAN);
                TimeRange range = new TimeRange(from, from + random.nextLong(SPAN - from + 1));
                long[] fast = trace.intervals().nanosByState(lane, range);
                long[] slow = walked(trace, lane, range);
                for (int c = 0; c < LaneState.COUNT; c++) {
                    assertEquals(slow[c], fast[c], "lane " + lane + " " + range);
                }
            }
        }
    }

    /// Acceptance check 10.6.
    @ParameterizedTest
    @EnumSource(Spread.class)
    void sumsOfAWindowSplitAnywhereAddUpToTheWhole(Spread spread) {
        Trace trace = SeededTraces.of(6, spread, SPAN, 5_000, 300, 40, 2);
        SplittableRandom random = new SplittableRandom(12);
        LaneSet all = LaneSet.all(trace);
        for (int i = 0; i < 300; i++) {
            long from = random.nextLong(SPAN);
            long to = from + random.nextLong(SPAN - from + 1);
            long cut = from + random.nextLong(to - from + 1);
            SelectionSums whole = SelectionSums.of(trace, new TimeRange(from, to), all, new Work());
            SelectionSums left = SelectionSums.of(trace, new TimeRange(from, cut), all, new Work());
            SelectionSums right = SelectionSums.of(trace, new TimeRange(cut, to), all, new Work());
            for (LaneState state : LaneState.values()) {
                assertEquals(whole.nanos(state), left.nanos(state) + right.nanos(state));
            }
            assertEquals(whole.transitions(), left.transitions() + right.transitions());
        }
    }

    @Test
    void cancelledWorkStops() {
        Trace trace = LaneText.trace("a: RRLLLww");
        Work work = new Work();
        work.cancel();
        assertThrows(
                CancelledException.class,
                () -> SelectionSums.of(trace, trace.range(), LaneSet.all(trace), work));
    }

    private static long[] walked(Trace trace, int lane, TimeRange range) {
        IntervalStore intervals = trace.intervals();
        long[] sums = new long[LaneState.COUNT];
        for (int row = 0; row < intervals.size(lane); row++) {
            LaneState state = trace.subStates().get(intervals.subState(lane, row)).state();
            long from = Math.max(range.startNanos(), intervals.startNanos(lane, row));
            long to = Math.min(range.endNanos(), intervals.endNanos(lane, row));
            if (state != null && to > from) {
                sums[state.code()] += to - from;
            }
        }
        return sums;
    }
}
