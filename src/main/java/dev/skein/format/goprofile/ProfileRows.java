package dev.skein.format.goprofile;

import dev.skein.format.DumpSink;
import dev.skein.format.DumpTables;
import dev.skein.format.FrameSyntax;
import dev.skein.format.GoFrames;
import dev.skein.model.DumpBuilder;
import dev.skein.model.DumpFlags;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;

/// Adds records of a profile to a dump: a row stands for all goroutines with one stack and labels.
final class ProfileRows {
    private final DumpSink sink;
    private final DumpTables tables;

    ProfileRows(DumpSink sink) {
        this.sink = sink;
        this.tables = sink.tables();
    }

    static FrameSyntax.Parts frame(String function, String file, int line) {
        return new FrameSyntax.Parts(
                function, GoFrames.normalised(function), file, line, GoFrames.flags(function));
    }

    /// Adds the record whose frames were pushed.
    void add(long count, int labels, long line, boolean leaked) {
        DumpBuilder dump = sink.dump();
        int frames = sink.pushedFrames();
        int entry = frames - 1;
        if (entry > 0 && tables.functionOf(sink.pushedFrame(entry)).equals("runtime.goexit")) {
            entry--;
        }
        int name = entry < 0 ? 0 : tables.builder().stacks().functionOf(sink.pushedFrame(entry));
        int row = dump.add(LaneKind.GOROUTINE, -1, name);
        dump.count(row, Math.clamp(count, 0, Integer.MAX_VALUE));
        dump.stack(row, sink.stack(0, frames));
        dump.labels(row, labels);
        dump.state(
                row,
                tables.word("UNKNOWN"),
                tables.builder().subState("UNKNOWN", "a profile gives no state", LaneState.OTHER));
        if (line >= 0) {
            dump.line(row, line);
        }
        if (leaked) {
            dump.addFlags(row, DumpFlags.LEAKED);
        }
        if (name > 0 && GoFrames.isSystemEntry(tables.builder().strings().get(name))) {
            dump.addFlags(row, DumpFlags.SYSTEM);
        }
    }
}
