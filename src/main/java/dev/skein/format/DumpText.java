package dev.skein.format;

import dev.skein.model.DumpBuilder;
import dev.skein.task.Work;
import java.util.List;

/// Reads all dumps of one text input: decodes it, takes decoration off its lines and hands them to
/// a [DumpSession] for each program that wrote into it.
final class DumpText {
    private static final long LINES_BETWEEN_CHECKS = 1 << 12;

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
        TextLines lines = new TextLines(source);
        DumpSession session =
                new DumpSession(kinds, new DumpSink(tables, context.diagnostics(), found, ""));
        TextLine line = new TextLine();
        Work work = context.work();
        while (lines.next(line)) {
            session.take(line);
            if (line.number() % LINES_BETWEEN_CHECKS == 0) {
                work.checkCancelled();
                work.progress(source.position(), input.sizeBytes());
            }
        }
        session.end(line);
    }
}
