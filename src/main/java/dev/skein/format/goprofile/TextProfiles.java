package dev.skein.format.goprofile;

import dev.skein.format.DumpKind;
import dev.skein.format.DumpSink;
import dev.skein.format.TextDumpReader;

/// What `/debug/pprof/goroutine?debug=1` and `pprof.Lookup("goroutine").WriteTo(w, 1)` write.
public final class TextProfiles implements DumpKind.Text {
    static final String FORMAT_ID = "go-profile-text";

    @Override
    public String name() {
        return "Go goroutine profile in text (debug=1)";
    }

    @Override
    public TextDumpReader open(DumpSink sink) {
        return new TextProfileReader(sink);
    }
}
