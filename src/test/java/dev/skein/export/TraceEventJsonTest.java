package dev.skein.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skein.model.LaneState;
import dev.skein.model.Trace;
import dev.skein.task.CancelledException;
import dev.skein.task.Work;
import dev.skein.testkit.LaneText;
import dev.skein.testkit.RandomTraces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceEventJsonTest {
    private static final ObjectMapper MAPPER =
            new ObjectMapper()
                    .enable(
                            com.fasterxml.jackson.databind.DeserializationFeature
                                    .USE_BIG_DECIMAL_FOR_FLOATS);

    @Test
    void writesAStateAsACompleteEventExactToTheNanosecond() throws IOException {
        String json = write(LaneText.trace("main: .RRL", 1_001));
        assertEquals(
                """
                {"traceEvents":[
                {"ph":"M","pid":1,"tid":1,"name":"process_name","args":{"name":"platform threads"}}
                ,{"ph":"M","pid":1,"tid":2,"name":"thread_name","args":{"name":"main #0"}}
                ,{"ph":"X","ts":1.001,"pid":1,"tid":2,"dur":2.002,"cat":"running","name":"running","args":{}}
                ,{"ph":"X","ts":3.003,"pid":1,"tid":2,"dur":1.001,"cat":"lock","name":"blocked on lock","args":{"reason":"lock"}}
                ],"otherData":{"writer":"Skein test","recording 1":{"name":"drawing.txt","format":"drawing","sha256":"00ff","partial":false,"losses":""}}}
                """,
                json);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theTimesOfEachLaneAddUpToItsExactSums(long seed) throws IOException {
        Trace trace = RandomTraces.of(seed);
        Map<Integer, long[]> sums = new HashMap<>();
        for (JsonNode event : events(write(trace), "X")) {
            long[] own = sums.computeIfAbsent(tid(event), _ -> new long[LaneState.COUNT]);
            own[stateOf(event).code()] += nanos(event.get("dur"));
        }
        List<Integer> tids = laneTids(write(trace));
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            assertArrayEquals(
                    trace.intervals().nanosByState(lane, trace.range()),
                    sums.getOrDefault(tids.get(lane), new long[LaneState.COUNT]),
                    "lane " + lane);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void slicesOfAThreadNeverOverlap(long seed) throws IOException {
        Map<Integer, Long> ends = new HashMap<>();
        for (JsonNode event : events(write(RandomTraces.of(seed)), "X")) {
            long start = nanos(event.get("ts"));
            assertTrue(start >= ends.getOrDefault(tid(event), 0L), event.toString());
            ends.put(tid(event), start + nanos(event.get("dur")));
        }
        assertFalse(ends.isEmpty());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void bothEndsOfEachArrowTouchASliceWrittenBeforeIt(long seed) throws IOException {
        List<JsonNode> slices = new ArrayList<>();
        int arrows = 0;
        for (JsonNode event : events(write(RandomTraces.of(seed)))) {
            String phase = event.get("ph").asText();
            if (phase.equals("X")) {
                slices.add(event);
            } else if (phase.equals("s") || phase.equals("f")) {
                arrows++;
                assertTrue(
                        slices.stream().anyMatch(slice -> touches(slice, event)), event.toString());
            }
        }
        assertTrue(arrows > 0 && arrows % 2 == 0, arrows + " ends");
    }

    private static boolean touches(JsonNode slice, JsonNode arrow) {
        long start = nanos(slice.get("ts"));
        long time = nanos(arrow.get("ts"));
        return tid(slice) == tid(arrow) && start <= time && time <= start + nanos(slice.get("dur"));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyRangeCounterAndPointIsThere(long seed) throws IOException {
        Trace trace = RandomTraces.of(seed);
        String json = write(trace);
        assertEquals(trace.ranges().size(), events(json, "b").size());
        assertEquals(trace.ranges().size(), events(json, "e").size());
        assertEquals(trace.counters().getFirst().size(), events(json, "C").size());
        assertEquals(trace.points().total(), events(json, "i").size());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noThreadNumberIsGivenTwiceEvenInTwoRecordings(long seed) throws IOException {
        Recording recording = recording(RandomTraces.of(seed));
        Set<Integer> seen = new HashSet<>();
        for (JsonNode event : events(write(List.of(recording, recording)), "M")) {
            assertTrue(seen.add(tid(event)), event.toString());
        }
    }

    @Test
    void keepsTheIdsOfTheRecordingWhereTheyAreFree() throws IOException {
        List<Integer> tids = laneTids(write(LaneText.trace("a: R\nb: R\nc: R")));
        assertEquals(List.of(1, 2), tids.subList(1, 3));
    }

    @Test
    void everyEventBeginsWithItsPhaseAndTime() throws IOException {
        String json = write(RandomTraces.of(5));
        json.lines()
                .filter(line -> line.contains("\"ph\":") && !line.contains("\"ph\":\"M\""))
                .forEach(line -> assertTrue(line.matches(",\\{\"ph\":\".\",\"ts\":.*"), line));
    }

    @Test
    void twoWritesAreEqualAndNoFolderIsNamed() throws IOException {
        String json = write(RandomTraces.of(9));
        assertEquals(json, write(RandomTraces.of(9)));
        assertTrue(json.contains("main.f1 (main.go:"), "stacks are there");
        assertFalse(json.contains("/home"), "folders of source files are not");
    }

    @Test
    void stopsWhenCancelled() {
        Work work = new Work();
        work.cancel();
        assertThrows(
                CancelledException.class,
                () ->
                        TraceEventJson.write(
                                List.of(recording(RandomTraces.of(1))),
                                "",
                                work,
                                new ByteArrayOutputStream()));
    }

    private static Recording recording(Trace trace) {
        return new Recording(trace, "drawing.txt", 3, "00ff", List.of());
    }

    private static String write(Trace trace) throws IOException {
        return write(List.of(recording(trace)));
    }

    private static String write(List<Recording> recordings) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TraceEventJson.write(recordings, "Skein test", new Work(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<JsonNode> events(String json) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        MAPPER.readTree(json).get("traceEvents").forEach(events::add);
        return events;
    }

    private static List<JsonNode> events(String json, String phase) throws IOException {
        return events(json).stream()
                .filter(event -> event.get("ph").asText().equals(phase))
                .toList();
    }

    /// Thread numbers by lane: names are written in lane order.
    private static List<Integer> laneTids(String json) throws IOException {
        return events(json, "M").stream()
                .filter(event -> event.get("name").asText().equals("thread_name"))
                .map(TraceEventJsonTest::tid)
                .toList();
    }

    private static int tid(JsonNode event) {
        return event.get("tid").asInt();
    }

    private static long nanos(JsonNode micros) {
        return micros.decimalValue().multiply(BigDecimal.valueOf(1_000)).longValueExact();
    }

    private static LaneState stateOf(JsonNode event) {
        String key = event.get("cat").asText();
        return IntStream.range(0, LaneState.COUNT)
                .mapToObj(LaneState::ofCode)
                .filter(state -> state.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
