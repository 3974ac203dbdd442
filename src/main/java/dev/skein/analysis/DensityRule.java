package dev.skein.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One class of the density engine as a rule (DENS-0 to DENS-6); the engine itself runs once for
/// all of them.
record DensityRule(FindingClass findingClass) implements Rule {
    static List<Rule> all() {
        return List.of(
                new DensityRule(FindingClass.DENSITY),
                new DensityRule(FindingClass.CREATE_SURGE),
                new DensityRule(FindingClass.OSCILLATION),
                new DensityRule(FindingClass.CHURN),
                new DensityRule(FindingClass.LOCK_CONVOY),
                new DensityRule(FindingClass.MASS_EXIT),
                new DensityRule(FindingClass.THUNDERING_HERD));
    }

    @Override
    public String id() {
        return findingClass.rule();
    }

    @Override
    public String title() {
        return findingClass.title();
    }

    @Override
    public String thresholds(Parameters parameters) {
        DensityLimits limits = DensityLimits.of(parameters, parameters.sensitivity());
        String base =
                "z >= %s over the second around, %s, %s, %s, %s events in 0.1, 1, 10, 100 ms"
                        .formatted(
                                Text.number(limits.z()),
                                Text.number(limits.minCount(0)),
                                Text.number(limits.minCount(1)),
                                Text.number(limits.minCount(2)),
                                Text.number(limits.minCount(3)));
        String own =
                switch (findingClass) {
                    case CREATE_SURGE, CHURN ->
                            "; at least "
                                    + Text.number(parameters.get(Parameter.SURGE_MIN_CREATES))
                                    + " creations";
                    case OSCILLATION ->
                            "; at most "
                                    + Text.number(parameters.get(Parameter.OSCILLATION_MAX_LANES))
                                    + " lanes, or as few that wake each other "
                                    + Text.number(parameters.get(Parameter.OSCILLATION_SWITCHES))
                                    + " times a second all along";
                    case LOCK_CONVOY ->
                            "; at least "
                                    + Text.number(parameters.get(Parameter.CONVOY_MIN_LANES))
                                    + " lanes at locks, or "
                                    + Text.number(parameters.get(Parameter.CONVOY_STEADY_WAITERS))
                                    + " queued at one all the time";
                    case THUNDERING_HERD ->
                            "; groups of at least "
                                    + Text.number(parameters.get(Parameter.HERD_GROUP))
                                    + " lanes";
                    default -> "";
                };
        return base + own;
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        if (evidence.isDumps()
                || evidence.trace().durationNanos() == 0
                || evidence.events().size() == 0) {
            return "it holds no events over time";
        }
        return findingClass == FindingClass.THUNDERING_HERD && !evidence.hasWakers()
                ? "it does not say who woke whom"
                : null;
    }

    @Override
    public String remark(Evidence evidence) {
        double largest = evidence.density().largestBelow();
        return largest <= 1 ? "" : "nothing above %s x".formatted(Text.approx(largest));
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        for (FindingDraft draft : evidence.density().findings()) {
            if (draft.findingClass == findingClass) {
                out.add(draft);
            }
        }
        if (findingClass == FindingClass.LOCK_CONVOY) {
            SteadyConvoys.find(evidence, out);
        }
        if (findingClass == FindingClass.OSCILLATION) {
            SteadyOscillation.find(evidence, out);
        }
    }
}
