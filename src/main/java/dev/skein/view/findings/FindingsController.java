package dev.skein.view.findings;

import dev.skein.analysis.CheckedRule;
import dev.skein.analysis.Report;
import dev.skein.analysis.Sensitivity;
import dev.skein.analysis.StoryItem;
import dev.skein.view.AnalysisChoices;
import dev.skein.view.Look;
import dev.skein.view.Strings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The list of findings, or what was checked when there is none, with the sensitivity above it.
public final class FindingsController {
    private final FindingsModel model;
    private final Look look;

    @FXML private Label findingsTitle;
    @FXML private ProgressBar progress;
    @FXML private Slider sensitivity;
    @FXML private Label sensitivityName;
    @FXML private CheckBox legacy;
    @FXML private TextField legacyWindow;
    @FXML private TextField legacyThreshold;
    @FXML private CheckBox showDismissed;
    @FXML private VBox filled;
    @FXML private ListView<StoryItem> list;
    @FXML private Node quiet;
    @FXML private Label checks;

    public FindingsController(FindingsModel model, Look look) {
        this.model = model;
        this.look = look;
    }

    @FXML
    private void initialize() {
        filled.getChildren().addFirst(new FindingColumns(model));
        list.setCellFactory(_ -> new ItemCell(model));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        connectSensitivity();
        showDismissed.selectedProperty().bindBidirectional(model.showDismissedProperty());
        progress.visibleProperty().bind(model.runningProperty());
        progress.managedProperty().bind(model.runningProperty());
        model.itemsProperty().addListener((_, _, _) -> show());
        model.reportProperty().addListener((_, _, _) -> show());
        model.problemProperty().addListener((_, _, _) -> show());
        model.runningProperty().addListener((_, _, _) -> show());
        model.open().timeModeProperty().addListener((_, _, _) -> list.refresh());
        model.chosenProperty().addListener((_, _, index) -> mark(index.intValue()));
        if (!look.still()) {
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    if (model.runningProperty().get()) {
                        progress.setProgress(model.work().fraction());
                    }
                }
            }.start();
        }
        show();
    }

    private void connectSensitivity() {
        AnalysisChoices choices = model.choices();
        sensitivity.setLabelFormatter(
                new StringConverter<>() {
                    @Override
                    public String toString(Double stop) {
                        return "";
                    }

                    @Override
                    public Double fromString(String text) {
                        return 0.0;
                    }
                });
        sensitivity
                .valueProperty()
                .addListener(
                        (_, _, value) -> choices.sensitivity().set(stop(value.intValue()).key()));
        choices.sensitivity().addListener((_, _, _) -> showSensitivity());
        showSensitivity();
        legacy.selectedProperty().bindBidirectional(choices.legacy());
        number(legacyWindow, choices.legacyWindowMicros());
        number(legacyThreshold, choices.legacyThreshold());
    }

    private static Sensitivity stop(int index) {
        List<Sensitivity> all = List.of(Sensitivity.values());
        return all.get(Math.clamp(index, 0, all.size() - 1));
    }

    private void showSensitivity() {
        for (Sensitivity level : Sensitivity.values()) {
            if (level.key().equals(model.choices().sensitivity().get())) {
                sensitivity.setValue(List.of(Sensitivity.values()).indexOf(level));
                sensitivityName.setText(Strings.get("findings.sensitivity." + level.key()));
            }
        }
    }

    private static void number(TextField field, javafx.beans.property.DoubleProperty value) {
        value.addListener((_, _, now) -> field.setText(plain(now.doubleValue())));
        field.setText(plain(value.get()));
        field.setOnAction(_ -> take(field, value));
        field.focusedProperty()
                .addListener(
                        (_, _, has) -> {
                            if (!has) {
                                take(field, value);
                            }
                        });
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static void take(TextField field, javafx.beans.property.DoubleProperty value) {
        try {
            double typed = Double.parseDouble(field.getText().strip());
            if (typed > 0 && typed < Integer.MAX_VALUE) {
                value.set(typed);
            }
        } catch (NumberFormatException e) {
            // the last number stays
        }
        field.setText(plain(value.get()));
    }

    private void show() {
        Report report = model.reportProperty().get();
        list.getItems().setAll(model.items());
        boolean nothing = model.items().isEmpty();
        filled.setVisible(!nothing);
        quiet.setVisible(nothing);
        long dismissed = model.dismissedCount();
        showDismissed.setVisible(dismissed > 0);
        showDismissed.setManaged(dismissed > 0);
        showDismissed.setText(Strings.get("findings.dismissed.show", dismissed));
        String problem = model.problemProperty().get();
        if (!problem.isEmpty()) {
            findingsTitle.setText(Strings.get("findings.failed", problem));
            checks.setText("");
        } else if (report == null) {
            boolean looking = model.runningProperty().get() || model.open().isLoading();
            findingsTitle.setText(Strings.get(looking ? "findings.looking" : "findings.nothing"));
            checks.setText("");
        } else {
            findingsTitle.setText(title(report));
            checks.setText(nothing ? checked(report) : "");
        }
    }

    private String title(Report report) {
        String failed = failed(report);
        String title =
                model.items().isEmpty()
                        ? Strings.get("findings.none")
                        : Strings.get("findings.title", model.items().size());
        return failed.isEmpty() ? title : title + "\n" + failed;
    }

    private static String failed(Report report) {
        return report.checks().stream()
                .filter(check -> check.status() == CheckedRule.Status.FAILED)
                .map(
                        check ->
                                Strings.get(
                                        "findings.check.failed",
                                        check.id(),
                                        check.title(),
                                        check.note()))
                .collect(Collectors.joining("\n"));
    }

    private static String checked(Report report) {
        List<String> lines = new ArrayList<>();
        Map<String, List<String>> missing = new LinkedHashMap<>();
        for (CheckedRule check : report.checks()) {
            switch (check.status()) {
                case QUIET, FIRED ->
                        lines.add(
                                Strings.get("findings.check", check.title(), check.thresholds())
                                        + (check.note().isEmpty() ? "" : "; " + check.note()));
                case NOT_AVAILABLE ->
                        missing.computeIfAbsent(check.note(), _ -> new ArrayList<>())
                                .add(check.title());
                case OFF, FAILED -> {}
            }
        }
        lines.add("");
        missing.forEach(
                (why, titles) ->
                        lines.add(
                                Strings.get(
                                        "findings.check.missing", String.join(", ", titles), why)));
        return String.join("\n", lines);
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
}
