package dev.skein.analysis;

import dev.skein.model.Frame;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.LaneTable;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// LEAK-2: the lanes of one site only become more: what starts them never ends them.
final class GrowthRule extends ClassRule {
    private static final int SLICES = 10;

    GrowthRule() {
        super(FindingClass.GROWTH);
    }

    @Override
    public String thresholds(Parameters parameters) {
        return "lanes of a site rise in %s of ten slices, x %s, at least %s"
                .formatted(
                        Text.percent(parameters.get(Parameter.GROWTH_SLICES)),
                        Text.number(parameters.get(Parameter.GROWTH_FACTOR)),
                        Text.number(parameters.get(Parameter.GROWTH_MIN_LANES)));
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        if (evidence.isDumps()) {
            return "it shows instants; LEAK-3 compares them";
        }
        LaneTable lanes = evidence.trace().lanes();
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (lanes.startNanos(lane) != LaneTable.UNKNOWN) {
                return null;
            }
        }
        return "it does not say when lanes were started";
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        Map<Integer, List<Integer>> bySite = new TreeMap<>();
        for (int lane = 0; lane < evidence.trace().lanes().size(); lane++) {
            if (!evidence.sites().isSystem(lane)) {
                bySite.computeIfAbsent(evidence.sites().of(lane), _ -> new ArrayList<>()).add(lane);
            }
        }
        for (List<Integer> members : bySite.values()) {
            int[] alive = curve(evidence.trace(), members);
            if (grows(alive, evidence.parameters())) {
                report(evidence, members, alive, out);
            }
        }
    }

    /// Live members at the borders of ten equal slices.
    private static int[] curve(Trace trace, List<Integer> members) {
        int[] alive = new int[SLICES + 1];
        for (int lane : members) {
            long start = trace.lanes().startNanos(lane);
            long end = trace.lanes().endNanos(lane);
            for (int i = 0; i <= SLICES; i++) {
                long at = trace.durationNanos() / SLICES * i;
                boolean born = start == LaneTable.UNKNOWN || start <= at;
                boolean dead = end != LaneTable.UNKNOWN && end <= at;
                alive[i] += born && !dead ? 1 : 0;
            }
        }
        return alive;
    }

    static boolean grows(int[] alive, Parameters parameters) {
        int rising = 0;
        int concordant = 0;
        int pairs = 0;
        for (int i = 0; i < alive.length; i++) {
            rising += i > 0 && alive[i] > alive[i - 1] ? 1 : 0;
            for (int j = i + 1; j < alive.length; j++) {
                concordant += Integer.compare(alive[j], alive[i]);
                pairs++;
            }
        }
        int end = alive[alive.length - 1];
        return rising >= parameters.get(Parameter.GROWTH_SLICES) * (alive.length - 1)
                && end >= parameters.get(Parameter.GROWTH_FACTOR) * alive[0]
                && end >= parameters.get(Parameter.GROWTH_MIN_LANES)
                && concordant >= parameters.get(Parameter.GROWTH_TAU) * pairs;
    }

    private void report(Evidence evidence, List<Integer> members, int[] alive, Findings out) {
        Trace trace = evidence.trace();
        List<Integer> stuck = new ArrayList<>();
        int[] creations = new int[members.size()];
        for (int i = 0; i < creations.length; i++) {
            int lane = members.get(i);
            creations[i] = trace.lanes().creationStack(lane);
            if (trace.lanes().endNanos(lane) == LaneTable.UNKNOWN && waits(evidence, lane)) {
                stuck.add(lane);
            }
        }
        if (stuck.size() * 2 < alive[SLICES]) {
            return; // they are busy: load that grows, not lanes that nobody ends
        }
        Frame creator = evidence.frames().innermost(BurstSentences.commonest(creations));
        String site = evidence.sites().name(evidence.sites().of(members.get(0)));
        String summary =
                "The number of %s of %s grew from %s to %s and never fell%s."
                        .formatted(
                                Text.plural(evidence.laneNoun()),
                                site,
                                Text.count(alive[0]),
                                Text.count(alive[SLICES]),
                                creator == null
                                        ? ""
                                        : "; they are started at " + BurstSentences.place(creator));
        FindingDraft draft = wholeTrace(evidence, Severity.WARNING, summary);
        draft.lanes = stuck.stream().mapToInt(lane -> lane).toArray();
        draft.sites =
                List.of(
                        new Site(
                                site,
                                creator == null ? "" : creator.file(),
                                creator == null ? 0 : creator.line(),
                                1));
        out.add(draft);
        stuck.forEach(lane -> addLeak(evidence, lane, out));
    }

    /// The lane ends the recording in a wait for others, or with nothing to tell at all.
    private static boolean waits(Evidence evidence, int lane) {
        Trace trace = evidence.trace();
        int row = trace.intervals().size(lane) - 1;
        if (row < 0) {
            return true;
        }
        LaneState state = trace.subStates().get(trace.intervals().subState(lane, row)).state();
        return state == null || state == LaneState.LOCK || state == LaneState.WAITING;
    }

    private static void addLeak(Evidence evidence, int lane, Findings out) {
        if (out.hasLeak(lane)) {
            return;
        }
        Trace trace = evidence.trace();
        int row = lastStackRow(trace, lane);
        int stack = row < 0 ? IntervalStore.NONE : trace.intervals().stackId(lane, row);
        Frame frame = evidence.frames().innermost(stack);
        Site creation = Creation.site(evidence, lane);
        out.addLeak(
                new Leak(
                        lane,
                        Lanes.id(trace.lanes(), lane),
                        trace.lanes().name(lane),
                        Leak.Verdict.LEAKED,
                        "LEAK-2",
                        0.7,
                        "waiting",
                        row < 0
                                ? ""
                                : trace.subStates()
                                        .get(trace.intervals().subState(lane, row))
                                        .name(),
                        frame == null ? creation.function() : frame.function(),
                        frame == null ? creation.file() : frame.file(),
                        frame == null ? creation.line() : frame.line(),
                        creation,
                        trace.durationNanos() - since(trace, lane, row),
                        "",
                        "The lanes of its site only become more."));
    }

    private static int lastStackRow(Trace trace, int lane) {
        int row = trace.intervals().size(lane) - 1;
        while (row >= 0 && trace.intervals().stackId(lane, row) == IntervalStore.NONE) {
            row--;
        }
        return row;
    }

    private static long since(Trace trace, int lane, int row) {
        if (row >= 0) {
            return trace.intervals().startNanos(lane, row);
        }
        long start = trace.lanes().startNanos(lane);
        return start == LaneTable.UNKNOWN ? 0 : start;
    }
}
