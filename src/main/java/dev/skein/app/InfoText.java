package dev.skein.app;

import dev.skein.format.Diagnostic;
import dev.skein.format.ImportOutcome;
import dev.skein.model.Trace;
import dev.skein.query.JoinedLocks;
import dev.skein.query.LaneLives;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// `skein info` for people.
final class InfoText {
    private InfoText() {}

    static void write(ImportOutcome.Imported imported, FileFacts facts, PrintStream out) {
        Trace trace = imported.trace();
        LaneLives lives = LaneLives.of(trace);
        out.printf(
                Locale.ROOT,
                "%s  %,d bytes  sha256 %.12s%n",
                facts.name(),
                facts.sizeBytes(),
                facts.sha256());
        out.printf(
                Locale.ROOT,
                "  %s %s %s%n",
                trace.info().formatName(),
                trace.info().formatVersion(),
                trace.info().producer());
        out.printf(
                Locale.ROOT,
                "  %.3f s, %,d lanes (%,d created, %,d ended, at most %,d at once), %,d intervals, %,d points%n",
                trace.durationNanos() / 1e9,
                trace.lanes().size(),
                lives.created(),
                lives.ended(),
                lives.maxAlive(),
                trace.intervals().totalRows(),
                trace.points().total());
        trace.info().limits().forEach(limit -> out.println("  limit: " + limit));
        for (int[] cycle : JoinedLocks.cyclesOf(trace)) {
            out.println(
                    "  deadlock: "
                            + Arrays.stream(cycle)
                                    .mapToObj(lane -> trace.lanes().name(lane))
                                    .collect(Collectors.joining(" -> ")));
        }
        for (Diagnostic diagnostic : imported.diagnostics()) {
            out.println(
                    "  "
                            + diagnostic.severity()
                            + " "
                            + diagnostic.code().name()
                            + ": "
                            + diagnostic.sentence());
        }
    }
}
