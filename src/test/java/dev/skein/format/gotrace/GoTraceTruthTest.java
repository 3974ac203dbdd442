package dev.skein.format.gotrace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skein.app.BuiltInFormats;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.TraceOpener;
import dev.skein.model.IntervalFlags;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.LaneTable;
import dev.skein.model.ReasonSums;
import dev.skein.model.Trace;
import dev.skein.query.LaneLives;
import dev.skein.testkit.SampleTraces;
import dev.skein.testkit.TraceIntegrity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Go's own reader says about the shared traces.
class GoTraceTruthTest {
    private static final long WINDOW_NANOS = 100_000;

    /// What Go's correction of times may move an interval's ends by, per event.
    private static final long SLACK_PER_EVENT = 4;

    @TestFactory
    Stream<DynamicTest> countsAndNamesEqualThoseOfGosReader() throws IOException {
        return truths(SampleTraces.shared("go"))
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> check(file)));
    }

    private static Stream<Path> truths(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(f -> f.toString().endsWith(".truth.json"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static void check(Path truthFile) throws IOException {
        JsonNode truth = new ObjectMapper().readTree(truthFile.toFile());
        if (!truth.path("readerError").asText("").isEmpty()) {
            return;
        }
        Trace trace = read(traceOf(truthFile));
        TraceIntegrity.check(trace);
        LaneLives lives = LaneLives.of(trace);
        assertEquals(truth.at("/goroutines/created").asInt(), lives.created(), "created");
        assertEquals(truth.at("/goroutines/ended").asInt(), lives.ended(), "ended");
        Map<String, Long> counts = new HashMap<>();
        ReasonSums sums = trace.reasonSums();
        for (int row = 0; row < sums.size(); row++) {
            counts.merge(sums.reason(row), sums.count(row), Long::sum);
        }
        truth.get("blockCountByReason")
                .properties()
                .forEach(
                        entry -> {
                            if (!entry.getKey().isEmpty()) {
                                assertEquals(
                                        entry.getValue().asLong(),
                                        counts.getOrDefault(entry.getKey(), 0L),
                                        entry.getKey());
                            }
                        });
        names(truth, trace);
        if (truth.get("longestRunOf1nsSteps").asLong() <= 10) {
            long slack = 2000 + SLACK_PER_EVENT * truth.get("events").asLong();
            long expected = truth.at("/timeAllGoroutines/runningNs").asLong();
            assertEquals(expected, nanosIn(trace, LaneState.RUNNING), slack, "running");
        }
    }

    private static void names(JsonNode truth, Trace trace) {
        Map<Long, String> byId = new HashMap<>();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            if (trace.lanes().kind(lane) == LaneKind.GOROUTINE) {
                byId.put(trace.lanes().id(lane), trace.lanes().name(lane));
            }
        }
        for (JsonNode goroutine : truth.get("perGoroutine")) {
            String name = goroutine.get("name").asText();
            if (!name.isEmpty()) {
                assertEquals(name, byId.get(goroutine.get("id").asLong()));
            }
        }
    }

    private static long nanosIn(Trace trace, LaneState state) {
        long[] sums = new long[LaneState.COUNT];
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            if (trace.lanes().kind(lane).isThread()) {
                trace.intervals().addCumulativeNanos(lane, trace.durationNanos(), sums);
            }
        }
        return sums[state.code()];
    }

    private static Path traceOf(Path truthFile) {
        String name = truthFile.getFileName().toString().replace(".truth.json", ".trace");
        return truthFile.resolveSibling(name);
    }

    private static Trace read(Path file) {
        ImportOutcome outcome =
                new TraceOpener(BuiltInFormats.all()).open(file, ImportContext.plain());
        return ((ImportOutcome.Imported) outcome).trace();
    }

    /// Go's corrected times put thousands of events of a generation border into one window.
    @ParameterizedTest
    @ValueSource(strings = {"leakburst-go1.24", "leakburst-go1.26"})
    void noWindowHoldsMoreBlockEventsThanTheFileSays(String name) throws IOException {
        Path truthFile = SampleTraces.shared("go/" + name + ".truth.json");
        JsonNode truth = new ObjectMapper().readTree(truthFile.toFile());
        Trace trace = read(traceOf(truthFile));
        int raw = truth.at("/windows100usRaw/block/maxInWindow").asInt();
        int squeezed = truth.at("/windows100us/block/maxInWindow").asInt();
        assertTrue(squeezed > raw, "the file is an example of the squeeze");
        assertEquals(raw, biggestWindow(trace), "block events in the fullest window");
    }

    /// Number of rows that begin a wait, in the fullest window from time 0 on.
    private static int biggestWindow(Trace trace) {
        int[] windows = new int[(int) (trace.durationNanos() / WINDOW_NANOS) + 1];
        IntervalStore intervals = trace.intervals();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            if (trace.lanes().kind(lane) != LaneKind.GOROUTINE) {
                continue;
            }
            for (int row = 1; row < intervals.size(lane); row++) {
                if (isBlock(trace, lane, row)) {
                    windows[(int) (intervals.startNanos(lane, row) / WINDOW_NANOS)]++;
                }
            }
        }
        return Arrays.stream(windows).max().orElse(0);
    }

    private static boolean isBlock(Trace trace, int lane, int row) {
        String before = trace.subStates().get(trace.intervals().subState(lane, row - 1)).name();
        String now = trace.subStates().get(trace.intervals().subState(lane, row)).name();
        boolean waits =
                switch (now) {
                    case "running", "runnable", "syscall", "absent", "no event" -> false;
                    default -> true;
                };
        return before.equals("running") && waits;
    }

    @ParameterizedTest
    @ValueSource(strings = {"httpleak-go1.24", "httpleak-go1.26"})
    void aWaitFromBeforeTheTraceIsOpenToTheLeftAndItsReasonConcluded(String name) {
        Trace trace = read(SampleTraces.shared("go/" + name + ".trace"));
        int inferred = 0;
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            if (trace.intervals().size(lane) == 0) {
                continue;
            }
            int flags = trace.intervals().flags(lane, 0);
            boolean existed = trace.lanes().startNanos(lane) == LaneTable.UNKNOWN;
            if (trace.lanes().kind(lane) == LaneKind.GOROUTINE) {
                assertEquals(existed, (flags & IntervalFlags.TRUNC_LEFT) != 0);
            }
            inferred += (flags & IntervalFlags.INFERRED) != 0 ? 1 : 0;
        }
        assertTrue(inferred > 0, "some reason was concluded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multigen-go1.26", "pingpong-go1.19", "coro-go1.23"})
    void wakersAreOtherGoroutinesThatWereAliveThen(String name) {
        Trace trace = read(SampleTraces.shared("go/" + name + ".trace"));
        IntervalStore intervals = trace.intervals();
        int arrows = 0;
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            for (int row = 0; row < intervals.size(lane); row++) {
                int cause = intervals.cause(lane, row);
                if (cause >= 0) {
                    arrows++;
                    assertFalse(cause == lane);
                    assertTrue(intervals.rowAt(cause, intervals.endNanos(lane, row)) >= 0);
                }
            }
        }
        assertTrue(arrows > 0);
    }
}
