package dev.skein.view.shell;

import dev.skein.format.Diagnostic;
import dev.skein.format.ImportOutcome;
import dev.skein.model.Trace;
import dev.skein.view.Strings;
import dev.skein.view.inspector.WakeArrows;
import dev.skein.view.inspector.WakeWalk;
import dev.skein.view.marks.MarksLayers;
import dev.skein.view.series.SeriesController;
import dev.skein.view.timeline.TimelineController;
import dev.skein.view.trace.LoadState;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Panel;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.MasterDetailPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// One tab: the timeline above the panels, or a placard where there is nothing to draw: while the
/// first snapshot is awaited, when a file cannot be read, when it holds nothing.
public final class DocumentController {
    private final Document document;
    private final ShellModel shell;

    @FXML private Region root;
    @FXML private MasterDetailPane split;
    @FXML private TabPane left;
    @FXML private TabPane details;
    @FXML private TimelineController timelineController;
    @FXML private Node timeline;
    @FXML private Node series;
    @FXML private SeriesController seriesController;
    @FXML private VBox placard;
    @FXML private FontIcon placardIcon;
    @FXML private Label placardTitle;
    @FXML private Label placardText;
    @FXML private Label placardAdvice;
    @FXML private ProgressBar placardProgress;
    @FXML private HBox placardButtons;

    public DocumentController(Document document, ShellModel shell) {
        this.document = document;
        this.shell = shell;
    }

    @FXML
    private void initialize() {
        OpenTrace open = document.open();
        MarksLayers.attach(document.marks(), timelineController);
        open.stateProperty().addListener((_, _, _) -> refresh());
        open.traceProperty().addListener((_, _, _) -> refresh());
        follow(left, open.panels().frontProperty(Panel.Side.LEFT));
        follow(details, open.panels().frontProperty(Panel.Side.DETAILS));
        split.showDetailNodeProperty().bindBidirectional(open.panels().shownProperty());
        series.visibleProperty().bind(document.series().shownProperty());
        timeline.visibleProperty().bind(document.series().shownProperty().not());
        document.series().shownProperty().addListener((_, _, _) -> focus());
        WakeWalk walk = document.inspector().walk();
        timelineController.addLayer(new WakeArrows(document.timeline(), walk));
        walk.arrowsProperty().addListener((_, _, _) -> timelineController.repaintLayers());
        refresh();
    }

    /// Gives the keyboard to the lanes, or to the series in their place.
    public void focus() {
        if (document.series().shownProperty().get()) {
            seriesController.focus();
        } else {
            timelineController.focus();
        }
    }

    /// Keeps the tab in front and the model's panel equal.
    private static void follow(TabPane tabs, ObjectProperty<Panel> front) {
        front.addListener((_, _, now) -> bringToFront(tabs, now));
        tabs.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, tab) -> Panel.ofId(tab.getId()).ifPresent(front::set));
        bringToFront(tabs, front.get());
    }

    private static void bringToFront(TabPane tabs, Panel panel) {
        tabs.getTabs().stream()
                .filter(tab -> panel.id().equals(tab.getId()))
                .forEach(tabs.getSelectionModel()::select);
    }

    public TimelineController timeline() {
        return timelineController;
    }

    public Node root() {
        return root;
    }

    private void refresh() {
        OpenTrace open = document.open();
        Trace trace = open.trace();
        String name = open.source().name();
        switch (open.stateProperty().get()) {
            case LoadState.Loading _ -> {
                if (trace == null) {
                    placard("mdi2t-timer-sand", "", Strings.get("placard.loading", name), "", "");
                    placardProgress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
                } else {
                    showContent();
                }
            }
            case LoadState.Complete _, LoadState.Partial _ -> {
                if (trace == null || trace.lanes().size() == 0) {
                    placard(
                            "mdi2i-inbox-outline",
                            "",
                            Strings.get("placard.empty", name),
                            notes(open),
                            Strings.get("placard.empty.advice"));
                } else {
                    showContent();
                }
            }
            case LoadState.Stopped _ ->
                    placard(
                            "mdi2c-cancel",
                            "",
                            Strings.get("placard.stopped", name),
                            Strings.get("placard.stopped.text"),
                            "");
            case LoadState.Failed(var outcome) -> showFailure(name, outcome);
        }
        boolean loading = open.isLoading();
        placardProgress.setVisible(loading);
        placardProgress.setManaged(loading);
        placardButtons.setVisible(!loading);
        placardButtons.setManaged(!loading);
    }

    private static String notes(OpenTrace open) {
        return open.diagnostics().stream()
                .map(Diagnostic::sentence)
                .collect(Collectors.joining("\n"));
    }

    private void showFailure(String name, ImportOutcome outcome) {
        String title = Strings.get("placard.failed", name);
        switch (outcome) {
            case ImportOutcome.NotRecognised(_, var tried) ->
                    placard(
                            "mdi2f-file-question-outline",
                            "failed",
                            title,
                            Strings.get("placard.unknown"),
                            Strings.get("placard.unknown.advice", String.join(", ", tried)));
            case ImportOutcome.Unreadable(_, var format, var place, var reason, var advice) ->
                    placard(
                            "mdi2f-file-alert-outline",
                            "failed",
                            title,
                            Strings.get(
                                    place.isEmpty() ? "placard.reason" : "placard.reason.place",
                                    format,
                                    reason,
                                    place),
                            Strings.get("placard.advice", advice));
            case ImportOutcome.Imported _, ImportOutcome.Cancelled _ -> showContent();
        }
    }

    private void placard(String icon, String style, String title, String text, String advice) {
        placardIcon.setIconLiteral(icon);
        placard.getStyleClass().setAll("placard", style);
        placardTitle.setText(title);
        fill(placardText, text);
        fill(placardAdvice, advice);
        placard.setVisible(true);
        split.setVisible(false);
    }

    private static void fill(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }

    private void showContent() {
        placard.setVisible(false);
        split.setVisible(true);
    }

    @FXML
    private void retry() {
        shell.reload();
    }

    @FXML
    private void close() {
        shell.close(document);
    }
}
