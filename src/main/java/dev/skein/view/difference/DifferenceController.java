package dev.skein.view.difference;

import dev.skein.query.difference.Difference;
import dev.skein.query.difference.DifferenceRow;
import dev.skein.view.ClipboardText;
import dev.skein.view.Look;
import dev.skein.view.Strings;
import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// The ranked list of what is different, with a bar for each side; a double click or Enter filters.
public final class DifferenceController {
    private final DifferenceModel model;
    private final Look look;

    @FXML private Label heading;
    @FXML private CheckBox byTime;
    @FXML private TableView<DifferenceRow> differences;

    private final Label placeholder = new Label(Strings.get("difference.hint"));

    public DifferenceController(DifferenceModel model, Look look) {
        this.model = model;
        this.look = look;
    }

    @FXML
    private void initialize() {
        TableColumn<DifferenceRow, DifferenceRow> dimension =
                column("dimension", 100, row -> row.dimension().label());
        dimension.setComparator(Comparator.comparing(DifferenceRow::dimension));
        TableColumn<DifferenceRow, DifferenceRow> value =
                column("value", 300, DifferenceRow::label);
        value.setComparator(Comparator.comparing(DifferenceRow::label));
        TableColumn<DifferenceRow, DifferenceRow> shares = column("shares", 300, _ -> "");
        shares.setComparator(Comparator.comparingDouble(row -> Math.abs(row.difference())));
        shares.setCellFactory(_ -> new BarCell());
        TableColumn<DifferenceRow, DifferenceRow> factor =
                column("factor", 70, DifferenceModel::factor);
        factor.setComparator(Comparator.comparingDouble(DifferenceRow::factor));
        differences.getColumns().add(dimension);
        differences.getColumns().add(value);
        differences.getColumns().add(shares);
        differences.getColumns().add(factor);
        placeholder.setWrapText(true);
        differences.setPlaceholder(placeholder);
        differences.setRowFactory(_ -> row());
        differences.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        apply(differences.getSelectionModel().getSelectedItem());
                        event.consume();
                    }
                });
        byTime.selectedProperty().bindBidirectional(model.byTimeProperty());
        look.paletteProperty().addListener((_, _, _) -> differences.refresh());
        model.differenceProperty().addListener((_, _, _) -> show());
        model.workingProperty().addListener((_, _, _) -> show());
        model.open().baselineProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        Difference now = model.differenceProperty().get();
        if (now == null) {
            differences.getItems().clear();
        } else {
            differences.getItems().setAll(now.rows());
            differences.sort();
        }
        boolean baseline = model.open().baselineProperty().get() != null;
        String key = model.workingProperty().get() ? "working" : baseline ? "baseline" : "rest";
        heading.setText(
                now == null && !model.workingProperty().get()
                        ? ""
                        : Strings.get("difference." + key));
        boolean nothing = now != null && now.rows().isEmpty();
        placeholder.setText(Strings.get(nothing ? "difference.nothing" : "difference.hint"));
    }

    private void apply(@Nullable DifferenceRow row) {
        if (row != null) {
            model.apply(row);
        }
    }

    private TableRow<DifferenceRow> row() {
        TableRow<DifferenceRow> row = new TableRow<>();
        row.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2 && !row.isEmpty()) {
                        model.apply(row.getItem());
                    }
                });
        return row;
    }

    @FXML
    private void copy() {
        ClipboardText.put(model.text());
    }

    @FXML
    private void filter() {
        apply(differences.getSelectionModel().getSelectedItem());
    }

    private static TableColumn<DifferenceRow, DifferenceRow> column(
            String key, double width, Function<DifferenceRow, String> text) {
        TableColumn<DifferenceRow, DifferenceRow> column =
                new TableColumn<>(Strings.get("difference." + key));
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setPrefWidth(width);
        column.setCellFactory(
                _ ->
                        new TableCell<>() {
                            @Override
                            protected void updateItem(@Nullable DifferenceRow row, boolean empty) {
                                super.updateItem(row, empty);
                                setText(empty || row == null ? null : text.apply(row));
                            }
                        });
        return column;
    }

    private final class BarCell extends TableCell<DifferenceRow, DifferenceRow> {
        private final ShareBox box = new ShareBox();

        BarCell() {
            box.prefWidthProperty().bind(widthProperty().subtract(14));
            box.setPrefHeight(24);
        }

        @Override
        protected void updateItem(@Nullable DifferenceRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            if (empty || row == null) {
                setGraphic(null);
            } else {
                box.setOversampling(look.oversamplingProperty().get());
                box.show(row, look.paletteProperty().get());
                setGraphic(box);
            }
        }
    }
}
