package dev.skein.analysis;

import dev.skein.model.IntervalStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All waits at one call site, in order of their beginning, and what they say about who is served.
final class WaitHistory {
    private final List<Wait> waits = new ArrayList<>();
    private final Map<Integer, Integer> servedTimes = new HashMap<>();
    private final Set<Integer> lanes = new HashSet<>();
    private int[] servedLanesFrom = {};
    private long[] latestEndBefore = {};
    private long longestNanos;
    private boolean byNobody;

    private record Wait(int lane, long start, long end, int waker) {
        boolean served() {
            return end != Long.MAX_VALUE;
        }
    }

    void add(int lane, long start, long end, int waker) {
        waits.add(new Wait(lane, start, end, waker));
    }

    /// Called once, when all waits are there.
    void index() {
        waits.sort(Comparator.comparingLong(Wait::start).thenComparingInt(Wait::lane));
        servedLanesFrom = new int[waits.size() + 1];
        latestEndBefore = new long[waits.size() + 1];
        latestEndBefore[0] = Long.MIN_VALUE;
        Set<Integer> served = new HashSet<>();
        for (int i = waits.size() - 1; i >= 0; i--) {
            if (waits.get(i).served()) {
                served.add(waits.get(i).lane);
            }
            servedLanesFrom[i] = served.size();
        }
        for (int i = 0; i < waits.size(); i++) {
            Wait wait = waits.get(i);
            lanes.add(wait.lane);
            long end = wait.served() ? wait.end : Long.MIN_VALUE;
            latestEndBefore[i + 1] = Math.max(latestEndBefore[i], end);
            if (wait.served()) {
                servedTimes.merge(wait.lane, 1, Integer::sum);
                longestNanos = Math.max(longestNanos, wait.end - wait.start);
                byNobody |= wait.waker == IntervalStore.NONE;
            }
        }
    }

    /// Distinct lanes that began to wait here after `nanos` and were woken.
    int servedLater(long nanos) {
        return servedLanesFrom[firstAfter(nanos)];
    }

    /// Whether a lane that had begun to wait here before `nanos` was woken after it.
    boolean earlierServedAfter(long nanos) {
        int first = 0;
        int high = waits.size();
        while (first < high) {
            int mid = (first + high) >>> 1;
            if (waits.get(mid).start < nanos) {
                first = mid + 1;
            } else {
                high = mid;
            }
        }
        return latestEndBefore[first] > nanos;
    }

    private int firstAfter(long nanos) {
        int low = 0;
        int high = waits.size();
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (waits.get(mid).start <= nanos) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
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
