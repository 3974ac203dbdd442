package dev.skein.view.stacks;

import dev.skein.query.stacks.StackTree;
import dev.skein.query.stacks.TreeOptions;
import dev.skein.view.ClipboardText;
import dev.skein.view.Look;
import dev.skein.view.Strings;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The icicle with what one can choose about it, and its twin: the boxes as a table.
public final class IcicleController {
    private static final int MOST_LISTED = 5_000;

    private final IcicleModel model;
    private final Look look;

    @FXML private ChoiceBox<TreeOptions.Weight> weight;
    @FXML private CheckBox inverted;
    @FXML private CheckBox compared;
    @FXML private ToggleButton asTable;
    @FXML private TextField icicleSearch;
    @FXML private Label icicleFound;
    @FXML private IcicleArea icicle;
    @FXML private TableView<Integer> boxes;
    @FXML private Label told;

    public IcicleController(IcicleModel model, Look look) {
        this.model = model;
        this.look = look;
    }

    @FXML
    private void initialize() {
        weight.getItems().setAll(TreeOptions.Weight.values());
        weight.setConverter(new WeightName());
        weight.valueProperty().bindBidirectional(model.weightProperty());
        inverted.selectedProperty().bindBidirectional(model.invertedProperty());
        compared.selectedProperty().bindBidirectional(model.comparedProperty());
        icicleSearch.textProperty().bindBidirectional(model.searchProperty());
        icicle.connect(told::setText, model::light);
        boxes.getColumns()
                .setAll(
                        List.of(
                                column("function", 460, this::indented),
                                column("share", 80, node -> percent(tree().share(node))),
                                column("self", 80, this::self),
                                column("there", 90, this::there)));
        boxes.visibleProperty().bind(asTable.selectedProperty());
        icicle.visibleProperty().bind(asTable.selectedProperty().not());
        boxes.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, node) -> model.light(node == null ? StackTree.NONE : node));
        model.treeProperty().addListener((_, _, _) -> show());
        model.foundProperty().addListener((_, _, _) -> show());
        look.paletteProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        StackTree now = model.treeProperty().get();
        BitSet names = model.foundProperty().get();
        icicle.setOversampling(look.oversamplingProperty().get());
        icicle.show(now, names, look.paletteProperty().get());
        icicleFound.setText(
                now == null || names == null
                        ? ""
                        : Strings.get("icicle.found", percent(now.shareOf(names))));
        if (now == null) {
            boxes.getItems().clear();
            return;
        }
        boxes.getItems()
                .setAll(
                        IntStream.range(0, now.size())
                                .filter(n -> names == null || n == 0 || names.get(now.name(n)))
                                .limit(MOST_LISTED)
                                .boxed()
                                .toList());
    }

    private StackTree tree() {
        StackTree now = model.treeProperty().get();
        if (now == null) {
            throw new IllegalStateException("a box without a tree");
        }
        return now;
    }

    private String indented(int node) {
        return "  ".repeat(tree().row(node)) + tree().label(node);
    }

    private String self(int node) {
        long whole = tree().weight(0);
        return percent(whole == 0 ? 0 : tree().selfWeight(node) / (double) whole);
    }

    private String there(int node) {
        StackTree now = tree();
        return now.isCompared() ? percent(now.share(node) - now.difference(node)) : "";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    private static TableColumn<Integer, String> column(
            String key, double width, java.util.function.IntFunction<String> text) {
        TableColumn<Integer, String> column = new TableColumn<>(Strings.get("icicle." + key));
        column.setCellValueFactory(data -> new ReadOnlyStringWrapper(text.apply(data.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        return column;
    }

    @FXML
    private void whole() {
        icicle.showWhole();
    }

    @FXML
    private void copy() {
        ClipboardText.put(model.text());
    }

    private static final class WeightName extends StringConverter<TreeOptions.Weight> {
        @Override
        public String toString(TreeOptions.@Nullable Weight weight) {
            return weight == null ? "" : Strings.get("icicle.weight." + weight.key());
        }

        @Override
        public TreeOptions.@Nullable Weight fromString(String text) {
            return null;
        }
    }
}
