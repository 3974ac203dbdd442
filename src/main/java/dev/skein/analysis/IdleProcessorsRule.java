package dev.skein.analysis;

import dev.skein.model.LaneState;
import dev.skein.model.Trace;
import org.jspecify.annotations.Nullable;

/// RT-3: processors without work although lanes could run, or while lanes pile up that all wait.
final class IdleProcessorsRule extends ClassRule {
    /// Slices of a thousand in which lanes waited beside idle processors.
    private static final int MIN_SLICES = 10;

    private static final int CURVE_SLICES = 10;
    private static final int GROWTH = 2;
    private static final int MIN_LANES = 20;

    IdleProcessorsRule() {
        super(FindingClass.P_IDLE);
    }

    @Override
    public String thresholds(Parameters parameters) {
        return "over %s idle while lanes are ready, or over %s idle while lanes pile up"
                .formatted(
                        Text.percent(parameters.get(Parameter.P_IDLE_READY)),
                        Text.percent(parameters.get(Parameter.P_IDLE_SHARE)));
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        return ProcessorLoad.seen(evidence.trace()) == 0 || evidence.trace().durationNanos() == 0
                ? "it does not show processors"
                : null;
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        ProcessorLoad load = ProcessorLoad.of(evidence.trace());
        besideReady(evidence, load, out);
        allWait(evidence, load, out);
    }

    /// Should not happen: a scheduler that works gives a ready lane to an idle processor.
    private void besideReady(Evidence evidence, ProcessorLoad load, Findings out) {
        Trace trace = evidence.trace();
        SliceSums ready = new SliceSums(load.sliceNanos(), ProcessorLoad.SLICES + 1);
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            if (!evidence.sites().isSystem(lane)) {
                ready.addLane(trace, lane, LaneState.READY);
            }
        }
        double limit = evidence.parameters().get(Parameter.P_IDLE_READY);
        int odd = 0;
        int first = -1;
        int last = -1;
        long waited = 0;
        for (int slice = 0; slice < ProcessorLoad.SLICES; slice++) {
            if (load.idleShare(slice) > limit && ready.nanos(slice) >= load.sliceNanos()) {
                odd++;
                waited += ready.nanos(slice);
                first = first < 0 ? slice : first;
                last = slice;
            }
        }
        if (odd >= MIN_SLICES) {
            String summary =
                    "Over %s of the %s were idle for %s in all while %s on average were ready to run."
                            .formatted(
                                    Text.percent(limit),
                                    Text.count(load.count(), "processor"),
                                    Text.duration(odd * load.sliceNanos()),
                                    Text.approx(waited / (double) (odd * load.sliceNanos()))
                                            + " "
                                            + Text.plural(evidence.laneNoun()));
            out.add(
                    draft(
                            first * load.sliceNanos(),
                            (last + 1) * load.sliceNanos(),
                            Severity.INFO,
                            summary));
        }
    }

    /// Nothing runs and lanes become more: they all wait for something that does not come.
    private void allWait(Evidence evidence, ProcessorLoad load, Findings out) {
        LaneCurve curve = evidence.laneCurve();
        int start = curve.at(0);
        int end = curve.atEnd();
        double idle = load.idleShare();
        if (idle > evidence.parameters().get(Parameter.P_IDLE_SHARE)
                && end >= MIN_LANES
                && end >= GROWTH * Math.max(1, start)
                && rises(evidence, curve)) {
            String summary =
                    "The %s were idle for %s of the time while the number of %s rose from %s to %s."
                            .formatted(
                                    Text.count(load.count(), "processor"),
                                    Text.percent(idle),
                                    Text.plural(evidence.laneNoun()),
                                    Text.count(start),
                                    Text.count(end));
            out.add(wholeTrace(evidence, Severity.INFO, summary));
        }
    }

    /// In most of ten equal slices, not in one jump at the start.
    private static boolean rises(Evidence evidence, LaneCurve curve) {
        long slice = evidence.trace().durationNanos() / CURVE_SLICES;
        int rising = 0;
        for (int i = 1; i <= CURVE_SLICES; i++) {
            int now = i == CURVE_SLICES ? curve.atEnd() : curve.at(i * slice);
            rising += now > curve.at((i - 1) * slice) ? 1 : 0;
        }
        return rising >= evidence.parameters().get(Parameter.GROWTH_SLICES) * CURVE_SLICES;
    }
}
