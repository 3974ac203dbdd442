package dev.skein.analysis;

import dev.skein.model.Counter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// RT-6: the number of processors changed just before a surge.
final class ProcsChangedRule extends ClassRule {
    static final String COUNTER = "gomaxprocs";

    ProcsChangedRule() {
        super(FindingClass.PROCS_CHANGED);
    }

    @Override
    public String thresholds(Parameters parameters) {
        return "a change at most %s ms before a surge"
                .formatted(Text.number(parameters.get(Parameter.PROCS_MS)));
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        return counter(evidence) == null ? "it does not show the number of processors" : null;
    }

    private static @Nullable Counter counter(Evidence evidence) {
        return evidence.trace().counters().stream()
                .filter(counter -> counter.name().equals(COUNTER))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        Counter counter = counter(evidence);
        if (counter == null) {
            return;
        }
        long reach = evidence.parameters().millis(Parameter.PROCS_MS);
        List<FindingDraft> surges = new ArrayList<>(evidence.density().findings());
        surges.removeIf(draft -> draft.findingClass != FindingClass.CREATE_SURGE);
        for (int i = 1; i < counter.size(); i++) {
            long at = counter.timeNanos(i);
            if (counter.value(i) == counter.value(i - 1)) {
                continue;
            }
            for (FindingDraft surge : surges) {
                if (surge.startNanos >= at && surge.startNanos - at <= reach) {
                    String summary =
                            "GOMAXPROCS went from %s to %s, %s before a surge of creations."
                                    .formatted(
                                            Text.approx(counter.value(i - 1)),
                                            Text.approx(counter.value(i)),
                                            Text.duration(surge.startNanos - at));
                    FindingDraft draft = draft(at, surge.startNanos, Severity.INFO, summary);
                    draft.relate(surge);
                    out.add(draft);
                }
            }
        }
    }
}
