package dev.skein.query.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.Detail;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.PointType;
import dev.skein.model.SubState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.model.TraceBuilder;
import dev.skein.query.LaneSet;
import dev.skein.query.Scope;
import dev.skein.task.Work;
import dev.skein.testkit.LaneText;
import dev.skein.testkit.RandomStacks;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectTest {
    private final TraceBuilder builder = new TraceBuilder(0, 10_000);
    private final int running = builder.subState("running", "running", LaneState.RUNNING);
    private final int ready = builder.subState("ready", "ready", LaneState.READY);
    private final int waiting = builder.subState("chan receive", "waiting", LaneState.WAITING);
    private final int blocked = builder.subState("lock", "blocked", LaneState.LOCK);

    private int lane(String name) {
        return builder.lanes().add(LaneKind.GOROUTINE, 1, builder.strings().intern(name));
    }

    private void row(int lane, long start, int state) {
        builder.append(lane, start, state, 0, IntervalStore.NONE);
    }

    private Trace trace(long end) {
        builder.end(end);
        return builder.seal(LaneText.info());
    }

    /// `c` works and wakes `b`, which works and wakes `a`.
    private Trace relay() {
        int a = lane("a");
        int b = lane("b");
        int c = lane("c");
        row(a, 0, running);
        row(a, 10, waiting);
        row(a, 70, ready);
        row(a, 75, running);
        row(b, 0, waiting);
        row(b, 40, running);
        row(b, 70, waiting);
        row(c, 0, running);
        row(c, 40, waiting);
        builder.cause(a, 1, b);
        builder.cause(b, 0, c);
        return trace(100);
    }

    private static String text(Trace trace, BlockingChain chain) {
        return chain.steps().stream()
                .map(
                        step ->
                                trace.lanes().name(step.lane())
                                        + " "
                                        + step.startNanos()
                                        + "-"
                                        + step.endNanos()
                                        + (step.link() == BlockingChain.Link.SAME_LANE
                                                ? ""
                                                : " " + step.link()))
                .collect(Collectors.joining(", ", "", " " + chain.end()));
    }

    @Test
    void theBlockingChainGoesOverToTheWaker() {
        Trace trace = relay();
        assertEquals(
                "a 75-100, a 70-75 WOKEN, b 40-70 WOKEN, c 0-40 WINDOW",
                text(trace, BlockingChain.to(trace, 0, 100, 0)));
        assertEquals(
                "a 75-80, a 70-75 WOKEN, b 50-70 WINDOW",
                text(trace, BlockingChain.to(trace, 0, 80, 50)));
    }

    @Test
    void aWaitThatNobodyIsKnownToHaveEndedIsAStepOfItsOwn() {
        int a = lane("a");
        row(a, 0, running);
        row(a, 10, waiting);
        row(a, 60, running);
        Trace trace = trace(100);
        assertEquals(
                "a 60-90, a 10-60, a 0-10 WINDOW", text(trace, BlockingChain.to(trace, 0, 90, 0)));
    }

    @Test
    void aWaitThatStillLastsIsNotHandedOver() {
        Trace trace = relay();
        assertEquals("a 10-50, a 0-10 WINDOW", text(trace, BlockingChain.to(trace, 0, 50, 0)));
    }

    @Test
    void aLaneThatWasJustCreatedLeadsToItsCreator() {
        int parent = lane("parent");
        int child = lane("child");
        row(parent, 0, running);
        row(child, 30, running);
        builder.lanes().parent(child, parent);
        builder.lanes().startRaw(child, 30);
        Trace trace = trace(100);
        assertEquals(
                "child 30-50 CREATED, parent 0-30 WINDOW",
                text(trace, BlockingChain.to(trace, child, 50, 0)));
        assertEquals(
                List.of(child, parent),
                CreationChain.of(trace, child).stream().map(CreationChain.Link::lane).toList());
    }

    @Test
    void lanesThatWokeEachOtherAtOneInstantDoNotGoRoundInACircle() {
        int a = lane("a");
        int b = lane("b");
        for (int lane : new int[] {a, b}) {
            row(lane, 0, waiting);
            row(lane, 50, running);
        }
        builder.cause(a, 0, b);
        builder.cause(b, 0, a);
        Trace trace = trace(100);
        assertEquals(
                "a 50-80 WOKEN, b 0-50 WINDOW", text(trace, BlockingChain.to(trace, a, 80, 0)));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyChainEndsAndHasNoGaps(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int lanes = 6;
        for (int i = 0; i < lanes; i++) {
            int lane = lane("lane " + i);
            builder.lanes().parent(lane, random.nextInt(lanes));
            builder.lanes().startRaw(lane, random.nextInt(50));
            long[] starts = random.longs(40, 0, 400).sorted().toArray();
            for (long start : starts) {
                int[] states = {running, ready, waiting, blocked, SubState.ABSENT};
                row(lane, start - start % 4, states[random.nextInt(states.length)]);
            }
        }
        for (int lane = 0; lane < lanes; lane++) {
            for (int row = 0; row < 40; row++) {
                builder.cause(lane, row, random.nextInt(lanes));
            }
        }
        Trace trace = trace(400);
        for (int lane = 0; lane < lanes; lane++) {
            for (long time = 0; time <= 400; time += 7) {
                long from = random.nextLong(time + 1);
                BlockingChain chain = BlockingChain.to(trace, lane, time, from);
                long at = time;
                for (BlockingChain.Step step : chain.steps()) {
                    assertEquals(at, step.endNanos());
                    assertTrue(step.durationNanos() > 0 && step.startNanos() >= from);
                    at = step.startNanos();
                }
                if (chain.end() == BlockingChain.End.WINDOW) {
                    assertEquals(from, at);
                }
            }
        }
    }

    @Test
    void aWakeKnowsBothSides() {
        Trace trace = relay();
        Wakes.Wake wake = Wakes.wakerOf(trace, 0, 1);
        assertEquals(new Wakes.Wake(70, 1, 1, 0, 1), wake);
        assertNull(Wakes.wakerOf(trace, 0, 3));
        assertEquals(List.of(wake), Wakes.wokenBy(trace, 1, new TimeRange(40, 70), new Work()));
        assertEquals(List.of(), Wakes.wokenBy(trace, 1, new TimeRange(0, 69), new Work()));
        assertEquals(
                List.of(new Wakes.Wake(40, 2, 0, 1, 0)),
                Wakes.wokenBy(trace, 2, trace.range(), new Work()));
    }

    @Test
    void reasonsAddUpToTheRangeToTheNanosecond() {
        Trace trace = relay();
        List<LaneReasons.Reason> reasons = LaneReasons.of(trace, 0, new TimeRange(5, 80));
        assertEquals(
                "chan receive 1 60, running 2 10, ready 1 5",
                reasons.stream()
                        .map(r -> r.state().name() + " " + r.intervals() + " " + r.nanos())
                        .collect(Collectors.joining(", ")));
        assertEquals(75, reasons.stream().mapToLong(LaneReasons.Reason::nanos).sum());
        assertEquals(1, reasons.getFirst().longestRow());
    }

    @Test
    void theHistoryOfALockListsItsWaitsAndHandovers() {
        int a = lane("a");
        int b = lane("b");
        int c = lane("c");
        int byA = builder.details().intern(new Detail("Lock@7", 7, a, List.of()));
        int byB = builder.details().intern(new Detail("Lock@7", 7, b, List.of()));
        int other = builder.details().intern(new Detail("Lock@8", 8, a, List.of()));
        builder.append(b, 10, blocked, 0, IntervalStore.NONE, IntervalStore.NONE, byA);
        row(b, 30, running);
        builder.append(b, 40, blocked, 0, IntervalStore.NONE, IntervalStore.NONE, other);
        row(b, 45, running);
        builder.append(c, 5, blocked, 0, IntervalStore.NONE, IntervalStore.NONE, byB);
        row(c, 50, running);
        Trace trace = trace(100);
        assertEquals(7, LockHistory.objectOf(trace, b, 0));
        assertEquals(0, LockHistory.objectOf(trace, b, 1));
        LockHistory history = LockHistory.of(trace, 7, trace.range(), new Work());
        assertEquals("Lock@7", history.label());
        assertEquals(65, history.waitedNanos());
        assertEquals(List.of(c, b), history.waits().stream().map(LockHistory.Wait::lane).toList());
        assertEquals(
                List.of(new LockHistory.Handover(30, a, b), new LockHistory.Handover(50, b, c)),
                history.handovers());
        assertTrue(LockHistory.of(trace, 0, trace.range(), new Work()).waits().isEmpty());
    }

    @Test
    void notesAreWhatTheProgramWroteItself() {
        int a = lane("a");
        row(a, 0, running);
        int log = builder.pointType("user log", PointType.Kind.LOG);
        int sample = builder.pointType("sample", PointType.Kind.RUNNING_SAMPLE);
        int text = builder.details().intern(Detail.ofText("order 17"));
        builder.point(a, 20, log, IntervalStore.NONE, text);
        builder.point(a, 25, sample, IntervalStore.NONE, IntervalStore.NONE);
        Trace trace = trace(100);
        assertEquals(
                List.of(new LaneNotes.Note(20, 20, "user log", "order 17")),
                LaneNotes.of(trace, a, trace.range()));
        assertEquals(List.of(), LaneNotes.of(trace, a, new TimeRange(30, 40)));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void eventsAreAllThereInOrderOfTime(long seed) {
        Trace trace = RandomStacks.trace(seed, 20, 10, 12, 40);
        Scope scope = new Scope(new TimeRange(200_000, 800_000), LaneSet.of(0, 3, 4, 7));
        List<String> expected = new ArrayList<>();
        for (int lane : scope.lanes().toArray()) {
            for (int row = 0; row < trace.intervals().size(lane); row++) {
                add(expected, trace.intervals().startNanos(lane, row), lane, row, false, scope);
            }
            for (int row = 0; row < trace.points().size(lane); row++) {
                add(expected, trace.points().timeNanos(lane, row), lane, row, true, scope);
            }
        }
        expected.sort(null);
        EventList events = EventList.of(trace, scope, new Work());
        List<String> found = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            EventList.Event event = events.get(i);
            found.add(line(event.timeNanos(), event.lane(), event.row(), event.isPoint()));
            assertTrue(i == 0 || events.get(i - 1).timeNanos() <= event.timeNanos());
            assertFalse(events.name(i).isEmpty());
        }
        found.sort(null);
        assertEquals(expected, found);
        assertFalse(events.isCut());
        EventList few = EventList.of(trace, scope, 10, new Work());
        assertTrue(few.isCut());
        for (int i = 0; i < 10; i++) {
            assertEquals(events.get(i), few.get(i));
        }
        int middle = events.indexFrom(500_000);
        assertTrue(events.get(middle).timeNanos() >= 500_000);
        assertTrue(events.get(middle - 1).timeNanos() < 500_000);
    }

    private static void add(
            List<String> lines, long time, int lane, int row, boolean point, Scope scope) {
        if (scope.range().contains(time)) {
            lines.add(line(time, lane, row, point));
        }
    }

    private static String line(long time, int lane, int row, boolean point) {
        return String.format("%07d %d %d %s", time, lane, row, point);
    }
}
