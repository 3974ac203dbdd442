package dev.skein.analysis;

import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.Trace;
import org.jspecify.annotations.Nullable;

/// RT-3: processors without work although lanes could run, or while lanes pile up that all wait.
final class IdleProcessorsRule extends ClassRule {
    private static final int SLICES = 1_000;
    private static final double IDLE_BESIDE_READY = 0.8;
    private static final int MIN_SLICES = 10;
    private static final int GROWTH = 2;
    private static final int MIN_LANES = 20;

    IdleProcessorsRule() {
        super(FindingClass.P_IDLE);
    }

    @Override
    public String thresholds(Parameters parameters) {
        return "over 80 %% idle while lanes are ready, or over %s idle while lanes pile up"
                .formatted(Text.percent(parameters.get(Parameter.P_IDLE_SHARE)));
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        return processors(evidence.trace()) == 0 ? "it does not show processors" : null;
    }

    private static int processors(Trace trace) {
        int count = 0;
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            count += trace.lanes().kind(lane) == LaneKind.PROC ? 1 : 0;
        }
        return count;
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        Trace trace = evidence.trace();
        int processors = processors(trace);
        long slice = Math.max(1, trace.durationNanos() / SLICES);
        SliceSums idle = new SliceSums(slice, SLICES + 1);
        SliceSums ready = new SliceSums(slice, SLICES + 1);
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            if (trace.lanes().kind(lane) == LaneKind.PROC) {
                idle.addLane(trace, lane, LaneState.SLEEPING);
            } else if (!evidence.sites().isSystem(lane)) {
                ready.addLane(trace, lane, LaneState.READY);
            }
        }
        besideReady(evidence, idle, ready, processors, slice, out);
        allWait(evidence, idle.total() / (double) processors / trace.durationNanos(), out);
    }

    private void besideReady(
            Evidence evidence,
            SliceSums idle,
            SliceSums ready,
            int processors,
            long slice,
            Findings out) {
        int odd = 0;
        int first = -1;
        int last = -1;
        for (int i = 0; i < SLICES; i++) {
            if (idle.nanos(i) > IDLE_BESIDE_READY * processors * slice && ready.nanos(i) >= slice) {
                odd++;
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (odd >= MIN_SLICES) {
            String summary =
                    "Processors were idle for %s while %s were ready to run."
                            .formatted(
                                    Text.duration(odd * slice), Text.plural(evidence.laneNoun()));
            out.add(draft(first * slice, (last + 1) * slice, Severity.INFO, summary));
        }
    }

    private void allWait(Evidence evidence, double idleShare, Findings out) {
        LaneCurve curve = evidence.laneCurve();
        int start = curve.at(0);
        int end = curve.atEnd();
        if (idleShare > evidence.parameters().get(Parameter.P_IDLE_SHARE)
                && end >= MIN_LANES
                && end >= GROWTH * Math.max(1, start)) {
            String summary =
                    "Processors were idle for %s of the time while the number of %s grew from %s to %s."
                            .formatted(
                                    Text.percent(idleShare),
                                    Text.plural(evidence.laneNoun()),
                                    Text.count(start),
                                    Text.count(end));
            out.add(wholeTrace(evidence, Severity.INFO, summary));
        }
    }
}
