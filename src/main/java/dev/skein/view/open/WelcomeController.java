package dev.skein.view.open;

import dev.skein.view.RecentFile;
import dev.skein.view.Strings;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The welcome screen.
public final class WelcomeController {
    private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");
    private static final int ROW_PX = 38;
    private static final int MAX_ROWS = 8;

    private final WelcomeModel model;

    @FXML private Region dropZone;
    @FXML private VBox recentBox;
    @FXML private VBox samplesBox;
    @FXML private ListView<RecentFile> recent;
    @FXML private ListView<Sample> samples;
    @FXML private VBox recipes;

    public WelcomeController(WelcomeModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        recent.setItems(model.recent());
        recent.setCellFactory(_ -> new Row<>(this::recentRow));
        whenChosen(recent, file -> model.open(List.of(file.path())));
        fitToRows(recent, model.recent());
        recentBox.managedProperty().bind(Bindings.isNotEmpty(model.recent()));
        recentBox.visibleProperty().bind(recentBox.managedProperty());

        samples.getItems().setAll(model.samples());
        samples.setCellFactory(_ -> new Row<>(WelcomeController::sampleRow));
        whenChosen(samples, sample -> model.open(List.of(sample.path())));
        fitToRows(samples, samples.getItems());
        samplesBox.setManaged(!model.samples().isEmpty());
        samplesBox.setVisible(!model.samples().isEmpty());

        model.recipes().forEach(recipe -> recipes.getChildren().add(recipeRow(recipe)));
    }

    @FXML
    private void openFile() {
        model.pickFiles();
    }

    @FXML
    private void openFolder() {
        model.pickFolder();
    }

    @FXML
    private void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            dropZone.pseudoClassStateChanged(DROPPING, true);
        }
        event.consume();
    }

    @FXML
    private void dragExited(DragEvent event) {
        dropZone.pseudoClassStateChanged(DROPPING, false);
        event.consume();
    }

    @FXML
    private void dropped(DragEvent event) {
        List<Path> paths = event.getDragboard().getFiles().stream().map(File::toPath).toList();
        event.setDropCompleted(!paths.isEmpty());
        event.consume();
        model.open(paths);
    }

    private static <T> void whenChosen(ListView<T> list, Consumer<T> action) {
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> chosen(list, action));
        list.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        event.consume();
                        chosen(list, action);
                    }
                });
    }

    private static <T> void chosen(ListView<T> list, Consumer<T> action) {
        T item = list.getSelectionModel().getSelectedItem();
        if (item != null) {
            list.getSelectionModel().clearSelection();
            action.accept(item);
        }
    }

    private static <T> void fitToRows(ListView<T> list, ObservableList<T> items) {
        list.setFixedCellSize(ROW_PX);
        list.prefHeightProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> Math.min(items.size(), MAX_ROWS) * ROW_PX + 2.0, items));
    }

    private Node recentRow(RecentFile file) {
        String note = model.exists(file) ? file.note() : Strings.get("welcome.recent.gone");
        return row(
                "mdi2f-file-clock-outline",
                String.valueOf(file.path().getFileName()),
                String.valueOf(file.path().toAbsolutePath().getParent()),
                join(note, WelcomeModel.sizeText(file.sizeBytes()), model.when(file)));
    }

    private static Node sampleRow(Sample sample) {
        return row(
                "mdi2p-play-circle-outline",
                sample.title(),
                "",
                join(sample.format(), WelcomeModel.sizeText(sample.sizeBytes())));
    }

    private static String join(String... parts) {
        return String.join(
                "  ·  ", List.of(parts).stream().filter(part -> !part.isEmpty()).toList());
    }

    private static Node row(String icon, String title, String detail, String facts) {
        Label name = new Label(title);
        name.getStyleClass().add("row-title");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label place = new Label(detail);
        place.getStyleClass().add("row-detail");
        HBox.setHgrow(place, Priority.ALWAYS);
        place.setMaxWidth(Double.MAX_VALUE);
        Label right = new Label(facts);
        right.getStyleClass().add("row-facts");
        right.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(new FontIcon(icon), name, place, right);
        row.getStyleClass().add("welcome-row");
        return row;
    }

    private static Node recipeRow(Recipe recipe) {
        Label title = new Label(Strings.get(recipe.titleKey()));
        title.getStyleClass().add("row-detail");
        Label command = new Label(recipe.command());
        command.getStyleClass().add("command");
        command.setMaxWidth(Double.MAX_VALUE);
        command.setTooltip(new Tooltip(recipe.command()));
        HBox.setHgrow(command, Priority.ALWAYS);
        Button copy = new Button(null, new FontIcon("mdi2c-content-copy"));
        copy.getStyleClass().addAll("flat", "button-icon", "small");
        copy.setAccessibleText(Strings.get("welcome.copy"));
        copy.setTooltip(new Tooltip(Strings.get("welcome.copy")));
        copy.setOnAction(
                _ -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putString(recipe.command());
                    Clipboard.getSystemClipboard().setContent(content);
                    copy.setGraphic(new FontIcon("mdi2c-check"));
                });
        HBox line = new HBox(command, copy);
        line.getStyleClass().add("recipe");
        return new VBox(2, title, line);
    }

    /// A list cell whose content is made by a function.
    private static final class Row<T> extends ListCell<T> {
        private final Function<T, Node> content;

        Row(Function<T, Node> content) {
            this.content = content;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(empty || item == null ? null : content.apply(item));
        }
    }
}
