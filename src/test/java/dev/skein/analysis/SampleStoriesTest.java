package dev.skein.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.Trace;
import dev.skein.task.Work;
import dev.skein.testkit.Opened;
import dev.skein.testkit.SampleTraces;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each rule on a recording that fires it and on one that must not.
class SampleStoriesTest {
    private static Report report(Trace trace) {
        return Analysis.run(trace, Parameters.defaults(), new Work());
    }

    private static CheckedRule.Status status(Report report, String rule) {
        return report.checks().stream()
                .filter(check -> check.id().equals(rule))
                .map(CheckedRule::status)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0} fires on {1}, not on {2}")
    @CsvSource({
        "DENS-1, go/create-surge.trace, go/tasks-and-regions.trace",
        "DENS-2, go/ping-pong.trace.gz, go/create-surge.trace",
        "DENS-4, go/mutex-contention.trace.gz, go/ping-pong.trace.gz",
        "DENS-4, jfr/lock-convoy.jfr, jfr/healthy-server.jfr.gz",
        "LEAK-1, go/http-handler-leak.trace, go/tasks-and-regions.trace",
        "LEAK-2, jfr/thread-leak.jfr.gz, jfr/healthy-server.jfr.gz",
        "LEAK-3, dumps/goroutine-leak-series, dumps/virtual-threads",
        "LEAK-3, dumps/lambda-leak-series, dumps/jmx",
        "LEAK-5, dumps/goroutine-leak-series, dumps/lambda-leak-series",
        "LEAK-6, dumps/go/panic-all.txt, dumps/goroutine-leak-series",
        "GROUP-1, go/http-handler-leak.trace, go/tasks-and-regions.trace",
        "DL-1, dumps/deadlock, dumps/lambda-leak-series",
        "DL-1, dumps/virtual-threads, dumps/exhausted-pool",
        "DL-1, jfr/deadlock.jfr, jfr/thread-leak.jfr.gz",
        "POOL-1, dumps/exhausted-pool, dumps/deadlock",
        "COUNT-1, go/create-surge.trace, go/ping-pong.trace.gz",
        "RT-1, jfr/healthy-server.jfr.gz, go/create-surge.trace",
        "RT-2, go/mutex-contention.trace.gz, go/create-surge.trace",
        "S1, jfr/thread-leak.jfr.gz, jfr/deadlock.jfr"
    })
    void ownSamples(String rule, String fires, String silent) {
        assertEquals(
                CheckedRule.Status.FIRED,
                status(report(Opened.trace(SampleTraces.own(fires))), rule));
        assertFalse(
                status(report(Opened.trace(SampleTraces.own(silent))), rule)
                        == CheckedRule.Status.FIRED);
    }

    @ParameterizedTest(name = "{0} fires on {1}, not on {2}")
    @CsvSource({
        "DENS-3, go/churn-go1.24.trace, go/workerpool-go1.22.trace",
        "DENS-5, jfr/vthreads-pinned-jdk25.jfr, jfr/sleeping-pollers-jdk25.jfr",
        "DENS-6, anomaly/d05_oscillation_herd.trace, anomaly/d01_healthy_pool.trace",
        "RT-3, go/churn-go1.24.trace, go/healthy-go1.24.trace",
        "RT-4, go/multigen-go1.22.trace, go/pingpong-go1.23.trace",
        "RT-5, jfr/vthreads-pinned-jdk25.jfr, jfr/sleeping-pollers-jdk25.jfr",
        "VT-1, jfr/vthreads-pinned-jdk25.jfr, jfr/healthy-server-jdk25.jfr",
        "POOL-1, jfr/pool-exhaustion-jdk25.jfr, jfr/healthy-server-jdk25.jfr",
        "CTX-1, go/surge-go1.22.trace, go/healthy-go1.24.trace"
    })
    void sharedRecordings(String rule, String fires, String silent) {
        assertEquals(
                CheckedRule.Status.FIRED,
                status(report(Opened.trace(SampleTraces.shared(fires))), rule));
        assertFalse(
                status(report(Opened.trace(SampleTraces.shared(silent))), rule)
                        == CheckedRule.Status.FIRED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jfr/healthy-server.jfr.gz",
                "go/tasks-and-regions.trace",
                "go/ping-pong.trace.gz",
                "dumps/kotlin"
            })
    void healthySamplesRaiseNoAlarm(String name) {
        Report report = report(Opened.trace(SampleTraces.own(name)));
        assertEquals(List.of(), report.alarms());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "go/http-handler-leak.trace",
                "dumps/goroutine-leak-series",
                "jfr/thread-leak.jfr.gz"
            })
    void leaksAreToldFirst(String name) {
        StoryItem first = Story.of(report(Opened.trace(SampleTraces.own(name)))).getFirst();
        assertTrue(first.rule().startsWith("LEAK-"), first.toString());
    }
}
