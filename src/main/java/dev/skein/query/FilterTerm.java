package dev.skein.query;

import dev.skein.model.LaneState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One term of a [LaneFilter] as it was understood.
record FilterTerm(boolean negated, Body body) {
    /// What a term asks.
    sealed interface Body {
        record Name(List<TextTest> any) implements Body {}

        record Group(List<TextTest> any) implements Body {}

        record NameOrGroup(TextTest text) implements Body {}

        /// A class, or a state by the source's own word where `state` is null.
        record State(List<StateWord> any) implements Body {}

        record Duration(Comparison comparison, long nanos) implements Body {}

        record Stack(List<TextTest> any) implements Body {}

        record Created(Comparison comparison, long nanos) implements Body {}

        record Ended(Comparison comparison, long nanos) implements Body {}

        record Life(Comparison comparison, long nanos) implements Body {}

        /// Alive at a time, at the end of the trace where it is null.
        record Alive(@Nullable Long atNanos) implements Body {}

        record SystemLane() implements Body {}

        record LaneIds(List<IdRange> any) implements Body {}

        record Kind(List<String> keys) implements Body {}

        record ProcessIds(List<IdRange> any) implements Body {}

        record Wakes(List<IdRange> any) implements Body {}

        record WokenBy(List<IdRange> any) implements Body {}
    }

    /// A word after `state:`.
    record StateWord(@Nullable LaneState state, TextTest name) {}

    /// Numbers `from..to`, both included.
    record IdRange(long from, long to) {
        boolean contains(long id) {
            return from <= id && id <= to;
        }

        static boolean any(List<IdRange> ranges, long id) {
            for (IdRange range : ranges) {
                if (range.contains(id)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// How a number is compared.
    enum Comparison {
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST,
        EQUAL;

        boolean holds(long left, long right) {
            return switch (this) {
                case LESS -> left < right;
                case AT_MOST -> left <= right;
                case MORE -> left > right;
                case AT_LEAST -> left >= right;
                case EQUAL -> left == right;
            };
        }
    }
}
