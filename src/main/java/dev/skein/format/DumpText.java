package dev.skein.format;

import dev.skein.model.DumpBuilder;
import dev.skein.task.Work;
import java.util.List;

/// Reads all dumps of one text input: decodes it, joins what was wrapped, and hands its lines on.
final class DumpText {
    private static final long LINES_BETWEEN_CHECKS = 1 << 12;
    private static final long MAX_WRAPPED_BYTES = 8 << 20;

    private final List<DumpKind.Text> kinds;
    private final DumpTables tables;
    private final List<DumpBuilder> found;
    private final ImportContext context;

    DumpText(
            List<DumpKind.Text> kinds,
            DumpTables tables,
            List<DumpBuilder> found,
            ImportContext context) {
        this.kinds = kinds;
        this.tables = tables;
        this.found = found;
        this.context = context;
    }

    void read(Input input) {
        TextSource source = new TextSource(input.bytes());
        TextLines text = new TextLines(source);
        LineSource lines = joined(input, text);
        DumpStreams streams = new DumpStreams(kinds, tables, context.diagnostics(), found);
        TextLine line = new TextLine();
        Work work = context.work();
        long count = 0;
        while (lines.next(line)) {
            streams.take(line);
            if (++count % LINES_BETWEEN_CHECKS == 0) {
                work.checkCancelled();
                work.progress(source.position(), input.sizeBytes());
            }
        }
        streams.end(count == 0 ? null : line);
        countRepairs(source, text);
    }

    private LineSource joined(Input input, TextLines text) {
        if (input.sizeBytes() > MAX_WRAPPED_BYTES) {
            return text;
        }
        int width = WrappedLines.widthOf(new TextLines(new TextSource(input.bytes())));
        return width == 0 ? text : new WrappedLines(text, width, context.diagnostics());
    }

    private void countRepairs(TextSource source, TextLines text) {
        if (source.encoding() != TextSource.Encoding.UTF_8) {
            context.diagnostics().count(DumpCode.UTF_16);
        }
        count(DumpCode.CARRIAGE_RETURNS, text.carriageReturns());
        count(DumpCode.LINE_TOO_LONG, text.cutLines());
    }

    private void count(DumpCode code, long count) {
        if (count > 0) {
            context.diagnostics()
                    .add(code, count, Diagnostic.NOWHERE, Diagnostic.NOWHERE, code.text());
        }
    }
}
