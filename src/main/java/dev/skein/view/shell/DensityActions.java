package dev.skein.view.shell;

import static dev.skein.view.action.ActionGroup.VIEW;

/// The actions of the density picture.
final class DensityActions {
    private DensityActions() {}

    static void register(DocumentActions actions) {
        actions.with(
                "density",
                VIEW,
                "Ctrl+2",
                "mdi2c-chart-timeline",
                d -> ShellActions.toggle(d.density().expandedProperty()));
        actions.with("density-scale", VIEW, "Shift+K", "", d -> d.density().nextScale());
        actions.with("density-measure", VIEW, "Shift+V", "", d -> d.density().nextMeasure());
        actions.with("bucket-narrower", VIEW, "Ctrl+[", "", d -> d.density().bucketStep(-1));
        actions.with("bucket-wider", VIEW, "Ctrl+]", "", d -> d.density().bucketStep(1));
    }
}
