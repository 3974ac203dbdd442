package dev.skein.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.testkit.LaneText;
import io.airlift.compress.v3.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the user may name: plain, packed, several, missing, foreign, broken.
class TraceOpenerTest {
    private static final byte[] CONTENT = content();

    @TempDir private Path folder;

    private final List<byte[]> read = new ArrayList<>();
    private TraceOpener opener;

    private static byte[] content() {
        byte[] noise = new byte[1_000_000];
        new Random(1).nextBytes(noise);
        System.arraycopy("TOY ".getBytes(StandardCharsets.US_ASCII), 0, noise, 0, 4);
        return noise;
    }

    /// A format whose reader keeps the bytes it is given.
    private final class Toy implements TraceFormat {
        @Override
        public String name() {
            return "toy recording";
        }

        @Override
        public Match sniff(FileHead head) {
            return head.startsWith("TOY ") ? Match.CERTAIN : Match.NO;
        }

        @Override
        public boolean joinsInputs() {
            return true;
        }

        @Override
        public ImportOutcome read(List<Input> inputs, ImportContext context) {
            inputs.forEach(input -> read.add(input.bytes().toArray(ValueLayout.JAVA_BYTE)));
            if (read.getFirst().length == 4) {
                throw new IllegalStateException("a bug of the reader");
            }
            return new ImportOutcome.Imported(LaneText.trace("RR"), context.diagnostics().list());
        }
    }

    @BeforeEach
    void openerWithToy() {
        opener = new TraceOpener(List.of(new Toy()));
    }

    private interface Packer {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] packed(Packer packer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packer.over(bytes)) {
            out.write(CONTENT);
        }
        return bytes.toByteArray();
    }

    private ImportOutcome open(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, bytes);
        return opener.open(file, ImportContext.plain());
    }

    private static long temporaries() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("skein-")).count();
        }
    }

    @Test
    void plainGzipZstdAndStandardInputGiveTheSameBytes() throws IOException {
        assertInstanceOf(ImportOutcome.Imported.class, open("a", CONTENT));
        assertInstanceOf(
                ImportOutcome.Imported.class, open("b.wrong", packed(GZIPOutputStream::new)));
        assertInstanceOf(
                ImportOutcome.Imported.class, open("c.wrong", packed(ZstdOutputStream::new)));
        opener.open(
                "-",
                new ByteArrayInputStream(packed(GZIPOutputStream::new)),
                ImportContext.plain());
        assertEquals(4, read.size());
        read.forEach(bytes -> assertTrue(Arrays.equals(CONTENT, bytes)));
    }

    @Test
    void whatCanBeUnpackedOfACutFileIsReadAndTheCutIsSaid() throws IOException {
        byte[] whole = packed(GZIPOutputStream::new);
        ImportOutcome outcome = open("cut", Arrays.copyOf(whole, whole.length / 2));
        var imported = assertInstanceOf(ImportOutcome.Imported.class, outcome);
        assertEquals(Severity.DATA_LOSS, imported.diagnostics().getFirst().severity());
        assertTrue(read.getFirst().length > 100_000 && read.getFirst().length < CONTENT.length);
    }

    @Test
    void aCutFileOfWhichNothingCanBeUnpackedIsNotCalledForeign() throws IOException {
        byte[] whole = packed(ZstdOutputStream::new);
        ImportOutcome outcome = open("cut", Arrays.copyOf(whole, 1_000));
        var unreadable = assertInstanceOf(ImportOutcome.Unreadable.class, outcome);
        assertTrue(unreadable.reason().contains("compressed data"), unreadable.reason());
    }

    @Test
    void membersOfAnArchiveAndFilesOfAFolderAreJoinedInNameOrderAndForeignOnesLeftOut()
            throws IOException {
        byte[] second = CONTENT.clone();
        second[10]++;
        Path sub = Files.createDirectories(folder.resolve("incident/sub"));
        Files.write(sub.resolve("2"), second);
        Files.write(folder.resolve("incident/1"), CONTENT);
        Files.writeString(folder.resolve("incident/notes.txt"), "not a recording");
        opener.open(folder.resolve("incident"), ImportContext.plain());
        byte[] zip = zipOf(CONTENT, second);
        open("dumps.zip", zip);
        assertEquals(4, read.size());
        assertTrue(
                Arrays.equals(read.get(0), read.get(2)) && Arrays.equals(read.get(1), read.get(3)));
        assertTrue(Arrays.equals(second, read.get(1)));
    }

    private static byte[] zipOf(byte[]... members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < members.length; i++) {
                zip.putNextEntry(new ZipEntry("dir/" + i));
                zip.write(members[i]);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aForeignFileNamesWhatWasTried() throws IOException {
        var outcome =
                assertInstanceOf(
                        ImportOutcome.NotRecognised.class, open("x.toy", new byte[] {1, 2, 3}));
        assertEquals(List.of("toy recording"), outcome.triedFormats());
        assertInstanceOf(ImportOutcome.NotRecognised.class, open("empty", new byte[0]));
    }

    @Test
    void aMissingFileAndABugOfAReaderAreOutcomes() throws IOException {
        var missing =
                assertInstanceOf(
                        ImportOutcome.Unreadable.class,
                        opener.open(folder.resolve("none"), ImportContext.plain()));
        assertEquals("there is no such file", missing.reason());
        var bug =
                assertInstanceOf(
                        ImportOutcome.Unreadable.class,
                        open("bug", "TOY ".getBytes(StandardCharsets.US_ASCII)));
        assertTrue(bug.reason().contains("a bug of the reader"), bug.reason());
    }

    @Test
    void cancellingWhileUnpackingIsAnOutcomeAndLeavesNoTemporaryFile() throws IOException {
        long before = temporaries();
        ImportContext context = ImportContext.plain();
        context.work().cancel();
        Path file = folder.resolve("packed");
        Files.write(file, packed(GZIPOutputStream::new));
        assertInstanceOf(ImportOutcome.Cancelled.class, opener.open(file, context));
        assertEquals(before, temporaries());
    }
}
