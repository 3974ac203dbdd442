package dev.skein.view.shell;

import dev.skein.view.Strings;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A field and a list over the window, for everything that is chosen by typing a few letters: the
/// command palette, a lane, a time, a sort order.
final class QuickPick {
    private static final int ROW_PX = 28;
    private static final int ROWS = 12;

    private final StackPane layer;
    private final Runnable onClosed;
    private final VBox card = new VBox();
    private final TextField field = new TextField();
    private final ListView<Item> list = new ListView<>();
    private Function<String, List<Item>> finder = _ -> List.of();

    /// Something to choose.
    ///
    /// @param detail shown dim beside the title
    /// @param keys shown at the right
    record Item(String title, String detail, String keys, Runnable chosen) {}

    /// @param layer lies over the window and is visible only while something is being picked
    QuickPick(StackPane layer, Runnable onClosed) {
        this.layer = layer;
        this.onClosed = onClosed;
        card.getStyleClass().add("quick-pick");
        card.getChildren().addAll(field, list);
        card.setMaxSize(560, Region.USE_PREF_SIZE);
        StackPane.setAlignment(card, Pos.TOP_CENTER);
        list.setAccessibleText(Strings.get("a11y.choices"));
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW_PX);
        list.getStyleClass().add("dense");
        list.setCellFactory(_ -> new ItemCell());
        list.setPlaceholder(new Label(Strings.get("pick.nothing")));
        list.setOnMouseClicked(_ -> choose());
        field.textProperty().addListener((_, _, text) -> find(text));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        layer.setOnMousePressed(
                event -> {
                    if (layer.equals(event.getTarget())) {
                        close();
                    }
                });
    }

    /// Opens with what `find` returns for an empty text; it is asked again after each letter.
    void open(String prompt, Function<String, List<Item>> find) {
        finder = find;
        field.setPromptText(prompt);
        field.setText("");
        find("");
        layer.getChildren().setAll(card);
        layer.setVisible(true);
        field.requestFocus();
    }

    boolean isOpen() {
        return layer.isVisible() && layer.getChildren().contains(card);
    }

    void close() {
        layer.setVisible(false);
        layer.getChildren().clear();
        onClosed.run();
    }

    private void find(String text) {
        list.getItems().setAll(finder.apply(text.strip()));
        list.getSelectionModel().selectFirst();
        double height = Math.clamp(list.getItems().size(), 1, ROWS) * ROW_PX + 2.0;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.setMaxHeight(height);
        list.scrollTo(0);
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(ROWS - 1);
            case PAGE_UP -> move(1 - ROWS);
            case ENTER -> choose();
            case ESCAPE -> close();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        int last = list.getItems().size() - 1;
        if (last >= 0) {
            int to = Math.clamp((long) list.getSelectionModel().getSelectedIndex() + by, 0, last);
            list.getSelectionModel().select(to);
            list.scrollTo(Math.max(0, to - ROWS / 2));
        }
    }

    private void choose() {
        Item item = list.getSelectionModel().getSelectedItem();
        if (item != null) {
            close();
            item.chosen().run();
        }
    }

    private static final class ItemCell extends ListCell<Item> {
        @Override
        protected void updateItem(@Nullable Item item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            Label title = new Label(item.title());
            Label detail = new Label(item.detail());
            detail.getStyleClass().add("row-detail");
            detail.setMaxWidth(Double.MAX_VALUE);
            detail.setMinWidth(0);
            HBox.setHgrow(detail, Priority.ALWAYS);
            Label keys = new Label(item.keys());
            keys.getStyleClass().add("keys");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            keys.setVisible(!item.keys().isEmpty());
            HBox row = new HBox(10, title, detail, keys);
            row.setAlignment(Pos.CENTER_LEFT);
            setGraphic(row);
        }
    }
}
