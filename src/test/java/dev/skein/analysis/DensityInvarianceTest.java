package dev.skein.analysis;

import static dev.skein.testkit.TraceScript.ALWAYS;
import static dev.skein.testkit.TraceScript.NOBODY;
import static dev.skein.testkit.TraceScript.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.skein.task.Work;
import dev.skein.testkit.Opened;
import dev.skein.testkit.SampleTraces;
import dev.skein.testkit.TraceScript;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must not change a finding: when the recording began, and on which clock it runs.
class DensityInvarianceTest {
    private static final long WINDOW_NANOS = 100_000;

    /// A surge of 600 lanes within eight windows of the finest scale, over sparse traffic.
    private static Report report(long shiftNanos, long factor) {
        TraceScript script = TraceScript.go(5 * SECOND * factor + shiftNanos);
        Random random = new Random(7);
        int main = script.lane("main.main", ALWAYS, ALWAYS, NOBODY);
        for (int i = 0; i < 300; i++) {
            long at = (long) (random.nextDouble() * 5 * SECOND) * factor + shiftNanos;
            script.lane("main.other", at, at + 1_000 * factor, main);
        }
        for (int i = 0; i < 600; i++) {
            long at = (3 * SECOND + i * WINDOW_NANOS / 75) * factor + shiftNanos;
            script.lane("main.worker", at, ALWAYS, main);
        }
        return Analysis.run(script.build(), Parameters.defaults(), new Work());
    }

    private static List<String> alarms(Report report, long shiftNanos, long factor) {
        return report.alarms().stream()
                .map(
                        f ->
                                f.findingClass()
                                        + " "
                                        + (f.range().startNanos() - shiftNanos) / factor
                                        + " "
                                        + (f.range().endNanos() - shiftNanos) / factor
                                        + " "
                                        + f.counts().create())
                .toList();
    }

    @ParameterizedTest(name = "shifted by {0} ns")
    @ValueSource(longs = {1, 37_000, 250_000_001})
    void aLaterBeginningMovesTheFindingAndNothingElse(long shift) {
        assertEquals(alarms(report(0, 1), 0, 1), alarms(report(shift, 1), shift, 1));
    }

    @ParameterizedTest(name = "{0} times as slow")
    @ValueSource(longs = {2, 5, 10})
    void aSlowerClockFindsTheSameSurge(long factor) {
        assertEquals(alarms(report(0, 1), 0, 1), alarms(report(0, factor), 0, factor));
    }

    @Test
    void aRecordingInSeveralGenerationsIsOneRecording() {
        Report whole =
                Analysis.run(
                        Opened.trace(SampleTraces.shared("go/multigen-go1.24.trace")),
                        Parameters.defaults(),
                        new Work());
        assertEquals(List.of(), whole.alarms(), "no border between generations is a finding");
    }
}
