package dev.skein.format;

import dev.skein.model.DumpBuilder;
import dev.skein.model.TraceBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Thread, goroutine and coroutine dumps of all kinds, alone or as a series, also in the middle of
/// logs.
///
/// The kinds are handed in by the program and know neither this nor each other.
public final class DumpFormat implements TraceFormat {
    /// The ids that a trace of dumps can have as its format.
    public static final Set<String> FORMAT_IDS =
            Set.of(
                    "hotspot-dump",
                    "jdk-dump-text",
                    "jdk-dump-json",
                    "threadinfo-dump",
                    "actuator-dump",
                    "javacore",
                    "go-dump",
                    "go-profile-text",
                    "go-profile",
                    "coroutine-dump",
                    "mixed",
                    "text");

    private final List<DumpKind> kinds;
    private final DumpFiles files;

    /// @param kinds in the order in which a line is offered to them
    public DumpFormat(List<DumpKind> kinds) {
        this.kinds = List.copyOf(kinds);
        this.files = new DumpFiles(kinds);
    }

    @Override
    public String name() {
        return "thread dump";
    }

    @Override
    public boolean joinsInputs() {
        return true;
    }

    @Override
    public boolean joinsFiles() {
        return true;
    }

    @Override
    public Match sniff(FileHead head) {
        DumpKind.Whole whole = files.wholeKind(head);
        if (whole != null) {
            return whole.sniff(head);
        }
        if (!TextHead.looksLikeText(head)) {
            return ForeignDump.of(head) == null ? Match.NO : Match.CERTAIN;
        }
        return DumpMarkers.areIn(head) ? Match.CERTAIN : Match.PLAUSIBLE;
    }

    @Override
    public ImportOutcome read(List<Input> inputs, ImportContext context) throws IOException {
        TraceBuilder builder = new TraceBuilder(0, 0);
        List<DumpBuilder> found = new ArrayList<>();
        List<UnreadableDumpException> failures = files.read(inputs, builder, found, context);
        if (found.isEmpty() && !failures.isEmpty()) {
            UnreadableDumpException first = failures.getFirst();
            return new ImportOutcome.Unreadable(
                    inputs.getFirst().name(), name(), "", reason(first), first.advice());
        }
        for (UnreadableDumpException failure : failures) {
            context.diagnostics().add(DumpCode.FOREIGN_INPUT, 1, -1, -1, reason(failure));
        }
        if (found.isEmpty()) {
            countNoDump(inputs, context.diagnostics());
        }
        return new ImportOutcome.Imported(
                new DumpTrace(builder, found, context.diagnostics()).build(false),
                context.diagnostics().list());
    }

    private void countNoDump(List<Input> inputs, Diagnostics diagnostics) {
        if (inputs.stream().allMatch(input -> input.sizeBytes() == 0)) {
            diagnostics.count(CommonCode.EMPTY_FILE);
            return;
        }
        String kindNames = kinds.stream().map(DumpKind::name).collect(Collectors.joining("; "));
        diagnostics.add(
                DumpCode.NO_DUMP,
                1,
                Diagnostic.NOWHERE,
                Diagnostic.NOWHERE,
                DumpCode.NO_DUMP.text() + "; looked for: " + kindNames);
    }

    private static String reason(UnreadableDumpException e) {
        return String.valueOf(e.getMessage());
    }
}
