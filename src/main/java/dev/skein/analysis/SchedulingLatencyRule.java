package dev.skein.analysis;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.Trace;
import org.jspecify.annotations.Nullable;

/// RT-2: lanes that could run wait long for a processor.
final class SchedulingLatencyRule extends ClassRule {
    private static final int SERIOUS = 10;

    SchedulingLatencyRule() {
        super(FindingClass.SCHED_LATENCY);
    }

    @Override
    public String thresholds(Parameters parameters) {
        return "99th percentile over %s ms with the median under %s ms, or %s of lane time"
                .formatted(
                        Text.number(parameters.get(Parameter.LATENCY_P99_MS)),
                        Text.number(parameters.get(Parameter.LATENCY_P50_MS)),
                        Text.percent(parameters.get(Parameter.LATENCY_SHARE)));
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        return evidence.isDumps() || evidence.readyNanos() == 0
                ? "it does not show when a lane could run and did not"
                : null;
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        Parameters parameters = evidence.parameters();
        DurationHistogram waits = readyTimes(evidence);
        long p50 = waits.percentile(0.5);
        long p99 = waits.percentile(0.99);
        double share =
                evidence.readyNanos()
                        / (double) Math.max(1, evidence.readyNanos() + evidence.runningNanos());
        boolean tail =
                p99 > parameters.millis(Parameter.LATENCY_P99_MS)
                        && p50 < parameters.millis(Parameter.LATENCY_P50_MS);
        boolean starved = share > parameters.get(Parameter.LATENCY_SHARE);
        if (tail || starved) {
            boolean serious = p99 > SERIOUS * parameters.millis(Parameter.LATENCY_P99_MS);
            String summary =
                    "Ready %s waited for a processor: median %s, 99th percentile %s, %s of their"
                                    .formatted(
                                            Text.plural(evidence.laneNoun()),
                                            Text.duration(p50),
                                            Text.duration(p99),
                                            Text.percent(share))
                            + " time ready or running.";
            out.add(wholeTrace(evidence, serious ? Severity.WARNING : Severity.INFO, summary));
        }
    }

    private static DurationHistogram readyTimes(Evidence evidence) {
        Trace trace = evidence.trace();
        byte[] classes = trace.subStates().classCodes();
        IntervalStore intervals = trace.intervals();
        DurationHistogram result = new DurationHistogram();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            if (evidence.sites().isSystem(lane)) {
                continue;
            }
            for (int row = 0; row < intervals.size(lane); row++) {
                if (classes[intervals.subState(lane, row)] == LaneState.READY.code()) {
                    result.add(intervals.endNanos(lane, row) - intervals.startNanos(lane, row));
                }
            }
        }
        return result;
    }
}
