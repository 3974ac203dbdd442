package dev.skein.analysis;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// RT-2: lanes that could run wait long for a processor: a few of them far longer than the others,
/// or all of them because every processor is taken.
final class SchedulingLatencyRule extends ClassRule {
    private static final int SERIOUS = 10;

    /// A slice counts as full when all processors ran for so much of it.
    private static final double FULL = 0.95;

    /// So many full slices of a thousand, and it is no hiccup.
    private static final int MIN_FULL_SLICES = 50;

    SchedulingLatencyRule() {
        super(FindingClass.SCHED_LATENCY);
    }

    @Override
    public String thresholds(Parameters parameters) {
        return "99th percentile over %s ms with the median under %s ms, or %s of lane time ready while all processors run"
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
        DurationHistogram waits = new DurationHistogram();
        eachReady(evidence, (_, start, end) -> waits.add(end - start));
        tail(evidence, waits, out);
        if (ProcessorLoad.seen(evidence.trace()) > 0) {
            full(evidence, waits, out);
        }
    }

    private interface ReadyTime {
        void of(int lane, long startNanos, long endNanos);
    }

    private static void eachReady(Evidence evidence, ReadyTime receiver) {
        Trace trace = evidence.trace();
        byte[] classes = trace.subStates().classCodes();
        IntervalStore intervals = trace.intervals();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            if (evidence.sites().isSystem(lane)) {
                continue;
            }
            for (int row = 0; row < intervals.size(lane); row++) {
                if (classes[intervals.subState(lane, row)] == LaneState.READY.code()) {
                    receiver.of(
                            lane, intervals.startNanos(lane, row), intervals.endNanos(lane, row));
                }
            }
        }
    }

    private record LongWait(int lane, long start, long end) {}

    private void tail(Evidence evidence, DurationHistogram waits, Findings out) {
        Parameters parameters = evidence.parameters();
        long p50 = waits.percentile(0.5);
        long p99 = waits.percentile(0.99);
        long limit = parameters.millis(Parameter.LATENCY_P99_MS);
        if (p99 <= limit || p50 >= parameters.millis(Parameter.LATENCY_P50_MS)) {
            return;
        }
        List<LongWait> longest = new ArrayList<>();
        eachReady(
                evidence,
                (lane, start, end) -> {
                    if (end - start > limit) {
                        longest.add(new LongWait(lane, start, end));
                    }
                });
        long first = longest.stream().mapToLong(LongWait::start).min().orElse(0);
        long last = longest.stream().mapToLong(LongWait::end).max().orElse(0);
        int[] lanes = BurstEvents.distinct(longest.stream().mapToInt(LongWait::lane).toArray());
        String summary =
                "%s of %s, most of %s, got a processor only after more than %s; the median wait is %s, the 99th percentile %s."
                        .formatted(
                                Text.count(longest.size(), "wake-up"),
                                Text.count(lanes.length, evidence.laneNoun()),
                                commonestSite(evidence, longest),
                                Text.duration(limit),
                                Text.duration(p50),
                                Text.duration(p99));
        boolean serious = p99 > SERIOUS * limit;
        FindingDraft draft =
                draft(first, last, serious ? Severity.WARNING : Severity.INFO, summary);
        draft.lanes = lanes;
        out.add(draft);
    }

    private static String commonestSite(Evidence evidence, List<LongWait> waits) {
        Map<String, Integer> counts = new TreeMap<>();
        for (LongWait wait : waits) {
            counts.merge(evidence.sites().name(evidence.sites().of(wait.lane)), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("unknown lanes");
    }

    /// Every processor ran, and lanes stood in line for one.
    private void full(Evidence evidence, DurationHistogram waits, Findings out) {
        Trace trace = evidence.trace();
        ProcessorLoad load = ProcessorLoad.of(trace);
        SliceSums ready = new SliceSums(load.sliceNanos(), ProcessorLoad.SLICES + 1);
        SliceSums running = new SliceSums(load.sliceNanos(), ProcessorLoad.SLICES + 1);
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            if (!evidence.sites().isSystem(lane)) {
                ready.addLane(trace, lane, LaneState.READY);
                running.addLane(trace, lane, LaneState.RUNNING);
            }
        }
        int slices = 0;
        int first = -1;
        int last = -1;
        double waited = 0;
        double ran = 0;
        for (int slice = 0; slice < ProcessorLoad.SLICES; slice++) {
            if (load.busyShare(slice) >= FULL) {
                slices++;
                first = first < 0 ? slice : first;
                last = slice;
                waited += ready.nanos(slice);
                ran += running.nanos(slice);
            }
        }
        double share = waited / Math.max(1, waited + ran);
        if (slices < MIN_FULL_SLICES
                || share <= evidence.parameters().get(Parameter.LATENCY_SHARE)) {
            return;
        }
        String summary =
                "All %s were taken for %s (%s of the time); %s that could run then waited %s of their time, %s of them at a time. The median wait is %s, the 99th percentile %s."
                        .formatted(
                                Text.count(load.count(), "processor"),
                                Text.duration(slices * load.sliceNanos()),
                                Text.percent(slices / (double) ProcessorLoad.SLICES),
                                Text.plural(evidence.laneNoun()),
                                Text.percent(share),
                                Text.approx(waited / (slices * load.sliceNanos())),
                                Text.duration(waits.percentile(0.5)),
                                Text.duration(waits.percentile(0.99)));
        out.add(
                draft(
                        first * load.sliceNanos(),
                        (last + 1) * load.sliceNanos(),
                        Severity.INFO,
                        summary));
    }
}
