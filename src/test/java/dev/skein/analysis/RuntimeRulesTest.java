package dev.skein.analysis;

import static dev.skein.testkit.TraceScript.ALWAYS;
import static dev.skein.testkit.TraceScript.MILLI;
import static dev.skein.testkit.TraceScript.NOBODY;
import static dev.skein.testkit.TraceScript.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.Counter;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import dev.skein.testkit.TraceScript;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rules about the scheduler, timers, pools and steady load, each at its border.
class RuntimeRulesTest {
    private static Report report(Trace trace) {
        return Analysis.run(trace, Parameters.defaults(), new Work());
    }

    private static boolean fires(TraceScript script, FindingClass findingClass) {
        return report(script.build()).findings().stream()
                .anyMatch(finding -> finding.findingClass() == findingClass);
    }

    /// One processor that is busy for `busy` of the ten seconds, and a lane that could run all the
    /// time.
    private static TraceScript processor(long busy, boolean ready) {
        TraceScript script = TraceScript.go(10 * SECOND);
        int processor = script.lane(LaneKind.PROC, "P0", ALWAYS, ALWAYS);
        script.wait(processor, busy, ALWAYS, "idle", LaneState.SLEEPING, NOBODY);
        int lane = script.lane("main.work", ALWAYS, ALWAYS, NOBODY);
        if (ready) {
            script.wait(lane, 0, ALWAYS, "runnable", LaneState.READY, NOBODY);
        }
        return script;
    }

    @Test
    void lanesThatWaitWhileAllProcessorsRunAreSchedulingLatency() {
        assertTrue(fires(processor(10 * SECOND - MILLI, true), FindingClass.SCHED_LATENCY));
        assertFalse(fires(processor(300 * MILLI, true), FindingClass.SCHED_LATENCY), "too short");
    }

    @Test
    void idleProcessorsBesideReadyLanesAreOdd() {
        assertTrue(fires(processor(9 * SECOND, true), FindingClass.P_IDLE));
        assertFalse(fires(processor(9 * SECOND, false), FindingClass.P_IDLE));
        assertFalse(fires(processor(10 * SECOND - 50 * MILLI, true), FindingClass.P_IDLE));
    }

    private static TraceScript piling(int lanes) {
        TraceScript script = processor(100 * MILLI, false);
        for (int i = 0; i < lanes; i++) {
            int lane = script.lane("main.stuck", (i + 1) * 9 * SECOND / lanes, ALWAYS, NOBODY);
            script.wait(lane, 9_500 * MILLI, ALWAYS, "chan send", LaneState.WAITING, NOBODY);
        }
        return script;
    }

    @Test
    void idleProcessorsWhileLanesPileUpMeanThatAllWait() {
        assertTrue(fires(piling(30), FindingClass.P_IDLE));
        assertFalse(fires(piling(5), FindingClass.P_IDLE));
    }

    private static TraceScript wakeUps(int count) {
        TraceScript script = TraceScript.go(3 * SECOND);
        int[] lanes = new int[10];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = script.lane("main.tick", ALWAYS, ALWAYS, NOBODY);
        }
        for (int i = 0; i < count; i++) {
            long at = SECOND + i * (SECOND - MILLI) / count;
            script.wait(
                    lanes[i % lanes.length], at, at + 10_000, "sleep", LaneState.SLEEPING, NOBODY);
        }
        return script;
    }

    @Test
    void fiveThousandTimersOfOneSiteInASecondAreAStorm() {
        assertTrue(fires(wakeUps(5_001), FindingClass.TIMER_STORM));
        assertFalse(fires(wakeUps(5_000), FindingClass.TIMER_STORM));
    }

    private static TraceScript changed(long before) {
        TraceScript script = TraceScript.go(5 * SECOND);
        int main = script.lane("main.main", ALWAYS, ALWAYS, NOBODY);
        for (int i = 0; i < 300; i++) {
            script.lane("main.worker", 3 * SECOND + i * 10_000L, ALWAYS, main);
        }
        script.counter("gomaxprocs", Counter.Unit.COUNT, 0, 4);
        script.counter("gomaxprocs", Counter.Unit.COUNT, 3 * SECOND - before, 8);
        return script;
    }

    @Test
    void processorsThatChangeJustBeforeASurgeAreNamed() {
        assertTrue(fires(changed(100 * MILLI), FindingClass.PROCS_CHANGED));
        assertFalse(fires(changed(101 * MILLI), FindingClass.PROCS_CHANGED));
    }

    private static TraceScript executor(long busy, boolean idleBefore) {
        TraceScript script = TraceScript.jvm(10 * SECOND);
        for (int i = 0; i < 3; i++) {
            int lane = script.lane("pool-1-thread-" + i, ALWAYS, ALWAYS, NOBODY);
            script.wait(
                    lane,
                    ALWAYS,
                    SECOND,
                    "jdk.ThreadPark",
                    LaneState.WAITING,
                    NOBODY,
                    idleBefore
                            ? "java.util.concurrent.ThreadPoolExecutor.getTask:1"
                            : "acme.Task.warm:2",
                    "java.util.concurrent.ThreadPoolExecutor.runWorker:2");
            script.wait(
                    lane,
                    SECOND,
                    SECOND + busy,
                    "jdk.SocketRead",
                    LaneState.IO,
                    NOBODY,
                    "acme.Task.query:3",
                    "java.util.concurrent.ThreadPoolExecutor.runWorker:2");
            script.wait(
                    lane,
                    SECOND + busy,
                    ALWAYS,
                    "jdk.ThreadPark",
                    LaneState.WAITING,
                    NOBODY,
                    "java.util.concurrent.ThreadPoolExecutor.getTask:1",
                    "java.util.concurrent.ThreadPoolExecutor.runWorker:2");
        }
        return script;
    }

    @Test
    void aPoolWhoseThreadsAreAllBusyForASecondIsFull() {
        assertTrue(fires(executor(SECOND, true), FindingClass.POOL_EXHAUSTION));
        assertFalse(fires(executor(SECOND - 1, true), FindingClass.POOL_EXHAUSTION));
        assertFalse(fires(executor(SECOND, false), FindingClass.POOL_EXHAUSTION), "endless tasks");
    }

    private static TraceScript pingPong(int perSecond) {
        TraceScript script = TraceScript.go(2 * SECOND);
        int one = script.lane("main.ping", ALWAYS, ALWAYS, NOBODY);
        int other = script.lane("main.pong", ALWAYS, ALWAYS, NOBODY);
        long step = SECOND / perSecond;
        for (long at = 0; at + step <= 2 * SECOND; at += step) {
            boolean even = at / step % 2 == 0;
            script.wait(
                    even ? one : other,
                    at,
                    at + step / 2,
                    "chan receive",
                    LaneState.WAITING,
                    even ? other : one,
                    "main.ping:31");
        }
        return script;
    }

    @Test
    void twoLanesThatDoNothingButWakeEachOtherAreToldButRaiseNoAlarm() {
        assertTrue(fires(pingPong(600), FindingClass.OSCILLATION));
        assertTrue(report(pingPong(600).build()).alarms().isEmpty());
        assertFalse(fires(pingPong(400), FindingClass.OSCILLATION));
    }

    private static TraceScript queue(int lanes) {
        TraceScript script = TraceScript.go(2 * SECOND);
        for (int i = 0; i < lanes; i++) {
            int lane = script.lane("main.teller", ALWAYS, ALWAYS, NOBODY);
            for (int turn = 0; turn < 100; turn++) {
                long at = turn * 20 * MILLI + i * MILLI;
                script.wait(
                        lane, at, at + 16 * MILLI, "sync", LaneState.LOCK, NOBODY, "main.post:15");
            }
        }
        return script;
    }

    @Test
    void lanesThatQueueAtOnePlaceAllTheTimeAreAConvoyThoughGoNamesNoLock() {
        assertTrue(fires(queue(5), FindingClass.LOCK_CONVOY));
        assertFalse(fires(queue(3), FindingClass.LOCK_CONVOY));
    }

    @Test
    void inAShortRecordingOnlyItsFirstTenthIsStartUp() {
        for (long start : new long[] {5 * MILLI, 40 * MILLI}) {
            TraceScript script = TraceScript.go(100 * MILLI);
            int main = script.lane("main.main", ALWAYS, ALWAYS, NOBODY);
            for (int i = 0; i < 200; i++) {
                script.lane("main.worker", start + i * 1_000L, ALWAYS, main);
            }
            assertEquals(start == 40 * MILLI ? 1 : 0, report(script.build()).alarms().size());
        }
    }

    @Test
    void aRuleThatBreaksIsNamedAndTheOthersStillAnswer() {
        Rule broken =
                new ClassRule(FindingClass.PINNED) {
                    @Override
                    public String thresholds(Parameters parameters) {
                        return "";
                    }

                    @Override
                    public String missing(Evidence evidence) {
                        throw new IllegalStateException("planted");
                    }

                    @Override
                    public void check(Evidence evidence, Findings out) {}
                };
        Report report =
                Analysis.run(
                        List.of(broken, new LaneCountRule()),
                        processor(SECOND, false).build(),
                        Parameters.defaults(),
                        new Work());
        assertEquals(CheckedRule.Status.FAILED, report.checks().get(0).status());
        assertEquals("IllegalStateException: planted", report.checks().get(0).note());
        assertEquals(CheckedRule.Status.QUIET, report.checks().get(1).status());
    }
}
