package dev.skein.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CTX-1: one lane ends the waits of many, as a cancelled context does, and it takes long to reach
/// the last of them.
final class CancellationRule extends ClassRule {
    private static final long GAP_NANOS = 1_000_000;
    private static final int MIN_LANES = 8;
    private static final int MAX_FINDINGS = 5;

    CancellationRule() {
        super(FindingClass.CANCELLATION);
    }

    @Override
    public String thresholds(Parameters parameters) {
        return "at least %d lanes woken by one, the last over %s ms after the first"
                .formatted(MIN_LANES, Text.number(parameters.get(Parameter.CANCEL_MS)));
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        return evidence.hasWakers() ? null : "it does not say who woke whom";
    }

    private static final class Wave {
        final int actor;
        final long start;
        long end;
        final List<Integer> lanes = new ArrayList<>();

        Wave(int actor, long start) {
            this.actor = actor;
            this.start = start;
        }
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        EventStream events = evidence.events();
        boolean[] receives = new boolean[256];
        for (var state : evidence.trace().subStates().all()) {
            receives[state.code()] =
                    state.name().equals("chan receive") || state.name().equals("select");
        }
        @Nullable Wave[] open = new Wave[evidence.trace().lanes().size()];
        List<Wave> waves = new ArrayList<>();
        for (int event = 0; event < events.size(); event++) {
            int actor = events.actor[event];
            if (events.kind[event] != EventStream.UNBLOCK
                    || actor < 0
                    || !receives[events.reasonCode(event)]) {
                continue;
            }
            long time = events.timeNanos[event];
            Wave wave = open[actor];
            if (wave == null || time - wave.end > GAP_NANOS) {
                keep(wave, waves);
                wave = new Wave(actor, time);
                open[actor] = wave;
            }
            wave.end = time;
            wave.lanes.add(events.lane[event]);
        }
        for (Wave wave : open) {
            keep(wave, waves);
        }
        report(evidence, waves, out);
    }

    private static void keep(@Nullable Wave wave, List<Wave> waves) {
        if (wave != null
                && wave.lanes.size() >= MIN_LANES
                && wave.lanes.stream().distinct().count() == wave.lanes.size()) {
            waves.add(wave);
        }
    }

    private void report(Evidence evidence, List<Wave> waves, Findings out) {
        long limit = evidence.parameters().millis(Parameter.CANCEL_MS);
        waves.sort(
                Comparator.comparingLong((Wave wave) -> wave.start - wave.end)
                        .thenComparingInt(wave -> wave.actor));
        for (Wave wave : waves.subList(0, Math.min(MAX_FINDINGS, waves.size()))) {
            if (wave.end - wave.start > limit) {
                String summary =
                        "%s ended the waits of %s; the last one woke %s after the first."
                                .formatted(
                                        Lanes.name(evidence.trace().lanes(), wave.actor),
                                        Text.count(wave.lanes.size(), evidence.laneNoun()),
                                        Text.duration(wave.end - wave.start));
                FindingDraft draft = draft(wave.start, wave.end, Severity.INFO, summary);
                draft.lanes = wave.lanes.stream().sorted().mapToInt(lane -> lane).toArray();
                out.add(draft);
            }
        }
    }
}
