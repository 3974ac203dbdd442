package dev.skein.app;

import dev.skein.session.SavedView;
import dev.skein.view.findings.FindingsModel;
import dev.skein.view.session.Views;
import dev.skein.view.shell.Document;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Selection;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;

/// The view of a document as a link carries it, findings by their numbers: `sel=a3` is the third.
final class LinkedView {
    private static final String FINDING = "a[1-9][0-9]{0,5}";

    private LinkedView() {}

    static SavedView of(Document document) {
        SavedView view = Views.view(document.open());
        FindingsModel findings = document.findings();
        int chosen = findings.chosenProperty().get();
        Selection selection = document.open().selectionProperty().get();
        boolean isFinding =
                selection != null
                        && chosen >= 0
                        && chosen < findings.items().size()
                        && findings.items().get(chosen).range().equals(selection.range());
        return isFinding ? view.withSelection("a" + (chosen + 1)) : view;
    }

    /// Shows a view in a document that is read.
    static void show(Document document, SavedView view) {
        if (!view.selection().matches(FINDING)) {
            Views.show(document.open(), view);
            return;
        }
        Views.show(document.open(), view.withSelection(""));
        int index = Integer.parseInt(view.selection().substring(1)) - 1;
        FindingsModel findings = document.findings();
        if (findings.reportProperty().get() != null) {
            choose(document.open(), findings, index, view);
            return;
        }
        findings.reportProperty()
                .addListener(
                        new InvalidationListener() {
                            @Override
                            public void invalidated(Observable report) {
                                if (findings.reportProperty().get() != null) {
                                    report.removeListener(this);
                                    choose(document.open(), findings, index, view);
                                }
                            }
                        });
    }

    private static void choose(OpenTrace open, FindingsModel findings, int index, SavedView view) {
        if (index < findings.items().size()) {
            findings.jump(index);
        }
        if (view.time() != null) {
            open.showExactly(view.time(), "");
        }
    }
}
