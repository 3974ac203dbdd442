package dev.skein.format.jvmdump;

import dev.skein.format.DumpKind;
import dev.skein.format.DumpSink;
import dev.skein.format.TextDumpReader;

/// What `java.lang.management.ThreadInfo.toString()` gives; programs print it into their logs.
public final class ThreadInfoDumps implements DumpKind.Text {
    static final String FORMAT_ID = "threadinfo-dump";

    @Override
    public String name() {
        return "ThreadInfo.toString() of a Java program";
    }

    @Override
    public TextDumpReader open(DumpSink sink) {
        return new ThreadInfoReader(sink);
    }
}
