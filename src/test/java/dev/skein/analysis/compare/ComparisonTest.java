package dev.skein.analysis.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.analysis.Finding;
import dev.skein.analysis.FindingClass;
import dev.skein.analysis.Report;
import dev.skein.analysis.Severity;
import dev.skein.analysis.Site;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.SubState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.model.TraceBuilder;
import dev.skein.task.Work;
import dev.skein.testkit.LaneText;
import dev.skein.testkit.RandomTraces;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void timesOfStatesAndOfGroupsEqualTheExactSums(long seed) {
        Trace trace = RandomTraces.of(seed);
        TimeRange window =
                new TimeRange(trace.durationNanos() / 7 + seed, trace.durationNanos() / 3);
        Comparison comparison = compare(side(trace, window), side(trace, trace.range()));
        long[] exact = new long[LaneState.COUNT];
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            long[] own = trace.intervals().nanosByState(lane, window);
            for (int i = 0; i < own.length; i++) {
                exact[i] += trace.lanes().kind(lane) == LaneKind.PROC ? 0 : own[i];
            }
        }
        for (StateChange state : comparison.states()) {
            assertEquals(exact[state.state().code()], state.change().nanosA(), "" + state);
            long inGroups =
                    comparison.groups().stream()
                            .flatMap(group -> group.states().stream())
                            .filter(other -> other.state() == state.state())
                            .mapToLong(other -> other.change().nanosA())
                            .sum();
            assertEquals(exact[state.state().code()], inGroups, "" + state);
        }
    }

    @Test
    void aThingComparedWithItselfDidNotChange() {
        Trace trace = RandomTraces.of(3);
        Comparison comparison = compare(side(trace, trace.range()), side(trace, trace.range()));
        assertTrue(comparison.states().stream().allMatch(state -> state.change().isNone()));
        assertEquals(List.of(), comparison.stacks());
        assertEquals(comparison.a(), comparison.b());
    }

    @Test
    void sidesOfDifferentLengthAreComparedByAverageLanes() {
        Trace a = LaneText.trace("worker-1: RRLL");
        Trace b = LaneText.trace("worker-9: RRRRLLLL");
        Comparison comparison = compare(side(a, a.range()), side(b, b.range()));
        Change lock = comparison.states().get(LaneState.LOCK.code()).change();
        assertEquals(2_000, lock.nanosA());
        assertEquals(4_000, lock.nanosB());
        assertEquals(0, lock.difference());
    }

    @Test
    void lanesAreMatchedByTheirNamesWithoutNumbers() {
        Trace a = LaneText.trace("pool-1-thread-1: RR\nmain: R.");
        Trace b = LaneText.trace("pool-7-thread-3: LL\npool-7-thread-4: LL");
        Comparison comparison = compare(side(a, a.range()), side(b, b.range()));
        GroupChange first = comparison.groups().getFirst();
        assertEquals("pool-#-thread-#", first.name());
        assertEquals(1, first.lanesA());
        assertEquals(2, first.lanesB());
        assertEquals(2, first.largestDifference());
    }

    @Test
    void stacksThatDifferInLinesAndLambdaNumbersAreOneStack() {
        Trace a = stackTrace("com.acme.Pool.lambda$run$3", 17, 5_000);
        Trace b = stackTrace("com.acme.Pool.lambda$run$9", 41, 8_000);
        Comparison comparison = compare(side(a, a.range()), side(b, b.range()));
        assertEquals(1, comparison.stacksSeen());
        StackChange stack = comparison.stacks().getFirst();
        assertEquals(List.of("com.acme.Pool.lambda$run"), stack.frames());
        assertEquals("lock", stack.state());
        assertEquals(5_000, stack.change().nanosA());
        assertEquals(8_000, stack.change().nanosB());
    }

    @Test
    void dumpsWithoutLengthAreComparedByCounts() {
        Trace a = snapshot(2, 1);
        Trace b = snapshot(2, 5);
        Comparison comparison = compare(side(a, a.range()), side(b, b.range()));
        assertEquals(false, comparison.byTime());
        Change lock = comparison.states().get(LaneState.LOCK.code()).change();
        assertEquals(1, lock.levelA());
        assertEquals(5, lock.levelB());
    }

    @Test
    void saysWhichFindingsAppearedAndWhichAreGone() {
        Trace trace = LaneText.trace("a: RRRRRRRRRR");
        Side a =
                new Side(
                        "a",
                        trace,
                        trace.range(),
                        report(finding("f", 1_000), finding("g", 2_000)));
        Side b =
                new Side(
                        "b",
                        trace,
                        trace.range(),
                        report(finding("g", 9_000), finding("h", 1_000)));
        List<FindingChange> findings = Comparison.of(a, b, new Work()).findings();
        assertEquals(List.of("h", "f", "g"), findings.stream().map(FindingChange::site).toList());
        assertTrue(findings.get(0).appeared());
        assertTrue(findings.get(1).gone());
        assertEquals(1, findings.get(2).countA());
    }

    @Test
    void aFindingOutsideTheWindowIsNotOnThatSide() {
        Trace trace = LaneText.trace("a: RRRRRRRRRR");
        Report report = report(finding("f", 8_000));
        Side early = new Side("a", trace, new TimeRange(0, 4_000), report);
        Side late = new Side("a", trace, new TimeRange(5_000, 10_000), report);
        assertTrue(Comparison.of(early, late, new Work()).findings().getFirst().appeared());
    }

    @Test
    void countsTheLanesThatWereAliveOverTime() {
        TraceBuilder builder = new TraceBuilder(0, 1_000_000);
        int lane = builder.lanes().add(LaneKind.GOROUTINE, 1, builder.strings().intern("f"));
        builder.lanes().startRaw(lane, 500);
        builder.lanes().endRaw(lane, 800);
        builder.lanes().add(LaneKind.GOROUTINE, 2, builder.strings().intern("main"));
        builder.end(1_000);
        Trace trace = builder.seal(LaneText.info());
        SideFacts facts =
                compare(side(trace, trace.range()), side(trace, new TimeRange(0, 400))).a();
        assertEquals(1, facts.created());
        assertEquals(1, facts.ended());
        assertEquals(
                List.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1),
                facts.alive());
    }

    private static Comparison compare(Side a, Side b) {
        return Comparison.of(a, b, new Work());
    }

    private static Side side(Trace trace, TimeRange window) {
        return new Side("x", trace, window, report());
    }

    private static Report report(Finding... findings) {
        Report.Source source =
                new Report.Source("x", "go-trace", "", null, 0, 0, 0, false, List.of());
        return new Report(
                source, Map.of(), List.of(findings), List.of(), List.of(), List.of(), List.of());
    }

    private static Finding finding(String function, long startNanos) {
        return new Finding(
                "A1",
                FindingClass.CHURN,
                Severity.WARNING,
                null,
                1,
                new TimeRange(startNanos, startNanos + 500),
                List.of(0),
                Finding.Counts.NONE,
                null,
                List.of(new Site(function, "", 0, 1)),
                List.of(),
                "",
                "churn in " + function);
    }

    private static Trace stackTrace(String function, int line, long nanos) {
        TraceBuilder builder = new TraceBuilder(0, 1_000_000);
        int lane = builder.lanes().add(LaneKind.GOROUTINE, 1, builder.strings().intern("f"));
        int name = builder.strings().intern(function);
        int normalised = builder.strings().intern("com.acme.Pool.lambda$run");
        int frame = builder.stacks().frame(name, normalised, 0, line, 0);
        int stack = builder.stacks().node(IntervalStore.NONE, frame);
        int lock = builder.subState("lock", "lock", LaneState.LOCK);
        builder.append(lane, 0, lock, 0, stack);
        builder.append(lane, nanos, SubState.ABSENT, 0, IntervalStore.NONE);
        builder.end(10_000);
        return builder.seal(LaneText.info());
    }

    private static Trace snapshot(int running, int blocked) {
        TraceBuilder builder = new TraceBuilder(0, 1_000_000);
        int name = builder.strings().intern("worker");
        int run = builder.subState("RUNNABLE", "runnable", LaneState.RUNNING);
        int lock = builder.subState("BLOCKED", "blocked", LaneState.LOCK);
        for (int i = 0; i < running + blocked; i++) {
            int lane = builder.lanes().add(LaneKind.PLATFORM_THREAD, i, name);
            builder.append(lane, 0, i < running ? run : lock, 0, IntervalStore.NONE);
        }
        builder.end(0);
        return builder.seal(LaneText.info());
    }
}
