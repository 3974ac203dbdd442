package dev.skein.view.export;

import dev.skein.render.Palette;
import dev.skein.view.Strings;
import dev.skein.view.open.FilePicker;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/// The fields of the export dialog and its preview.
public final class ExportController {
    private static final List<Palette> THEMES = List.of(Palette.LIGHT, Palette.DARK, Palette.PRINT);

    private final ExportModel model;
    private final FilePicker picker;
    private Runnable close = () -> {};

    @FXML private Region exportRoot;
    @FXML private CheckBox density;
    @FXML private CheckBox lanes;
    @FXML private CheckBox findings;
    @FXML private CheckBox stacks;
    @FXML private ChoiceBox<ExportFormat> format;
    @FXML private ChoiceBox<Integer> scale;
    @FXML private Spinner<Integer> width;
    @FXML private ChoiceBox<Palette> theme;
    @FXML private TextField caption;
    @FXML private CheckBox hideNames;
    @FXML private CheckBox hidePackages;
    @FXML private ImageView preview;
    @FXML private Node previewWait;
    @FXML private Label message;
    @FXML private Button copy;
    @FXML private Button save;
    @FXML private Button cancel;

    public ExportController(ExportModel model, FilePicker picker) {
        this.model = model;
        this.picker = picker;
    }

    /// Runs when the dialog is done with.
    public void onClose(Runnable code) {
        close = code;
    }

    @FXML
    private void initialize() {
        density.selectedProperty().bindBidirectional(model.densityProperty());
        lanes.selectedProperty().bindBidirectional(model.lanesProperty());
        lanes.setText(Strings.get("export.lanes", model.laneCount()));
        findings.selectedProperty().bindBidirectional(model.findingsProperty());
        stacks.selectedProperty().bindBidirectional(model.stacksProperty());
        format.getItems().setAll(ExportFormat.values());
        format.setConverter(new Labels<>(ExportFormat::label));
        format.valueProperty().bindBidirectional(model.formatProperty());
        scale.getItems().setAll(1, 2, 3);
        scale.setConverter(new Labels<>(factor -> factor + "×"));
        scale.setValue(model.scaleProperty().get());
        scale.valueProperty().addListener((_, _, now) -> model.scaleProperty().set(now));
        format.valueProperty().addListener((_, _, now) -> scale.setDisable(!now.hasPixels()));
        SpinnerValueFactory<Integer> widths =
                new SpinnerValueFactory.IntegerSpinnerValueFactory(
                        480, 5_000, model.widthPxProperty().get(), 100);
        width.setValueFactory(widths);
        widths.valueProperty().addListener((_, _, now) -> model.widthPxProperty().set(now));
        theme.getItems().setAll(THEMES);
        theme.setConverter(new Labels<>(palette -> Strings.get("export.theme." + palette.key())));
        theme.valueProperty().bindBidirectional(model.paletteProperty());
        caption.textProperty().bindBidirectional(model.captionProperty());
        hideNames.selectedProperty().bindBidirectional(model.hideNamesProperty());
        hidePackages.selectedProperty().bindBidirectional(model.hidePackagesProperty());
        preview.imageProperty().bind(model.previewProperty());
        previewWait.visibleProperty().bind(model.previewProperty().isNull());
        message.textProperty().bind(model.messageProperty());
        save.disableProperty().bind(model.savingProperty());
        copy.disableProperty().bind(model.savingProperty());
        cancel.textProperty()
                .bind(
                        model.savingProperty()
                                .map(busy -> Strings.get(busy ? "export.cancel" : "export.close")));
    }

    public Region root() {
        return exportRoot;
    }

    @FXML
    private void saveAs() {
        picker.pickTarget(model.suggestedName()).ifPresent(model::save);
    }

    @FXML
    private void copyPicture() {
        model.copy();
    }

    @FXML
    private void cancelOrClose() {
        if (model.savingProperty().get()) {
            model.cancel();
        } else {
            close.run();
        }
    }

    /// Values of a choice in words.
    private static final class Labels<T> extends StringConverter<T> {
        private final java.util.function.Function<T, String> words;

        Labels(java.util.function.Function<T, String> words) {
            this.words = words;
        }

        @Override
        public String toString(T value) {
            return value == null ? "" : words.apply(value);
        }

        @Override
        public T fromString(String text) {
            throw new UnsupportedOperationException("chosen from a list, never typed");
        }
    }
}
