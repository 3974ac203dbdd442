package dev.skein.format.tracejson;

import dev.skein.format.FileHead;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.Input;
import dev.skein.format.Match;
import dev.skein.format.SegmentStream;
import dev.skein.format.TraceFormat;
import dev.skein.model.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Trace-event JSON: the exports of `go tool trace`, and other tools' traces for Chrome's viewer.
public final class TraceJsonFormat implements TraceFormat {
    @Override
    public String name() {
        return "trace-event JSON";
    }

    @Override
    public Match sniff(FileHead head) {
        String text = new String(head.bytes(), StandardCharsets.ISO_8859_1).stripLeading();
        if (text.startsWith("{") && text.contains("\"traceEvents\"")) {
            return Match.CERTAIN;
        }
        boolean events = text.contains("\"ph\"") && text.contains("\"ts\"");
        return text.startsWith("[") && events ? Match.CERTAIN : Match.NO;
    }

    @Override
    public ImportOutcome read(List<Input> inputs, ImportContext context) throws IOException {
        Input input = inputs.get(0);
        context.work().checkCancelled();
        context.work().progress(0, input.sizeBytes());
        JsonEvents events =
                EventParser.parse(
                        new SegmentStream(input.bytes()), context.diagnostics(), context.work());
        if (events.size == 0 && events.samples.isEmpty()) {
            return new ImportOutcome.Unreadable(
                    input.name(),
                    name(),
                    "byte " + input.sizeBytes(),
                    "it ends without any event",
                    "export the trace again; the trace itself shows more");
        }
        Trace trace =
                GoExportBuilder.recognises(events)
                        ? GoExportBuilder.build(events, false, context.work())
                        : ChromeTraceBuilder.build(events, false, context.diagnostics());
        return new ImportOutcome.Imported(trace, context.diagnostics().list());
    }
}
