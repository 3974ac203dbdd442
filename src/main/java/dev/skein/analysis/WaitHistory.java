package dev.skein.analysis;

import dev.skein.model.IntervalStore;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// All waits at one call site, in order of their beginning, and what they say about who is served.
///
/// Filled with [#add], then [#index()] once, then asked.
final class WaitHistory {
    private static final long OPEN = Long.MAX_VALUE;

    private int[] waitLanes = new int[16];
    private long[] starts = new long[16];
    private long[] ends = new long[16];
    private int size;
    private final Map<Integer, Integer> servedTimes = new HashMap<>();
    private final Set<Integer> lanes = new HashSet<>();
    private int[] servedLanesFrom = {0};
    private long[] latestEndBefore = {Long.MIN_VALUE};
    private long longestNanos;
    private boolean byNobody;

    /// @param end `Long.MAX_VALUE` for a wait that goes on
    void add(int lane, long start, long end, int waker) {
        if (size == starts.length) {
            waitLanes = Arrays.copyOf(waitLanes, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        waitLanes[size] = lane;
        starts[size] = start;
        ends[size++] = end;
        lanes.add(lane);
        if (end != OPEN) {
            servedTimes.merge(lane, 1, Integer::sum);
            longestNanos = Math.max(longestNanos, end - start);
            byNobody |= waker == IntervalStore.NONE;
        }
    }

    void index() {
        sort();
        servedLanesFrom = new int[size + 1];
        latestEndBefore = new long[size + 1];
        latestEndBefore[0] = Long.MIN_VALUE;
        Set<Integer> served = new HashSet<>();
        for (int i = size - 1; i >= 0; i--) {
            if (ends[i] != OPEN) {
                served.add(waitLanes[i]);
            }
            servedLanesFrom[i] = served.size();
        }
        for (int i = 0; i < size; i++) {
            long end = ends[i] == OPEN ? Long.MIN_VALUE : ends[i];
            latestEndBefore[i + 1] = Math.max(latestEndBefore[i], end);
        }
    }

    private void sort() {
        starts = Arrays.copyOf(starts, size);
        int[] order = TimeOrder.sort(starts);
        int[] orderedLanes = new int[size];
        long[] orderedEnds = new long[size];
        for (int i = 0; i < size; i++) {
            orderedLanes[i] = waitLanes[order[i]];
            orderedEnds[i] = ends[order[i]];
        }
        waitLanes = orderedLanes;
        ends = orderedEnds;
    }

    /// Distinct lanes that began to wait here after `nanos` and were woken.
    int servedLater(long nanos) {
        return servedLanesFrom[BurstFinder.firstFrom(starts, nanos + 1)];
    }

    /// Whether a lane that had begun to wait here before `nanos` was woken after it.
    boolean earlierServedAfter(long nanos) {
        return latestEndBefore[BurstFinder.firstFrom(starts, nanos)] > nanos;
    }

    /// How often `lane` was woken here.
    int served(int lane) {
        return servedTimes.getOrDefault(lane, 0);
    }

    /// The longest wait here that ended; 0 when none did.
    long longestNanos() {
        return longestNanos;
    }

    /// Some wake-up had no waker: a timer or the network did it.
    boolean wokenByNobody() {
        return byNobody;
    }

    /// Distinct lanes that ever waited here.
    int lanes() {
        return lanes.size();
    }
}
