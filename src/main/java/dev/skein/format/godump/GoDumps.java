package dev.skein.format.godump;

import dev.skein.format.DumpKind;
import dev.skein.format.DumpSink;
import dev.skein.format.TextDumpReader;

/// What Go prints on a crash, on SIGQUIT and for `/debug/pprof/goroutine?debug=2`, Go 1.5 to 1.27.
public final class GoDumps implements DumpKind.Text {
    static final String FORMAT_ID = "go-dump";

    @Override
    public String name() {
        return "Go goroutine dump (debug=2, crash, SIGQUIT)";
    }

    @Override
    public TextDumpReader open(DumpSink sink) {
        return new GoReader(sink);
    }
}
