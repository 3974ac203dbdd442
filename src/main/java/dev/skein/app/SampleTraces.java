package dev.skein.app;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/// Finds `sample-traces/`, which lies beside the program: in a checkout above `target/`, in a
/// package beside the program's own files.
final class SampleTraces {
    private static final String FOLDER = "sample-traces";
    private static final int LEVELS = 4;

    private SampleTraces() {}

    /// The folder; a path that does not exist where the program came without samples.
    static Path folder() {
        String own = System.getProperty("skein.samples");
        if (own != null) {
            return Path.of(own);
        }
        Path at = home();
        for (int level = 0; level < LEVELS && at != null; level++, at = at.getParent()) {
            if (Files.isDirectory(at.resolve(FOLDER))) {
                return at.resolve(FOLDER);
            }
        }
        return Path.of(FOLDER);
    }

    /// Where the program's code lies; in a jlink image the image itself.
    private static @Nullable Path home() {
        try {
            CodeSource source = SampleTraces.class.getProtectionDomain().getCodeSource();
            if (source != null && source.getLocation() != null) {
                return Path.of(source.getLocation().toURI());
            }
        } catch (URISyntaxException | FileSystemNotFoundException | IllegalArgumentException e) {
            return Path.of(System.getProperty("java.home"));
        }
        return Path.of(System.getProperty("java.home"));
    }
}
