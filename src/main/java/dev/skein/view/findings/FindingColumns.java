package dev.skein.view.findings;

import dev.skein.view.Strings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The heads of the columns: a click, or the keyboard, sorts by one.
final class FindingColumns extends HBox {
    FindingColumns(FindingsModel model) {
        getStyleClass().add("finding-head");
        for (ItemOrder column : ItemOrder.values()) {
            Button head = new Button();
            head.getStyleClass().setAll("column-button");
            head.setAlignment(column == ItemOrder.KIND ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
            size(head, column);
            head.setOnAction(_ -> model.orderProperty().set(column));
            getChildren().add(head);
        }
        model.orderProperty().addListener((_, _, now) -> name(now));
        name(model.orderProperty().get());
    }

    private void name(ItemOrder sorted) {
        int at = 0;
        for (ItemOrder column : ItemOrder.values()) {
            String name = Strings.get("findings.column." + column.key());
            Button head = (Button) getChildren().get(at++);
            head.setText(column == sorted ? name + " ▾" : name);
            head.setAccessibleText(Strings.get("findings.sort", name));
        }
    }

    /// The same width for the head and the cells of a column.
    static void size(Region region, ItemOrder column) {
        double width =
                switch (column) {
                    case RANK -> 34;
                    case KIND -> 150;
                    case START -> 84;
                    case LENGTH -> 76;
                    case LANES -> 58;
                    case FACTOR -> 62;
                };
        region.setMinWidth(column == ItemOrder.KIND ? 60 : width);
        region.setPrefWidth(width);
        region.setMaxWidth(column == ItemOrder.KIND ? Double.MAX_VALUE : width);
        HBox.setHgrow(region, column == ItemOrder.KIND ? Priority.ALWAYS : Priority.NEVER);
    }
}
