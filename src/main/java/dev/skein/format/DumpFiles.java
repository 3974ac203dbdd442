package dev.skein.format;

import dev.skein.model.DumpBuilder;
import dev.skein.model.TraceBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the dumps of several inputs, each by the kind that knows its content.
final class DumpFiles {
    private final List<DumpKind> kinds;
    private final List<DumpKind.Text> textKinds;

    DumpFiles(List<DumpKind> kinds) {
        this.kinds = List.copyOf(kinds);
        this.textKinds =
                kinds.stream()
                        .filter(DumpKind.Text.class::isInstance)
                        .map(DumpKind.Text.class::cast)
                        .toList();
    }

    /// Reads all inputs, in natural order of their names.
    ///
    /// @param found takes the dumps
    /// @return why inputs hold no dump that Skein reads
    List<UnreadableDumpException> read(
            List<Input> inputs,
            TraceBuilder builder,
            List<DumpBuilder> found,
            ImportContext context)
            throws IOException {
        DumpTables tables = new DumpTables(builder);
        List<UnreadableDumpException> failures = new ArrayList<>();
        for (Input input : NaturalOrder.sorted(inputs)) {
            try {
                read(input, tables, found, context);
            } catch (UnreadableDumpException e) {
                failures.add(e);
            }
        }
        return failures;
    }

    /// The kind that is surest to know the whole input; null when it is text, or nobody's.
    DumpKind.@Nullable Whole wholeKind(FileHead head) {
        DumpKind.Whole best = null;
        Match bestMatch = Match.NO;
        for (DumpKind kind : kinds) {
            if (kind instanceof DumpKind.Whole whole
                    && whole.sniff(head).compareTo(bestMatch) > 0) {
                best = whole;
                bestMatch = whole.sniff(head);
            }
        }
        return best;
    }

    private void read(
            Input input, DumpTables tables, List<DumpBuilder> found, ImportContext context)
            throws IOException {
        FileHead head = input.head();
        ForeignDump foreign = ForeignDump.of(head);
        if (foreign != null && foreign.isExclusive()) {
            throw foreign.unreadable();
        }
        int before = found.size();
        DumpKind.Whole whole = wholeKind(head);
        if (whole == null) {
            new DumpText(textKinds, tables, found, context).read(input);
        } else {
            DumpSink sink = new DumpSink(tables, context.diagnostics(), found, "");
            whole.read(input, sink, context);
            sink.end();
        }
        if (foreign != null && found.size() == before) {
            throw foreign.unreadable();
        }
    }
}
