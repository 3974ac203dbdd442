package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.Input;
import dev.skein.format.TraceOpener;
import dev.skein.model.Trace;
import dev.skein.testkit.Dumps;
import dev.skein.testkit.Golden;
import dev.skein.testkit.SampleTraces;
import dev.skein.testkit.TraceDump;
import dev.skein.testkit.TraceIntegrity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What must hold for every dump among our samples, whatever its kind.
class DumpContractTest {
    private static final int CUTS = 20;
    private static final int MUTATIONS = 60;

    @TestFactory
    Stream<DynamicTest> readsTheSameAsItsGoldenFile() {
        return samples(
                (path, bytes) -> {
                    Trace trace = trace(open(bytes));
                    TraceIntegrity.check(trace);
                    Golden.check(
                            "dumps/" + name(path) + ".txt",
                            Dumps.text(trace) + TraceDump.of(trace, 3));
                });
    }

    @TestFactory
    Stream<DynamicTest> packedAndPipedItReadsTheSame() {
        return samples(
                (path, bytes) -> {
                    String plain = text(open(bytes));
                    ImportContext context = ImportContext.plain();
                    ImportOutcome packed =
                            opener().open("-", new ByteArrayInputStream(gzip(bytes)), context);
                    assertEquals(plain, text(packed));
                });
    }

    @TestFactory
    Stream<DynamicTest> cutAnywhereItIsReadUpToThere() {
        return samples(
                (path, bytes) -> {
                    for (int cut = 0; cut < CUTS; cut++) {
                        int length = (int) ((long) bytes.length * cut / CUTS);
                        check(Arrays.copyOf(bytes, length));
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> withBytesChangedItIsReadAsFarAsItGoes() {
        return samples(
                (path, bytes) -> {
                    Random random = new Random(path.hashCode());
                    for (int i = 0; i < MUTATIONS; i++) {
                        byte[] changed = bytes.clone();
                        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                        check(changed);
                    }
                });
    }

    private interface Check {
        void on(Path path, byte[] bytes) throws IOException;
    }

    private static Stream<DynamicTest> samples(Check check) {
        List<Path> files = SampleTraces.ownFiles("dumps");
        assertFalse(files.isEmpty(), "no samples");
        return files.stream()
                .filter(path -> !path.toString().endsWith(".md"))
                .map(path -> dynamicTest(name(path), () -> check.on(path, unpacked(path))));
    }

    private static String name(Path path) {
        return SampleTraces.own("dumps").relativize(path).toString().replace('\\', '/');
    }

    private static byte[] unpacked(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        boolean packed = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        return packed ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(result)) {
            out.write(bytes);
        }
        return result.toByteArray();
    }

    private static TraceOpener opener() {
        return new TraceOpener(BuiltInFormats.all());
    }

    private static ImportOutcome open(byte[] bytes) {
        return opener().open("x", List.of(Input.ofBytes("x", bytes)), ImportContext.plain());
    }

    private static Trace trace(ImportOutcome outcome) {
        return assertInstanceOf(ImportOutcome.Imported.class, outcome, outcome.toString()).trace();
    }

    private static String text(ImportOutcome outcome) {
        Trace trace = trace(outcome);
        return Dumps.text(trace) + TraceDump.of(trace, Integer.MAX_VALUE);
    }

    /// Damaged bytes end in a sound trace or in a sentence, never in a failure of the reader.
    private static void check(byte[] bytes) {
        ImportOutcome outcome = open(bytes);
        if (outcome instanceof ImportOutcome.Imported imported) {
            TraceIntegrity.check(imported.trace());
        } else if (outcome instanceof ImportOutcome.Unreadable unreadable) {
            assertFalse(unreadable.reason().contains("Skein failed"), unreadable.toString());
        } else {
            assertTrue(outcome instanceof ImportOutcome.NotRecognised, outcome.toString());
        }
    }
}
