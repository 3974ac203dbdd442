package dev.skein.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.skein.app.BuiltInFormats;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import dev.skein.testkit.Golden;
import dev.skein.testkit.SampleTraces;
import dev.skein.testkit.TraceDump;
import dev.skein.testkit.TraceIntegrity;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What holds for every format, checked on every file in `sample-traces/`: a new sample brings its
/// own tests.
class FormatContractTest {
    private static final int GOLDEN_ROWS = 6;
    private static final int CUTS = 20;
    private static final int MUTATIONS = 200;
    private static final int FEWER_MUTATIONS = 20;
    private static final int LARGE_BYTES = 2_000_000;
    private static final int PIECE_BYTES = 100;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir private Path folder;

    private final TraceOpener opener = new TraceOpener(BuiltInFormats.all());

    @TestFactory
    Stream<DynamicTest> exactlyOneFormatIsCertain() {
        return eachSample(
                sample -> {
                    try (Input input = unpacked(sample)) {
                        List<String> certain =
                                BuiltInFormats.all().stream()
                                        .filter(f -> f.sniff(input.head()) == Match.CERTAIN)
                                        .map(TraceFormat::name)
                                        .toList();
                        assertEquals(1, certain.size(), () -> "certain: " + certain);
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> dumpEqualsTheGoldenFile() {
        return eachSample(
                sample ->
                        Golden.check(goldenName(sample), TraceDump.of(read(sample), GOLDEN_ROWS)));
    }

    @TestFactory
    Stream<DynamicTest> neitherNamePackingNorASecondReadingChangesTheTrace() {
        return eachSample(
                sample -> {
                    String once = everythingOf(read(sample));
                    assertEquals(once, everythingOf(read(sample)), "a second reading");
                    byte[] bytes = bytesOf(sample);
                    Path renamed = Files.write(folder.resolve("unknown"), bytes);
                    assertEquals(once, everythingOf(read(renamed)), "under another name");
                    Path packed = folder.resolve("packed");
                    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
                        out.write(bytes);
                    }
                    assertEquals(once, everythingOf(read(packed)), "packed");
                });
    }

    @TestFactory
    Stream<DynamicTest> everyIndexOfTheTraceHolds() {
        return eachSample(sample -> TraceIntegrity.check(read(sample)));
    }

    @TestFactory
    Stream<DynamicTest> aCutFileSaysThatSomethingIsMissing() {
        return eachSample(
                sample -> {
                    byte[] bytes = bytesOf(sample);
                    for (int i = 1; i <= CUTS; i++) {
                        int length = (int) ((long) bytes.length * i / (CUTS + 1));
                        assertSaysWhatIsMissing(
                                open(Arrays.copyOf(bytes, length)), "cut at " + length);
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> aChangedByteNeverBreaksTheReader() {
        return eachSample(
                sample -> {
                    byte[] bytes = bytesOf(sample);
                    boolean large = bytes.length > LARGE_BYTES;
                    IntStream.range(0, large ? FEWER_MUTATIONS : MUTATIONS)
                            .forEach(seed -> mutate(bytes, seed));
                });
    }

    @TestFactory
    Stream<DynamicTest> aCancelledReadingLetsGoOfTheFile() {
        return eachSample(
                sample -> {
                    Path copy = folder.resolve(goldenName(sample));
                    Files.copy(sample, copy);
                    Work work = new Work();
                    ImportOutcome outcome =
                            opener.open(
                                    copy,
                                    new ImportContext(work, new Diagnostics(), _ -> work.cancel()));
                    assertIsNoBug(outcome, "cancelled at the first epoch");
                    Files.delete(copy);
                    work.cancel();
                    Files.copy(sample, copy);
                    outcome =
                            opener.open(copy, new ImportContext(work, new Diagnostics(), _ -> {}));
                    assertIsNoBug(outcome, "cancelled before it began");
                    Files.delete(copy);
                });
    }

    @TestFactory
    Stream<DynamicTest> aStreamThatComesInSmallPiecesIsReadWhole() {
        return eachSample(
                sample -> {
                    try (InputStream in = new Pieces(Files.newInputStream(sample))) {
                        List<Input> inputs = new Unpacker(new Work()).open("sample", in);
                        ImportOutcome outcome =
                                opener.open("sample", inputs, ImportContext.plain());
                        var imported = assertInstanceOf(ImportOutcome.Imported.class, outcome);
                        assertEquals(everythingOf(read(sample)), everythingOf(imported.trace()));
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> aReadingCancelledHalfWayKeepsTheBeginning() {
        return eachSample(
                sample -> {
                    Trace whole = read(sample);
                    Work work = new Work();
                    ImportOutcome outcome =
                            opener.open(
                                    sample,
                                    new ImportContext(work, new Diagnostics(), _ -> work.cancel()));
                    if (outcome instanceof ImportOutcome.Imported imported) {
                        assertIsBeginning(imported.trace(), whole);
                    } else {
                        assertInstanceOf(ImportOutcome.Cancelled.class, outcome);
                    }
                });
    }

    /// Lanes keep their numbers, and no event is there that the whole does not have.
    private static void assertIsBeginning(Trace part, Trace whole) {
        TraceIntegrity.check(part);
        assertTrue(part.lanes().size() <= whole.lanes().size(), "more lanes than there are");
        for (int lane = 0; lane < part.lanes().size(); lane++) {
            assertEquals(whole.lanes().id(lane), part.lanes().id(lane), "lane " + lane);
            assertEquals(whole.lanes().kind(lane), part.lanes().kind(lane), "lane " + lane);
        }
        part.info()
                .nativeEvents()
                .forEach(
                        (type, count) ->
                                assertTrue(
                                        count <= whole.info().nativeEvents().getOrDefault(type, 0L),
                                        type));
    }

    /// A stream that never gives more than [#PIECE_BYTES] at a time, as a slow pipe does.
    private static final class Pieces extends FilterInputStream {
        Pieces(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            return super.read(into, from, Math.min(count, PIECE_BYTES));
        }
    }

    private interface Check {
        void on(Path sample) throws IOException;
    }

    private Stream<DynamicTest> eachSample(Check check) {
        List<Path> samples = SampleTraces.ownFiles("").stream().filter(f -> !isNote(f)).toList();
        assertFalse(samples.isEmpty(), "no samples");
        return samples.stream()
                .map(
                        sample ->
                                dynamicTest(
                                        sample.toString(),
                                        () ->
                                                assertTimeoutPreemptively(
                                                        LIMIT, () -> check.on(sample))));
    }

    private static boolean isNote(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".md") || name.equals("samples.txt");
    }

    private static String goldenName(Path sample) {
        Path inFolder = SampleTraces.own("").relativize(sample);
        return inFolder.toString().replace('\\', '/').replace('/', '-') + ".trace.txt";
    }

    private Trace read(Path file) {
        ImportOutcome outcome = opener.open(file, ImportContext.plain());
        return assertInstanceOf(ImportOutcome.Imported.class, outcome).trace();
    }

    private static String everythingOf(Trace trace) {
        return TraceDump.of(trace, Integer.MAX_VALUE);
    }

    private ImportOutcome open(byte[] bytes) {
        return opener.open(
                "sample", List.of(Input.ofBytes("sample", bytes)), ImportContext.plain());
    }

    private static Input unpacked(Path sample) throws IOException {
        return new Unpacker(new Work()).open(sample).getFirst();
    }

    private static byte[] bytesOf(Path sample) throws IOException {
        try (Input input = unpacked(sample)) {
            return input.bytes().toArray(ValueLayout.JAVA_BYTE);
        }
    }

    private void mutate(byte[] bytes, int seed) {
        Random random = new Random(seed);
        int at = random.nextInt(bytes.length);
        byte[] changed = bytes.clone();
        changed[at] ^= (byte) (1 + random.nextInt(255));
        String what = "seed " + seed + ", byte " + at;
        ImportOutcome outcome = open(changed);
        assertIsNoBug(outcome, what);
        if (outcome instanceof ImportOutcome.Imported imported) {
            try {
                TraceIntegrity.check(imported.trace());
            } catch (AssertionError e) {
                fail(what + ": " + e.getMessage());
            }
        }
    }

    /// Text may end anywhere without looking cut, so a dump must only not fail.
    private static void assertSaysWhatIsMissing(ImportOutcome outcome, String what) {
        assertIsNoBug(outcome, what);
        switch (outcome) {
            case ImportOutcome.Imported imported -> {
                TraceIntegrity.check(imported.trace());
                boolean isText = imported.trace().info().nativeEvents().isEmpty();
                assertTrue(isText || !imported.isComplete(), what + ": looks complete");
            }
            case ImportOutcome.Unreadable unreadable ->
                    assertTrue(
                            isDump(unreadable) || !unreadable.place().isEmpty(),
                            what + ": " + unreadable);
            case ImportOutcome.NotRecognised _, ImportOutcome.Cancelled _ -> {}
        }
    }

    /// A cut profile may look like one of another kind, which is no place in the file.
    private static boolean isDump(ImportOutcome.Unreadable unreadable) {
        return unreadable.formatName().equals("thread dump");
    }

    private static void assertIsNoBug(ImportOutcome outcome, String what) {
        if (outcome instanceof ImportOutcome.Unreadable unreadable) {
            assertFalse(unreadable.advice().contains("this is a bug"), what + ": " + unreadable);
        }
        if (outcome instanceof ImportOutcome.Imported imported) {
            assertTrue(
                    imported.diagnostics().stream()
                            .noneMatch(d -> d.code() == CommonCode.READER_FAILED),
                    what + ": the reader failed");
        }
    }
}
