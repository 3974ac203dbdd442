package dev.skein.analysis;

import static dev.skein.testkit.TraceScript.ALWAYS;
import static dev.skein.testkit.TraceScript.MILLI;
import static dev.skein.testkit.TraceScript.NOBODY;
import static dev.skein.testkit.TraceScript.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.LaneState;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import dev.skein.testkit.TraceScript;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DensityTest {
    private static List<Finding> alarms(TraceScript script) {
        return report(script.build()).alarms();
    }

    private static Report report(Trace trace) {
        return Analysis.run(trace, Parameters.defaults(), new Work());
    }

    private static Finding only(TraceScript script) {
        List<Finding> alarms = alarms(script);
        assertEquals(1, alarms.size(), () -> alarms.toString());
        return alarms.get(0);
    }

    /// Ten workers that take a job now and then, `perSecond` waits a second in all.
    private static void background(TraceScript script, long duration, int perSecond, long seed) {
        Random random = new Random(seed);
        int workers = 10;
        for (int i = 0; i < workers; i++) {
            int lane = script.lane("main.worker", ALWAYS, ALWAYS, NOBODY);
            long at = random.nextLong(20 * MILLI);
            while (at < duration - 3 * MILLI) {
                long mean = SECOND * workers / perSecond;
                long wait = 1_000 + (long) (-Math.log(1 - random.nextDouble()) * mean);
                long to = Math.min(duration - 1, at + wait);
                script.wait(lane, at, to, "chan receive", LaneState.WAITING, NOBODY);
                at = to + 20_000;
            }
        }
    }

    private static void surge(TraceScript script, long at, int lanes, long span, long life) {
        Random random = new Random(at);
        for (int i = 0; i < lanes; i++) {
            long start = at + span * i / lanes;
            long end = start + life;
            int lane = script.lane("main.handle", start, end, 0);
            long from = start + 10_000 + random.nextInt(5_000);
            script.wait(lane, from, end - 10_000, "sleep", LaneState.SLEEPING, NOBODY);
        }
    }

    @Test
    void steadyTrafficIsQuiet() {
        TraceScript script = TraceScript.go(5 * SECOND);
        background(script, 5 * SECOND, 1_500, 1);
        assertEquals(List.of(), alarms(script));
    }

    @Test
    void manyCreationsAtOnceAreASurgeFromTheFirstToTheLast() {
        TraceScript script = TraceScript.go(5 * SECOND);
        background(script, 5 * SECOND, 800, 1);
        surge(script, 2 * SECOND, 300, 40 * MILLI, 90 * MILLI);
        Finding found = only(script);
        assertEquals(FindingClass.CREATE_SURGE, found.findingClass());
        assertEquals(300, found.counts().create());
        assertEquals(2 * SECOND, found.range().startNanos());
        assertEquals(2 * SECOND + 40 * MILLI * 299 / 300, found.range().endNanos());
    }

    @Test
    void aSurgeBelowTheLeastNumberOfEventsIsNone() {
        TraceScript script = TraceScript.go(5 * SECOND);
        background(script, 5 * SECOND, 800, 1);
        surge(script, 2 * SECOND, 7, 1 * MILLI, 90 * MILLI);
        assertEquals(List.of(), alarms(script));
    }

    @Test
    void lanesThatEndAtOnceAreChurn() {
        TraceScript script = TraceScript.go(5 * SECOND);
        background(script, 5 * SECOND, 800, 1);
        surge(script, 2 * SECOND, 600, 100 * MILLI, 60_000);
        Finding found = only(script);
        assertEquals(FindingClass.CHURN, found.findingClass());
        assertTrue(found.summary().contains("median life 60 us"), found.summary());
    }

    @Test
    void surgesWhileTheProgramStartsAreExplained() {
        TraceScript script = TraceScript.go(5 * SECOND);
        background(script, 5 * SECOND, 800, 1);
        surge(script, 50 * MILLI, 300, 40 * MILLI, 900 * MILLI);
        Report report = report(script.build());
        assertEquals(List.of(), report.alarms());
        assertTrue(
                report.findings().stream()
                        .anyMatch(finding -> "DENS-S1".equals(finding.suppressedBy())));
    }

    @Test
    void aBeatIsExplainedAndAMuchLargerOneIsNot() {
        TraceScript script = TraceScript.go(6 * SECOND);
        background(script, 6 * SECOND, 800, 1);
        for (int i = 1; i < 11; i++) {
            surge(script, i * 500 * MILLI, i == 7 ? 600 : 60, 4 * MILLI, 2 * MILLI + 500_000);
        }
        Finding found = only(script);
        assertEquals(3_500 * MILLI, found.range().startNanos(), MILLI);
    }

    @Test
    void twoLanesThatHandOverAreAnOscillation() {
        TraceScript script = TraceScript.go(5 * SECOND);
        background(script, 5 * SECOND, 800, 1);
        int ping = script.lane("main.ping", ALWAYS, ALWAYS, NOBODY);
        int pong = script.lane("main.pong", ALWAYS, ALWAYS, NOBODY);
        for (int i = 0; i < 1_000; i++) {
            long at = 3 * SECOND + i * 4_000L;
            script.wait(
                    ping, at, at + 2_000, "chan receive", LaneState.WAITING, pong, "main.ping:3");
            script.wait(
                    pong,
                    at + 2_000,
                    at + 4_000,
                    "chan receive",
                    LaneState.WAITING,
                    ping,
                    "main.pong:9");
        }
        Finding found = only(script);
        assertEquals(FindingClass.OSCILLATION, found.findingClass());
        assertEquals(List.of(ping, pong), found.lanes());
    }

    @Test
    void oneLaneThatWakesManyAtOnceIsAHerd() {
        TraceScript script = TraceScript.go(5 * SECOND);
        background(script, 5 * SECOND, 800, 1);
        int caller = script.lane("main.caller", ALWAYS, ALWAYS, NOBODY);
        int[] waiters = new int[40];
        for (int i = 0; i < waiters.length; i++) {
            waiters[i] = script.lane("main.waiter", ALWAYS, ALWAYS, NOBODY);
        }
        for (int round = 0; round < 10; round++) {
            long at = 3 * SECOND + round * 3 * MILLI;
            for (int i = 0; i < waiters.length; i++) {
                script.wait(
                        waiters[i],
                        at + i * 1_000L,
                        at + 2 * MILLI + i * 1_000L,
                        "sync.(*Cond).Wait",
                        LaneState.WAITING,
                        caller);
            }
        }
        assertEquals(FindingClass.THUNDERING_HERD, only(script).findingClass());
    }

    @Test
    void manyLanesAtOneLockAreAConvoy() {
        TraceScript script = TraceScript.jvm(5 * SECOND);
        background(script, 5 * SECOND, 800, 1);
        int[] lanes = new int[12];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = script.lane("teller-" + i, ALWAYS, ALWAYS, NOBODY);
        }
        for (int turn = 0; turn < 600; turn++) {
            long at = 3 * SECOND + turn * 300_000L;
            int lane = lanes[turn % lanes.length];
            script.wait(
                    lane,
                    at,
                    at + 2_000_000,
                    "jdk.JavaMonitorEnter",
                    LaneState.LOCK,
                    NOBODY,
                    "a.B.c:7");
        }
        Finding found = only(script);
        assertEquals(FindingClass.LOCK_CONVOY, found.findingClass());
        assertTrue(found.summary().contains("median wait 2 ms"), found.summary());
        assertEquals("teller-#", found.sites().get(0).function());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void healthyTrafficOnAnotherSiteHidesNothing(long seed) {
        for (int perSecond : new int[] {100, 1_000, 4_000}) {
            TraceScript script = TraceScript.go(5 * SECOND);
            background(script, 5 * SECOND, perSecond, seed);
            surge(script, 2 * SECOND, 600, 40 * MILLI, 90 * MILLI);
            assertEquals(
                    FindingClass.CREATE_SURGE,
                    only(script).findingClass(),
                    perSecond + " other events a second");
        }
    }

    @Test
    void twoRunsGiveEqualReports() {
        TraceScript script = TraceScript.go(5 * SECOND);
        background(script, 5 * SECOND, 800, 1);
        surge(script, 2 * SECOND, 300, 40 * MILLI, 90 * MILLI);
        Trace trace = script.build();
        assertEquals(report(trace), report(trace));
    }
}
