package dev.skein.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares text with a file under `src/test/resources/golden`; `-Dskein.golden=record` (`./dev
/// golden`) rewrites it.
public final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    public static void check(String name, String actual) {
        Path file = FOLDER.resolve(name);
        try {
            if ("record".equals(System.getProperty("skein.golden"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
                return;
            }
            String expected = Files.exists(file) ? Files.readString(file) : "";
            assertEquals(
                    expected,
                    actual,
                    "golden file " + file + " (after a wanted change: ./dev golden, then review)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
