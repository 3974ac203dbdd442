package dev.skein.query.stacks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.skein.model.IntervalStore;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.LaneSet;
import dev.skein.query.Scope;
import dev.skein.task.Work;
import dev.skein.testkit.RandomStacks;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupLightTest {
    private static final int WIDTH_PX = 97;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void aColumnIsLitWhenAMemberLiesInIt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Trace trace = RandomStacks.trace(seed, 40, 30, 12, 300);
        StackGroups all = StackGroups.of(trace, Scope.all(trace), GroupOptions.DEFAULT, new Work());
        Scope part = new Scope(new TimeRange(200_000, 700_000), LaneSet.of(0, 1, 2, 5));
        StackGroups some = StackGroups.of(trace, part, GroupOptions.DEFAULT, new Work());
        HitIndex allHits = HitIndex.of(all, new Work());
        HitIndex someHits = HitIndex.of(some, new Work());
        for (int round = 0; round < 200; round++) {
            double nanosPerPx = Math.exp(random.nextDouble() * 12) / 10;
            long start = random.nextLong(-50_000, 1_000_000);
            int lane = random.nextInt(10);
            check(allHits, random.nextInt(all.size()), lane, start, nanosPerPx);
            check(someHits, random.nextInt(some.size()), lane, start, nanosPerPx);
        }
    }

    private static void check(HitIndex hits, int group, int lane, long start, double nanosPerPx) {
        StackGroups groups = hits.groups();
        boolean[] expected = new boolean[WIDTH_PX];
        IntervalStore intervals = groups.trace().intervals();
        for (int row = 0; row < intervals.size(lane); row++) {
            boolean counts =
                    groups.trace().subStates().classCodes()[intervals.subState(lane, row)] >= 0;
            int stack = intervals.stackId(lane, row);
            if (counts && groups.groupOf(lane, stack, intervals.subState(lane, row)) == group) {
                light(
                        expected,
                        intervals.startNanos(lane, row),
                        intervals.endNanos(lane, row),
                        start,
                        nanosPerPx);
            }
        }
        for (int row = 0; row < groups.trace().points().size(lane); row++) {
            boolean sample = groups.trace().points().type(lane, row) == 0;
            int stack = groups.trace().points().stackId(lane, row);
            if (sample && groups.groupOfPoint(lane, stack) == group) {
                long time = groups.trace().points().timeNanos(lane, row);
                light(expected, time, time + 1, start, nanosPerPx);
            }
        }
        boolean[] lit = new boolean[WIDTH_PX];
        boolean any = new GroupLight(hits, group).mark(lane, start, nanosPerPx, WIDTH_PX, lit);
        assertArrayEquals(expected, lit, "lane " + lane + " from " + start + " at " + nanosPerPx);
        boolean anyExpected = false;
        for (boolean column : expected) {
            anyExpected |= column;
        }
        assertEquals(anyExpected, any);
    }

    private static void light(boolean[] out, long from, long to, long start, double nanosPerPx) {
        double first = Math.floor((from - start) / nanosPerPx);
        double last = Math.floor((Math.max(from, to - 1) - start) / nanosPerPx);
        for (int x = 0; x < out.length; x++) {
            out[x] |= first <= x && x <= last;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6})
    void theNextAndPreviousOccurrenceAreTheNearest(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Trace trace = RandomStacks.trace(seed, 40, 30, 12, 40);
        StackGroups groups =
                StackGroups.of(trace, Scope.all(trace), GroupOptions.DEFAULT, new Work());
        HitIndex hits = HitIndex.of(groups, new Work());
        for (int round = 0; round < 300; round++) {
            int group = random.nextInt(groups.size());
            long time = random.nextLong(-10, trace.durationNanos() + 10);
            long next = Long.MAX_VALUE;
            long previous = Long.MIN_VALUE;
            for (int i = 0; i < hits.size(group); i++) {
                long at = hits.hit(group, i).timeNanos();
                next = at > time ? Math.min(next, at) : next;
                previous = at < time ? Math.max(previous, at) : previous;
            }
            expect(next, Long.MAX_VALUE, hits.next(group, time));
            expect(previous, Long.MIN_VALUE, hits.previous(group, time));
        }
    }

    private static void expect(long time, long none, HitIndex.Hit found) {
        if (time == none) {
            assertNull(found);
        } else {
            assertNotNull(found);
            assertEquals(time, found.timeNanos());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8})
    void stackLightMarksTheRowsWhoseStackIsInTheSet(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Trace trace = RandomStacks.trace(seed, 40, 30, 6, 40);
        BitSet stacks = new BitSet();
        for (int node = 0; node < trace.stacks().nodeCount(); node++) {
            stacks.set(node, random.nextInt(4) == 0);
        }
        IntervalStore intervals = trace.intervals();
        for (int lane = 0; lane < 6; lane++) {
            boolean[] lit = new boolean[1_000];
            new StackLight(trace, stacks).mark(lane, 0, 1_000, 1_000, lit);
            boolean[] expected = new boolean[1_000];
            for (int row = 0; row < intervals.size(lane); row++) {
                int stack = intervals.stackId(lane, row);
                if (stack >= 0 && stacks.get(stack)) {
                    light(
                            expected,
                            intervals.startNanos(lane, row),
                            intervals.endNanos(lane, row),
                            0,
                            1_000);
                }
            }
            for (int row = 0; row < trace.points().size(lane); row++) {
                int stack = trace.points().stackId(lane, row);
                if (stack >= 0 && stacks.get(stack)) {
                    long time = trace.points().timeNanos(lane, row);
                    light(expected, time, time + 1, 0, 1_000);
                }
            }
            assertArrayEquals(expected, lit, "lane " + lane);
        }
    }
}
