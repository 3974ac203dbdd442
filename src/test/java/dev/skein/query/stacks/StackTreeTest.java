package dev.skein.query.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.Frame;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.LaneSet;
import dev.skein.query.Scope;
import dev.skein.task.Work;
import dev.skein.testkit.RandomStacks;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackTreeTest {
    private static final GroupOptions SHOWN = GroupOptions.DEFAULT.withFrames(true, false);

    /// What a path of functions weighs, added up the slow way.
    private static final class Brute {
        long nanos;
        long count;
        final TreeSet<Integer> lanes = new TreeSet<>();
        final long[] byState = new long[LaneState.COUNT];
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyNodeEqualsBruteForce(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Trace trace = RandomStacks.trace(seed, 60, 200, 30, 40);
        StackIndex index = new StackIndex(trace);
        Scope part = new Scope(new TimeRange(100_000, 600_000), LaneSet.of(1, 2, 3, 4, 5, 6));
        for (TreeOptions.Weight weight : TreeOptions.Weight.values()) {
            boolean inverted = random.nextBoolean();
            GroupOptions filter = SHOWN.withFrames(random.nextBoolean(), random.nextBoolean());
            TreeOptions options = new TreeOptions(filter, weight, inverted, 0);
            StackTree tree = index.tree(Scope.all(trace), part, options, new Work());
            Map<String, Brute> all = brute(trace, Scope.all(trace), options);
            Map<String, Brute> some = brute(trace, part, options);
            Map<String, String> expected = new TreeMap<>();
            all.forEach(
                    (path, brute) ->
                            expected.put(
                                    path,
                                    weigh(brute, weight)
                                            + " against "
                                            + weigh(some.get(path), weight)
                                            + " "
                                            + state(brute)));
            Map<String, String> found = new TreeMap<>();
            for (int node = 0; node < tree.size(); node++) {
                if (tree.weight(node) > 0) {
                    String text =
                            tree.weight(node)
                                    + " against "
                                    + tree.baselineWeight(node)
                                    + " "
                                    + tree.state(node);
                    found.put(path(tree, node), text);
                }
            }
            expected.values().removeIf(text -> text.startsWith("0 "));
            assertEquals(expected, found, weight + (inverted ? " inverted" : ""));
            geometryHolds(tree);
        }
    }

    private static long weigh(Brute brute, TreeOptions.Weight weight) {
        if (brute == null) {
            return 0;
        }
        return switch (weight) {
            case LANE_TIME -> brute.nanos;
            case COUNT -> brute.count;
            case LANES -> brute.lanes.size();
        };
    }

    private static LaneState state(Brute brute) {
        int best = 0;
        for (int code = 1; code < LaneState.COUNT; code++) {
            best = brute.byState[code] > brute.byState[best] ? code : best;
        }
        return LaneState.ofCode(best);
    }

    private static String path(StackTree tree, int node) {
        return tree.path(node).stream()
                .map(at -> FrameText.identity(tree.frame(at), false))
                .collect(Collectors.joining(" < "));
    }

    private static Map<String, Brute> brute(Trace trace, Scope scope, TreeOptions options) {
        Map<String, Brute> result = new TreeMap<>();
        StackGroups all = StackGroups.of(trace, scope, options.filter(), new Work());
        HitIndex hits = HitIndex.of(all, new Work());
        IntervalStore intervals = trace.intervals();
        for (int group = 0; group < all.size(); group++) {
            for (int i = 0; i < hits.size(group); i++) {
                HitIndex.Hit hit = hits.hit(group, i);
                int stack =
                        hit.isPoint()
                                ? trace.points().stackId(hit.lane(), hit.row())
                                : intervals.stackId(hit.lane(), hit.row());
                long nanos = hit.isPoint() ? 0 : clipped(trace, scope, hit);
                int code =
                        hit.isPoint()
                                ? LaneState.RUNNING.code()
                                : trace.subStates()
                                        .classCodes()[intervals.subState(hit.lane(), hit.row())];
                add(result, "", hit.lane(), nanos, code);
                List<String> names = names(trace, stack, options);
                for (int depth = 1; depth <= names.size(); depth++) {
                    String path =
                            names.subList(0, depth).reversed().stream()
                                    .collect(Collectors.joining(" < "));
                    add(result, path, hit.lane(), nanos, code);
                }
            }
        }
        return result;
    }

    private static void add(
            Map<String, Brute> result, String path, int lane, long nanos, int code) {
        Brute brute = result.computeIfAbsent(path, _ -> new Brute());
        brute.nanos += nanos;
        brute.count++;
        brute.lanes.add(lane);
        brute.byState[code] += nanos;
    }

    private static long clipped(Trace trace, Scope scope, HitIndex.Hit hit) {
        long start = trace.intervals().startNanos(hit.lane(), hit.row());
        long end = trace.intervals().endNanos(hit.lane(), hit.row());
        return Math.max(
                0,
                Math.min(end, scope.range().endNanos())
                        - Math.max(start, scope.range().startNanos()));
    }

    private static List<String> names(Trace trace, int stack, TreeOptions options) {
        List<Frame> frames = trace.stacks().framesOf(stack);
        List<Frame> shown =
                frames.stream()
                        .filter(
                                frame ->
                                        !(options.filter().hideRuntime() && frame.isRuntime())
                                                && !(options.filter().foldLambdas()
                                                        && frame.isPlumbing()))
                        .toList();
        List<String> names =
                new java.util.ArrayList<>(
                        (shown.isEmpty() ? frames : shown)
                                .stream().map(f -> FrameText.identity(f, false)).toList());
        if (!options.inverted()) {
            Collections.reverse(names);
        }
        return names;
    }

    private static void geometryHolds(StackTree tree) {
        for (int row = 0; row < tree.rows(); row++) {
            double edge = 0;
            for (int node = tree.rowStart(row); node < tree.rowStart(row + 1); node++) {
                assertTrue(tree.left(node) >= edge - 1e-9, "boxes of a row overlap");
                edge = tree.left(node) + tree.width(node);
                if (node > 0) {
                    int caller = tree.parent(node);
                    assertTrue(tree.left(node) >= tree.left(caller) - 1e-9);
                    assertTrue(edge <= tree.left(caller) + tree.width(caller) + 1e-9);
                    assertTrue(tree.firstChild(caller) <= node);
                    assertTrue(node < tree.firstChild(caller + 1));
                }
                if (tree.width(node) > 1e-9) {
                    double middle = tree.left(node) + tree.width(node) / 2;
                    assertEquals(node, tree.nodeAt(row, middle));
                }
            }
        }
    }

    @Test
    void whatIsTooSmallIsLeftOutAndTheRestKeepsItsWeight() {
        Trace trace = RandomStacks.trace(3, 60, 400, 30, 40);
        StackIndex index = new StackIndex(trace);
        for (boolean inverted : new boolean[] {false, true}) {
            Map<String, Long> full = weights(index, inverted, 0);
            Map<String, Long> cut = weights(index, inverted, 0.01);
            long least = (long) (full.get("") * 0.01);
            full.values().removeIf(weight -> weight < least);
            assertEquals(full, cut);
        }
    }

    private static Map<String, Long> weights(StackIndex index, boolean inverted, double minShare) {
        TreeOptions options =
                new TreeOptions(SHOWN, TreeOptions.Weight.LANE_TIME, inverted, minShare);
        StackTree tree = index.tree(Scope.all(index.trace()), null, options, new Work());
        Map<String, Long> result = new TreeMap<>();
        for (int node = 0; node < tree.size(); node++) {
            result.put(path(tree, node), tree.weight(node));
        }
        return result;
    }

    @Test
    void theStacksThroughANodeAreThoseThatAddUpToIt() {
        Trace trace = RandomStacks.trace(4, 60, 200, 30, 40);
        StackIndex index = new StackIndex(trace);
        TreeOptions options = new TreeOptions(SHOWN, TreeOptions.Weight.LANE_TIME, false, 0);
        StackTree tree = index.tree(Scope.all(trace), null, options, new Work());
        TreeHits hits = new TreeHits(trace, SHOWN);
        new HitWalk(trace, Scope.all(trace), SHOWN, new Work()).run(hits);
        for (int node = 0; node < tree.size(); node += 7) {
            BitSet stacks = tree.stacksThrough(node);
            assertEquals(tree.weight(node), stacks.stream().mapToLong(hits::nanos).sum());
        }
    }

    @Test
    void aSearchCountsNestedHitsOnce() {
        Trace trace = RandomStacks.trace(5, 60, 200, 30, 40);
        StackTree tree =
                new StackIndex(trace)
                        .tree(
                                Scope.all(trace),
                                null,
                                TreeOptions.of(SHOWN, TreeOptions.Weight.LANE_TIME, false),
                                new Work());
        BitSet all = tree.namesWith("f");
        BitSet some = tree.namesWith("~^main\\.g1\\d*$");
        assertTrue(tree.shareOf(all) <= 1 + 1e-9);
        assertTrue(tree.shareOf(some) > 0 && tree.shareOf(some) < tree.shareOf(all));
        assertEquals(0, tree.shareOf(new BitSet()));
    }
}
