package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.TraceOpener;
import dev.skein.model.Trace;
import dev.skein.query.DumpSeries;
import dev.skein.testkit.SampleTraces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Series of dumps against the truth that was worked out beside them by other means.
class DumpSeriesTest {
    private static Trace open(Path folder) {
        ImportOutcome outcome =
                new TraceOpener(BuiltInFormats.all()).open(folder, ImportContext.plain());
        return assertInstanceOf(ImportOutcome.Imported.class, outcome).trace();
    }

    private static int laneNamed(Trace trace, String name) {
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            if (trace.lanes().name(lane).equals(name)) {
                return lane;
            }
        }
        throw new AssertionError("no lane " + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jvm-series/jdk17-hung", "jvm-series/jdk25-hung", "go-series/go1.24-leak"})
    void threadsComeAndGoAsTheTruthSays(String folder) throws IOException {
        Path path = SampleTraces.shared("dumps/" + folder);
        JsonNode truth =
                new ObjectMapper()
                        .readTree(path.resolve("series.truth.json").toFile())
                        .get("series");
        Trace trace = open(path);
        DumpSeries series = DumpSeries.of(trace);
        assertEquals(truth.get("dumps").asInt(), series.dumpCount());
        for (int i = 1; i < series.dumpCount(); i++) {
            DumpSeries.Difference difference = series.difference(i - 1, i);
            assertEquals(truth.get("appearing").get(i - 1).asInt(), difference.appeared().size());
            assertEquals(
                    truth.get("disappearing").get(i - 1).asInt(), difference.disappeared().size());
        }
        int same = 0;
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            same += series.longestStretch(lane).dumps() == series.dumpCount() ? 1 : 0;
        }
        assertEquals(truth.get("sameNonEmptyStackInAll").asInt(), same);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm-series/jdk17-hung", "jvm-series/jdk25-hung"})
    void stuckAndHotAreToldApartByProcessorTime(String folder) {
        Trace trace = open(SampleTraces.shared("dumps/" + folder));
        DumpSeries series = DumpSeries.of(trace);
        DumpSeries.Stretch victim = series.longestStretch(laneNamed(trace, "http-exec-3"));
        assertEquals(DumpSeries.Verdict.STUCK, victim.verdict());
        assertEquals(6, victim.dumps());
        int spinner = laneNamed(trace, "spinner");
        assertTrue(series.cpuShare(0, 5, spinner) > DumpSeries.HOT_SHARE);
        Set<DumpSeries.Verdict> busy =
                new TreeSet<>(Set.of(DumpSeries.Verdict.HOT, DumpSeries.Verdict.MOVING));
        assertTrue(busy.contains(series.longestStretch(spinner).verdict()));
    }
}
