package dev.skein.app;

import dev.skein.model.Trace;
import dev.skein.view.Strings;
import dev.skein.view.shell.Document;
import dev.skein.view.trace.LoadState;
import dev.skein.view.trace.OpenTrace;
import java.util.stream.Collectors;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The timeline with what a reader of a picture must know around it: a title, the file, what is
/// missing from it, the product.
final class Poster {
    private Poster() {}

    static Parent of(Document document, Parent timeline, @Nullable String title) {
        OpenTrace open = document.open();
        Label heading = new Label(title == null ? open.source().name() : title);
        heading.getStyleClass().add("poster-title");
        Label facts = new Label(facts(open));
        facts.getStyleClass().add("poster-facts");
        VBox head = new VBox(2, heading, facts);
        head.getStyleClass().add("poster-head");
        Label product = new Label("Skein " + Version.text());
        Label shown = new Label();
        Runnable count =
                () ->
                        shown.setText(
                                Strings.get(
                                        "poster.lanes",
                                        document.timeline().lanes().shownCount(),
                                        document.timeline().lanes().totalCount(),
                                        open.arrangement().filter().isEmpty()
                                                ? ""
                                                : "  ·  filter " + open.arrangement().filter()));
        document.timeline().lanes().rowsProperty().addListener((_, _, _) -> count.run());
        count.run();
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox foot = new HBox(shown, gap, product);
        foot.getStyleClass().add("poster-foot");
        VBox.setVgrow(timeline, Priority.ALWAYS);
        VBox poster = new VBox(head, timeline, foot);
        poster.getStyleClass().add("shell");
        return poster;
    }

    private static String facts(OpenTrace open) {
        Trace trace = open.trace();
        if (trace == null) {
            return "";
        }
        String losses =
                open.stateProperty().get() instanceof LoadState.Partial
                        ? open.diagnostics().stream()
                                .filter(d -> d.severity() != dev.skein.format.Severity.INFO)
                                .map(
                                        d ->
                                                d.code()
                                                        .name()
                                                        .toLowerCase(java.util.Locale.ROOT)
                                                        .replace('_', ' '))
                                .collect(Collectors.joining(", ", "  ·  PARTIAL: ", ""))
                        : "";
        return Strings.get(
                "poster.facts",
                open.source().name(),
                trace.info().producer().isEmpty()
                        ? trace.info().formatName()
                        : trace.info().formatName() + ", " + trace.info().producer(),
                trace.lanes().size(),
                trace.intervals().totalRows(),
                open.times().duration(trace.durationNanos()),
                losses);
    }
}
