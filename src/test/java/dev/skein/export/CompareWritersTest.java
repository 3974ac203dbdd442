package dev.skein.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skein.analysis.Report;
import dev.skein.analysis.compare.Comparison;
import dev.skein.analysis.compare.Side;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import dev.skein.testkit.LaneText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompareWritersTest {
    private final Comparison comparison = comparison();

    @Test
    void theTextIsAlignedTables() {
        assertEquals(
                """
                A  before|x, 0 s – 4 µs of 4 µs, 1 lane
                B  after, 0 s – 8 µs of 8 µs, 2 lanes
                Levels are lanes on average: time in the state divided by the length of the window.

                Findings
                  no findings on either side

                Lanes
                                                          A                      B
                  seen                                    1                      2
                  created                                 0                      0
                  ended                                   0                      0
                  alive at the start                      1                      2
                  alive at the end                        1                      2
                  alive over time     ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄  █████████████████████

                Time in state
                  state        A      B  change  A time  B time
                  running  0.500  0.125  −0.375    2 µs    1 µs
                  lock     0.500  1.875  +1.375    2 µs   15 µs

                Time in state by group, largest change first
                  group     lanes A  lanes B  state        A      B  change
                  worker-#        1        2  running  0.500  0.125  −0.375
                  worker-#        1        2  lock     0.500  1.875  +1.375

                Stacks grown
                  none

                Stacks shrunk
                  none
                """,
                CompareText.of(comparison));
    }

    @Test
    void markdownShowsNamesAsTheyAre() {
        String markdown = CompareMarkdown.of(comparison);
        assertTrue(markdown.startsWith("# before\\|x and after compared\n"), markdown);
        assertTrue(
                markdown.contains("| lock | 0.500 | 1.875 | +1.375 | 2 µs | 15 µs |\n"), markdown);
    }

    @Test
    void jsonHoldsNanosecondsAndLevels() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CompareJson.write(comparison, out);
        String line = out.toString(StandardCharsets.UTF_8);
        assertEquals(1, line.lines().count());
        JsonNode lock = new ObjectMapper().readTree(line).at("/states/lock");
        assertEquals(2_000, lock.get("aNs").asLong());
        assertEquals(15_000, lock.get("bNs").asLong());
        assertEquals(1.875, lock.get("bLevel").asDouble());
    }

    private static Comparison comparison() {
        Trace a = LaneText.trace("worker-1: RRLL");
        Trace b = LaneText.trace("worker-3: RLLLLLLL\nworker-4: LLLLLLLL");
        return Comparison.of(side("before|x", a), side("after", b), new Work());
    }

    private static Side side(String name, Trace trace) {
        Report.Source source = new Report.Source(name, "jfr", "", null, 0, 0, 0, false, List.of());
        return new Side(
                name,
                trace,
                trace.range(),
                new Report(
                        source, Map.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
    }
}
