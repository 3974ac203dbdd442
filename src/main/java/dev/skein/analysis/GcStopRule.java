package dev.skein.analysis;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.RangeKind;
import dev.skein.model.RangeTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// RT-1: the runtime stops the program for long or often, collects too often, or makes lanes help.
final class GcStopRule extends ClassRule {
    private static final long WINDOW_NANOS = 100_000_000;

    private static final long MIN_SERIOUS_NANOS = 1_000_000_000;

    /// So many times the limit, and it is no longer only worth knowing.
    private static final int SERIOUS = 10;

    private static final int VERY_LONG = 20;

    GcStopRule() {
        super(FindingClass.GC_STW);
    }

    @Override
    public String thresholds(Parameters parameters) {
        return "a stop over %s ms (JVM: %s ms), %s of any 100 ms, %s collections a second, assists %s"
                .formatted(
                        Text.number(parameters.get(Parameter.STW_MS)),
                        Text.number(parameters.get(Parameter.STW_JFR_MS)),
                        Text.percent(parameters.get(Parameter.STW_SHARE)),
                        Text.number(parameters.get(Parameter.GC_PER_SECOND)),
                        Text.percent(parameters.get(Parameter.ASSIST_SHARE)));
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        return evidence.trace().ranges().size() == 0
                ? "it holds no pauses and no collections"
                : null;
    }

    private record Stop(long start, long end, String name) {
        long nanos() {
            return end - start;
        }
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        List<Stop> stops = stops(evidence.trace().ranges());
        longStops(evidence, stops, out);
        worstWindow(evidence, stops, out);
        frequency(evidence, out);
        assists(evidence, out);
    }

    /// Disjoint stops in order; what the tracer itself does to start and end does not count.
    private static List<Stop> stops(RangeTable ranges) {
        List<Stop> result = new ArrayList<>();
        for (int row = 0; row < ranges.size(); row++) {
            String name = ranges.name(row);
            if (!ranges.kind(row).stopsLanes()
                    || name.contains("start trace")
                    || name.contains("stop trace")) {
                continue;
            }
            Stop last = result.isEmpty() ? null : result.get(result.size() - 1);
            Stop stop = new Stop(ranges.startNanos(row), ranges.endNanos(row), name);
            if (last == null || stop.start > last.end) {
                result.add(stop);
            } else if (stop.end > last.end) {
                result.set(result.size() - 1, new Stop(last.start, stop.end, last.name));
            }
        }
        return result;
    }

    private void longStops(Evidence evidence, List<Stop> stops, Findings out) {
        long limit =
                evidence.parameters()
                        .millis(evidence.isGo() ? Parameter.STW_MS : Parameter.STW_JFR_MS);
        List<Stop> over = stops.stream().filter(stop -> stop.nanos() > limit).toList();
        if (over.isEmpty()) {
            return;
        }
        Stop longest = over.get(0);
        long sum = 0;
        for (Stop stop : over) {
            sum += stop.nanos();
            longest = stop.nanos() > longest.nanos() ? stop : longest;
        }
        boolean serious =
                longest.nanos() > VERY_LONG * limit
                        || sum
                                > evidence.parameters().get(Parameter.STW_SHARE)
                                        * evidence.trace().durationNanos();
        String summary =
                "The program stood still %s for more than %s, %s in all, the longest for %s (%s)."
                        .formatted(
                                Text.count(over.size(), "time"),
                                Text.duration(limit),
                                Text.duration(sum),
                                Text.duration(longest.nanos()),
                                longest.name);
        out.add(
                draft(
                        over.get(0).start,
                        over.get(over.size() - 1).end,
                        serious ? Severity.WARNING : Severity.INFO,
                        summary));
    }

    private void worstWindow(Evidence evidence, List<Stop> stops, Findings out) {
        double share = evidence.parameters().get(Parameter.STW_SHARE);
        long worst = 0;
        long at = 0;
        int first = 0;
        long sum = 0;
        for (int last = 0; last < stops.size(); last++) {
            sum += stops.get(last).nanos();
            while (stops.get(last).end - stops.get(first).start > WINDOW_NANOS && first < last) {
                sum -= stops.get(first++).nanos();
            }
            if (sum > worst) {
                worst = sum;
                at = stops.get(first).start;
            }
        }
        long length = Math.min(WINDOW_NANOS, evidence.trace().durationNanos());
        if (worst > share * SERIOUS * length) {
            out.add(
                    draft(
                            at,
                            at + length,
                            Severity.INFO,
                            "In 100 ms the program stood still for %s."
                                    .formatted(Text.duration(worst))));
        }
    }

    private void frequency(Evidence evidence, Findings out) {
        RangeTable ranges = evidence.trace().ranges();
        double seconds = evidence.trace().durationNanos() / 1e9;
        long cycles = 0;
        for (int row = 0; row < ranges.size(); row++) {
            cycles += isCycle(ranges, row) ? 1 : 0;
        }
        double limit = evidence.parameters().get(Parameter.GC_PER_SECOND);
        if (seconds > 0 && cycles > limit * Math.max(1, seconds)) {
            String summary =
                    "The collector ran %s in %s, %s times a second."
                            .formatted(
                                    Text.count(cycles, "time"),
                                    Text.duration(evidence.trace().durationNanos()),
                                    Text.approx(cycles / seconds));
            out.add(wholeTrace(evidence, Severity.WARNING, summary));
        }
    }

    static boolean isCycle(RangeTable ranges, int row) {
        RangeKind kind = ranges.kind(row);
        String name = ranges.name(row);
        return (kind == RangeKind.GC_CONCURRENT || kind == RangeKind.GC_PAUSE)
                && (name.equals("GC concurrent mark phase")
                        || name.equals("jdk.GarbageCollection"));
    }

    /// An assist that has to wait for the collector counts only while it works.
    private static long ran(Evidence evidence, RangeTable ranges, int row) {
        long[] until = new long[LaneState.COUNT];
        long[] before = new long[LaneState.COUNT];
        IntervalStore intervals = evidence.trace().intervals();
        intervals.addCumulativeNanos(ranges.lane(row), ranges.endNanos(row), until);
        intervals.addCumulativeNanos(ranges.lane(row), ranges.startNanos(row), before);
        int running = LaneState.RUNNING.code();
        return until[running] - before[running];
    }

    private void assists(Evidence evidence, Findings out) {
        RangeTable ranges = evidence.trace().ranges();
        long assisted = 0;
        for (int row = 0; row < ranges.size(); row++) {
            if (ranges.name(row).equals("GC mark assist") && ranges.lane(row) >= 0) {
                assisted += ran(evidence, ranges, row);
            }
        }
        long running = evidence.runningNanos();
        double limit = evidence.parameters().get(Parameter.ASSIST_SHARE);
        if (running > 0 && assisted > limit * running) {
            boolean serious =
                    assisted > SERIOUS / 2 * limit * running
                            && evidence.trace().durationNanos() >= MIN_SERIOUS_NANOS;
            String summary =
                    "Helping the collector took %s, %s of the time that %s ran."
                            .formatted(
                                    Text.duration(assisted),
                                    Text.percent(assisted / (double) running),
                                    Text.plural(evidence.laneNoun()));
            out.add(wholeTrace(evidence, serious ? Severity.WARNING : Severity.INFO, summary));
        }
    }
}
