package dev.skein.app;

import dev.skein.format.DumpFormat;
import dev.skein.format.DumpTextsInside;
import dev.skein.format.TraceFormat;
import dev.skein.format.gotrace.GoTextDumpFormat;
import dev.skein.format.gotrace.GoTraceFormat;
import dev.skein.format.jfr.JfrFormat;
import dev.skein.format.tracejson.TraceJsonFormat;
import java.util.List;

/// The one place that names every input format.
public final class BuiltInFormats {
    private BuiltInFormats() {}

    /// In order of preference among equally sure matches.
    public static List<TraceFormat> all() {
        return List.of(
                new JfrFormat(new DumpTextsInside(DumpKinds.all())),
                new GoTraceFormat(),
                new TraceJsonFormat(),
                new GoTextDumpFormat(),
                new DumpFormat(DumpKinds.all()));
    }
}
