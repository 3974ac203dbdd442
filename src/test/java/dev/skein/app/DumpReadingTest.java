package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.format.Diagnostic;
import dev.skein.format.DumpTextsInside;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.Input;
import dev.skein.format.TraceOpener;
import dev.skein.model.DumpSnapshot;
import dev.skein.model.Frame;
import dev.skein.model.IntervalFlags;
import dev.skein.model.LaneKind;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import dev.skein.model.TraceBuilder;
import dev.skein.query.DumpPools;
import dev.skein.query.JoinedLocks;
import dev.skein.query.LockGraph;
import dev.skein.testkit.Dumps;
import dev.skein.testkit.LaneText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DumpReadingTest {
    private static ImportOutcome.Imported read(String... texts) {
        List<Input> inputs =
                IntStream.range(0, texts.length)
                        .mapToObj(
                                i ->
                                        Input.ofBytes(
                                                "dump-" + (i + 1) + ".txt",
                                                texts[i].getBytes(StandardCharsets.UTF_8)))
                        .toList();
        ImportOutcome outcome =
                new TraceOpener(BuiltInFormats.all()).open("x", inputs, ImportContext.plain());
        return assertInstanceOf(ImportOutcome.Imported.class, outcome, outcome.toString());
    }

    private static DumpSnapshot only(ImportOutcome.Imported imported) {
        assertEquals(1, imported.trace().dumps().size());
        return imported.trace().dumps().getFirst();
    }

    private static boolean has(ImportOutcome.Imported imported, String code) {
        return imported.diagnostics().stream().anyMatch(d -> d.code().name().equals(code));
    }

    private static String hotSpot(String time, String... threads) {
        return time
                + "\nFull thread dump OpenJDK 64-Bit Server VM (25.0.3+9 mixed mode):\n\n"
                + String.join("\n", threads)
                + "\nJNI global refs: 15, weak refs: 0\n";
    }

    private static String thread(int number, double elapsedSeconds, double cpuMillis, String top) {
        return """
        "worker-%d" #%d prio=5 os_prio=0 cpu=%.2fms elapsed=%.2fs tid=0x00007f nid=%d runnable  [0x00007f]
           java.lang.Thread.State: RUNNABLE
        \tat com.example.%s(Work.java:10)
        \tat java.lang.Thread.run(java.base@25.0.3/Thread.java:1474)
        """
                .formatted(number, number, cpuMillis, elapsedSeconds, 1000 + number, top);
    }

    @Test
    void aThreadThatInitialisesAClassHoldsUpTheOneThatWaitsForIt() {
        DumpSnapshot dump =
                only(
                        read(
                                hotSpot(
                                        "2026-11-23 15:02:02",
                                        """
                                        "a" #1 prio=5 tid=0x01 nid=1 in Object.wait()  [0x01]
                                           java.lang.Thread.State: RUNNABLE
                                        \tat B.touch(B.java:3)
                                        \t- waiting on the Class initialization monitor for B
                                        \tat A.<clinit>(A.java:2)
                                        """,
                                        """
                                        "b" #2 prio=5 tid=0x02 nid=2 in Object.wait()  [0x02]
                                           java.lang.Thread.State: RUNNABLE
                                        \tat A.touch(A.java:3)
                                        \t- waiting on the Class initialization monitor for A
                                        \tat B.<clinit>(B.java:2)
                                        """)));
        List<int[]> cycles = LockGraph.of(dump).cycles();
        assertEquals(1, cycles.size());
        assertEquals("a -> b", Dumps.names(dump, cycles.getFirst()));
        assertEquals(Map.of("RUNNABLE", 2), Dumps.states(dump));
    }

    @Test
    void namesMayHoldQuotesHeadersAndLineBreaks() {
        DumpSnapshot dump =
                only(
                        read(
                                hotSpot(
                                        "2026-11-23 15:02:02",
                                        """
                                        "x" #1 prio=5 os_prio=0 tid=0x1 runnable" #31 daemon prio=5 tid=0x01 nid=1 runnable  [0x01]
                                           java.lang.Thread.State: RUNNABLE
                                        """,
                                        """
                                        "two
                                        lines" #32 prio=5 tid=0x02 nid=2 runnable  [0x02]
                                           java.lang.Thread.State: RUNNABLE
                                        """)));
        assertEquals("x\" #1 prio=5 os_prio=0 tid=0x1 runnable", dump.name(0));
        assertEquals(31, dump.id(0));
        assertEquals("two\nlines", dump.name(1));
    }

    @Test
    void anExceptionInTheLogIsNoPartOfAThread() {
        ImportOutcome.Imported imported =
                read(
                        hotSpot(
                                "2026-11-23 15:02:02",
                                thread(1, 1, 1, "Work.step")
                                        + """
                                                ERROR request failed: java.lang.IllegalStateException: no
                                                \tat com.example.Other.call(Other.java:1)
                                                """));
        int stack = only(imported).stackId(0);
        assertEquals(
                List.of("com.example.Work.step", "java.lang.Thread.run"),
                imported.trace().stacks().framesOf(stack).stream().map(Frame::function).toList());
        assertTrue(has(imported, "UNRELATED_LINES"));
    }

    @Test
    void aBarJoinsTwoDumpsOnlyWhileTheStackIsUnchanged() {
        Trace trace =
                read(
                                hotSpot(
                                        "2026-11-23 15:02:00",
                                        thread(1, 1, 1, "A.a"),
                                        thread(2, 1, 1, "A.a")),
                                hotSpot(
                                        "2026-11-23 15:02:10",
                                        thread(1, 11, 2, "A.a"),
                                        thread(2, 11, 2, "B.b")),
                                hotSpot("2026-11-23 15:02:20", thread(1, 21, 3, "A.a")))
                        .trace();
        assertEquals(2, trace.lanes().size());
        assertEquals(
                List.of("RUNNABLE", "RUNNABLE+", "RUNNABLE", "RUNNABLE+", "RUNNABLE"),
                rows(trace, 0));
        assertEquals(
                List.of("RUNNABLE", "no event", "RUNNABLE", "no event", "absent"), rows(trace, 1));
        assertEquals(10_000_000_000L, trace.dumps().get(1).atNanos());
    }

    /// States of a lane in order; a plus marks what is inferred.
    private static List<String> rows(Trace trace, int lane) {
        return IntStream.range(0, trace.intervals().size(lane))
                .mapToObj(
                        row -> {
                            int code = trace.intervals().subState(lane, row);
                            String name =
                                    code == SubState.ABSENT
                                            ? "absent"
                                            : trace.subStates().get(code).name();
                            boolean inferred =
                                    (trace.intervals().flags(lane, row) & IntervalFlags.INFERRED)
                                            != 0;
                            return name + (inferred ? "+" : "");
                        })
                .toList();
    }

    @Test
    void dumpsOfAnotherProcessAreOtherLanes() {
        ImportOutcome.Imported imported =
                read(
                        hotSpot("2026-11-23 15:02:00", main(1, 500)),
                        hotSpot("2026-11-23 15:02:10", main(1, 3)));
        assertTrue(has(imported, "SEVERAL_PROCESSES"));
        assertEquals(2, imported.trace().lanes().size());
        assertEquals(1, imported.trace().dumps().get(1).process());
    }

    private static String main(int number, double elapsed) {
        return thread(number, elapsed, 1, "Main.main").replace("worker-" + number, "main");
    }

    @Test
    void severalKindsInOneFileAreReadEachByItsReader() {
        ImportOutcome.Imported imported =
                read(
                        """
                        panic: boom

                        goroutine 7 gp=0xc000002380 m=0 mp=0x674b80 [chan receive (nil chan), 3 minutes]:
                        main.(*Server).handle(0xc000123, {0x1, 0x2})
                        \t/srv/main.go:42 +0x1f fp=0x1 sp=0x2 pc=0x3
                        created by main.main in goroutine 1
                        \t/srv/main.go:12 +0x2

                        exit status 2
                        """
                                + hotSpot("2026-11-23 15:02:00", main(1, 5))
                                + """
                                Coroutines dump 2026/11/23 15:50:55

                                Coroutine "mutex-0#4":StandaloneCoroutine{Active}@79da8dc5, state: SUSPENDED
                                \tat MainKt$main$1$4.invokeSuspend(Main.kt:24)
                                """);
        List<DumpSnapshot> dumps = imported.trace().dumps();
        assertEquals(
                List.of("go-dump", "hotspot-dump", "coroutine-dump"),
                dumps.stream().map(DumpSnapshot::formatId).toList());
        assertEquals("mixed", imported.trace().info().formatId());
        assertEquals(Map.of("chan receive (nil chan)", 1), Dumps.states(dumps.getFirst()));
        assertEquals(3, dumps.getFirst().waitMinutes(0));
        assertEquals(1, dumps.getFirst().creatorId(0));
        assertNull(dumps.getFirst().epochMillis());
        assertEquals("mutex-0", dumps.get(2).name(0));
    }

    @Test
    void halfADumpIsShownWithTheLineWhereItEnds() {
        ImportOutcome.Imported imported =
                read(
                        """
                        goroutine 1 [running]:
                        main.main()
                        \t/srv/main.go:42 +0x1f

                        goroutine 2 [select]:
                        main.wai""");
        assertEquals(2, only(imported).size());
        assertEquals(6, only(imported).truncatedAtLine());
        assertTrue(has(imported, "TRUNCATED_DUMP"));
        assertTrue(!imported.isComplete());
    }

    @Test
    void aJavacoreNamesItsDeadlock() {
        DumpSnapshot dump =
                only(
                        read(
                                """
                                0SECTION       TITLE subcomponent dump routine
                                1TIDATETIME    Date: 2023/08/30 at 13:43:39:154
                                1LKDEADLOCK    Deadlock detected !!!
                                2LKDEADLOCKTHR  Thread "a" (0x0000000000000100)
                                3LKDEADLOCKWTR    is waiting for:
                                3LKDEADLOCKOWN    which is owned by:
                                2LKDEADLOCKTHR  Thread "b" (0x0000000000000200)
                                3XMTHREADINFO      "a" J9VMThread:0x0000000000000100, omrthread_t:0x1, java/lang/Thread:0x2, state:B, prio=5
                                3XMJAVALTHREAD            (java/lang/Thread getId:0x10, isDaemon:false)
                                4XESTACKTRACE                at com/example/A.run(A.java:10(Compiled Code))
                                3XMTHREADINFO      "b" J9VMThread:0x0000000000000200, omrthread_t:0x1, java/lang/Thread:0x3, state:B, prio=5
                                3XMJAVALTHREAD            (java/lang/Thread getId:0x11, isDaemon:true)
                                """));
        assertEquals("a -> b", Dumps.names(dump, LockGraph.of(dump).cycles().getFirst()));
        assertEquals(16, dump.id(0));
        assertEquals(1693403019154L, dump.epochMillis());
    }

    @Test
    void aTextWithoutADumpSaysWhatWasLookedFor() {
        ImportOutcome.Imported imported =
                read("INFO goroutine 5 [running]: this is only a message\nat home (now)\n");
        assertEquals(0, imported.trace().lanes().size());
        Diagnostic note = imported.diagnostics().getLast();
        assertEquals("NO_DUMP", note.code().name());
        assertTrue(note.message().contains("HotSpot"), note.message());
        assertTrue(imported.isComplete());
    }

    @Test
    void theWorkOfAnotherToolIsNamed() {
        ImportOutcome outcome =
                new TraceOpener(BuiltInFormats.all())
                        .open(
                                "x",
                                List.of(
                                        Input.ofBytes(
                                                "x",
                                                "JAVA PROFILE 1.0.2\0\0\0\0\b"
                                                        .getBytes(StandardCharsets.ISO_8859_1))),
                                ImportContext.plain());
        ImportOutcome.Unreadable unreadable =
                assertInstanceOf(ImportOutcome.Unreadable.class, outcome);
        assertTrue(unreadable.reason().contains("heap dump"), unreadable.reason());
    }

    @Test
    void aDumpInsideARecordingFindsTheLanesOfItsThreads() {
        TraceBuilder builder = new TraceBuilder(1_000, 1_000_000);
        int other = builder.lanes().add(LaneKind.PLATFORM_THREAD, 8, 0);
        int lane = builder.lanes().add(LaneKind.PLATFORM_THREAD, 1, 0);
        new DumpTextsInside(DumpKinds.all())
                .add(builder, hotSpot("2026-11-23 15:02:00", main(1, 5), main(99, 5)), 1_500, 7, 0);
        builder.end(2_000);
        DumpSnapshot dump = builder.seal(LaneText.info()).dumps().getFirst();
        assertEquals(lane, dump.lane(0));
        assertTrue(lane != other);
        assertEquals(DumpSnapshot.NONE, dump.lane(1));
        assertEquals(500, dump.atNanos());
        assertEquals(7L, dump.epochMillis());
    }

    @Test
    void waitsOfTwoDumpsOfOneProcessMakeOneCycle() {
        String print =
                hotSpot(
                        "2026-11-23 15:02:00",
                        """
                        "p" #7 prio=5 tid=0x01 nid=1 waiting on condition  [0x01]
                           java.lang.Thread.State: WAITING (parking)
                        \tat jdk.internal.misc.Unsafe.park(java.base@25/Native Method)
                        \t- parking to wait for  <0x0a> (a java.util.concurrent.locks.ReentrantLock$FairSync)
                        """,
                        """
                        "q" #8 prio=5 tid=0x02 nid=2 runnable  [0x01]
                           java.lang.Thread.State: RUNNABLE
                        \tat Q.run(Q.java:1)

                           Locked ownable synchronizers:
                        \t- <0x0a> (a java.util.concurrent.locks.ReentrantLock$FairSync)
                        """);
        String json =
                """
                {"threadDump": {"processId": "1", "time": "2026-11-23T15:02:00.5Z", "runtimeVersion": "25",
                 "threadContainers": [{"container": "<root>", "threads": [
                  {"tid": "7", "name": "p", "state": "WAITING", "stack": [],
                   "monitorsOwned": [{"depth": 0, "locks": [null, "java.lang.Object@1"]}]},
                  {"tid": "8", "name": "q", "state": "BLOCKED", "blockedOn": "java.lang.Object@1", "stack": []}
                 ]}]}}
                """;
        Trace trace = read(print, json).trace();
        assertEquals(2, trace.lanes().size());
        for (DumpSnapshot dump : trace.dumps()) {
            assertEquals(List.of(), LockGraph.of(dump).cycles());
        }
        List<int[]> cycles = JoinedLocks.of(trace, trace.dumps()).cycles();
        assertEquals(1, cycles.size());
        assertEquals(2, cycles.getFirst().length);
    }

    @Test
    void aWorkerThatHoldsItsOwnLockIsBusy() {
        String worker =
                """
                "pool-1-thread-%d" #%d prio=5 tid=0x0%d nid=%d runnable  [0x01]
                   java.lang.Thread.State: RUNNABLE
                \tat java.util.concurrent.ThreadPoolExecutor.runWorker(java.base@25/ThreadPoolExecutor.java:1090)

                   Locked ownable synchronizers:
                \t- %s
                """;
        Trace trace =
                read(hotSpot(
                                "2026-11-23 15:02:00",
                                worker.formatted(
                                        1,
                                        21,
                                        1,
                                        1,
                                        "<0x0a> (a java.util.concurrent.ThreadPoolExecutor$Worker)"),
                                worker.formatted(2, 22, 2, 2, "None")))
                        .trace();
        assertEquals(
                List.of(new DumpPools.Pool("pool-1-thread-*", 1, 1)),
                DumpPools.of(trace, trace.dumps().getFirst()));
    }
}
