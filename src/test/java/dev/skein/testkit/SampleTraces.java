package dev.skein.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where recordings for tests lie: our own samples, and the larger shared set that only some
/// machines have.
public final class SampleTraces {
    private static final Path OWN = Path.of("sample-traces");
    private static final Path SHARED = Path.of("..", "shared", "traces");

    private SampleTraces() {}

    /// A file or folder in `sample-traces/`.
    public static Path own(String name) {
        return OWN.resolve(name);
    }

    /// All files below a folder of `sample-traces/`, in name order; empty when there is none.
    public static List<Path> ownFiles(String folder) {
        return filesBelow(OWN.resolve(folder));
    }

    /// A file or folder of the shared set; the calling test is skipped, visibly, where the set is
    /// absent.
    public static Path shared(String name) {
        Path path = SHARED.resolve(name);
        assumeTrue(Files.exists(path), "no shared traces on this machine: " + name);
        return path;
    }

    public static boolean sharedPresent() {
        return Files.isDirectory(SHARED);
    }

    private static List<Path> filesBelow(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
