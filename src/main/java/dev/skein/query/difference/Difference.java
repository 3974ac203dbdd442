package dev.skein.query.difference;

import dev.skein.model.LaneState;
import dev.skein.model.Trace;
import dev.skein.query.LaneSet;
import dev.skein.query.Scope;
import dev.skein.query.stacks.GroupOptions;
import dev.skein.query.stacks.StackIndex;
import dev.skein.query.stacks.StackKeys;
import dev.skein.task.Work;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// How a selection differs from a baseline: the values of all dimensions, the largest difference of
/// share first. Immutable.
///
/// Shares of a dimension add up to 1 over its values, so that values of different dimensions
/// compare. A value needs some hits on either side to be listed at all, or chance would lead the
/// list.
public final class Difference {
    /// A value that is met less often, on both sides together, is not listed.
    public static final int LEAST_HITS = 20;

    private static final int MOST_ROWS = 200;

    private final Trace trace;
    private final StackKeys keys;
    private final Tally tally;
    private final List<DifferenceRow> rows;

    private Difference(Trace trace, StackKeys keys, Tally tally, List<DifferenceRow> rows) {
        this.trace = trace;
        this.keys = keys;
        this.tally = tally;
        this.rows = List.copyOf(rows);
    }

    /// What shares are shares of.
    public enum Measure {
        HITS,
        /// Time of intervals; samples do not count.
        TIME
    }

    /// Compares a selection with another scope, or with the rest of the trace.
    ///
    /// @param baseline null for the rest: everything outside the selection on lanes of the same
    ///     groups as the selected ones
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public static Difference of(
            StackIndex index,
            Scope selection,
            @Nullable Scope baseline,
            Measure measure,
            Work work) {
        GroupOptions options = GroupOptions.DEFAULT;
        StackKeys keys = index.keys(options, work);
        Tally tally = new Tally(index, keys, measure);
        if (baseline == null) {
            tally.addAgainstRest(selection, options, work);
        } else {
            tally.add(selection, options, true, work);
            tally.add(baseline, options, false, work);
        }
        Difference difference = new Difference(index.trace(), keys, tally, List.of());
        return new Difference(index.trace(), keys, tally, difference.ranked());
    }

    /// At most 200 values, the largest absolute difference of share first.
    public List<DifferenceRow> rows() {
        return rows;
    }

    private List<DifferenceRow> ranked() {
        Comparator<DifferenceRow> bySize =
                Comparator.comparingDouble((DifferenceRow row) -> Math.abs(row.difference()))
                        .thenComparing(DifferenceRow::dimension, Comparator.reverseOrder())
                        .thenComparing(DifferenceRow::value, Comparator.reverseOrder());
        PriorityQueue<DifferenceRow> largest = new PriorityQueue<>(bySize);
        for (Dimension dimension : Dimension.values()) {
            Tally.Counts counts = tally.counts(dimension);
            double here = Math.max(1, counts.total(true));
            double there = Math.max(1, counts.total(false));
            for (int value = 0; value < counts.size(); value++) {
                long hits = counts.weight(value, true);
                long others = counts.weight(value, false);
                if (counts.hits(value) < LEAST_HITS || hits * there == others * here) {
                    continue;
                }
                largest.add(
                        new DifferenceRow(
                                dimension, value, "", hits, others, hits / here, others / there));
                if (largest.size() > MOST_ROWS) {
                    largest.poll();
                }
            }
        }
        List<DifferenceRow> result = new ArrayList<>(largest);
        result.sort(bySize.reversed());
        return result.stream().map(this::labelled).toList();
    }

    private DifferenceRow labelled(DifferenceRow row) {
        return new DifferenceRow(
                row.dimension(),
                row.value(),
                label(row.dimension(), row.value()),
                row.hits(),
                row.baselineHits(),
                row.share(),
                row.baselineShare());
    }

    private String label(Dimension dimension, int value) {
        return switch (dimension) {
            case STATE -> LaneState.ofCode(value).key();
            case REASON -> trace.subStates().get(value).label();
            case STACK -> keys.label(tally.exampleStack(value), GroupOptions.DEFAULT_TOP);
            case CREATION_SITE -> tally.sites().site(value).text();
            case GROUP, WAKER -> tally.lanes().groups.get(value);
            case KIND -> LaneClasses.KINDS.get(value).key();
            case DURATION -> Durations.label(tally.tenths(), value);
        };
    }

    /// The lanes that have the value, for dimensions of lanes: site, group, kind; for
    /// [Dimension#WAKER] the wakers themselves. Empty for the others.
    public LaneSet lanesOf(DifferenceRow row) {
        int count = trace.lanes().size();
        return switch (row.dimension()) {
            case CREATION_SITE ->
                    LaneSet.where(count, lane -> tally.sites().siteOf(lane) == row.value());
            case GROUP, WAKER ->
                    LaneSet.where(count, lane -> tally.lanes().groupOfLane[lane] == row.value());
            case KIND ->
                    LaneSet.where(count, lane -> tally.lanes().kindOfLane[lane] == row.value());
            case STATE, REASON, STACK, DURATION -> LaneSet.EMPTY;
        };
    }

    /// The stacks, nodes of the stack table, that have the value of a [Dimension#STACK] row; empty
    /// for the others.
    public BitSet stacksOf(DifferenceRow row) {
        BitSet result = new BitSet();
        if (row.dimension() == Dimension.STACK) {
            for (int node = 0; node < trace.stacks().nodeCount(); node++) {
                if (trace.stacks().isStack(node) && keys.key(node) == row.value()) {
                    result.set(node);
                }
            }
        }
        return result;
    }
}
