package dev.skein.query;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.LaneTable;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToLongFunction;
import java.util.function.ToLongFunction;

/// Lanes in display order, in groups. Immutable.
///
/// @param groups in display order; one without a name when lanes are not grouped
public record LaneOrder(List<Group> groups) {
    private static final int LANES_PER_CHECK = 1024;

    public LaneOrder {
        groups = List.copyOf(groups);
    }

    /// Lanes under one header, in display order.
    public static final class Group {
        private final String name;
        private final int[] lanes;

        Group(String name, int[] lanes) {
            this.name = name;
            this.lanes = lanes;
        }

        /// Empty when lanes are not grouped.
        public String name() {
            return name;
        }

        /// In display order; owned by this group, not to be written.
        public int[] lanes() {
            return lanes;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Group group
                    && group.name.equals(name)
                    && Arrays.equals(group.lanes, lanes);
        }

        @Override
        public int hashCode() {
            return name.hashCode() * 31 + Arrays.hashCode(lanes);
        }

        @Override
        public String toString() {
            return name + Arrays.toString(lanes);
        }
    }

    /// The lanes of `selection`, sorted within groups; groups come in the order of their first
    /// lanes, so that with a sort by score the most interesting group is on top. Equal lanes keep
    /// the order in which the trace names them.
    ///
    /// @param scope the stretch of time over which sums are compared
    /// @param weights extra score by lane (findings), may be empty
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public static LaneOrder of(
            Trace trace,
            LaneSet selection,
            LaneSort sort,
            LaneGroup group,
            TimeRange scope,
            long[] weights,
            Work work) {
        int[] lanes = sorted(trace, selection.toArray(), sort, scope, weights, work);
        Map<String, IntList> byGroup = new LinkedHashMap<>();
        for (int lane : lanes) {
            byGroup.computeIfAbsent(group.of(trace, lane), name -> new IntList()).add(lane);
        }
        List<Group> groups = new ArrayList<>();
        byGroup.forEach((name, list) -> groups.add(new Group(name, list.toArray())));
        return new LaneOrder(groups);
    }

    /// All lanes of a trace, sorted over the whole of it.
    public static LaneOrder of(Trace trace, LaneSort sort, LaneGroup group) {
        return of(trace, LaneSet.all(trace), sort, group, trace.range(), new long[0], new Work());
    }

    /// These lanes in this order, not grouped.
    public static LaneOrder ofLanes(int[] lanes) {
        return new LaneOrder(List.of(new Group("", lanes)));
    }

    /// All lanes, top to bottom.
    public int[] lanes() {
        int[] all = new int[size()];
        int at = 0;
        for (Group group : groups) {
            System.arraycopy(group.lanes, 0, all, at, group.lanes.length);
            at += group.lanes.length;
        }
        return all;
    }

    public int size() {
        return groups.stream().mapToInt(group -> group.lanes.length).sum();
    }

    private static int[] sorted(
            Trace trace, int[] lanes, LaneSort sort, TimeRange scope, long[] weights, Work work) {
        LaneTable table = trace.lanes();
        return switch (sort.key()) {
            case NAME -> byName(table, lanes, sort.reversed());
            case START -> byValue(lanes, values(lanes, lane -> start(trace, lane), work), sort, 1);
            case LIFETIME ->
                    byValue(lanes, values(lanes, lane -> lifetime(trace, lane), work), sort, -1);
            case TRANSITIONS ->
                    byValue(
                            lanes,
                            values(lanes, l -> trace.intervals().transitions(l, scope), work),
                            sort,
                            -1);
            case TIME_IN_STATE -> {
                LaneState state = Objects.requireNonNull(sort.state());
                yield byValue(
                        lanes, sums(trace, lanes, scope, s -> s[state.code()], work), sort, -1);
            }
            case SCORE -> {
                long[] scores = sums(trace, lanes, scope, LaneOrder::score, work);
                for (int i = 0; i < lanes.length; i++) {
                    scores[i] += lanes[i] < weights.length ? weights[lanes[i]] : 0;
                }
                yield byValue(lanes, scores, sort, -1);
            }
        };
    }

    private static long score(long[] nanosByState) {
        return nanosByState[LaneState.LOCK.code()]
                + nanosByState[LaneState.READY.code()]
                + nanosByState[LaneState.RUNNING.code()] / 8;
    }

    private static int[] byName(LaneTable table, int[] lanes, boolean reversed) {
        Comparator<Integer> order =
                Comparator.comparing(table::name, NaturalOrder.INSTANCE)
                        .thenComparingLong(table::id);
        Integer[] boxed = Arrays.stream(lanes).boxed().toArray(Integer[]::new);
        Arrays.sort(boxed, reversed ? order.reversed() : order);
        return Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
    }

    private static int[] byValue(int[] lanes, long[] values, LaneSort sort, int natural) {
        boolean ascending = sort.reversed() != (natural > 0);
        Integer[] at = new Integer[lanes.length];
        Arrays.setAll(at, i -> i);
        Arrays.sort(
                at,
                ascending
                        ? (a, b) -> Long.compare(values[a], values[b])
                        : (a, b) -> Long.compare(values[b], values[a]));
        return Arrays.stream(at).mapToInt(i -> lanes[i]).toArray();
    }

    private static long[] values(int[] lanes, IntToLongFunction value, Work work) {
        long[] values = new long[lanes.length];
        for (int i = 0; i < lanes.length; i++) {
            check(i, lanes.length, work);
            values[i] = value.applyAsLong(lanes[i]);
        }
        return values;
    }

    private static long[] sums(
            Trace trace, int[] lanes, TimeRange scope, ToLongFunction<long[]> value, Work work) {
        IntervalStore intervals = trace.intervals();
        long[] own = new long[LaneState.COUNT];
        long[] values = new long[lanes.length];
        for (int i = 0; i < lanes.length; i++) {
            check(i, lanes.length, work);
            intervals.nanosByState(lanes[i], scope, own);
            values[i] = value.applyAsLong(own);
        }
        return values;
    }

    private static void check(int done, int total, Work work) {
        if (done % LANES_PER_CHECK == 0) {
            work.checkCancelled();
            work.progress(done, total);
        }
    }

    /// When the lane began as far as is known: its start, else its first interval, else the end.
    static long start(Trace trace, int lane) {
        long known = trace.lanes().startNanos(lane);
        if (known != LaneTable.UNKNOWN) {
            return known;
        }
        return trace.intervals().size(lane) == 0
                ? trace.durationNanos()
                : trace.intervals().startNanos(lane, 0);
    }

    /// How long the lane lived within the trace, as far as is known.
    static long lifetime(Trace trace, int lane) {
        long known = trace.lanes().endNanos(lane);
        long end = known == LaneTable.UNKNOWN ? trace.durationNanos() : known;
        return Math.max(0, end - start(trace, lane));
    }
}
