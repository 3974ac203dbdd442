package dev.skein.query.stacks;

import dev.skein.model.LaneState;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How often and how long the members of a group were in one sub-state.
///
/// @param hits intervals, or threads in dumps
/// @param nanos clipped to the range
public record StateShare(SubState state, long hits, long nanos) {
    static List<StateShare> of(Trace trace, StateSums sums, int key) {
        List<StateShare> result = new ArrayList<>();
        for (int at = sums.first(key); at >= 0; at = sums.next(at)) {
            SubState state = trace.subStates().get(sums.subState(at));
            result.add(new StateShare(state, sums.count(at), sums.nanos(at)));
        }
        result.sort(
                Comparator.comparingLong(StateShare::nanos)
                        .thenComparingLong(StateShare::hits)
                        .reversed()
                        .thenComparingInt(share -> share.state().code()));
        return result;
    }

    static @Nullable LaneState dominant(Trace trace, StateSums sums, int key) {
        long[] nanos = new long[LaneState.COUNT];
        long[] hits = new long[LaneState.COUNT];
        byte[] classes = trace.subStates().classCodes();
        boolean any = false;
        for (int at = sums.first(key); at >= 0; at = sums.next(at)) {
            int code = classes[sums.subState(at)];
            if (code >= 0) {
                nanos[code] += sums.nanos(at);
                hits[code] += sums.count(at);
                any = true;
            }
        }
        int best = 0;
        for (int code = 1; code < LaneState.COUNT; code++) {
            if (nanos[code] > nanos[best]
                    || (nanos[code] == nanos[best] && hits[code] > hits[best])) {
                best = code;
            }
        }
        return any ? LaneState.ofCode(best) : null;
    }
}
