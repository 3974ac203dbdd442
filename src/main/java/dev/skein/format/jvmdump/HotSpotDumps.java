package dev.skein.format.jvmdump;

import dev.skein.format.DumpKind;
import dev.skein.format.DumpSink;
import dev.skein.format.TextDumpReader;

/// What `jstack`, `kill -3`, `jcmd Thread.print` and their imitators (VisualVM, Spring Actuator)
/// write, JDK 1.4 to 27.
public final class HotSpotDumps implements DumpKind.Text {
    static final String FORMAT_ID = "hotspot-dump";

    @Override
    public String name() {
        return "HotSpot thread dump (jstack, kill -3, jcmd Thread.print)";
    }

    @Override
    public TextDumpReader open(DumpSink sink) {
        return new HotSpotReader(sink);
    }
}
