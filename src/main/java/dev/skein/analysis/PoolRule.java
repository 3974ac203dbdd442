package dev.skein.analysis;

import dev.skein.model.Frame;
import dev.skein.model.IntervalStore;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// POOL-1: lanes queue for something that a pool hands out (a connection, a permit) and has no more
/// of.
///
/// A wait belongs to a pool when a frame of its stack is a method that takes from one:
/// `getConnection`, `borrow`, `acquire`, …, outside of the platform's own library.
final class PoolRule extends ClassRule {
    private static final Set<String> TAKERS =
            Set.of(
                    "getConnection",
                    "borrow",
                    "borrowObject",
                    "acquire",
                    "checkout",
                    "checkOut",
                    "lease",
                    "leaseConnection",
                    "requestConnection");

    private static final int MIN_LONG_WAITS = 3;

    PoolRule() {
        super(FindingClass.POOL_EXHAUSTION);
    }

    @Override
    public String thresholds(Parameters parameters) {
        return "over %s lanes at one getConnection, borrow or acquire, or %d waits of %s ms there"
                .formatted(
                        Text.number(parameters.get(Parameter.POOL_WAITERS)),
                        MIN_LONG_WAITS,
                        Text.number(parameters.get(Parameter.POOL_BUSY_MS)));
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        if (evidence.isDumps()) {
            return "it shows instants, and waiting needs time";
        }
        return evidence.trace().stacks().stackCount() == 0 ? "it holds no stacks" : null;
    }

    private record Wait(int lane, long start, long end) {}

    @Override
    public void check(Evidence evidence, Findings out) {
        Trace trace = evidence.trace();
        IntervalStore intervals = trace.intervals();
        Map<Integer, String> takerOfStack = new HashMap<>();
        Map<String, List<Wait>> waits = new TreeMap<>();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            for (int row = 0; row < intervals.size(lane); row++) {
                int stack = intervals.stackId(lane, row);
                if (stack < 0 || !evidence.waits().isWait(intervals.subState(lane, row))) {
                    continue;
                }
                String taker = takerOfStack.computeIfAbsent(stack, id -> taker(trace, id));
                if (!taker.isEmpty()) {
                    waits.computeIfAbsent(taker, _ -> new ArrayList<>())
                            .add(
                                    new Wait(
                                            lane,
                                            intervals.startNanos(lane, row),
                                            intervals.endNanos(lane, row)));
                }
            }
        }
        waits.forEach((taker, all) -> report(evidence, taker, all, out));
    }

    /// The outermost frame of the stack that takes from a pool, empty for none.
    private static String taker(Trace trace, int stack) {
        String found = "";
        for (Frame frame : trace.stacks().framesOf(stack)) {
            String function = frame.normalised();
            String method = function.substring(function.lastIndexOf('.') + 1);
            boolean platform =
                    function.startsWith("java.")
                            || function.startsWith("jdk.")
                            || function.startsWith("runtime.");
            if (!platform && TAKERS.contains(method)) {
                found = function;
            }
        }
        return found;
    }

    private void report(Evidence evidence, String taker, List<Wait> waits, Findings out) {
        Parameters parameters = evidence.parameters();
        long busy = parameters.millis(Parameter.POOL_BUSY_MS);
        List<Wait> slow = waits.stream().filter(wait -> wait.end - wait.start >= busy).toList();
        int most = mostAtOnce(waits);
        if (slow.size() < MIN_LONG_WAITS && most <= parameters.get(Parameter.POOL_WAITERS)) {
            return;
        }
        List<Wait> shown = slow.size() < MIN_LONG_WAITS ? waits : slow;
        long first = shown.stream().mapToLong(Wait::start).min().orElse(0);
        long last = shown.stream().mapToLong(Wait::end).max().orElse(0);
        long longest = shown.stream().mapToLong(wait -> wait.end - wait.start).max().orElse(0);
        int[] lanes = BurstEvents.distinct(shown.stream().mapToInt(Wait::lane).toArray());
        String summary =
                "%s waited for %s, up to %s at once, the longest for %s; %s took more than %s."
                        .formatted(
                                Text.count(lanes.length, evidence.laneNoun()),
                                taker,
                                Text.count(most),
                                Text.duration(longest),
                                Text.count(slow.size(), "wait"),
                                Text.duration(busy));
        FindingDraft draft = draft(first, last, Severity.WARNING, summary);
        draft.lanes = lanes;
        draft.sites = List.of(new Site(taker, "", 0, 1));
        out.add(draft);
    }

    private static int mostAtOnce(List<Wait> waits) {
        List<Wait> byStart = new ArrayList<>(waits);
        byStart.sort(Comparator.comparingLong(Wait::start));
        long[] ends = waits.stream().mapToLong(Wait::end).sorted().toArray();
        int ended = 0;
        int most = 0;
        for (int i = 0; i < byStart.size(); i++) {
            while (ends[ended] <= byStart.get(i).start) {
                ended++;
            }
            most = Math.max(most, i + 1 - ended);
        }
        return most;
    }
}
