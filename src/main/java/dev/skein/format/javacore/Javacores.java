package dev.skein.format.javacore;

import dev.skein.format.DumpKind;
import dev.skein.format.DumpSink;
import dev.skein.format.TextDumpReader;

/// What OpenJ9 and IBM's J9 write on `kill -3`, on a crash and for `jcmd Dump.java`.
public final class Javacores implements DumpKind.Text {
    static final String FORMAT_ID = "javacore";

    @Override
    public String name() {
        return "OpenJ9 javacore";
    }

    @Override
    public TextDumpReader open(DumpSink sink) {
        return new JavacoreReader(sink);
    }
}
