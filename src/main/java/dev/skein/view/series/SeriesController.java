package dev.skein.view.series;

import dev.skein.query.SeriesRow;
import dev.skein.query.SeriesRows;
import dev.skein.view.Look;
import dev.skein.view.Strings;
import java.util.Locale;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Puts the screen of a series together: the choices above, the matrix or its table, the
/// difference of two dumps below.
public final class SeriesController {
    private final SeriesModel model;
    private final Look look;

    @FXML private Region root;
    @FXML private Label title;
    @FXML private ChoiceBox<SeriesRows.By> rows;
    @FXML private ChoiceBox<SeriesRows.Sort> sort;
    @FXML private ToggleButton asTable;
    @FXML private ToggleButton onlyChanges;
    @FXML private HBox matrixBox;
    @FXML private SeriesMatrix matrix;
    @FXML private ScrollBar scroll;
    @FXML private TableView<SeriesRow> table;
    @FXML private HBox differenceBox;
    @FXML private Label difference;

    public SeriesController(SeriesModel model, Look look) {
        this.model = model;
        this.look = look;
    }

    @FXML
    private void initialize() {
        choose(rows, SeriesRows.By.values(), "series.by.");
        rows.valueProperty().bindBidirectional(model.byProperty());
        choose(sort, SeriesRows.Sort.values(), "series.sort.");
        sort.valueProperty().bindBidirectional(model.sortProperty());
        asTable.selectedProperty().bindBidirectional(model.asTableProperty());
        onlyChanges.selectedProperty().bindBidirectional(model.onlyChangesProperty());
        table.visibleProperty().bind(model.asTableProperty());
        matrixBox.visibleProperty().bind(model.asTableProperty().not());
        matrix.connect(model, scroll);
        look.paletteProperty().addListener((_, _, _) -> applyLook());
        look.oversamplingProperty().addListener((_, _, _) -> applyLook());
        applyLook();
        column("series.column.name", 240, (words, row) -> words.name(row));
        column("series.column.count", 70, (words, row) -> words.count(row));
        column("series.column.stuck", 180, (words, row) -> words.verdict(row));
        column("series.column.state", 160, (words, row) -> words.state(row));
        column("series.column.frame", 420, (words, row) -> words.frame(row));
        table.getSelectionModel()
                .selectedIndexProperty()
                .addListener((_, _, index) -> tableSelected(index.intValue()));
        model.pictureProperty().addListener((_, _, now) -> show(now));
        model.open().timeModeProperty().addListener((_, _, _) -> show(model.picture()));
        show(model.picture());
    }

    private void applyLook() {
        matrix.setOversampling(look.oversamplingProperty().get());
        matrix.setPalette(look.paletteProperty().get());
    }

    private static <E extends Enum<E>> void choose(ChoiceBox<E> box, E[] values, String prefix) {
        box.setItems(FXCollections.observableArrayList(values));
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable E value) {
                        return value == null
                                ? ""
                                : Strings.get(prefix + value.name().toLowerCase(Locale.ROOT));
                    }

                    @Override
                    public @Nullable E fromString(String text) {
                        return null; // nobody types into a choice box
                    }
                });
    }

    private void column(String key, double width, BiFunction<SeriesWords, SeriesRow, String> text) {
        TableColumn<SeriesRow, String> column = new TableColumn<>(Strings.get(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(
                cell -> {
                    SeriesPicture picture = model.picture();
                    return new ReadOnlyStringWrapper(
                            picture == null
                                    ? ""
                                    : text.apply(
                                            new SeriesWords(picture, model.open()),
                                            cell.getValue()));
                });
        table.getColumns().add(column);
    }

    private void tableSelected(int index) {
        if (index >= 0 && model.asTableProperty().get()) {
            model.select(index);
        }
    }

    private void show(@Nullable SeriesPicture picture) {
        differenceBox.setVisible(picture != null && picture.dumps() > 1);
        differenceBox.setManaged(differenceBox.isVisible());
        if (picture == null) {
            title.setText("");
            return;
        }
        SeriesWords words = new SeriesWords(picture, model.open());
        title.setText(words.title());
        difference.setText(words.difference());
        table.getItems().setAll(new SeriesItems(picture.rows()));
    }

    public Region root() {
        return root;
    }

    /// Gives the rows the keyboard.
    public void focus() {
        if (model.asTableProperty().get()) {
            table.requestFocus();
        } else {
            matrix.requestFocus();
        }
    }
}
