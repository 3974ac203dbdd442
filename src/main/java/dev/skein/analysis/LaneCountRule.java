package dev.skein.analysis;

import org.jspecify.annotations.Nullable;

/// COUNT-1: very many lanes at once, or far more than usual.
final class LaneCountRule extends ClassRule {
    private static final int MIN_PEAK = 100;
    private static final double USUAL_SHARE = 0.9;

    LaneCountRule() {
        super(FindingClass.LANE_COUNT);
    }

    @Override
    public String thresholds(Parameters parameters) {
        return "over %s live lanes, critical over %s; information from %s times the median"
                .formatted(
                        Text.number(parameters.get(Parameter.COUNT_WARN)),
                        Text.number(parameters.get(Parameter.COUNT_CRITICAL)),
                        Text.number(parameters.get(Parameter.COUNT_FACTOR)));
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        return evidence.trace().lanes().size() == 0 ? "it holds no lanes" : null;
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        Parameters parameters = evidence.parameters();
        LaneCurve curve = evidence.laneCurve();
        LaneCurve.Peak peak = curve.peak();
        int median = curve.median();
        boolean many = peak.lanes() > parameters.get(Parameter.COUNT_WARN);
        boolean unusual =
                peak.lanes() >= MIN_PEAK
                        && peak.lanes()
                                >= parameters.get(Parameter.COUNT_FACTOR) * Math.max(1, median);
        if (!many && !unusual) {
            return;
        }
        Severity severity =
                peak.lanes() > parameters.get(Parameter.COUNT_CRITICAL)
                        ? Severity.CRITICAL
                        : many ? Severity.WARNING : Severity.INFO;
        String usual =
                median >= USUAL_SHARE * peak.lanes()
                        ? "about as many for at least half of the time"
                        : "half of the time there were no more than " + Text.count(median);
        String summary =
                "%s lived at once; %s."
                        .formatted(Text.count(peak.lanes(), evidence.laneNoun()), usual);
        out.add(draft(peak.timeNanos(), peak.timeNanos(), severity, summary));
    }
}
