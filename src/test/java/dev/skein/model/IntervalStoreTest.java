package dev.skein.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.skein.testkit.LaneText;
import dev.skein.testkit.TraceIntegrity;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalStoreTest {
    private static final long FIRST_RAW = 1_700_000_000_000_000_000L;

    @Test
    void blockArithmeticIsConsistentWithItself() {
        int row = 0;
        for (int block = 0; block < 60; block++) {
            assertEquals(row, LaneColumns.firstRowOf(block));
            for (int i = 0; i < LaneColumns.rowsOf(block); i++) {
                assertEquals(block, LaneColumns.blockOf(row++));
            }
        }
    }

    @Test
    void aDrawingComesBackAsIntervals() {
        Trace trace = LaneText.trace("a: RR..LLL\nb:   ww");
        IntervalStore store = trace.intervals();
        assertEquals(4, store.size(0));
        assertEquals(2_000, store.startNanos(0, 1));
        assertEquals(SubState.NO_EVENT, store.subState(0, 1));
        assertEquals(7_000, store.endNanos(0, 2));
        assertArrayEquals(
                new long[] {2_000, 0, 3_000, 0, 0, 0, 0, 0}, store.nanosByState(0, trace.range()));
        assertArrayEquals(
                new long[] {1_000, 0, 1_000, 0, 0, 0, 0, 0},
                store.nanosByState(0, new TimeRange(1_000, 5_000)));
        assertEquals(-1, store.rowAt(1, 1_999));
        assertEquals(0, store.rowAt(1, 2_000));
        TraceIntegrity.check(trace);
    }

    @Test
    void appendingBeforeTheLastRowIsRefused() {
        TraceBuilder builder = new TraceBuilder(0, 1_000);
        int lane = builder.lanes().add(LaneKind.GOROUTINE, 1, 0);
        builder.append(lane, 500, SubState.NO_EVENT, 0, IntervalStore.NONE);
        assertThrows(
                IllegalArgumentException.class,
                () -> builder.append(lane, 499, SubState.NO_EVENT, 0, IntervalStore.NONE));
    }

    @Test
    void aSnapshotKeepsWhatItSawWhenTheTailIsTakenBack() {
        TraceBuilder builder = new TraceBuilder(0, 1_000_000);
        int running = builder.subState("running", "running", LaneState.RUNNING);
        int waiting = builder.subState("waiting", "waiting", LaneState.WAITING);
        int lane = builder.lanes().add(LaneKind.GOROUTINE, 1, 0);
        for (int i = 0; i < 1_000; i++) {
            builder.append(lane, i * 10L, i % 2 == 0 ? running : waiting, 0, i);
        }
        builder.end(10_000);
        Trace before = builder.publish(LaneText.info());
        builder.truncate(lane, 333);
        for (int i = 333; i < 700; i++) {
            builder.append(lane, i * 10L, SubState.NO_EVENT, 0, 7);
        }
        Trace after = builder.publish(LaneText.info());
        assertEquals(1_000, before.intervals().size(lane));
        assertEquals(332, before.intervals().stackId(lane, 332));
        assertEquals(500, before.intervals().stackId(lane, 500));
        assertEquals(
                5_000,
                before.intervals().nanosByState(lane, before.range())[LaneState.RUNNING.code()]);
        assertEquals(700, after.intervals().size(lane));
        assertEquals(7, after.intervals().stackId(lane, 500));
        assertEquals(
                1_670,
                after.intervals().nanosByState(lane, after.range())[LaneState.RUNNING.code()]);
    }

    /// Each seed checks 4 lanes × 12,500 windows × 2 ends × 8 classes; the seeds together more than
    /// a million values.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void sumsEqualBruteForce(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TraceBuilder builder = new TraceBuilder(FIRST_RAW, 10_000_000);
        int[] codes = new int[10];
        for (LaneState state : LaneState.values()) {
            codes[state.code()] = builder.subState(state.key(), state.key(), state);
        }
        codes[8] = SubState.NO_EVENT;
        codes[9] = SubState.ABSENT;
        int[] rowsOfLane = {3, 256, 257, 5_000};
        List<long[]> starts = new ArrayList<>();
        List<int[]> states = new ArrayList<>();
        long end = FIRST_RAW + 1_000_000;
        for (int rows : rowsOfLane) {
            int lane = builder.lanes().add(LaneKind.GOROUTINE, rows, 0);
            long[] start = random.longs(rows, FIRST_RAW, end).sorted().toArray();
            int[] state = random.ints(rows, 0, 10).toArray();
            for (int row = 0; row < rows; row++) {
                builder.append(lane, start[row], codes[state[row]], 0, IntervalStore.NONE);
                if (random.nextInt(500) == 0) {
                    builder.publish(LaneText.info());
                }
            }
            starts.add(start);
            states.add(state);
        }
        builder.end(end);
        Trace trace = builder.seal(LaneText.info());
        TraceIntegrity.check(trace);
        for (int lane = 0; lane < rowsOfLane.length; lane++) {
            long[] brute = bruteForcePrefix(starts.get(lane), states.get(lane), end);
            for (int i = 0; i < 12_500; i++) {
                long time = random.nextLong(1_000_001);
                long[] got = new long[LaneState.COUNT];
                trace.intervals().addCumulativeNanos(lane, time, got);
                long[] want =
                        bruteForce(starts.get(lane), states.get(lane), brute, FIRST_RAW + time);
                assertArrayEquals(want, got, "lane " + lane + " at " + time);
            }
        }
    }

    /// Prefix sums per row by plain addition: `[row * 8 + class]` is the time before the row.
    private static long[] bruteForcePrefix(long[] starts, int[] states, long end) {
        long[] prefix = new long[(starts.length + 1) * 8];
        for (int row = 0; row < starts.length; row++) {
            System.arraycopy(prefix, row * 8, prefix, (row + 1) * 8, 8);
            long rowEnd = row + 1 < starts.length ? starts[row + 1] : end;
            if (states[row] < 8) {
                prefix[(row + 1) * 8 + states[row]] += rowEnd - starts[row];
            }
        }
        return prefix;
    }

    private static long[] bruteForce(long[] starts, int[] states, long[] prefix, long time) {
        int row = 0;
        while (row < starts.length && starts[row] <= time) {
            row++;
        }
        long[] sums = new long[8];
        if (row == 0) {
            return sums;
        }
        System.arraycopy(prefix, (row - 1) * 8, sums, 0, 8);
        if (states[row - 1] < 8) {
            sums[states[row - 1]] += time - starts[row - 1];
        }
        return sums;
    }
}
