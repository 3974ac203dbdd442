package dev.skein.analysis;

import dev.skein.model.LaneState;
import dev.skein.model.SubState;
import org.jspecify.annotations.Nullable;

/// RT-5: so many sleeps end, or so many lanes sleep at once, that timers themselves are the load.
final class TimerStormRule extends ClassRule {
    private static final long SECOND_NANOS = 1_000_000_000;

    TimerStormRule() {
        super(FindingClass.TIMER_STORM);
    }

    @Override
    public String thresholds(Parameters parameters) {
        return "%s timer wake-ups of one site in a second, or %s lanes asleep"
                .formatted(
                        Text.number(parameters.get(Parameter.TIMER_PER_SECOND)),
                        Text.number(parameters.get(Parameter.TIMER_LANES)));
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        return evidence.isDumps() || evidence.events().size() == 0
                ? "it holds no events over time"
                : null;
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        boolean[] sleeps = new boolean[256];
        for (SubState state : evidence.trace().subStates().all()) {
            sleeps[state.code()] = state.state() == LaneState.SLEEPING;
        }
        wakeUps(evidence, sleeps, out);
        sleepers(evidence, sleeps, out);
    }

    private void wakeUps(Evidence evidence, boolean[] sleeps, Findings out) {
        EventStream events = evidence.events();
        int[] counts = new int[evidence.sites().count()];
        int first = 0;
        int most = 0;
        int site = -1;
        long at = 0;
        for (int last = 0; last < events.size(); last++) {
            if (!isWakeUp(events, last, sleeps)) {
                continue;
            }
            while (events.timeNanos[last] - events.timeNanos[first] >= SECOND_NANOS) {
                if (isWakeUp(events, first, sleeps)) {
                    counts[evidence.sites().of(events.lane[first])]--;
                }
                first++;
            }
            int own = evidence.sites().of(events.lane[last]);
            if (++counts[own] > most) {
                most = counts[own];
                site = own;
                at = events.timeNanos[first];
            }
        }
        if (most > evidence.parameters().get(Parameter.TIMER_PER_SECOND)) {
            String summary =
                    "Timers woke %s %s in one second."
                            .formatted(evidence.sites().name(site), Text.count(most, "time"));
            FindingDraft draft = draft(at, at + SECOND_NANOS, Severity.WARNING, summary);
            draft.sites = java.util.List.of(new Site(evidence.sites().name(site), "", 0, 1));
            out.add(draft);
        }
    }

    private static boolean isWakeUp(EventStream events, int event, boolean[] sleeps) {
        return events.kind[event] == EventStream.UNBLOCK && sleeps[events.reasonCode(event)];
    }

    private void sleepers(Evidence evidence, boolean[] sleeps, Findings out) {
        EventStream events = evidence.events();
        int asleep = 0;
        int most = 0;
        long at = 0;
        for (int event = 0; event < events.size(); event++) {
            if (!sleeps[events.reasonCode(event)]) {
                continue;
            }
            asleep += events.kind[event] == EventStream.BLOCK ? 1 : -1;
            asleep = Math.max(0, asleep);
            if (asleep > most) {
                most = asleep;
                at = events.timeNanos[event];
            }
        }
        if (most > evidence.parameters().get(Parameter.TIMER_LANES)) {
            String summary =
                    "%s were asleep at once.".formatted(Text.count(most, evidence.laneNoun()));
            out.add(draft(at, at, Severity.INFO, summary));
        }
    }
}
