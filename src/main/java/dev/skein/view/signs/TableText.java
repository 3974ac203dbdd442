package dev.skein.view.signs;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;

/// Tables as text: a line of heads, then the rows as they are sorted, cells separated by tabs.
final class TableText {
    private TableText() {}

    static <T> String of(TableView<T> table) {
        StringBuilder text = new StringBuilder();
        line(text, table.getColumns().stream().map(TableColumn::getText).toList());
        for (T row : table.getItems()) {
            List<String> cells = new ArrayList<>();
            for (TableColumn<T, ?> column : table.getColumns()) {
                cells.add(String.valueOf(column.getCellObservableValue(row).getValue()));
            }
            line(text, cells);
        }
        return text.toString();
    }

    static <T> String of(TreeTableView<T> table) {
        StringBuilder text = new StringBuilder();
        line(text, table.getColumns().stream().map(TreeTableColumn::getText).toList());
        table.getRoot().getChildren().forEach(child -> branch(table, child, 0, text));
        return text.toString();
    }

    private static <T> void branch(
            TreeTableView<T> table, TreeItem<T> item, int depth, StringBuilder text) {
        List<String> cells = new ArrayList<>();
        for (TreeTableColumn<T, ?> column : table.getColumns()) {
            cells.add(String.valueOf(column.getCellObservableValue(item).getValue()));
        }
        cells.set(0, "  ".repeat(depth) + cells.getFirst());
        line(text, cells);
        item.getChildren().forEach(child -> branch(table, child, depth + 1, text));
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(String.join("\t", cells)).append('\n');
    }
}
