package dev.skein.format.coroutinedump;

import dev.skein.format.DumpKind;
import dev.skein.format.DumpSink;
import dev.skein.format.TextDumpReader;

/// What kotlinx.coroutines' `DebugProbes.dumpCoroutines` and IntelliJ's dump of coroutines write.
public final class CoroutineDumps implements DumpKind.Text {
    static final String FORMAT_ID = "coroutine-dump";

    @Override
    public String name() {
        return "Kotlin coroutine dump (DebugProbes, IntelliJ)";
    }

    @Override
    public TextDumpReader open(DumpSink sink) {
        return new CoroutineReader(sink);
    }
}
