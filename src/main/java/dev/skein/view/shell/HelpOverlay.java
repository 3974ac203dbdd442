package dev.skein.view.shell;

import dev.skein.view.Strings;
import dev.skein.view.action.Action;
import dev.skein.view.action.ActionGroup;
import dev.skein.view.action.Actions;
import dev.skein.view.action.Fuzzy;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// All keys and gestures over the window, searchable.
final class HelpOverlay {
    private static final int COLUMNS = 3;

    private final StackPane layer;
    private final Actions actions;
    private final Runnable onClosed;
    private final VBox card = new VBox();
    private final TextField search = new TextField();
    private final GridPane columns = new GridPane();

    HelpOverlay(StackPane layer, Actions actions, Runnable onClosed) {
        this.layer = layer;
        this.actions = actions;
        this.onClosed = onClosed;
        Label title = new Label(Strings.get("help.title"));
        title.getStyleClass().add("placard-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        search.setPromptText(Strings.get("help.search"));
        HBox top = new HBox(12, title, search);
        top.setAlignment(Pos.CENTER_LEFT);
        columns.setHgap(28);
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints constraints = new ColumnConstraints();
            constraints.setPercentWidth(100.0 / COLUMNS);
            columns.getColumnConstraints().add(constraints);
        }
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        card.getStyleClass().add("help");
        card.getChildren().addAll(top, scroll);
        card.setMaxSize(1000, 700);
        search.textProperty().addListener((_, _, text) -> fill(text));
        card.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        close();
                        event.consume();
                    }
                });
    }

    void open() {
        search.setText("");
        fill("");
        layer.getChildren().setAll(card);
        layer.setVisible(true);
        search.requestFocus();
    }

    boolean isOpen() {
        return layer.isVisible() && layer.getChildren().contains(card);
    }

    void close() {
        layer.setVisible(false);
        layer.getChildren().clear();
        onClosed.run();
    }

    private void fill(String query) {
        columns.getChildren().clear();
        VBox[] boxes = new VBox[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) {
            boxes[i] = new VBox(2);
            columns.add(boxes[i], i, 0);
        }
        for (ActionGroup group : ActionGroup.values()) {
            VBox box = new VBox(2);
            for (Action action : actions.of(group)) {
                if (!action.keys().isEmpty() && fits(query, action)) {
                    box.getChildren().add(line(action.name(), action.keyText()));
                }
            }
            addGroup(boxes, group.title(), box);
        }
        VBox mouse = new VBox(2);
        for (String key : Strings.get("help.mouse.keys").split(" ", -1)) {
            String name = Strings.get("help.mouse." + key);
            if (query.isBlank() || Fuzzy.score(query, name) != Fuzzy.NO_MATCH) {
                mouse.getChildren().add(line(name, Strings.get("help.mouse." + key + ".how")));
            }
        }
        addGroup(boxes, Strings.get("help.mouse"), mouse);
    }

    private static boolean fits(String query, Action action) {
        return query.isBlank()
                || Fuzzy.score(query, action.name()) != Fuzzy.NO_MATCH
                || action.keyText().equalsIgnoreCase(query.strip());
    }

    /// Adds a group to the column that is shortest so far.
    private static void addGroup(VBox[] boxes, String title, VBox lines) {
        if (lines.getChildren().isEmpty()) {
            return;
        }
        VBox shortest = boxes[0];
        for (VBox box : boxes) {
            shortest = lineCount(box) < lineCount(shortest) ? box : shortest;
        }
        Label heading = new Label(title);
        heading.getStyleClass().add("section");
        shortest.getChildren().add(new VBox(4, heading, lines));
    }

    private static int lineCount(VBox column) {
        return column.getChildren().stream()
                .mapToInt(
                        group ->
                                ((VBox) ((VBox) group).getChildren().get(1)).getChildren().size()
                                        + 2)
                .sum();
    }

    private static HBox line(String name, String keys) {
        Label text = new Label(name);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        Label key = new Label(keys);
        key.getStyleClass().add("keys");
        key.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, text, key);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
