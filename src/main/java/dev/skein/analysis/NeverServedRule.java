package dev.skein.analysis;

import dev.skein.model.Frame;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.LaneTable;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// LEAK-1 and LEAK-6: lanes that wait at the end of a recording and that nobody will serve.
///
/// A worker without work and a leaked lane look alike at any one instant. What tells them apart is
/// the order of service: waiters at one channel, lock or condition are served first come, first
/// served. Since this lane began to wait, were others at the same place served that had come
/// earlier? Then it is in a queue that moves: idle. Were lanes served that came later? Then it
/// waits at an object of its own that nobody serves: leaked. Was nobody served? Then only time
/// speaks: a wait far beyond any that ever ended there.
final class NeverServedRule implements Rule {
    private static final int USUAL_FACTOR = 3;

    @Override
    public String id() {
        return "LEAK-1";
    }

    @Override
    public String title() {
        return "lanes that are never served";
    }

    @Override
    public String thresholds(Parameters parameters) {
        return "blocked for %s ms or %s of the recording; %s ms when %s later waiters were served"
                .formatted(
                        Text.number(parameters.get(Parameter.LEAK_LIMIT_MS)),
                        Text.percent(parameters.get(Parameter.LEAK_LIMIT_SHARE)),
                        Text.number(parameters.get(Parameter.LEAK_ORDER_MS)),
                        Text.number(parameters.get(Parameter.LEAK_ORDER_LANES)));
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        if (evidence.isDumps() || evidence.events().size() == 0) {
            return "it holds no events over time";
        }
        return evidence.isGo() ? null : "it records a wait only when the wait ends";
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        Trace trace = evidence.trace();
        List<LaneEnd> ends = new ArrayList<>();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            LaneEnd end =
                    evidence.sites().isSystem(lane)
                            ? null
                            : LaneEnd.of(trace, evidence.waits(), lane);
            if (end != null && isEligible(evidence, end)) {
                ends.add(end);
            }
        }
        WaitSites sites =
                new WaitSites(trace, evidence.waits(), evidence.frames(), evidence.sites(), ends);
        List<LaneEnd> joiners = new ArrayList<>();
        Set<Integer> atRest = new HashSet<>();
        for (LaneEnd end : ends) {
            if (isJoin(trace.stacks().framesOf(end.stack()))) {
                joiners.add(end);
                continue;
            }
            Judgement judgement = judge(evidence, end, sites.of(end));
            if (judgement.verdict == Leak.Verdict.LEAKED) {
                atRest.add(end.lane());
            }
            out.addLeak(leak(evidence, end, judgement));
        }
        joiners.forEach(end -> atRest.add(end.lane()));
        Kin kin = new Kin(evidence, atRest);
        for (LaneEnd end : joiners) {
            Judgement judgement = judgeJoin(evidence, end, kin);
            out.addLeak(leak(evidence, end, judgement));
        }
    }

    private record Judgement(Leak.Verdict verdict, String rule, double confidence, String why) {
        static Judgement idle(String why) {
            return new Judgement(Leak.Verdict.IDLE, "LEAK-1", 0.9, why);
        }
    }

    /// A wait for another lane to do something: a channel, a lock, a condition. Not a timer, not
    /// the network, not the runtime.
    private static boolean isEligible(Evidence evidence, LaneEnd end) {
        LaneState state = evidence.trace().subStates().get(end.subState()).state();
        boolean mine = state == LaneState.LOCK || state == LaneState.WAITING;
        return mine && !end.reason().startsWith("synctest") && !end.reason().equals("coroutine");
    }

    private static boolean isMain(Trace trace, int lane) {
        LaneTable lanes = trace.lanes();
        return lanes.kind(lane) == LaneKind.GOROUTINE && lanes.id(lane) == 1;
    }

    private static boolean isForever(LaneEnd end) {
        return end.reason().equals("forever")
                || end.reason().contains("nil chan")
                || end.reason().contains("no cases");
    }

    /// The lane waits for others to end.
    static boolean isJoin(List<Frame> stack) {
        return stack.stream().anyMatch(frame -> frame.function().equals("sync.(*WaitGroup).Wait"));
    }

    private Judgement judge(Evidence evidence, LaneEnd end, WaitHistory history) {
        Trace trace = evidence.trace();
        if (isForever(end)) {
            return isMain(trace, end.lane())
                    ? new Judgement(
                            Leak.Verdict.SUSPECT,
                            "LEAK-6",
                            0.3,
                            "The main goroutine waits for ever, which servers do on purpose.")
                    : new Judgement(Leak.Verdict.LEAKED, "LEAK-6", 1, "This wait can never end.");
        }
        if (isMain(trace, end.lane())) {
            return Judgement.idle("The main goroutine waits for the others.");
        }
        if (BenignWaits.matches(trace.stacks().framesOf(end.stack()))) {
            return Judgement.idle("A library's own loop that waits for work.");
        }
        return judgeByOrder(evidence, end, history);
    }

    private Judgement judgeByOrder(Evidence evidence, LaneEnd end, WaitHistory history) {
        Parameters parameters = evidence.parameters();
        long duration = evidence.trace().durationNanos();
        long blocked = duration - end.sinceNanos();
        int later = history.servedLater(end.sinceNanos());
        if (later >= parameters.get(Parameter.LEAK_ORDER_LANES)
                && blocked >= parameters.millis(Parameter.LEAK_ORDER_MS)) {
            return new Judgement(
                    Leak.Verdict.LEAKED,
                    id(),
                    0.95,
                    "Others that began to wait there later were served since.");
        }
        if (later == 0 && history.earlierServedAfter(end.sinceNanos())) {
            return Judgement.idle("It stands in a queue that is served in order.");
        }
        double limit =
                Math.min(
                        (double) parameters.millis(Parameter.LEAK_LIMIT_MS),
                        duration * parameters.get(Parameter.LEAK_LIMIT_SHARE));
        if (blocked < limit) {
            return Judgement.idle("It has not waited for long.");
        }
        if (history.served(end.lane()) > 0 && blocked <= USUAL_FACTOR * history.longestNanos()) {
            return Judgement.idle(
                    "Waits of %s are usual here.".formatted(Text.duration(history.longestNanos())));
        }
        if (history.lanes() == 1) {
            return judgeSingle(evidence, end, history);
        }
        return new Judgement(
                Leak.Verdict.LEAKED,
                id(),
                later == 0 ? 0.8 : 0.7,
                "Nobody was served there in that time.");
    }

    /// The only lane that ever waited at a place may be a watcher that waits for the program's end.
    private Judgement judgeSingle(Evidence evidence, LaneEnd end, WaitHistory history) {
        boolean receives = end.reason().equals("chan receive") || end.reason().equals("select");
        if (receives && history.served(end.lane()) > 0 && history.wokenByNobody()) {
            return Judgement.idle("A timer wakes it.");
        }
        if (receives && isWatcher(evidence, end)) {
            return new Judgement(
                    Leak.Verdict.SUSPECT,
                    id(),
                    0.4,
                    "Nobody else ever waits there: a watcher that waits for the end, or a leak.");
        }
        return new Judgement(
                Leak.Verdict.LEAKED,
                id(),
                0.7,
                "Nobody has served it, and nobody else ever waits there.");
    }

    /// Started with the program, by a lane that still lives.
    private static boolean isWatcher(Evidence evidence, LaneEnd end) {
        LaneTable lanes = evidence.trace().lanes();
        long start = lanes.startNanos(end.lane());
        int parent = lanes.parent(end.lane());
        boolean early =
                start == LaneTable.UNKNOWN
                        || start < evidence.parameters().millis(Parameter.DENS_WARM_UP_MS);
        boolean parentLives =
                parent == IntervalStore.NONE || lanes.endNanos(parent) == LaneTable.UNKNOWN;
        return parentLives && (early || end.reason().equals("select"));
    }

    /// Who waits for others is no more leaked than they are.
    private Judgement judgeJoin(Evidence evidence, LaneEnd end, Kin kin) {
        Trace trace = evidence.trace();
        long blocked = trace.durationNanos() - end.sinceNanos();
        double limit =
                Math.min(
                        (double) evidence.parameters().millis(Parameter.LEAK_LIMIT_MS),
                        trace.durationNanos()
                                * evidence.parameters().get(Parameter.LEAK_LIMIT_SHARE));
        if (isMain(trace, end.lane()) || blocked < limit) {
            return Judgement.idle("It waits for the lanes it started.");
        }
        if (kin.works(end.lane())) {
            return Judgement.idle("It waits for lanes that still work.");
        }
        return new Judgement(
                Leak.Verdict.LEAKED,
                id(),
                0.8,
                "All lanes that it could wait for have ended or are leaked themselves.");
    }

    private static Leak leak(Evidence evidence, LaneEnd end, Judgement judgement) {
        Trace trace = evidence.trace();
        Frame frame = evidence.frames().innermost(end.stack());
        return new Leak(
                end.lane(),
                Lanes.id(trace.lanes(), end.lane()),
                trace.lanes().name(end.lane()),
                judgement.verdict,
                judgement.rule,
                judgement.confidence,
                "waiting",
                end.reason(),
                frame == null
                        ? evidence.sites().name(evidence.sites().of(end.lane()))
                        : frame.function(),
                frame == null ? "" : frame.file(),
                frame == null ? 0 : frame.line(),
                Creation.site(evidence, end.lane()),
                trace.durationNanos() - end.sinceNanos(),
                "",
                judgement.why);
    }
}
