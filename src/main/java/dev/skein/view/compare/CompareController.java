package dev.skein.view.compare;

import dev.skein.export.CompareTables;
import dev.skein.export.CompareTables.Table;
import dev.skein.view.Strings;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A comparison in tables: findings, lanes with their curves, states, groups, stacks.
public final class CompareController {
    private final CompareTables tables;
    private final String text;
    private final java.util.function.Consumer<String> copy;
    private Runnable close = () -> {};

    @FXML private Region compareRoot;
    @FXML private VBox heads;
    @FXML private TabPane parts;

    /// @param text the whole comparison as Markdown, for the clipboard
    /// @param copy puts text on the clipboard
    public CompareController(
            CompareTables tables, String text, java.util.function.Consumer<String> copy) {
        this.tables = tables;
        this.text = text;
        this.copy = copy;
    }

    public Region root() {
        return compareRoot;
    }

    public void onClose(Runnable code) {
        close = code;
    }

    @FXML
    private void initialize() {
        tables.head().forEach(line -> heads.getChildren().add(new Label(line)));
        for (Table table : tables.tables()) {
            Tab tab = new Tab(Strings.get("compare.tab", table.title(), table.rows().size()));
            tab.setContent(view(table));
            parts.getTabs().add(tab);
        }
    }

    private static TableView<List<String>> view(Table table) {
        TableView<List<String>> view = new TableView<>();
        view.getStyleClass().add("dense");
        view.setPlaceholder(new Label(Strings.get("compare.none")));
        for (int i = 0; i < table.header().size(); i++) {
            int at = i;
            TableColumn<List<String>, String> column = new TableColumn<>(table.header().get(i));
            column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().get(at)));
            column.setSortable(false);
            column.setPrefWidth(widthPx(table, i));
            view.getColumns().add(column);
        }
        view.getItems().setAll(table.rows());
        return view;
    }

    private static double widthPx(Table table, int column) {
        int longest =
                table.rows().stream()
                        .mapToInt(row -> row.get(column).length())
                        .reduce(table.header().get(column).length(), Math::max);
        return Math.clamp(longest * 7.0 + 24, 60, 620);
    }

    @FXML
    private void copyAll() {
        copy.accept(text);
    }

    @FXML
    private void closeCompare() {
        close.run();
    }
}
