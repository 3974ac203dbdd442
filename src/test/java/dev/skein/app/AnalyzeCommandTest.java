package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.skein.app.CommandsTest.Run;
import dev.skein.testkit.SampleTraces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What scripts may rely on when they run `skein analyze`.
class AnalyzeCommandTest {
    private static final String SURGE = SampleTraces.own("go/create-surge.trace").toString();
    private static final String LEAK = SampleTraces.own("go/http-handler-leak.trace").toString();
    private static final String HEALTHY = SampleTraces.own("jfr/healthy-server.jfr.gz").toString();

    @TempDir private Path folder;

    private static Run analyze(String... args) {
        List<String> all = new ArrayList<>(List.of("analyze"));
        all.addAll(List.of(args));
        return CommandsTest.run(all.toArray(String[]::new));
    }

    @Test
    void twoRunsGiveTheSameBytesInEveryForm() {
        for (String form : new String[] {"--json", "--md", "--html"}) {
            Run once = analyze(form, LEAK);
            assertEquals(ExitStatus.OK, once.status(), once.err());
            assertEquals(once.out(), analyze(form, LEAK).out(), form);
        }
    }

    /// Names of the fields of the object, in order, with those of the first element of arrays.
    private static List<String> fields(String text, String under) throws IOException {
        List<String> names = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(text)) {
            int depth = 0;
            int wanted = under.isEmpty() ? 1 : -1;
            while (json.nextToken() != null) {
                JsonToken token = json.currentToken();
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                } else if (token == JsonToken.FIELD_NAME) {
                    if (depth == 1) {
                        wanted =
                                under.isEmpty()
                                        ? 1
                                        : json.currentName().equals(under) && names.isEmpty()
                                                ? 2
                                                : -1;
                    }
                    boolean element = wanted == 2 && (depth == 2 || depth == 3);
                    if (wanted == depth || (element && !names.contains(json.currentName()))) {
                        names.add(json.currentName());
                    }
                }
            }
        }
        return names;
    }

    @Test
    void theJsonHasTheKeysOfTheSchemaInItsOrder() throws IOException {
        String json = analyze("--json", LEAK).out();
        assertEquals(1, json.lines().count(), "one object on one line");
        assertEquals(
                List.of(
                        "schema",
                        "source",
                        "params",
                        "findings",
                        "leaks",
                        "groups",
                        "deadlocks",
                        "checks"),
                fields(json, ""));
        assertEquals(
                List.of(
                        "file",
                        "kind",
                        "producer",
                        "startEpochNs",
                        "durationNs",
                        "lanes",
                        "events",
                        "truncated",
                        "limits"),
                fields(json, "source"));
        List<String> finding = fields(json, "findings");
        assertEquals(
                List.of(
                        "id",
                        "rule",
                        "class",
                        "severity",
                        "suppressedBy",
                        "score",
                        "startNs",
                        "endNs",
                        "laneCount",
                        "lanes",
                        "counts",
                        "peak",
                        "sites",
                        "related",
                        "summary"),
                finding.subList(0, 15));
        List<String> leak = fields(json, "leaks");
        assertTrue(
                leak.containsAll(
                        List.of(
                                "laneId",
                                "name",
                                "verdict",
                                "rule",
                                "confidence",
                                "state",
                                "reason",
                                "function",
                                "file",
                                "line",
                                "createdBy",
                                "blockedForNs",
                                "group")),
                leak.toString());
        assertTrue(json.startsWith("{\"schema\":\"skein.analysis/1\""), "the schema comes first");
        assertFalse(json.contains(SampleTraces.own("go").toString()), "no absolute paths");
    }

    @Test
    void failOnMakesAGateOfIt() {
        assertEquals(ExitStatus.FINDINGS, analyze("--fail-on", "warning", LEAK).status());
        assertEquals(ExitStatus.FINDINGS, analyze("--fail-on", "critical", SURGE).status());
        assertEquals(ExitStatus.OK, analyze("--fail-on", "warning", HEALTHY).status());
        assertEquals(ExitStatus.FINDINGS, analyze("--fail-on", "info", HEALTHY).status());
        assertEquals(ExitStatus.USAGE, analyze("--fail-on", "sometimes", LEAK).status());
    }

    @Test
    void setChangesAParameterAndTheReportSaysSo() {
        Run run = analyze("--json", "--set", "DENS-1.minCreates=300", SURGE);
        assertTrue(run.out().contains("\"DENS-1.minCreates\":\"300\""), "echoed");
        assertFalse(run.out().contains("\"class\":\"create_surge\""), "200 are fewer");
        Run wrong = analyze("--set", "DENS.nope=1", SURGE);
        assertEquals(ExitStatus.USAGE, wrong.status());
        assertTrue(wrong.err().contains("DENS.nope"), wrong.err());
    }

    @Test
    void theFileIsWrittenWholeOrNotAtAll() throws IOException {
        Path target = folder.resolve("report.json");
        assertEquals(ExitStatus.OK, analyze("--json", "-o", target.toString(), LEAK).status());
        assertEquals(analyze("--json", LEAK).out(), Files.readString(target));
        Files.writeString(target, "older");
        Run failed = analyze("--json", "-o", target.toString(), "no-such-file");
        assertEquals(ExitStatus.UNREADABLE, failed.status());
        assertEquals("older", Files.readString(target));
        try (var left = Files.list(folder)) {
            assertEquals(List.of(target), left.toList(), "nothing half-written is left");
        }
    }

    @Test
    void severalFilesGoIntoAFolderOneReportEach() throws IOException {
        assertEquals(
                ExitStatus.OK,
                analyze("--json", "-o", folder.resolve("out") + "/", LEAK, SURGE).status());
        assertTrue(Files.exists(folder.resolve("out/http-handler-leak.json")));
        assertTrue(Files.exists(folder.resolve("out/create-surge.json")));
    }

    @Test
    void theLeakIsToldBeforeTheHarmlessOscillation() {
        String text = analyze(LEAK).out();
        int leak = text.indexOf("1. leak (LEAK-1, warning)");
        int oscillation = text.indexOf("oscillation (DENS-2");
        assertTrue(leak >= 0 && leak < oscillation, text);
        assertTrue(
                text.contains(
                        "16 goroutines wait in chan send at main.main.func1.2.1:26, for 6.9 ms to"
                                + " 15 ms up to the end; started at main.main.func1.2:24."),
                text);
        assertTrue(text.lines().count() <= 45, "one screen");
    }

    @Test
    void aHealthyFileNamesItsChecksAndThresholds() {
        String text = analyze(HEALTHY).out();
        assertTrue(text.contains("Nothing is wrong: "), text);
        assertTrue(text.contains("DENS-1 surge of creations: nothing (z >= 8"), text);
        assertTrue(text.contains("it records a wait only when the wait ends: LEAK-1"), text);
    }
}
