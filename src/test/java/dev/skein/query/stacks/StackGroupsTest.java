package dev.skein.query.stacks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.Frame;
import dev.skein.model.IntervalFlags;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.LaneTable;
import dev.skein.model.PointType;
import dev.skein.model.SubState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.LaneSet;
import dev.skein.query.Scope;
import dev.skein.task.CancelledException;
import dev.skein.task.Work;
import dev.skein.testkit.RandomStacks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackGroupsTest {
    /// Everything about a group, added up the slow way.
    private static final class Brute {
        long intervals;
        long samples;
        long nanos;
        final long[] byState = new long[LaneState.COUNT];
        final TreeSet<Integer> lanes = new TreeSet<>();
        final TreeSet<Integer> busy = new TreeSet<>();
        final TreeSet<Integer> atEnd = new TreeSet<>();
        final List<long[]> stretches = new ArrayList<>();

        @Override
        public String toString() {
            return intervals
                    + " intervals, "
                    + samples
                    + " samples, "
                    + nanos
                    + " ns "
                    + Arrays.toString(byState)
                    + " lanes "
                    + lanes.size()
                    + " busy "
                    + busy.size()
                    + " at end "
                    + atEnd.size();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyGroupEqualsBruteForce(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Trace trace = RandomStacks.trace(seed, 60, 300, 40, 60);
        StackIndex index = new StackIndex(trace);
        for (int round = 0; round < 25; round++) {
            GroupOptions options = options(random);
            Scope scope = scope(trace, random);
            StackGroups groups = index.groups(scope, options, new Work());
            Map<String, Brute> expected = brute(trace, scope, options);
            assertEquals(texts(expected), texts(groups), options + " " + scope.range());
            sparklinesEqual(groups, expected, scope);
        }
    }

    private static GroupOptions options(SplittableRandom random) {
        Grouping[] groupings = Grouping.values();
        GroupOptions options =
                GroupOptions.DEFAULT
                        .withTop(1 + random.nextInt(5))
                        .with(groupings[random.nextInt(groupings.length)])
                        .withFrames(random.nextBoolean(), random.nextBoolean())
                        .withByState(random.nextInt(3) == 0)
                        .withSystemLanes(random.nextBoolean());
        if (random.nextInt(3) == 0) {
            options = options.withStates(EnumSet.of(LaneState.LOCK, LaneState.WAITING));
        }
        return random.nextInt(3) == 0
                ? options.withSources(EnumSet.of(StackSource.INTERVALS))
                : options;
    }

    private static Scope scope(Trace trace, SplittableRandom random) {
        if (random.nextInt(4) == 0) {
            return Scope.all(trace);
        }
        long a = random.nextLong(trace.durationNanos() + 1);
        long b = random.nextInt(5) == 0 ? a : random.nextLong(trace.durationNanos() + 1);
        LaneSet lanes = LaneSet.where(trace.lanes().size(), lane -> random.nextInt(4) > 0);
        return new Scope(new TimeRange(Math.min(a, b), Math.max(a, b)), lanes);
    }

    private static Map<String, String> texts(Map<String, Brute> groups) {
        Map<String, String> result = new TreeMap<>();
        groups.forEach((key, brute) -> result.put(key, brute.toString()));
        return result;
    }

    private static Map<String, String> texts(StackGroups groups) {
        Map<String, String> result = new TreeMap<>();
        for (int group = 0; group < groups.size(); group++) {
            Brute seen = new Brute();
            seen.intervals = groups.intervals(group);
            seen.samples = groups.samples(group);
            seen.nanos = groups.nanos(group);
            for (LaneState state : LaneState.values()) {
                seen.byState[state.code()] = groups.nanos(group, state);
            }
            for (int i = 0; i < groups.lanes(group); i++) {
                seen.lanes.add(i);
            }
            for (int i = 0; i < groups.busyLanes(group); i++) {
                seen.busy.add(i);
            }
            for (int i = 0; i < groups.lanesAtEnd(group); i++) {
                seen.atEnd.add(i);
            }
            assertEquals(null, result.put(key(groups, group), seen.toString()));
        }
        return result;
    }

    private static String key(StackGroups groups, int group) {
        GroupOptions options = groups.options();
        String key =
                switch (options.grouping()) {
                    case TOP, EXACT ->
                            frameKey(groups.trace(), options, groups.exampleStack(group));
                    case CREATION_SITE -> groups.creationSite(group).text();
                    case WAIT_REASON -> groups.reason(group).name();
                };
        LaneState state = groups.keyState(group);
        return key + (options.byState() ? "/" + (state == null ? "-" : state.key()) : "");
    }

    private static String frameKey(Trace trace, GroupOptions options, int stackId) {
        List<Frame> all = trace.stacks().framesOf(stackId);
        List<Frame> shown = all.stream().filter(frame -> !isHidden(frame, options)).toList();
        boolean exact = options.grouping() == Grouping.EXACT;
        return (shown.isEmpty() ? all : shown)
                .stream()
                        .limit(exact ? Long.MAX_VALUE : options.topFrames())
                        .map(
                                frame ->
                                        name(frame)
                                                + (exact ? frame.file() + ":" + frame.line() : ""))
                        .collect(Collectors.joining(" < "));
    }

    private static boolean isHidden(Frame frame, GroupOptions options) {
        return (options.foldLambdas() && frame.isPlumbing())
                || (options.hideRuntime() && frame.isRuntime());
    }

    private static String name(Frame frame) {
        return frame.function().replaceAll("\\.0x\\d+", "");
    }

    private static Map<String, Brute> brute(Trace trace, Scope scope, GroupOptions options) {
        Map<String, Brute> result = new TreeMap<>();
        long from = scope.range().startNanos();
        long to = scope.range().endNanos();
        long before = scope.endExclusive(trace);
        LaneTable lanes = trace.lanes();
        IntervalStore intervals = trace.intervals();
        for (int lane : scope.lanes().toArray()) {
            if (!options.systemLanes() && (lanes.system(lane) || !lanes.kind(lane).isThread())) {
                continue;
            }
            int lastRow = -1;
            for (int row = 0; row < intervals.size(lane); row++) {
                long start = intervals.startNanos(lane, row);
                if (start < before) {
                    lastRow = row;
                }
            }
            for (int row = 0; row < intervals.size(lane); row++) {
                long start = intervals.startNanos(lane, row);
                long end = intervals.endNanos(lane, row);
                boolean begins = start >= from && start < before;
                boolean covers = start < from && end > from;
                boolean lastsOn = start < from && row == intervals.size(lane) - 1;
                if (!begins && !covers && !lastsOn) {
                    continue;
                }
                SubState state = trace.subStates().get(intervals.subState(lane, row));
                if (state.state() == null || !options.states().contains(state.state())) {
                    continue;
                }
                int stack = intervals.stackId(lane, row);
                String key = bruteKey(trace, options, lane, stack, state);
                if (key.isEmpty()) {
                    continue;
                }
                Brute group = result.computeIfAbsent(key, _ -> new Brute());
                long nanos = Math.max(0, Math.min(end, to) - Math.max(start, from));
                group.intervals++;
                group.nanos += nanos;
                group.byState[state.state().code()] += nanos;
                group.lanes.add(lane);
                group.stretches.add(new long[] {Math.max(start, from), Math.min(end, to)});
                if ((intervals.flags(lane, row) & IntervalFlags.IDLE) == 0) {
                    group.busy.add(lane);
                }
                if (row == lastRow) {
                    group.atEnd.add(lane);
                }
            }
            brutePoints(trace, scope, options, lane, result);
        }
        return result;
    }

    private static void brutePoints(
            Trace trace, Scope scope, GroupOptions options, int lane, Map<String, Brute> result) {
        if (!options.sourcesIn(trace).contains(StackSource.SAMPLES)
                || options.grouping() == Grouping.WAIT_REASON) {
            return;
        }
        for (int row = 0; row < trace.points().size(lane); row++) {
            long time = trace.points().timeNanos(lane, row);
            PointType type = trace.pointTypes().get(trace.points().type(lane, row));
            if (time < scope.range().startNanos()
                    || time >= scope.endExclusive(trace)
                    || type.kind() != PointType.Kind.RUNNING_SAMPLE) {
                continue;
            }
            int stack = trace.points().stackId(lane, row);
            SubState none = trace.subStates().get(SubState.NO_EVENT);
            String key = bruteKey(trace, options, lane, stack, none);
            if (!key.isEmpty()) {
                Brute group = result.computeIfAbsent(key, _ -> new Brute());
                group.samples++;
                group.lanes.add(lane);
                group.busy.add(lane);
            }
        }
    }

    private static String bruteKey(
            Trace trace, GroupOptions options, int lane, int stack, SubState state) {
        String key =
                switch (options.grouping()) {
                    case TOP, EXACT -> stack < 0 ? "" : frameKey(trace, options, stack);
                    case CREATION_SITE -> creationKey(trace, lane);
                    case WAIT_REASON -> state.name();
                };
        LaneState laneState = state.state();
        return key.isEmpty() || !options.byState()
                ? key
                : key + "/" + (laneState == null ? "-" : laneState.key());
    }

    private static String creationKey(Trace trace, int lane) {
        int stack = trace.lanes().creationStack(lane);
        if (stack < 0) {
            return trace.lanes().name(lane).replaceAll("\\d+", "#");
        }
        List<Frame> frames = trace.stacks().framesOf(stack);
        Frame shown =
                frames.stream()
                        .filter(frame -> !isHidden(frame, GroupOptions.DEFAULT))
                        .findFirst()
                        .orElse(frames.getFirst());
        return new LaneSites.Site(FrameText.label(shown), shown).text();
    }

    private static void sparklinesEqual(
            StackGroups groups, Map<String, Brute> expected, Scope scope) {
        HitIndex hits = HitIndex.of(groups, new Work());
        TimeRange range = scope.range();
        for (int group = 0; group < groups.size(); group++) {
            Brute brute = expected.get(key(groups, group));
            assertEquals(
                    brute.intervals + brute.samples, hits.size(group), "hits of group " + group);
            assertEquals(brute.lanes.size(), hits.lanesOf(group).size());
            if (brute.nanos == 0) {
                assertEquals(hits.size(group), Arrays.stream(hits.sparkline(group)).sum());
                continue;
            }
            long[] buckets = new long[HitIndex.SPARK_BUCKETS];
            for (int bucket = 0; bucket < buckets.length; bucket++) {
                long start = edge(range, bucket, buckets.length);
                long end = edge(range, bucket + 1, buckets.length);
                for (long[] stretch : brute.stretches) {
                    buckets[bucket] +=
                            Math.max(0, Math.min(end, stretch[1]) - Math.max(start, stretch[0]));
                }
            }
            assertArrayEquals(buckets, hits.sparkline(group));
        }
    }

    private static long edge(TimeRange range, int bucket, int buckets) {
        return bucket == buckets
                ? range.endNanos()
                : range.startNanos() + (long) ((double) range.durationNanos() * bucket / buckets);
    }

    @Test
    void cancelledWorkStops() {
        Trace trace = RandomStacks.trace(1, 30, 50, 5, 20);
        Work work = new Work();
        work.cancel();
        assertThrows(
                CancelledException.class,
                () -> StackGroups.of(trace, Scope.all(trace), GroupOptions.DEFAULT, work));
    }

    @Test
    void ordersAreTotalAndDescendWhereAsked() {
        Trace trace = RandomStacks.trace(2, 60, 300, 40, 60);
        StackGroups groups =
                StackGroups.of(trace, Scope.all(trace), GroupOptions.DEFAULT, new Work());
        HitIndex hits = HitIndex.of(groups, new Work());
        for (GroupColumn column : GroupColumn.values()) {
            int[] up = hits.order(column, false);
            int[] down = hits.order(column, true);
            assertEquals(groups.size(), Arrays.stream(up).distinct().count(), column.key());
            assertEquals(groups.size(), Arrays.stream(down).distinct().count(), column.key());
        }
        int[] byTime = groups.order(GroupColumn.TIME, true);
        for (int i = 1; i < byTime.length; i++) {
            assertTrue(groups.nanos(byTime[i - 1]) >= groups.nanos(byTime[i]));
        }
        int[] byLabel = groups.order(GroupColumn.LABEL, false);
        for (int i = 1; i < byLabel.length; i++) {
            assertTrue(groups.label(byLabel[i - 1]).compareTo(groups.label(byLabel[i])) <= 0);
        }
    }
}
