package dev.skein.view.findings;

import dev.skein.analysis.CheckedRule;
import dev.skein.analysis.Report;
import dev.skein.view.Strings;
import dev.skein.view.trace.Times;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The list of findings, or what was checked when there is none.
public final class FindingsController {
    private static final double SCROLL_BAR_PX = 40;

    private final FindingsModel model;

    @FXML private Label findingsTitle;
    @FXML private ListView<FoundItem> list;
    @FXML private Node quiet;
    @FXML private Label checks;

    public FindingsController(FindingsModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        list.setCellFactory(_ -> new ItemCell());
        list.setOnKeyPressed(this::keyPressed);
        model.reportProperty().addListener((_, _, now) -> show(now));
        model.open().timeModeProperty().addListener((_, _, _) -> list.refresh());
        model.chosenProperty().addListener((_, _, index) -> mark(index.intValue()));
        show(model.reportProperty().get());
    }

    private void show(@Nullable Report report) {
        list.getItems().setAll(model.items());
        boolean nothing = report != null && model.items().isEmpty();
        list.setVisible(!nothing);
        quiet.setVisible(nothing);
        if (report == null) {
            findingsTitle.setText(Strings.get("findings.looking"));
        } else if (nothing) {
            findingsTitle.setText(Strings.get("findings.none"));
            checks.setText(checked(report));
        } else {
            findingsTitle.setText(Strings.get("findings.title", model.items().size()));
        }
    }

    private static String checked(Report report) {
        return report.checks().stream()
                .filter(check -> check.status() != CheckedRule.Status.OFF)
                .map(FindingsController::line)
                .collect(Collectors.joining("\n"));
    }

    private static String line(CheckedRule check) {
        return check.status() == CheckedRule.Status.NOT_AVAILABLE
                ? Strings.get("findings.check.missing", check.title(), check.note())
                : Strings.get("findings.check", check.title(), check.thresholds());
    }

    private void mark(int index) {
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(index);
            list.scrollTo(index);
        }
    }

    private void keyPressed(KeyEvent event) {
        int index = list.getSelectionModel().getSelectedIndex();
        if (event.getCode() == KeyCode.ENTER && index >= 0) {
            model.jump(index);
            event.consume();
        }
    }

    /// Two lines: what and where, then the sentence.
    private final class ItemCell extends ListCell<FoundItem> {
        private final Label heading = new Label();
        private final Label sentence = new Label();
        private final VBox box = new VBox(2, heading, sentence);

        ItemCell() {
            heading.getStyleClass().add("panel-title");
            heading.setWrapText(true);
            sentence.setWrapText(true);
            box.prefWidthProperty().bind(list.widthProperty().subtract(SCROLL_BAR_PX));
            setOnMouseClicked(
                    _ -> {
                        if (!isEmpty()) {
                            model.jump(getIndex());
                        }
                    });
        }

        @Override
        protected void updateItem(@Nullable FoundItem item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty || item == null ? null : box);
            if (item != null) {
                Times times = model.open().times();
                heading.setText(
                        Strings.get(
                                item.lanes().isEmpty() ? "findings.item" : "findings.item.lanes",
                                item.rank(),
                                item.kind(),
                                times.at(item.range().startNanos()),
                                times.duration(item.range().durationNanos()),
                                item.lanes().size()));
                sentence.setText(item.sentence());
            }
        }
    }
}
