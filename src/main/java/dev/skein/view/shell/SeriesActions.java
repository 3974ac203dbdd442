package dev.skein.view.shell;

import static dev.skein.view.action.ActionGroup.FILE;
import static dev.skein.view.action.ActionGroup.VIEW;

import dev.skein.view.open.FilePicker;
import dev.skein.view.series.SeriesMatrix;

/// The actions of dumps: their matrix in place of the timeline, and dumps for a recording.
final class SeriesActions {
    private SeriesActions() {}

    static void register(DocumentActions actions, ShellModel model, FilePicker picker) {
        actions.with(
                "add-dumps",
                FILE,
                "",
                "mdi2p-playlist-plus",
                document -> model.addTo(document, picker.pickFiles()));
        actions.with(
                "series",
                VIEW,
                "Shift+S",
                "mdi2v-view-grid-outline",
                document -> document.series().toggle());
        actions.with("copy-series", VIEW, "", "", document -> SeriesMatrix.copy(document.series()));
    }
}
