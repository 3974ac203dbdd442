package dev.skein.format.jvmdump;

import dev.skein.format.DumpKind;
import dev.skein.format.DumpSink;
import dev.skein.format.TextDumpReader;

/// What `jcmd Thread.dump_to_file` writes as text, JDK 21 to 27.
public final class JdkTextDumps implements DumpKind.Text {
    static final String FORMAT_ID = "jdk-dump-text";

    @Override
    public String name() {
        return "JDK thread dump in text (jcmd Thread.dump_to_file)";
    }

    @Override
    public TextDumpReader open(DumpSink sink) {
        return new JdkTextReader(sink);
    }
}
