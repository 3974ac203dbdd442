package dev.skein.format.jfr;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.app.BuiltInFormats;
import dev.skein.format.Diagnostic;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.TraceOpener;
import dev.skein.testkit.Golden;
import dev.skein.testkit.SampleTraces;
import dev.skein.testkit.TraceIntegrity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How much of each damaged recording of the shared set is read, and at which byte what was lost.
class DamagedFilesTest {
    private final TraceOpener opener = new TraceOpener(BuiltInFormats.all());

    @Test
    void asMuchIsReadOfEachDamagedFileAsEver() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : recordings(SampleTraces.shared("jfr/damaged"))) {
            all.append(file.getFileName()).append('\n').append(outcome(file));
        }
        assertTrue(all.length() > 0, "no files");
        Golden.check("jfr-damaged.txt", all.toString());
    }

    private static List<Path> recordings(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(".json")).sorted().toList();
        }
    }

    private String outcome(Path file) {
        ImportOutcome outcome = opener.open(file, ImportContext.plain());
        if (!(outcome instanceof ImportOutcome.Imported imported)) {
            return "  " + outcome.getClass().getSimpleName() + "\n";
        }
        TraceIntegrity.check(imported.trace());
        long events =
                imported.trace().info().nativeEvents().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
        StringBuilder out = new StringBuilder();
        out.append("  ").append(events).append(" events, ");
        out.append(imported.trace().intervals().totalRows()).append(" rows, ");
        out.append(imported.trace().points().total()).append(" points\n");
        for (Diagnostic diagnostic : imported.diagnostics()) {
            out.append("  ").append(diagnostic.code()).append(" x").append(diagnostic.count());
            out.append(" at byte ").append(diagnostic.firstAtByte()).append('\n');
        }
        return out.toString();
    }
}
