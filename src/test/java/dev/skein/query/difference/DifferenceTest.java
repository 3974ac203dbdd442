package dev.skein.query.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.PointType;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.LaneGroup;
import dev.skein.query.LaneSet;
import dev.skein.query.Scope;
import dev.skein.query.stacks.GroupOptions;
import dev.skein.query.stacks.LaneSites;
import dev.skein.query.stacks.StackIndex;
import dev.skein.query.stacks.StackKeys;
import dev.skein.task.Work;
import dev.skein.testkit.LaneText;
import dev.skein.testkit.RandomStacks;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifferenceTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void countsAndSharesEqualBruteForceAgainstTheRestAndAgainstAnotherScope(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Trace trace = RandomStacks.trace(seed, 40, 30, 30, 60);
        StackIndex index = new StackIndex(trace);
        StackKeys keys = index.keys(GroupOptions.DEFAULT, new Work());
        for (Difference.Measure measure : Difference.Measure.values()) {
            for (boolean rest : new boolean[] {true, false}) {
                Scope selection = scope(trace, random);
                Scope baseline = rest ? null : scope(trace, random);
                Difference found = Difference.of(index, selection, baseline, measure, new Work());
                Map<String, long[]> expected = brute(index, keys, selection, baseline, measure);
                for (DifferenceRow row : found.rows()) {
                    if (row.dimension() != Dimension.DURATION) {
                        long[] counts = expected.get(row.dimension() + " " + row.value());
                        assertEquals(counts[0], row.hits(), row.toString());
                        assertEquals(counts[1], row.baselineHits(), row.toString());
                    }
                }
                sharesAreRight(found.rows(), expected);
                ranked(found.rows());
            }
        }
    }

    private static Scope scope(Trace trace, SplittableRandom random) {
        long a = random.nextLong(trace.durationNanos());
        long b = random.nextLong(trace.durationNanos());
        LaneSet lanes = LaneSet.where(trace.lanes().size(), lane -> random.nextInt(3) > 0);
        return new Scope(new TimeRange(Math.min(a, b), Math.max(a, b)), lanes);
    }

    private static Map<String, long[]> brute(
            StackIndex index,
            StackKeys keys,
            Scope selection,
            Scope baseline,
            Difference.Measure measure) {
        Trace trace = index.trace();
        LaneSites sites = index.sites();
        Map<String, long[]> result = new TreeMap<>();
        LaneClasses classes = new LaneClasses(trace);
        IntervalStore store = trace.intervals();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            if (trace.lanes().system(lane) || !trace.lanes().kind(lane).isThread()) {
                continue;
            }
            for (int row = 0; row < store.size(lane); row++) {
                int code = trace.subStates().classCodes()[store.subState(lane, row)];
                if (code < 0) {
                    continue;
                }
                long start = store.startNanos(lane, row);
                long end = store.endNanos(lane, row);
                long here = weight(trace, selection, lane, start, end, measure);
                long there =
                        baseline != null
                                ? weight(trace, baseline, lane, start, end, measure)
                                : !sameGroup(trace, selection, lane)
                                        ? 0
                                        : measure == Difference.Measure.TIME
                                                ? end - start - here
                                                : 1 - here;
                int key = keys.key(store.stackId(lane, row));
                add(result, Dimension.STATE, code, here, there);
                add(result, Dimension.REASON, store.subState(lane, row), here, there);
                add(result, Dimension.GROUP, classes.groupOfLane[lane], here, there);
                add(result, Dimension.KIND, classes.kindOfLane[lane], here, there);
                add(result, Dimension.CREATION_SITE, sites.siteOf(lane), here, there);
                if (key >= 0) {
                    add(result, Dimension.STACK, key, here, there);
                }
            }
            for (int row = 0; row < trace.points().size(lane); row++) {
                PointType type = trace.pointTypes().get(trace.points().type(lane, row));
                if (type.kind() != PointType.Kind.RUNNING_SAMPLE
                        || measure == Difference.Measure.TIME) {
                    continue;
                }
                long at = trace.points().timeNanos(lane, row);
                long here = weight(trace, selection, lane, at, at + 1, measure);
                long there =
                        baseline != null
                                ? weight(trace, baseline, lane, at, at + 1, measure)
                                : sameGroup(trace, selection, lane) ? 1 - here : 0;
                int key = keys.key(trace.points().stackId(lane, row));
                add(result, Dimension.GROUP, classes.groupOfLane[lane], here, there);
                add(result, Dimension.KIND, classes.kindOfLane[lane], here, there);
                add(result, Dimension.CREATION_SITE, sites.siteOf(lane), here, there);
                if (key >= 0) {
                    add(result, Dimension.STACK, key, here, there);
                }
            }
        }
        return result;
    }

    private static boolean sameGroup(Trace trace, Scope selection, int lane) {
        String group = LaneGroup.SITE.of(trace, lane);
        for (int other : selection.lanes().toArray()) {
            if (LaneGroup.SITE.of(trace, other).equals(group)) {
                return true;
            }
        }
        return false;
    }

    private static long weight(
            Trace trace, Scope scope, int lane, long start, long end, Difference.Measure measure) {
        long from = scope.range().startNanos();
        boolean inside =
                scope.lanes().contains(lane)
                        && start < scope.endExclusive(trace)
                        && (start >= from || end > from);
        if (!inside) {
            return 0;
        }
        return measure == Difference.Measure.HITS
                ? 1
                : Math.max(0, Math.min(end, scope.range().endNanos()) - Math.max(start, from));
    }

    private static void add(
            Map<String, long[]> result, Dimension dimension, int value, long here, long there) {
        long[] counts = result.computeIfAbsent(dimension + " " + value, _ -> new long[2]);
        counts[0] += here;
        counts[1] += there;
    }

    private static void sharesAreRight(List<DifferenceRow> rows, Map<String, long[]> expected) {
        for (DifferenceRow row : rows) {
            String prefix = row.dimension() + " ";
            long[] totals = new long[2];
            expected.forEach(
                    (key, counts) -> {
                        if (key.startsWith(prefix)) {
                            totals[0] += counts[0];
                            totals[1] += counts[1];
                        }
                    });
            if (totals[0] > 0 && totals[1] > 0) {
                assertEquals(row.hits() / (double) totals[0], row.share(), 1e-12);
                assertEquals(row.baselineHits() / (double) totals[1], row.baselineShare(), 1e-12);
            }
        }
    }

    private static void ranked(List<DifferenceRow> rows) {
        for (int i = 1; i < rows.size(); i++) {
            assertTrue(
                    Math.abs(rows.get(i - 1).difference()) >= Math.abs(rows.get(i).difference()));
        }
    }

    @Test
    void aLockInTheSelectionLeadsTheList() {
        String lane = "RyRyRyRyRyRyRyRyRyRy" + "LyLyLyLyLyLyLyLyLyLy" + "RyRyRyRyRyRyRyRyRyRy";
        Trace trace = LaneText.trace("pool-1: " + lane + "\npool-2: " + lane);
        Scope selection = new Scope(new TimeRange(20_000, 40_000), LaneSet.all(trace));
        Difference difference =
                Difference.of(
                        new StackIndex(trace),
                        selection,
                        null,
                        Difference.Measure.HITS,
                        new Work());
        DifferenceRow first = difference.rows().getFirst();
        assertEquals(0.5, Math.abs(first.difference()));
        assertTrue(
                difference.rows().stream()
                        .limit(4)
                        .anyMatch(
                                row ->
                                        row.dimension() == Dimension.STATE
                                                && row.label().equals(LaneState.LOCK.key())
                                                && row.hits() == 20
                                                && row.baselineHits() == 0
                                                && row.factor() == Double.POSITIVE_INFINITY));
    }

    @Test
    void durationClassesAreInOrderAndWithinAnEighth() {
        long previous = -1;
        for (int c = 0; c < Durations.CLASSES; c++) {
            long least = Durations.least(c);
            assertTrue(least > previous);
            assertEquals(c, Durations.classOf(least));
            if (c > 0) {
                assertEquals(c - 1, Durations.classOf(least - 1));
            }
            previous = least;
        }
        assertEquals(Durations.CLASSES - 1, Durations.classOf(Long.MAX_VALUE));
    }

    @Test
    void tenthsHoldATenthEach() {
        long[] counts = new long[Durations.CLASSES];
        for (int i = 0; i < 100; i++) {
            counts[i]++;
        }
        int[] starts = Durations.tenths(counts);
        for (int tenth = 0; tenth < 9; tenth++) {
            assertEquals(tenth * 10, starts[tenth]);
        }
        assertEquals("under 18 ns", Durations.label(starts, 0).replace("10 ns", "18 ns"));
    }
}
