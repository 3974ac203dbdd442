package dev.skein.format.tracejson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skein.app.BuiltInFormats;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.Input;
import dev.skein.format.TraceOpener;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.Trace;
import dev.skein.testkit.SampleTraces;
import dev.skein.testkit.TraceDump;
import dev.skein.testkit.TraceIntegrity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceJsonTest {
    private static ImportOutcome open(String json) {
        Input input = Input.ofBytes("x.json", json.getBytes(StandardCharsets.UTF_8));
        return new TraceOpener(BuiltInFormats.all())
                .open("x.json", List.of(input), ImportContext.plain());
    }

    private static Trace read(String json) {
        Trace trace = assertInstanceOf(ImportOutcome.Imported.class, open(json)).trace();
        TraceIntegrity.check(trace);
        return trace;
    }

    /// The new exporter writes every running slice, the old one changes a few.
    @ParameterizedTest
    @CsvSource({
        "httpleak-small-go1.21, tool1.27",
        "httpleak-small-go1.26, tool1.27",
        "userann-small-go1.25, tool1.27",
    })
    void goroutinesRunAsLongAsInTheTraceItself(String trace, String tool) throws IOException {
        Path truth = SampleTraces.shared("go/json/" + trace + ".truth.json");
        Path json = SampleTraces.shared("go/json/" + trace + "." + tool + ".proc.json");
        Trace read =
                assertInstanceOf(
                                ImportOutcome.Imported.class,
                                new TraceOpener(BuiltInFormats.all())
                                        .open(json, ImportContext.plain()))
                        .trace();
        TraceIntegrity.check(read);
        for (JsonNode goroutine : new ObjectMapper().readTree(truth.toFile()).get("perGoroutine")) {
            if (goroutine.get("runningNs").asLong() > 0) {
                assertEquals(
                        goroutine.get("runningNs").asLong(),
                        runningNanos(read, goroutine.get("id").asLong()),
                        "goroutine " + goroutine.get("id"));
            }
        }
    }

    private static long runningNanos(Trace trace, long id) {
        long[] sums = new long[LaneState.COUNT];
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            if (trace.lanes().kind(lane) == LaneKind.GOROUTINE && trace.lanes().id(lane) == id) {
                trace.intervals().addCumulativeNanos(lane, trace.durationNanos(), sums);
            }
        }
        return sums[LaneState.RUNNING.code()];
    }

    @Test
    void anArrowTellsWhatHappenedBeforeASlice() {
        Trace trace =
                read(
                        """
                        {"displayTimeUnit":"ns","traceEvents":[
                        {"name":"G1 main.main","ph":"X","ts":0,"dur":10,"pid":0,"tid":0},
                        {"name":"go","ph":"s","ts":4,"pid":0,"tid":0,"id":1},
                        {"name":"go","ph":"t","ts":6,"pid":0,"tid":1,"id":1},
                        {"name":"G7 main.work (label)","ph":"X","ts":6,"dur":2,"pid":0,"tid":1},
                        {"name":"unblock (chan receive)","ph":"s","ts":9,"pid":0,"tid":0,"id":2},
                        {"name":"unblock (chan receive)","ph":"t","ts":12,"pid":0,"tid":1,"id":2},
                        {"name":"G7 main.work","ph":"X","ts":12,"pid":0,"tid":1},
                        {"name":"unblock","ph":"s","ts":20,"pid":0,"tid":18446744073709551615,"id":3},
                        {"name":"process_name","ph":"M","ts":0,"pid":0,"tid":0,"args":{"name":"PROCS"}}],
                        "stackFrames":{}}
                        """);
        assertEquals(
                """
                lane goroutine 7 'main.work' from 4000 by 1
                  4000 runnable
                  6000 running
                  8000 chan receive flags 4 ended by 1
                  9000 runnable
                  12000 running
                  12000 not running flags 2
                """,
                TraceDump.of(trace, 9).replaceAll("(?s).*(?=lane goroutine 7)", ""));
    }

    @Test
    void foreignSlicesAreWhatAThreadWasInsideOf() {
        Trace trace =
                read(
                        """
                        [{"name":"outer","ph":"B","ts":1,"pid":"p","tid":"main"},
                         {"name":"inner","ph":"X","ts":2,"dur":1.5,"pid":"p","tid":"main"},
                         {"name":"outer","ph":"E","ts":5,"pid":"p","tid":"main"},
                         {"name":"thread_name","ph":"M","pid":"p","tid":"main","args":{"name":"T"}}]
                        """);
        assertEquals(
                """
                lane track -1 'T'
                  0 outer @ outer:0
                  1000 inner @ inner:0 < outer:0
                  2500 outer @ outer:0
                  4000 no event
                """,
                TraceDump.of(trace, 9).replaceAll("(?s).*(?=lane track)", ""));
    }

    @Test
    void aFileThatIsCutOffGivesWhatComesBefore() {
        ImportOutcome outcome =
                open(
                        "{\"traceEvents\":[{\"name\":\"a\",\"ph\":\"X\",\"ts\":1,\"dur\":2,\"pid\":1,"
                                + "\"tid\":1},{\"name\":\"b\",\"ph\":\"X\",\"ts\":9,\"du");
        ImportOutcome.Imported cut = assertInstanceOf(ImportOutcome.Imported.class, outcome);
        TraceIntegrity.check(cut.trace());
        assertTrue(!cut.isComplete());
        assertEquals(2000, cut.trace().durationNanos());
    }

    @Test
    void aHeapGoalIsWhatIsLeftPlusWhatIsThere() {
        Trace trace =
                read(
                        """
                        {"traceEvents":[
                        {"name":"G1 main.main","ph":"X","ts":0,"dur":10,"pid":0,"tid":0},
                        {"name":"Heap","ph":"C","ts":3,"pid":1,"tid":0,"args":{"Allocated":100,"NextGC":50}}]}
                        """);
        assertEquals("heap goal bytes", trace.counters().get(1).name());
        assertEquals(150, trace.counters().get(1).value(0));
    }
}
