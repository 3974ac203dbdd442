package dev.skein.analysis;

import dev.skein.model.Frame;
import java.util.Arrays;
import java.util.List;

/// Few lanes that do little but wake each other for as long as the recording lasts: an oscillation
/// without a quiet time to compare with. Worth knowing, not an alarm, since a pipeline between two
/// lanes looks the same.
final class SteadyOscillation {
    private static final int KINDS_OF_SWITCH = 2;

    private SteadyOscillation() {}

    static void find(Evidence evidence, Findings out) {
        EventStream events = evidence.events();
        Parameters parameters = evidence.parameters();
        int[] switches = new int[evidence.trace().lanes().size()];
        int all = 0;
        for (int event = 0; event < events.size(); event++) {
            if (isSwitch(events, event)) {
                switches[events.lane[event]]++;
                all++;
            }
        }
        int[] lanes = busiest(switches, (int) parameters.get(Parameter.OSCILLATION_MAX_LANES));
        long own = Arrays.stream(lanes).mapToLong(lane -> switches[lane]).sum();
        double seconds = evidence.trace().durationNanos() / 1e9;
        double handOvers = own / (double) KINDS_OF_SWITCH;
        boolean few = own >= parameters.get(Parameter.OSCILLATION_SHARE) * all && lanes.length >= 2;
        if (few
                && own >= parameters.get(Parameter.DENS_MIN_EVENTS)
                && handOvers >= parameters.get(Parameter.OSCILLATION_SWITCHES) * seconds
                && isMutual(evidence, lanes)
                && !isTold(out)) {
            report(evidence, lanes, (long) handOvers, own / (double) all, out);
        }
    }

    private static boolean isSwitch(EventStream events, int event) {
        return events.kind[event] == EventStream.BLOCK || events.kind[event] == EventStream.UNBLOCK;
    }

    private static int[] busiest(int[] switches, int limit) {
        return java.util.stream.IntStream.range(0, switches.length)
                .filter(lane -> switches[lane] > 0)
                .boxed()
                .sorted((a, b) -> Integer.compare(switches[b], switches[a]))
                .limit(limit)
                .mapToInt(lane -> lane)
                .filter(lane -> switches[lane] * 10L >= Arrays.stream(switches).max().orElse(0))
                .sorted()
                .toArray();
    }

    /// They wake each other: most of their wake-ups come from one of them.
    private static boolean isMutual(Evidence evidence, int[] lanes) {
        EventStream events = evidence.events();
        boolean[] member = new boolean[evidence.trace().lanes().size()];
        Arrays.stream(lanes).forEach(lane -> member[lane] = true);
        int woken = 0;
        int byMember = 0;
        for (int event = 0; event < events.size(); event++) {
            if (events.kind[event] == EventStream.UNBLOCK && member[events.lane[event]]) {
                woken++;
                int actor = events.actor[event];
                byMember += actor >= 0 && member[actor] ? 1 : 0;
            }
        }
        return byMember * 2 > woken;
    }

    private static boolean isTold(Findings out) {
        return out.drafts().stream()
                .anyMatch(
                        draft ->
                                draft.findingClass == FindingClass.OSCILLATION
                                        && draft.suppressedBy == null);
    }

    private static void report(
            Evidence evidence, int[] lanes, long handOvers, double share, Findings out) {
        EventStream events = evidence.events();
        boolean[] member = new boolean[evidence.trace().lanes().size()];
        Arrays.stream(lanes).forEach(lane -> member[lane] = true);
        int[] stacks = new int[events.size()];
        int used = 0;
        for (int event = 0; event < events.size(); event++) {
            if (events.kind[event] == EventStream.BLOCK && member[events.lane[event]]) {
                stacks[used++] = events.stack[event];
            }
        }
        int stack = BurstSentences.commonest(Arrays.copyOf(stacks, used));
        Frame frame = evidence.frames().innermost(stack);
        long duration = evidence.trace().durationNanos();
        FindingDraft draft = new FindingDraft(FindingClass.OSCILLATION, 0, duration);
        draft.severity = Severity.INFO;
        draft.lanes = lanes;
        draft.score = Math.log10(1.0 + handOvers);
        draft.sites =
                frame == null
                        ? List.of()
                        : List.of(
                                new Site(
                                        frame.function(),
                                        frame.file(),
                                        frame.line(),
                                        Math.round(share * 1_000) / 1_000.0));
        draft.summary =
                "%s woke each other %s in %s, all the time, once every %s; that is %s of all waits%s."
                        .formatted(
                                Lanes.names(evidence.trace().lanes(), lanes, 4),
                                Text.count(handOvers, "time"),
                                Text.duration(duration),
                                Text.duration(duration / Math.max(1, handOvers)),
                                Text.percent(share),
                                frame == null ? "" : "; most at " + BurstSentences.place(frame));
        out.add(draft);
    }
}
