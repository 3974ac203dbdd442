package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.analysis.Finding;
import dev.skein.analysis.FindingClass;
import dev.skein.analysis.Report;
import dev.skein.analysis.Severity;
import dev.skein.export.PictureRequest;
import dev.skein.export.Recording;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.TraceOpener;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import dev.skein.testkit.LaneText;
import dev.skein.testkit.SampleTraces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What leaves as a file, made by the commands from real recordings.
@Tag("ui")
class ReportUiTest {
    private static final String GO = SampleTraces.own("go/create-surge.trace").toString();
    private static final String JFR = SampleTraces.own("jfr/lock-convoy.jfr").toString();
    private static final String DUMP =
            SampleTraces.own("dumps/exhausted-pool/jstack.txt").toString();

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"svg", "html", "md"})
    void aReportOfEachKindOfRecordingNamesTheFileAndNoFolder(String form) throws IOException {
        for (String file : List.of(GO, JFR, DUMP)) {
            Path out = folder.resolve("out." + form);
            assertEquals("", CommandsTest.run("render", file, "-o", out.toString()).err());
            String text = Files.readString(out);
            String name = String.valueOf(Path.of(file).getFileName());
            String shown = form.equals("md") ? name.replace("_", "\\_") : name;
            assertTrue(text.contains(shown), file);
            assertFalse(text.contains("sample-traces"), file);
            assertTrue(text.contains("SHA-256 "), file);
        }
    }

    @Test
    void markdownComesWithItsImage() throws IOException {
        CommandsTest.run("render", JFR, "-o", folder.resolve("out.md").toString());
        assertEquals(List.of("out.md", "out.png"), names());
        assertTrue(Files.readString(folder.resolve("out.md")).contains("(<out.png>)"));
    }

    @Test
    void theReportAsPngIsAsSharpAsAskedFor() throws IOException {
        Image one = png("1");
        Image two = png("2");
        assertEquals(1600, (int) one.getWidth());
        assertEquals(3200, (int) two.getWidth());
        assertEquals(2 * (int) one.getHeight(), (int) two.getHeight());
    }

    private Image png(String scale) {
        Path out = folder.resolve(scale + ".png");
        String[] command = {
            "render", JFR, "-o", out.toString(), "--view", "report", "--scale", scale
        };
        assertEquals(ExitStatus.OK, CommandsTest.run(command).status());
        return new Image(out.toUri().toString());
    }

    @Test
    void aFindingTakesTwoFifthsOfAPictureAroundIt() {
        Trace trace = LaneText.trace("a: " + "R".repeat(100));
        Finding finding =
                new Finding(
                        "A1",
                        FindingClass.CHURN,
                        Severity.WARNING,
                        null,
                        1,
                        new TimeRange(40_000, 60_000),
                        List.of(0),
                        Finding.Counts.NONE,
                        null,
                        List.of(),
                        List.of(),
                        "",
                        "churn");
        Report.Source source =
                new Report.Source("x", "go-trace", "", null, 0, 0, 0, false, List.of());
        Report report =
                new Report(
                        source,
                        Map.of(),
                        List.of(finding),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        Recording recording = new Recording(trace, "x", 0, "", List.of());
        assertEquals(
                new TimeRange(25_000, 75_000),
                ReportPicture.around(PictureRequest.of(recording, report, ""), 1, new Work()));
    }

    @Test
    void aFindingThatThereIsNotIsWrongUsage() throws IOException {
        Path out = folder.resolve("out.svg");
        CommandsTest.Run run =
                CommandsTest.run("render", JFR, "-o", out.toString(), "--finding", "99");
        assertEquals(ExitStatus.USAGE, run.status());
        assertTrue(run.err().startsWith("skein: --finding 99: "), run.err());
        assertEquals(List.of(), names());
    }

    @Test
    void anExportedRecordingReadAgainHasTheSameTimesInEachLane() throws IOException {
        Path out = folder.resolve("out.json");
        assertEquals("", CommandsTest.run("export", GO, "-o", out.toString()).err());
        assertEquals(sums(read(Path.of(GO))), sums(read(out)));
    }

    @Test
    void twoRecordingsAreComparedAndTheSameOneDidNotChange() {
        CommandsTest.Run run = CommandsTest.run("compare", GO, GO, "--json");
        assertEquals(ExitStatus.OK, run.status());
        assertTrue(run.out().contains("\"stacks\":[]"), run.out());
        assertTrue(run.out().startsWith("{\"schema\":\"skein.compare/1\""), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.svg", "out.html", "out.md", "out.png"})
    void anUnwritableTargetIsOneLineAndLeavesNothing(String name) throws IOException {
        Path out = folder.resolve("missing").resolve(name);
        String[] command = {"render", GO, "-o", out.toString(), "--view", "report"};
        CommandsTest.Run run = CommandsTest.run(command);
        assertEquals(ExitStatus.UNREADABLE, run.status());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("there is no such folder"), run.err());
        assertEquals(List.of(), names());
    }

    private static Trace read(Path file) {
        ImportOutcome outcome =
                new TraceOpener(BuiltInFormats.all()).open(file, ImportContext.plain());
        return ((ImportOutcome.Imported) outcome).trace();
    }

    /// Time by class of each lane, in an order that does not depend on the file.
    private static List<String> sums(Trace trace) {
        return IntStream.range(0, trace.lanes().size())
                .mapToObj(
                        lane ->
                                Arrays.toString(
                                        trace.intervals().nanosByState(lane, trace.range())))
                .sorted()
                .toList();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }
}
