package dev.skein.analysis;

import static dev.skein.testkit.TraceScript.ALWAYS;
import static dev.skein.testkit.TraceScript.MILLI;
import static dev.skein.testkit.TraceScript.NOBODY;
import static dev.skein.testkit.TraceScript.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.Counter;
import dev.skein.model.LaneState;
import dev.skein.model.RangeKind;
import dev.skein.model.Trace;
import dev.skein.task.CancelledException;
import dev.skein.task.Work;
import dev.skein.testkit.TraceScript;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each rule at its border: what just fires it, and what just does not.
class RulesTest {
    private static Report report(TraceScript script) {
        return Analysis.run(script.build(), Parameters.defaults(), new Work());
    }

    private static boolean fires(TraceScript script, FindingClass findingClass) {
        return report(script).findings().stream()
                .anyMatch(finding -> finding.findingClass() == findingClass);
    }

    private static CheckedRule check(Report report, String id) {
        return report.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aStopOfTheWorldOverTheLimitIsReported() {
        TraceScript longer = lanes(1);
        longer.range(RangeKind.STOP_THE_WORLD, "stop-the-world (x)", MILLI, 2 * MILLI + 1);
        TraceScript shorter = lanes(1);
        shorter.range(RangeKind.STOP_THE_WORLD, "stop-the-world (x)", MILLI, 2 * MILLI);
        assertTrue(fires(longer, FindingClass.GC_STW));
        assertFalse(fires(shorter, FindingClass.GC_STW));
    }

    @Test
    void whatTheTracerStopsIsNotTheProgramsDoing() {
        TraceScript script = TraceScript.go(2 * SECOND);
        script.range(RangeKind.STOP_THE_WORLD, "stop-the-world (start trace)", 0, 50 * MILLI);
        assertFalse(fires(script, FindingClass.GC_STW));
    }

    private static TraceScript ready(long longWait) {
        TraceScript script = TraceScript.go(20 * SECOND);
        int lane = script.lane("main.run", ALWAYS, ALWAYS, NOBODY);
        for (int i = 0; i < 90; i++) {
            long at = 200 * MILLI * i;
            long wait = i % 30 == 0 ? longWait : 100_000;
            script.wait(lane, at, at + wait, "runnable", LaneState.READY, NOBODY);
        }
        return script;
    }

    @Test
    void aFewLongWaitsForAProcessorAreSchedulingLatency() {
        assertTrue(fires(ready(15 * MILLI), FindingClass.SCHED_LATENCY));
        assertFalse(fires(ready(5 * MILLI), FindingClass.SCHED_LATENCY));
    }

    private static TraceScript syscall(long nanos) {
        TraceScript script = TraceScript.go(2 * SECOND);
        int lane = script.lane("main.read", ALWAYS, ALWAYS, NOBODY);
        return script.wait(lane, MILLI, MILLI + nanos, "syscall", LaneState.IO, NOBODY);
    }

    @Test
    void aLongSystemCallIsReported() {
        assertTrue(fires(syscall(101 * MILLI), FindingClass.SYSCALL));
        assertFalse(fires(syscall(99 * MILLI), FindingClass.SYSCALL));
    }

    private static TraceScript sleepers(int lanes) {
        TraceScript script = TraceScript.go(4 * SECOND);
        for (int i = 0; i < lanes; i++) {
            int lane = script.lane("main.nap", ALWAYS, ALWAYS, NOBODY);
            long at = SECOND + i * 100_000L;
            script.wait(lane, at, at + 2 * SECOND, "sleep", LaneState.SLEEPING, NOBODY);
        }
        return script;
    }

    @Test
    void manyLanesAsleepAtOnceAreATimerStorm() {
        assertTrue(fires(sleepers(1_001), FindingClass.TIMER_STORM));
        assertFalse(fires(sleepers(1_000), FindingClass.TIMER_STORM));
    }

    private static TraceScript lanes(int count) {
        TraceScript script = TraceScript.go(SECOND);
        for (int i = 0; i < count; i++) {
            script.lane("main.run", ALWAYS, ALWAYS, NOBODY);
        }
        return script;
    }

    @Test
    void moreThanFiveThousandLanesAreMany() {
        assertTrue(fires(lanes(5_001), FindingClass.LANE_COUNT));
        assertFalse(fires(lanes(5_000), FindingClass.LANE_COUNT));
    }

    private static TraceScript orphan(long childEnd) {
        TraceScript script = TraceScript.go(5 * SECOND);
        int parent = script.lane("main.parent", 0, SECOND, NOBODY);
        script.lane("main.child", MILLI, childEnd, parent);
        return script;
    }

    @Test
    void aLaneThatOutlivesItsCreatorByASecondIsAnOrphan() {
        assertTrue(fires(orphan(2 * SECOND), FindingClass.ORPHAN));
        assertFalse(fires(orphan(2 * SECOND - 1), FindingClass.ORPHAN));
    }

    private static TraceScript cancelled(long step) {
        TraceScript script = TraceScript.go(2 * SECOND);
        int main = script.lane("main.main", ALWAYS, ALWAYS, NOBODY);
        for (int i = 0; i < 8; i++) {
            int lane = script.lane("main.child", ALWAYS, ALWAYS, main);
            long to = SECOND + i * step;
            script.wait(lane, MILLI, to, "chan receive", LaneState.WAITING, main);
        }
        return script;
    }

    @Test
    void aCancellationThatTakesLongToReachAllIsReported() {
        assertTrue(fires(cancelled(200_000), FindingClass.CANCELLATION));
        assertFalse(fires(cancelled(100_000), FindingClass.CANCELLATION));
    }

    private static TraceScript collections(int rising) {
        TraceScript script = TraceScript.go(10 * SECOND);
        for (int i = 0; i < 8; i++) {
            long at = i * SECOND + SECOND / 2;
            script.range(RangeKind.GC_CONCURRENT, "GC concurrent mark phase", at, at + MILLI);
            for (int lane = 0; i < rising && lane < 10; lane++) {
                script.lane("main.kept", i * SECOND, ALWAYS, NOBODY);
            }
        }
        return script;
    }

    @Test
    void aFloorThatRisesOverCollectionsIsReported() {
        assertTrue(fires(collections(6), FindingClass.GC_FLOOR));
        assertFalse(fires(collections(5), FindingClass.GC_FLOOR));
    }

    private static TraceScript growing(int perSlice, boolean end) {
        TraceScript script = TraceScript.jvm(10 * SECOND);
        for (int i = 0; i < 10 * perSlice; i++) {
            long start = (i + 1) * 10 * SECOND / (10L * perSlice + 2);
            long last = end ? start + SECOND : ALWAYS;
            int lane = script.lane("pool-" + i + "-thread-1", start, last, NOBODY);
            long to = end ? start + SECOND - 1 : ALWAYS;
            script.wait(lane, start + 1, to, "jdk.ThreadPark", LaneState.WAITING, NOBODY);
        }
        return script;
    }

    @Test
    void aPoolThatOnlyGrowsLeaks() {
        Report report = report(growing(3, false));
        assertEquals(
                List.of(FindingClass.GROWTH),
                report.alarms().stream().map(Finding::findingClass).toList());
        assertEquals(30, report.leaks().size());
        assertFalse(fires(growing(3, true), FindingClass.GROWTH));
        assertFalse(fires(growing(1, false), FindingClass.GROWTH));
    }

    private static TraceScript memory(boolean follows) {
        TraceScript script = growing(10, false);
        for (int i = 0; i < 12; i++) {
            long at = i * 800 * MILLI;
            double size = follows ? 1e8 + i * 1e7 : 1e8 + (i % 2) * 1e7;
            script.counter("resident set", Counter.Unit.BYTES, at, size);
        }
        return script;
    }

    @Test
    void memoryThatFollowsTheNumberOfLanesIsReported() {
        assertTrue(fires(memory(true), FindingClass.MEMORY_GROWTH));
        assertFalse(fires(memory(false), FindingClass.MEMORY_GROWTH));
    }

    private static TraceScript pool(int waiters) {
        TraceScript script = TraceScript.jvm(5 * SECOND);
        for (int i = 0; i < waiters; i++) {
            int lane = script.lane("http-" + i, ALWAYS, ALWAYS, NOBODY);
            script.wait(
                    lane,
                    SECOND + i * 1_000L,
                    SECOND + 300 * MILLI,
                    "jdk.ThreadPark",
                    LaneState.WAITING,
                    NOBODY,
                    "jdk.internal.misc.Unsafe.park:1",
                    "acme.Pool.getConnection:40",
                    "acme.Handler.get:9");
        }
        return script;
    }

    @Test
    void moreThanTenLanesAtOnePoolExhaustIt() {
        assertTrue(fires(pool(11), FindingClass.POOL_EXHAUSTION));
        assertFalse(fires(pool(10), FindingClass.POOL_EXHAUSTION));
    }

    private static TraceScript parked(int alike) {
        TraceScript script = TraceScript.go(4 * SECOND);
        for (int i = 0; i < 14; i++) {
            int lane = script.lane("main.f", MILLI, ALWAYS, NOBODY);
            String frame = i < alike ? "main.f.func1:7" : "main.other" + i + ":9";
            script.wait(lane, 2 * MILLI, ALWAYS, "chan send", LaneState.WAITING, NOBODY, frame);
        }
        return script;
    }

    @Test
    void oneAnonymousStackForMostLanesIsReported() {
        assertTrue(fires(parked(10), FindingClass.REPEATED_STACK));
        assertFalse(fires(parked(9), FindingClass.REPEATED_STACK));
    }

    @Test
    void theLiteralRuleIsOffUntilAskedFor() {
        TraceScript script = TraceScript.go(SECOND);
        for (int i = 0; i < 21; i++) {
            script.lane("main.f", 500 * MILLI + i * 1_000, ALWAYS, NOBODY);
        }
        Trace trace = script.build();
        Report off = Analysis.run(trace, Parameters.defaults(), new Work());
        assertEquals(CheckedRule.Status.OFF, check(off, "LEGACY-1").status());
        Parameters on = Parameters.defaults().set("LEGACY-1.enabled=true");
        assertEquals(1, check(Analysis.run(trace, on, new Work()), "LEGACY-1").count());
        Parameters higher = on.set("LEGACY-1.threshold=21");
        assertEquals(0, check(Analysis.run(trace, higher, new Work()), "LEGACY-1").count());
    }

    @Test
    void aCallChainIsFoundWithOtherFramesBetween() {
        Trace trace = parked(10).build();
        Parameters wanted = Parameters.defaults().set("CHAIN-1.chain=main.f.func1");
        assertEquals(1, check(Analysis.run(trace, wanted, new Work()), "CHAIN-1").count());
        Parameters other = Parameters.defaults().set("CHAIN-1.chain=main.f.func1 -> main.g");
        assertEquals(0, check(Analysis.run(trace, other, new Work()), "CHAIN-1").count());
    }

    @Test
    void rulesSayWhatTheRecordingLacks() {
        Report report = report(growing(3, true));
        CheckedRule leak = check(report, "LEAK-1");
        assertEquals(CheckedRule.Status.NOT_AVAILABLE, leak.status());
        assertEquals("it records a wait only when the wait ends", leak.note());
        assertEquals(
                "it holds no thread dump, and only dumps say who holds a lock",
                check(report, "DL-1").note());
    }

    @Test
    void cancelledWorkStops() {
        Work work = new Work();
        work.cancel();
        Trace trace = lanes(10).build();
        assertThrows(
                CancelledException.class, () -> Analysis.run(trace, Parameters.defaults(), work));
    }

    @Test
    void anUnknownParameterIsNamed() {
        var wrong =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Parameters.defaults().set("DENS.nope=1"));
        assertTrue(wrong.getMessage().startsWith("DENS.nope"), wrong.getMessage());
    }
}
