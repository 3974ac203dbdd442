package dev.skein.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.task.Work;
import dev.skein.testkit.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rules about dumps at their borders, on dumps written for the purpose.
class DumpRulesTest {
    @TempDir private Path folder;

    private static String goroutine(int id, String state, String function) {
        return """
        goroutine %d [%s]:
        main.%s(0xc000010000)
        	/app/main.go:7 +0x1d
        created by main.main in goroutine 1
        	/app/main.go:3 +0x2a

        """
                .formatted(id, state, function);
    }

    private static String goroutines(int count, IntFunction<String> state) {
        StringBuilder text = new StringBuilder(goroutine(1, "running", "main"));
        for (int i = 0; i < count; i++) {
            text.append(goroutine(10 + i, state.apply(i), "wait"));
        }
        return text.toString();
    }

    private static String thread(int id, String name, String state, String... frames) {
        StringBuilder text = new StringBuilder();
        text.append(
                "\"%s\" #%d prio=5 os_prio=0 tid=0x%x nid=0x%x waiting\n"
                        .formatted(name, id, id, id));
        text.append("   java.lang.Thread.State: ").append(state).append('\n');
        for (String frame : frames) {
            text.append(frame.startsWith("-") ? "\t" : "\tat ").append(frame).append('\n');
        }
        return text.append('\n').toString();
    }

    private static String jvmDump(String second, String threads) {
        return "2026-11-24 12:00:"
                + second
                + "\nFull thread dump OpenJDK 64-Bit Server VM (25+9 mixed mode):\n\n"
                + threads;
    }

    private Report report(String... dumps) throws IOException {
        for (int i = 0; i < dumps.length; i++) {
            Files.writeString(folder.resolve("dump-" + i + ".txt"), dumps[i]);
        }
        return Analysis.run(Opened.trace(folder), Parameters.defaults(), new Work());
    }

    private static long verdicts(Report report, String rule) {
        return report.leaks().stream()
                .filter(leak -> leak.rule().equals(rule))
                .filter(leak -> leak.verdict() != Leak.Verdict.IDLE)
                .count();
    }

    private static boolean found(Report report, FindingClass findingClass) {
        return report.findings().stream().anyMatch(f -> f.findingClass() == findingClass);
    }

    @Test
    void aWaitOfTenMinutesIsALeakAndOneOfNineIsNot() throws IOException {
        Report report =
                report(goroutines(2, i -> "chan receive, " + (i == 0 ? 10 : 9) + " minutes"));
        assertEquals(1, verdicts(report, "LEAK-4"));
    }

    @Test
    void whatTheRuntimeCallsLeakedIsLeaked() throws IOException {
        Report report = report(goroutines(2, i -> i == 0 ? "chan send (leaked)" : "chan send"));
        assertEquals(1, verdicts(report, "LEAK-7"));
        assertEquals(1.0, report.leaks().getFirst().confidence());
    }

    @Test
    void aNilChannelCanNeverWakeAnyone() throws IOException {
        Report report =
                report(goroutines(2, i -> i == 0 ? "chan receive (nil chan)" : "chan receive"));
        assertEquals(1, verdicts(report, "LEAK-6"));
    }

    @Test
    void aHundredAtOneLineAreAMassIfTheyAreAFifthOfAll() throws IOException {
        assertTrue(found(report(goroutines(100, _ -> "chan send")), FindingClass.MASS_WAIT));
        assertFalse(found(report(goroutines(99, _ -> "chan send")), FindingClass.MASS_WAIT));
    }

    @Test
    void fromOneDumpAloneNothingIsCalledLeaked() throws IOException {
        Report report = report(goroutines(50, _ -> "chan receive"));
        assertEquals(
                0, report.leaks().stream().filter(l -> l.verdict() != Leak.Verdict.IDLE).count());
    }

    private static String waiters(int count) {
        StringBuilder threads = new StringBuilder();
        for (int i = 0; i < count; i++) {
            threads.append(
                    thread(
                            20 + i,
                            "leak-" + i,
                            "WAITING (parking)",
                            "jdk.internal.misc.Unsafe.park(java.base/Native Method)",
                            "acme.Server.handle(Server.java:27)"));
        }
        return threads.toString();
    }

    @Test
    void aGroupThatRisesOverTwoGapsGrowsAndOneThatStaysDoesNot() throws IOException {
        Report rising =
                report(
                        jvmDump("00", waiters(3)),
                        jvmDump("02", waiters(5)),
                        jvmDump("04", waiters(7)));
        assertTrue(found(rising, FindingClass.DUMP_GROWTH));
        assertEquals(7, verdicts(rising, "LEAK-3"));
        assertEquals(
                5,
                rising.leaks().stream()
                        .filter(leak -> leak.verdict() == Leak.Verdict.LEAKED)
                        .count(),
                "those that an earlier dump shows with the same stack");
        assertFalse(
                found(
                        report(
                                jvmDump("00", waiters(5)),
                                jvmDump("02", waiters(7)),
                                jvmDump("04", waiters(7))),
                        FindingClass.DUMP_GROWTH));
    }

    private static String poolUsers(int waiting) {
        StringBuilder threads = new StringBuilder();
        for (int i = 0; i < waiting; i++) {
            threads.append(
                    thread(
                            30 + i,
                            "http-" + i,
                            "WAITING (parking)",
                            "jdk.internal.misc.Unsafe.park(java.base/Native Method)",
                            "acme.Pool.getConnection(Pool.java:40)",
                            "acme.Handler.get(Handler.java:9)"));
        }
        return threads.toString();
    }

    @Test
    void moreThanTenThreadsAtOnePoolExhaustItInADumpToo() throws IOException {
        assertTrue(found(report(jvmDump("00", poolUsers(11))), FindingClass.POOL_EXHAUSTION));
        assertFalse(found(report(jvmDump("00", poolUsers(10))), FindingClass.POOL_EXHAUSTION));
    }

    private static String locked(String second, boolean circle) {
        return jvmDump(
                second,
                thread(
                                40,
                                "orders",
                                "BLOCKED (on object monitor)",
                                "acme.A.f(A.java:1)",
                                "- waiting to lock <0x000000000000000b> (a java.lang.Object)",
                                "- locked <0x000000000000000a> (a java.lang.Object)")
                        + thread(
                                41,
                                "billing",
                                circle ? "BLOCKED (on object monitor)" : "RUNNABLE",
                                "acme.B.f(B.java:1)",
                                circle
                                        ? "- waiting to lock <0x000000000000000a> (a java.lang.Object)"
                                        : "acme.B.g(B.java:2)",
                                "- locked <0x000000000000000b> (a java.lang.Object)"));
    }

    @Test
    void aCircleOfLocksIsADeadlockAndAQueueIsNone() throws IOException {
        Report circle = report(locked("00", true), locked("02", true));
        assertEquals(1, circle.deadlocks().size(), "told once for a series");
        assertTrue(
                circle.findings().getFirst().summary().startsWith("2 threads wait for each other"),
                circle.findings().getFirst().summary());
        assertEquals(0, report(locked("00", false), locked("02", false)).deadlocks().size());
    }
}
