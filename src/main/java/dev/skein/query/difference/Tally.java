package dev.skein.query.difference;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.Trace;
import dev.skein.query.LaneSet;
import dev.skein.query.Scope;
import dev.skein.query.stacks.GroupOptions;
import dev.skein.query.stacks.HitSink;
import dev.skein.query.stacks.HitWalk;
import dev.skein.query.stacks.LaneSites;
import dev.skein.query.stacks.StackIndex;
import dev.skein.query.stacks.StackKeys;
import dev.skein.task.Work;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// Counts the values of all dimensions on both sides, in one walk for each side or one over the
/// trace when the other side is the rest of it.
final class Tally {
    private static final int NONE = IntervalStore.NONE;

    private final Trace trace;
    private final IntervalStore intervals;
    private final byte[] classes;
    private final StackKeys keys;
    private final LaneSites sites;
    private final LaneClasses lanes;
    private final boolean time;
    private final int[] examples;
    private final Map<Dimension, Counts> counts = new EnumMap<>(Dimension.class);
    private final Counts states;
    private final Counts reasons;
    private final Counts stacks;
    private final Counts creation;
    private final Counts groups;
    private final Counts kinds;
    private final Counts wakers;

    /// Of lengths; becomes tenths when all is counted.
    private final Counts lengths;

    private int[] tenths = new int[0];

    Tally(StackIndex index, StackKeys keys, Difference.Measure measure) {
        this.trace = index.trace();
        this.intervals = trace.intervals();
        this.classes = trace.subStates().classCodes();
        this.keys = keys;
        this.sites = index.sites();
        this.lanes = new LaneClasses(trace);
        this.time = measure == Difference.Measure.TIME;
        this.examples = new int[keys.keyCount()];
        Arrays.fill(examples, NONE);
        this.states = counts(Dimension.STATE, LaneState.COUNT);
        this.reasons = counts(Dimension.REASON, trace.subStates().size());
        this.stacks = counts(Dimension.STACK, keys.keyCount());
        this.creation = counts(Dimension.CREATION_SITE, sites.count());
        this.groups = counts(Dimension.GROUP, lanes.groups.size());
        this.kinds = counts(Dimension.KIND, LaneClasses.KINDS.size());
        this.wakers = counts(Dimension.WAKER, lanes.groups.size());
        this.lengths = counts(Dimension.DURATION, Durations.CLASSES);
    }

    private Counts counts(Dimension dimension, int size) {
        Counts made = new Counts(size);
        counts.put(dimension, made);
        return made;
    }

    /// Weights and hits by value, for the selection and for the baseline.
    static final class Counts {
        private final long[] here;
        private final long[] there;
        private final int[] hits;
        private long totalHere;
        private long totalThere;

        Counts(int size) {
            here = new long[size];
            there = new long[size];
            hits = new int[size];
        }

        void add(int value, long weightHere, long weightThere) {
            here[value] += weightHere;
            there[value] += weightThere;
            hits[value]++;
            totalHere += weightHere;
            totalThere += weightThere;
        }

        int size() {
            return here.length;
        }

        long weight(int value, boolean selected) {
            return selected ? here[value] : there[value];
        }

        long total(boolean selected) {
            return selected ? totalHere : totalThere;
        }

        int hits(int value) {
            return hits[value];
        }

        /// These counts with the values of each stretch between two `starts` as one.
        Counts merged(int[] starts) {
            Counts result = new Counts(starts.length - 1);
            for (int part = 0; part + 1 < starts.length; part++) {
                for (int value = starts[part]; value < starts[part + 1]; value++) {
                    result.here[part] += here[value];
                    result.there[part] += there[value];
                    result.hits[part] += hits[value];
                }
            }
            result.totalHere = totalHere;
            result.totalThere = totalThere;
            return result;
        }
    }

    /// Counts one side.
    void add(Scope scope, GroupOptions options, boolean selected, Work work) {
        new HitWalk(trace, scope, options, work).run(new OneSide(selected));
    }

    /// Counts the selection, and everything outside of it on lanes of the same groups.
    void addAgainstRest(Scope selection, GroupOptions options, Work work) {
        BitSet wanted = new BitSet();
        for (int lane : selection.lanes().toArray()) {
            wanted.set(lanes.groupOfLane[lane]);
        }
        LaneSet around =
                LaneSet.where(trace.lanes().size(), lane -> wanted.get(lanes.groupOfLane[lane]));
        new HitWalk(trace, new Scope(trace.range(), around), options, work)
                .run(new BothSides(selection));
    }

    private void interval(
            int lane, int row, int subState, int stackId, long weightHere, long weightThere) {
        states.add(classes[subState], weightHere, weightThere);
        reasons.add(subState, weightHere, weightThere);
        long length = intervals.endNanos(lane, row) - intervals.startNanos(lane, row);
        lengths.add(Durations.classOf(length), weightHere, weightThere);
        int waker = intervals.cause(lane, row);
        if (waker != NONE) {
            wakers.add(lanes.groupOfLane[waker], weightHere, weightThere);
        }
        any(lane, stackId, weightHere, weightThere);
    }

    private void any(int lane, int stackId, long weightHere, long weightThere) {
        int key = keys.key(stackId);
        if (key != StackKeys.NONE) {
            stacks.add(key, weightHere, weightThere);
            examples[key] = stackId;
        }
        if (lane != NONE) {
            creation.add(sites.siteOf(lane), weightHere, weightThere);
            groups.add(lanes.groupOfLane[lane], weightHere, weightThere);
            kinds.add(lanes.kindOfLane[lane], weightHere, weightThere);
        }
    }

    private final class OneSide implements HitSink {
        private final boolean selected;

        OneSide(boolean selected) {
            this.selected = selected;
        }

        @Override
        public void interval(
                int lane, int row, int subState, int stackId, long nanos, long endNanos) {
            long weight = time ? nanos : 1;
            Tally.this.interval(
                    lane, row, subState, stackId, selected ? weight : 0, selected ? 0 : weight);
        }

        @Override
        public void point(int lane, int row, int type, int stackId) {
            if (!time) {
                any(lane, stackId, selected ? 1 : 0, selected ? 0 : 1);
            }
        }

        @Override
        public void thread(int lane, int dump, int row, int stackId, int subState, long threads) {
            if (!time) {
                any(lane, stackId, selected ? threads : 0, selected ? 0 : threads);
            }
        }
    }

    private final class BothSides implements HitSink {
        private final Scope selection;
        private final long from;
        private final long to;
        private final long endExclusive;

        BothSides(Scope selection) {
            this.selection = selection;
            this.from = selection.range().startNanos();
            this.to = selection.range().endNanos();
            this.endExclusive = selection.endExclusive(trace);
        }

        private boolean isInside(int lane, long start, long end) {
            return selection.lanes().contains(lane)
                    && start < endExclusive
                    && (end > from || start >= from);
        }

        @Override
        public void interval(
                int lane, int row, int subState, int stackId, long nanos, long endNanos) {
            long start = intervals.startNanos(lane, row);
            boolean inside = isInside(lane, start, endNanos);
            if (time) {
                long here =
                        inside ? Math.max(0, Math.min(endNanos, to) - Math.max(start, from)) : 0;
                Tally.this.interval(lane, row, subState, stackId, here, nanos - here);
            } else {
                Tally.this.interval(lane, row, subState, stackId, inside ? 1 : 0, inside ? 0 : 1);
            }
        }

        @Override
        public void point(int lane, int row, int type, int stackId) {
            if (!time) {
                long at = trace.points().timeNanos(lane, row);
                boolean inside = isInside(lane, at, at + 1);
                any(lane, stackId, inside ? 1 : 0, inside ? 0 : 1);
            }
        }

        @Override
        public void thread(int lane, int dump, int row, int stackId, int subState, long threads) {
            if (!time) {
                long at = trace.dumps().get(dump).atNanos();
                boolean inside = lane != NONE && isInside(lane, at, at + 1);
                any(lane, stackId, inside ? threads : 0, inside ? 0 : threads);
            }
        }
    }

    /// The counts of a dimension; lengths as tenths of those of the baseline, or of the selection
    /// when the baseline is empty.
    Counts counts(Dimension dimension) {
        if (dimension != Dimension.DURATION) {
            return Objects.requireNonNull(counts.get(dimension));
        }
        return lengths.merged(tenths());
    }

    /// Where the tenths begin, in classes of [Durations].
    int[] tenths() {
        if (tenths.length == 0) {
            tenths = Durations.tenths(lengths.totalThere > 0 ? lengths.there : lengths.here);
        }
        return tenths;
    }

    LaneSites sites() {
        return sites;
    }

    LaneClasses lanes() {
        return lanes;
    }

    /// A stack with that signature.
    int exampleStack(int key) {
        return examples[key];
    }
}
