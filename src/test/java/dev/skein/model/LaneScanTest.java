package dev.skein.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.task.Work;
import dev.skein.testkit.LaneText;
import dev.skein.testkit.SeededTraces;
import dev.skein.testkit.SeededTraces.Spread;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LaneScanTest {
    private static final long SPAN = 2_000_000_000L;
    private static final int WIDTH = 640;

    /// Two classes closer together than a share can tell are both right.
    private static final double RESOLUTION = 1 / 255.0;

    static Stream<Arguments> spreads() {
        return Stream.of(Spread.values())
                .flatMap(s -> Stream.of(Arguments.of(s, 7L), Arguments.of(s, 8L)));
    }

    @Test
    void aDrawingIsReadBackPixelByPixel() {
        Trace trace = LaneText.trace("a:  RRLL..ww  ");
        PixelRow row = new PixelRow(12);
        new LaneScan(trace).scan(0, 0, 1_000, 12, true, row);
        StringBuilder read = new StringBuilder();
        for (int x = 0; x < 12; x++) {
            read.append("RyLwsigoN ".charAt(row.dominant(x)));
        }
        assertEquals(" RRLLNNww   ", read.toString());
    }

    /// Acceptance check 10.2: the picture at rest.
    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("spreads")
    void coloursOfTheIndexEqualTheExactOnesInNinetyNineOfAHundredPixels(Spread spread, long seed) {
        Trace trace = SeededTraces.of(seed, spread, SPAN, 100_000);
        trace.buildPyramids(new Work());
        PixelRow row = new PixelRow(WIDTH);
        LaneScan scan = new LaneScan(trace);
        long pixels = 0;
        long equal = 0;
        double worst = 0;
        for (Viewed view : Viewed.manyOf(seed, SPAN)) {
            scan.scan(0, view.start, view.nanosPerPx, WIDTH, true, row);
            for (int x = 0; x < WIDTH; x++) {
                double[] exact = view.exactShares(trace, 0, x);
                pixels++;
                double loss = exact[best(exact)] - exact[Math.min(8, row.dominant(x))];
                equal += loss <= RESOLUTION ? 1 : 0;
                worst = Math.max(worst, loss);
            }
        }
        assertTrue(equal >= 0.99 * pixels, equal + " of " + pixels + " equal");
        assertTrue(worst <= 0.05, "a pixel lost " + worst + " of its time");
    }

    /// Acceptance check 10.3 (golang/go#19496): whatever the zoom, the class of every interval is
    /// among the shares of the pixels that it touches.
    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("spreads")
    void noIntervalIsMissingFromThePicture(Spread spread, long seed) {
        Trace trace = SeededTraces.of(seed, spread, SPAN, 80_000);
        trace.buildPyramids(new Work());
        LaneScan scan = new LaneScan(trace);
        PixelRow row = new PixelRow(WIDTH);
        for (double nanosPerPx = SPAN * 1.1 / WIDTH; nanosPerPx > 40; nanosPerPx /= 2.7) {
            long step = (long) (nanosPerPx * WIDTH * (nanosPerPx > 1e5 ? 1 : 300));
            for (long start = -1000; start < SPAN; start += step) {
                for (boolean exact : new boolean[] {true, false}) {
                    scan.scan(0, start, nanosPerPx, WIDTH, exact, row);
                    everyIntervalShows(trace, start, nanosPerPx, row);
                }
            }
        }
    }

    private static void everyIntervalShows(
            Trace trace, long start, double nanosPerPx, PixelRow row) {
        IntervalStore intervals = trace.intervals();
        int first = intervals.firstRowFrom(0, start);
        for (int i = first; i < intervals.size(0); i++) {
            double x = (intervals.startNanos(0, i) - start) / nanosPerPx;
            double end = (intervals.endNanos(0, i) - start) / nanosPerPx;
            if (x >= WIDTH - 1) {
                return;
            }
            LaneState state = trace.subStates().get(intervals.subState(0, i)).state();
            if (state == null || end <= x) {
                continue;
            }
            boolean seen = false;
            for (int px = Math.max(0, (int) x - 1); px <= Math.min(WIDTH - 1, end + 1); px++) {
                seen |= PixelRow.share(row.shares(px), state.code()) > 0;
            }
            assertTrue(seen, "row " + i + " " + state + " at " + x + " of " + nanosPerPx);
        }
    }

    @Test
    void aMicrosecondOfLockTimeInAThirtyMillisecondPixelIsKept() {
        long pixel = 30_000_000;
        TraceBuilder builder = new TraceBuilder(0, 100 * pixel);
        int waiting = builder.subState("waiting", "waiting", LaneState.WAITING);
        int running = builder.subState("running", "running", LaneState.RUNNING);
        int lock = builder.subState("lock", "lock", LaneState.LOCK);
        int lane = builder.lanes().add(LaneKind.GOROUTINE, 1, builder.strings().intern("a"));
        for (long at = 0; at < 100 * pixel; at += 50_000) {
            builder.append(lane, at, waiting, 0, IntervalStore.NONE);
            builder.append(lane, at + 10_000, running, 0, IntervalStore.NONE);
        }
        long lockAt = 55 * pixel + 7_777_777;
        builder.end(100 * pixel);
        Trace before = builder.publish(LaneText.info());
        int cut = before.intervals().rowAt(lane, lockAt) + 1;
        builder.truncate(lane, cut);
        builder.append(lane, lockAt, lock, 0, IntervalStore.NONE);
        builder.append(lane, lockAt + 1_000, running, 0, IntervalStore.NONE);
        for (long at = 55 * pixel + 7_800_000; at < 100 * pixel; at += 50_000) {
            builder.append(lane, at, waiting, 0, IntervalStore.NONE);
            builder.append(lane, at + 10_000, running, 0, IntervalStore.NONE);
        }
        Trace trace = builder.seal(LaneText.info());
        trace.buildPyramids(new Work());
        PixelRow row = new PixelRow(100);
        for (boolean exact : new boolean[] {true, false}) {
            new LaneScan(trace).scan(lane, 0, pixel, 100, exact, row);
            for (int x = 0; x < 100; x++) {
                assertEquals(LaneState.RUNNING.code(), row.dominant(x));
                int share = PixelRow.share(row.shares(x), LaneState.LOCK.code());
                boolean near = !exact && Math.abs(x - 55) == 1;
                assertTrue(near || share == (x == 55 ? 1 : 0), "pixel " + x + ": " + share);
            }
        }
    }

    @Test
    void aPyramidOutlivesItsSnapshotButNotACutLane() {
        TraceBuilder builder = new TraceBuilder(0, SPAN);
        int running = builder.subState("running", "running", LaneState.RUNNING);
        int waiting = builder.subState("waiting", "waiting", LaneState.WAITING);
        int lane = builder.lanes().add(LaneKind.GOROUTINE, 1, builder.strings().intern("a"));
        for (int i = 0; i < 10_000; i++) {
            builder.append(lane, i * 10L, i % 2 == 0 ? running : waiting, 0, -1);
        }
        builder.end(100_000);
        Trace first = builder.publish(LaneText.info());
        first.buildPyramids(new Work());
        for (int i = 10_000; i < 12_000; i++) {
            builder.append(lane, i * 10L, i % 2 == 0 ? running : waiting, 0, -1);
        }
        builder.end(120_000);
        Trace second = builder.publish(LaneText.info());
        SharePyramid kept = second.intervals().pyramids().find(second.intervals().columns(), lane);
        int fullBlocks = LaneColumns.firstRowOf(LaneColumns.blockOf(9_999));
        assertEquals(fullBlocks, kept == null ? 0 : kept.rows());
        builder.truncate(lane, 9_000);
        for (int i = 9_000; i < 12_000; i++) {
            builder.append(lane, i * 10L, running, 0, -1);
        }
        Trace third = builder.publish(LaneText.info());
        assertEquals(null, third.intervals().pyramids().find(third.intervals().columns(), lane));
        third.buildPyramids(new Work());
        PixelRow row = new PixelRow(100);
        new LaneScan(third).scan(lane, 100_000, 200, 100, true, row);
        assertEquals(0xff, row.shares(50));
    }

    @ParameterizedTest
    @EnumSource(Spread.class)
    void everySpreadGetsAPyramidOfBoundedSize(Spread spread) {
        Trace trace = SeededTraces.of(3, spread, 60_000_000_000L, 200_000, 50_000, 1_000);
        trace.buildPyramids(new Work());
        double perRow = trace.pyramidBytes() / (double) trace.intervals().totalRows();
        assertNotEquals(0, perRow);
        assertTrue(perRow < 3.5, perRow + " bytes per interval");
    }

    @Test
    void countsAreCodedExactlyToThirtyOneThenWithinAnEighth() {
        for (int count = 0; count < 100_000; count++) {
            int read = SharePyramid.decoded(SharePyramid.coded(count));
            assertTrue(read <= count && (count < 32 ? read == count : read > count * 7 / 8));
        }
    }

    @Test
    void averagesOfPackedSharesAreThoseOfTheirBytes() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 10_000; i++) {
            long[] s = new long[4];
            for (int k = 0; k < 4; k++) {
                s[k] = random.nextLong() & random.nextLong() & random.nextLong();
            }
            long mean = SharePyramid.average(s[0], s[1], s[2], s[3]);
            for (int c = 0; c < 8; c++) {
                int sum = 0;
                for (long shares : s) {
                    sum += PixelRow.share(shares, c);
                }
                int wanted = sum == 0 ? 0 : Math.max(1, (sum + 2) / 4);
                assertEquals(wanted, PixelRow.share(mean, c));
            }
        }
    }

    private static int best(double[] shares) {
        int best = 0;
        for (int c = 1; c < shares.length; c++) {
            best = shares[c] > shares[best] ? c : best;
        }
        return best;
    }

    /// A stretch of time on screen.
    private record Viewed(long start, double nanosPerPx) {
        static java.util.List<Viewed> manyOf(long seed, long span) {
            SplittableRandom random = new SplittableRandom(seed);
            java.util.List<Viewed> views = new java.util.ArrayList<>();
            for (double scale = span * 1.1 / WIDTH; scale > 100; scale /= 1.7) {
                long reach = Math.max(1, span - (long) (scale * WIDTH));
                views.add(new Viewed(random.nextLong(reach), scale));
                views.add(new Viewed(random.nextLong(reach), scale));
            }
            return views;
        }

        /// Shares of eight classes and of no event; only no event where the lane is absent.
        double[] exactShares(Trace trace, int lane, int x) {
            long from = start + (long) Math.ceil(x * nanosPerPx);
            long to = start + (long) Math.ceil((x + 1) * nanosPerPx);
            long[] nanos = trace.intervals().nanosByState(lane, new TimeRange(from, to));
            double[] shares = new double[LaneState.COUNT + 1];
            long known = 0;
            for (int c = 0; c < LaneState.COUNT; c++) {
                known += nanos[c];
                shares[c] = nanos[c] / (double) (to - from);
            }
            long alive = alive(trace, lane, from, to);
            shares[LaneState.COUNT] = (alive - known) / (double) (to - from);
            return shares;
        }

        private static long alive(Trace trace, int lane, long from, long to) {
            IntervalStore intervals = trace.intervals();
            int last = intervals.size(lane) - 1;
            long begin = intervals.startNanos(lane, 0);
            long end =
                    intervals.subState(lane, last) == SubState.ABSENT
                            ? intervals.startNanos(lane, last)
                            : trace.durationNanos();
            return Math.max(0, Math.min(to, end) - Math.max(from, begin));
        }
    }
}
