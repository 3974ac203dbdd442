package dev.skein.app;

import dev.skein.analysis.Report;
import dev.skein.export.PictureRequest;
import dev.skein.export.Recording;
import dev.skein.format.Diagnostic;
import dev.skein.format.Severity;
import dev.skein.model.Trace;
import dev.skein.query.LaneFilter;
import dev.skein.render.Palette;
import dev.skein.view.shell.Document;
import dev.skein.view.trace.OpenTrace;
import java.util.Optional;

/// The picture for a report of what a document shows: its window, filter, order and findings.
final class ShownPicture {
    private static final int MIN_LANES = 10;
    private static final int MAX_LANES = 500;

    private ShownPicture() {}

    /// Empty while nothing is read.
    ///
    /// @param sha256 of the file, empty when not known
    static Optional<PictureRequest> of(Document document, String sha256, Palette palette) {
        OpenTrace open = document.open();
        Trace trace = open.trace();
        if (trace == null) {
            return Optional.empty();
        }
        Recording recording =
                new Recording(
                        trace,
                        open.source().name(),
                        open.source().sizeBytes(),
                        sha256,
                        open.diagnostics().stream()
                                .filter(diagnostic -> diagnostic.severity() != Severity.INFO)
                                .map(Diagnostic::sentence)
                                .toList());
        Report report = document.findings().reportProperty().get();
        LaneFilter filter =
                LaneFilter.parse(open.arrangement().filter())
                                instanceof LaneFilter.Parsed.Ok(var parsed)
                        ? parsed
                        : LaneFilter.ALL;
        int inSight =
                (int) (document.timeline().heightPxProperty().get() / open.rowPxProperty().get());
        return Optional.of(
                PictureRequest.of(recording, report, "Skein " + Version.text())
                        .withWindow(open.window().clampedTo(trace.range()))
                        .withLanes(
                                filter,
                                open.arrangement().sort(),
                                Math.clamp(inSight, MIN_LANES, MAX_LANES))
                        .withLook(1_600, 1, palette));
    }
}
