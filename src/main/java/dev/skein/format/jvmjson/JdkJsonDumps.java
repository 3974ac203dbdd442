package dev.skein.format.jvmjson;

import dev.skein.format.DumpKind;
import dev.skein.format.DumpSink;
import dev.skein.format.FileHead;
import dev.skein.format.ImportContext;
import dev.skein.format.Input;
import dev.skein.format.Match;
import java.io.IOException;

/// What `jcmd Thread.dump_to_file -format=json` and `HotSpotDiagnosticMXBean.dumpThreads` write,
/// JDK 21 to 27, also several one after the other.
public final class JdkJsonDumps implements DumpKind.Whole {
    private static final int HEAD_CHARS = 1 << 12;

    @Override
    public String name() {
        return "JDK thread dump in JSON (jcmd Thread.dump_to_file -format=json)";
    }

    @Override
    public Match sniff(FileHead head) {
        String text = head.text(HEAD_CHARS).stripLeading();
        boolean dump =
                text.startsWith("{")
                        && text.substring(1).stripLeading().startsWith("\"threadDump\"");
        return dump ? Match.CERTAIN : Match.NO;
    }

    @Override
    public void read(Input input, DumpSink sink, ImportContext context) throws IOException {
        try (JsonTokens tokens = new JsonTokens(input, sink, context)) {
            JdkJsonReader reader = new JdkJsonReader(tokens, sink);
            tokens.readDocuments(reader::readDocument);
            reader.end();
        }
    }
}
