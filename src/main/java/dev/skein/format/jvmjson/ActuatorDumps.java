package dev.skein.format.jvmjson;

import dev.skein.format.DumpKind;
import dev.skein.format.DumpSink;
import dev.skein.format.FileHead;
import dev.skein.format.ImportContext;
import dev.skein.format.Input;
import dev.skein.format.Match;
import java.io.IOException;

/// What Spring Boot Actuator's `/threaddump` answers as JSON.
public final class ActuatorDumps implements DumpKind.Whole {
    private static final int HEAD_CHARS = 1 << 12;

    @Override
    public String name() {
        return "Spring Actuator thread dump in JSON";
    }

    @Override
    public Match sniff(FileHead head) {
        String text = head.text(HEAD_CHARS).stripLeading();
        boolean threads =
                text.startsWith("{")
                        && text.contains("\"threads\"")
                        && (text.contains("\"threadName\"") || text.contains("\"threadId\""));
        return threads ? Match.CERTAIN : Match.NO;
    }

    @Override
    public void read(Input input, DumpSink sink, ImportContext context) throws IOException {
        try (JsonTokens tokens = new JsonTokens(input, sink, context)) {
            ActuatorReader reader = new ActuatorReader(tokens, sink);
            tokens.readDocuments(reader::readDocument);
            reader.end();
        }
    }
}
