package dev.skein.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.skein.task.CancelledException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir private Path folder;

    @Test
    void writesANewFileAndLeavesNothingBeside() throws IOException {
        OutputFile.write(folder.resolve("a.svg"), out -> out.write('x'));
        assertEquals("x", Files.readString(folder.resolve("a.svg")));
        assertEquals(List.of("a.svg"), names());
    }

    @Test
    void aDiskThatFillsUpLeavesTheOlderFileAndNoHalfOne() throws IOException {
        Path file = Files.writeString(folder.resolve("a.svg"), "older");
        IOException full =
                assertThrows(
                        IOException.class,
                        () ->
                                OutputFile.write(
                                        file,
                                        out -> {
                                            out.write(new byte[1 << 20]);
                                            throw new IOException("No space left on device");
                                        }));
        assertEquals("No space left on device", full.getMessage());
        assertEquals("older", Files.readString(file));
        assertEquals(List.of("a.svg"), names());
    }

    @Test
    void cancellingLeavesNothing() throws IOException {
        assertThrows(
                CancelledException.class,
                () ->
                        OutputFile.write(
                                folder.resolve("a.svg"),
                                out -> {
                                    out.write(1);
                                    throw new CancelledException();
                                }));
        assertEquals(List.of(), names());
    }

    @Test
    void saysThatTheFolderIsMissing() {
        IOException failure =
                assertThrows(
                        IOException.class,
                        () -> OutputFile.write(folder.resolve("no/a.svg"), _ -> {}));
        assertEquals("there is no such folder", failure.getMessage());
    }

    @Test
    void saysThatTheTargetIsAFolder() {
        IOException failure =
                assertThrows(IOException.class, () -> OutputFile.write(folder, _ -> {}));
        assertEquals("it is a folder", failure.getMessage());
    }

    @Test
    void writesThroughALinkInsteadOfReplacingIt() throws IOException {
        Path real = Files.writeString(folder.resolve("real"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        OutputFile.write(link, out -> out.write('n'));
        assertEquals("n", Files.readString(real));
        assertEquals(List.of("link", "real"), names());
    }

    @Test
    void aDeviceIsWrittenToDirectlyAndItsErrorReported() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no /dev/full on this system");
        assertThrows(IOException.class, () -> OutputFile.write(full, out -> out.write(1)));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
