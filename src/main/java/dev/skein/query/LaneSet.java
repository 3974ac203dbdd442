package dev.skein.query;

import dev.skein.model.Trace;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/// A set of lanes of one trace; immutable.
public final class LaneSet {
    public static final LaneSet EMPTY = new LaneSet(new BitSet());

    private final BitSet lanes;

    private LaneSet(BitSet lanes) {
        this.lanes = lanes;
    }

    /// All lanes of a trace, processors included.
    public static LaneSet all(Trace trace) {
        BitSet lanes = new BitSet();
        lanes.set(0, trace.lanes().size());
        return new LaneSet(lanes);
    }

    public static LaneSet of(int... lanes) {
        BitSet set = new BitSet();
        Arrays.stream(lanes).forEach(set::set);
        return new LaneSet(set);
    }

    /// Lanes `0 .. laneCount - 1` that pass a test.
    public static LaneSet where(int laneCount, IntPredicate test) {
        BitSet set = new BitSet(laneCount);
        for (int lane = 0; lane < laneCount; lane++) {
            if (test.test(lane)) {
                set.set(lane);
            }
        }
        return new LaneSet(set);
    }

    public boolean contains(int lane) {
        return lanes.get(lane);
    }

    public int size() {
        return lanes.cardinality();
    }

    public boolean isEmpty() {
        return lanes.isEmpty();
    }

    /// Ascending.
    public int[] toArray() {
        return lanes.stream().toArray();
    }

    public LaneSet and(LaneSet other) {
        BitSet result = (BitSet) lanes.clone();
        result.and(other.lanes);
        return new LaneSet(result);
    }

    public LaneSet or(LaneSet other) {
        BitSet result = (BitSet) lanes.clone();
        result.or(other.lanes);
        return new LaneSet(result);
    }

    public LaneSet without(LaneSet other) {
        BitSet result = (BitSet) lanes.clone();
        result.andNot(other.lanes);
        return new LaneSet(result);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LaneSet set && set.lanes.equals(lanes);
    }

    @Override
    public int hashCode() {
        return lanes.hashCode();
    }

    @Override
    public String toString() {
        return lanes.toString();
    }
}
