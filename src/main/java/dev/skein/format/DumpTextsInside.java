package dev.skein.format;

import dev.skein.model.DumpBuilder;
import dev.skein.model.TimeRange;
import dev.skein.model.TraceBuilder;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the dumps that lie as text inside of recordings; their threads are those of the
/// recording's lanes with the same numbers.
public final class DumpTextsInside implements EmbeddedDumps {
    private final DumpFiles files;
    private final List<DumpKind.Text> kinds;

    /// @param kinds of which only those in text are used for what lies inside of a recording
    public DumpTextsInside(List<DumpKind> kinds) {
        this.files = new DumpFiles(kinds);
        this.kinds =
                kinds.stream()
                        .filter(DumpKind.Text.class::isInstance)
                        .map(DumpKind.Text.class::cast)
                        .toList();
    }

    @Override
    public void add(
            TraceBuilder builder, String text, long rawNanos, long epochMillis, int process) {
        List<DumpBuilder> found = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TextLines lines = new TextLines(new TextSource(MemorySegment.ofArray(bytes)));
        DumpStreams streams =
                new DumpStreams(kinds, new DumpTables(builder), new Diagnostics(), found);
        TextLine line = new TextLine();
        boolean any = false;
        while (lines.next(line)) {
            streams.take(line);
            any = true;
        }
        streams.end(any ? line : null);
        DumpStates states = new DumpStates(builder);
        for (DumpBuilder dump : found) {
            states.complete(dump);
            dump.rawNanos(rawNanos);
            dump.epochMillis(epochMillis);
            dump.process(process);
            dump.line(Diagnostic.NOWHERE);
            dump.findLanesByThreadId();
            builder.addDump(dump);
        }
    }

    @Override
    public @Nullable TimeRange addFiles(
            TraceBuilder builder,
            List<Input> inputs,
            long firstRaw,
            long lastRaw,
            ImportContext context) {
        List<DumpBuilder> found = new ArrayList<>();
        try {
            for (UnreadableDumpException failure : files.read(inputs, builder, found, context)) {
                context.diagnostics()
                        .add(
                                DumpCode.FOREIGN_INPUT,
                                1,
                                -1,
                                -1,
                                String.valueOf(failure.getMessage()));
            }
        } catch (IOException e) {
            context.diagnostics()
                    .add(DumpCode.FOREIGN_INPUT, 1, -1, -1, "a dump could not be read: " + e);
        }
        return new AddedDumps(builder, new TimeRange(firstRaw, lastRaw), context.diagnostics())
                .add(found);
    }
}
