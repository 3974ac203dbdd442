package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.format.DumpCode;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.TraceOpener;
import dev.skein.model.DumpSnapshot;
import dev.skein.model.Trace;
import dev.skein.testkit.SampleTraces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import jdk.jfr.Event;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that a user names at once: which of them are one trace, and what becomes of dumps beside a
/// recording.
class FilesTogetherTest {
    private static final DateTimeFormatter BANNER =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    @TempDir private Path folder;

    private final TraceOpener opener = new TraceOpener(BuiltInFormats.all());

    private static Path sample(String name) {
        return SampleTraces.own(name);
    }

    @Test
    void dumpsAreOneSeriesAndRecordingsStayAlone() {
        Path first = sample("dumps/lambda-leak-series/" + names().getFirst());
        Path second = sample("dumps/goroutine-leak-series/dump-1.txt.gz");
        Path jfr = anyJfr();
        Path folderOfDumps = sample("dumps/goroutine-leak-series");
        assertEquals(
                List.of(List.of(jfr), List.of(jfr), List.of(first, second), List.of(folderOfDumps)),
                opener.together(List.of(jfr, jfr, first, second, folderOfDumps)));
        assertEquals(
                List.of(List.of(jfr, first, second)), opener.together(List.of(first, second, jfr)));
    }

    @Test
    void aSeriesNamedFileByFileReadsAsItsFolderDoes() {
        Path whole = sample("dumps/lambda-leak-series");
        List<Path> files = names().stream().map(whole::resolve).toList();
        Trace one = trace(opener.open(whole, ImportContext.plain()));
        Trace many = trace(opener.open(files.reversed(), ImportContext.plain()));
        assertEquals(6, many.dumps().size());
        assertEquals(one.lanes().size(), many.lanes().size());
        assertEquals(one.durationNanos(), many.durationNanos());
        assertEquals(one.intervals().totalRows(), many.intervals().totalRows());
    }

    @Test
    void dumpsOfTheSameProcessLieOnTheAxisOfTheRecording() throws Exception {
        Path jfr = folder.resolve("own.jfr");
        String dump;
        Instant at;
        try (Recording recording = new Recording()) {
            recording.enable(Beat.class);
            recording.start();
            new Beat().commit();
            at = Instant.now();
            dump = threadPrint();
            new Beat().commit();
            recording.stop();
            recording.dump(jfr);
        }
        Path text = write("dump.txt", BANNER.format(at) + "\n" + dump);
        Trace alone = trace(opener.open(jfr, ImportContext.plain()));
        ImportContext context = ImportContext.plain();
        Trace both = trace(opener.open(List.of(jfr, text), context));
        assertEquals(1, both.dumps().size(), () -> context.diagnostics().list().toString());
        DumpSnapshot added = both.dumps().getFirst();
        int own = rowNamed(added, Thread.currentThread().getName());
        int lane = added.lane(own);
        assertTrue(lane < alone.lanes().size(), "a thread with events keeps its lane");
        assertEquals(Thread.currentThread().threadId(), both.lanes().id(lane));
        assertEquals(alone.intervals().size(lane), both.intervals().size(lane));
        int quiet = added.lane(rowNamed(added, "Finalizer"));
        assertNotEquals(DumpSnapshot.NONE, quiet);
        assertTrue(both.intervals().size(quiet) > 0, "a thread without events shows the dump");
        assertTrue(both.durationNanos() >= added.atNanos());
    }

    @Test
    void aDumpOfAnotherTimeOrProcessIsLeftOutAndSaysWhy() throws Exception {
        Path jfr = folder.resolve("own.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(Beat.class);
            recording.start();
            new Beat().commit();
            recording.stop();
            recording.dump(jfr);
        }
        Path old = write("old.txt", "2001-02-03 04:05:06\n" + threadPrint());
        Path untimed = write("untimed.txt", Files.readString(sample("dumps/go/all-asleep.txt")));
        ImportContext context = ImportContext.plain();
        Trace trace = trace(opener.open(List.of(jfr, old, untimed), context));
        assertTrue(trace.dumps().isEmpty());
        assertEquals(
                2,
                context.diagnostics().list().stream()
                        .filter(diagnostic -> diagnostic.code() == DumpCode.DUMP_NOT_ADDED)
                        .mapToLong(diagnostic -> diagnostic.count())
                        .sum());
    }

    private static List<String> names() {
        return SampleTraces.ownFiles("dumps/lambda-leak-series").stream()
                .map(path -> path.getFileName().toString())
                .toList();
    }

    private static Path anyJfr() {
        return SampleTraces.ownFiles("").stream()
                .filter(path -> path.toString().endsWith(".jfr"))
                .findFirst()
                .orElseThrow();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String threadPrint() throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process =
                new ProcessBuilder(
                                jcmd.toString(),
                                Long.toString(ProcessHandle.current().pid()),
                                "Thread.print",
                                "-l")
                        .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int banner = text.indexOf("Full thread dump");
        assertTrue(banner > 0, text);
        return text.substring(banner);
    }

    private static int rowNamed(DumpSnapshot dump, String name) {
        for (int row = 0; row < dump.size(); row++) {
            if (dump.name(row).equals(name)) {
                return row;
            }
        }
        throw new AssertionError("no thread " + name);
    }

    private static Trace trace(ImportOutcome outcome) {
        return assertInstanceOf(ImportOutcome.Imported.class, outcome, outcome::toString).trace();
    }

    /// Something that the thread of the test does.
    private static final class Beat extends Event {}
}
