package dev.skein.testkit;

import dev.skein.app.BuiltInFormats;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.TraceOpener;
import dev.skein.model.Trace;
import java.nio.file.Path;

/// Opens a recording the way the program does.
public final class Opened {
    private Opened() {}

    public static Trace trace(Path path) {
        ImportOutcome outcome =
                new TraceOpener(BuiltInFormats.all()).open(path, ImportContext.plain());
        if (outcome instanceof ImportOutcome.Imported imported) {
            return imported.trace();
        }
        throw new AssertionError(path + ": " + outcome);
    }
}
