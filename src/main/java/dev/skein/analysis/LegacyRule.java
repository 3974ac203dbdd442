package dev.skein.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// LEGACY-1: more than a fixed number of creations, blocks and ends of a site in a fixed window;
/// the rule as it is often written down, for comparison only.
///
/// It counts what the literal rule counts (no wake-ups) and warns from one above the threshold, but
/// in one pass with two pointers, and overlapping windows are one finding. Ordinary programs exceed
/// it in any fan-out.
final class LegacyRule extends ClassRule {
    LegacyRule() {
        super(FindingClass.LEGACY_DENSITY);
    }

    @Override
    public String thresholds(Parameters parameters) {
        return "over %s events in %s us"
                .formatted(
                        Text.number(parameters.get(Parameter.LEGACY_THRESHOLD)),
                        Text.number(parameters.get(Parameter.LEGACY_WINDOW_US)));
    }

    @Override
    public boolean enabled(Parameters parameters) {
        return parameters.get(Parameter.LEGACY_ENABLED) != 0
                || parameters.sensitivity() == Sensitivity.LITERAL;
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        return evidence.isDumps() || evidence.events().size() == 0
                ? "it holds no events over time"
                : null;
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        EventStream events = evidence.events();
        int[] counted = new int[events.size()];
        int size = 0;
        for (int event = 0; event < events.size(); event++) {
            if (events.kind[event] != EventStream.UNBLOCK) {
                counted[size++] = event;
            }
        }
        long window = (long) (evidence.parameters().get(Parameter.LEGACY_WINDOW_US) * 1_000);
        double threshold = evidence.parameters().get(Parameter.LEGACY_THRESHOLD);
        int first = 0;
        int begin = -1;
        int end = -1;
        int most = 0;
        for (int last = 0; last < size; last++) {
            while (time(events, counted, last) - time(events, counted, first) >= window) {
                first++;
            }
            int count = last - first + 1;
            if (count <= threshold) {
                continue;
            }
            if (begin >= 0 && first > end) {
                out.add(finding(evidence, counted, begin, end, most));
                begin = -1;
            }
            if (begin < 0) {
                begin = first;
                most = 0;
            }
            end = last;
            most = Math.max(most, count);
        }
        if (begin >= 0) {
            out.add(finding(evidence, counted, begin, end, most));
        }
    }

    private static long time(EventStream events, int[] counted, int at) {
        return events.timeNanos[counted[at]];
    }

    private FindingDraft finding(Evidence evidence, int[] counted, int begin, int end, int most) {
        EventStream events = evidence.events();
        int[] lanes = new int[end - begin + 1];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = events.lane[counted[begin + i]];
        }
        long window = (long) (evidence.parameters().get(Parameter.LEGACY_WINDOW_US) * 1_000);
        FindingDraft draft =
                draft(
                        time(events, counted, begin),
                        time(events, counted, end),
                        Severity.WARNING,
                        "%s in %s by the literal rule, which knows no baseline."
                                .formatted(Text.count(most, "event"), Text.duration(window)));
        draft.lanes = BurstEvents.distinct(lanes);
        draft.peak = new Finding.Peak(window, most, 0, 0);
        draft.sites = List.of();
        return draft;
    }
}
