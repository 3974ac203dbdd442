package dev.skein.view.inspector;

import dev.skein.model.Frame;
import dev.skein.model.LaneState;
import dev.skein.view.ClipboardText;
import dev.skein.view.Strings;
import dev.skein.view.trace.Panel;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.util.StringConverter;
import org.controlsfx.control.BreadCrumbBar;
import org.controlsfx.control.BreadCrumbBar.BreadCrumbButton;
import org.jspecify.annotations.Nullable;

/// The panel of one interval, lane, lock or group: its facts, its lists, its stack, and the way one
/// came.
public final class InspectorController {
    private final InspectorModel model;

    @FXML private Node hint;
    @FXML private Node body;
    @FXML private Region swatch;
    @FXML private Label title;
    @FXML private GridPane facts;
    @FXML private VBox notes;
    @FXML private ListView<Frame> stack;
    @FXML private Label noStack;
    @FXML private BreadCrumbBar<Page> crumbs;
    @FXML private Button back;
    @FXML private Button forward;
    @FXML private ChoiceBox<PageTable> lists;
    @FXML private TableView<PageTable.Row> list;

    private static final int MOST_CRUMBS = 4;
    private boolean filling;

    public InspectorController(InspectorModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        stack.setCellFactory(_ -> new FrameCell());
        model.factsProperty().addListener((_, _, now) -> show(now));
        crumbs.setAutoNavigationEnabled(false);
        crumbs.setCrumbFactory(item -> new BreadCrumbButton(model.title(item.getValue())));
        crumbs.setOnCrumbAction(event -> model.go(event.getSelectedCrumb().getValue()));
        model.tablesProperty().addListener((_, _, now) -> showTables(now));
        model.tableKeyProperty().addListener((_, _, _) -> showTables(model.tablesProperty().get()));
        lists.setConverter(new TableTitle());
        lists.valueProperty().addListener((_, _, now) -> chosen(now));
        list.setOnKeyPressed(this::keyPressed);
        list.setRowFactory(_ -> row());
        list.setPlaceholder(new Label(Strings.get("inspector.list.empty")));
        show(model.factsProperty().get());
        showTables(model.tablesProperty().get());
    }

    private void showTrail() {
        TreeItem<Page> last = null;
        for (Page page : model.trail().last(MOST_CRUMBS)) {
            TreeItem<Page> item = new TreeItem<>(page);
            if (last != null) {
                last.getChildren().add(item);
            }
            last = item;
        }
        crumbs.setSelectedCrumb(last);
        back.setDisable(!model.trail().canStep(-1));
        forward.setDisable(!model.trail().canStep(1));
    }

    private void showTables(List<PageTable> now) {
        filling = true;
        lists.getItems().setAll(now);
        filling = false;
        String key = model.tableKeyProperty().get();
        lists.setValue(
                now.stream()
                        .filter(table -> table.key().equals(key))
                        .findFirst()
                        .orElse(now.isEmpty() ? null : now.getFirst()));
        chosen(lists.getValue());
    }

    private void chosen(@Nullable PageTable table) {
        if (filling) {
            return;
        }
        if (table == null) {
            list.getColumns().clear();
            list.setItems(FXCollections.observableArrayList());
            return;
        }
        if (lists.isFocused()) {
            model.tableKeyProperty().set(table.key());
        }
        List<TableColumn<PageTable.Row, String>> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            columns.add(column(table.columns().get(i), i));
        }
        list.getColumns().setAll(columns);
        list.setItems(FXCollections.observableList(table.rows()));
        list.scrollTo(0);
    }

    private static TableColumn<PageTable.Row, String> column(String key, int index) {
        TableColumn<PageTable.Row, String> column =
                new TableColumn<>(Strings.get("inspector.column." + key));
        column.setCellValueFactory(
                data -> new ReadOnlyStringWrapper(data.getValue().cells().get(index)));
        column.setSortable(false);
        column.setPrefWidth(index == 0 ? 110 : index == 1 ? 150 : 96);
        return column;
    }

    private TableRow<PageTable.Row> row() {
        TableRow<PageTable.Row> row = new TableRow<>();
        row.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2 && !row.isEmpty()) {
                        follow(row.getItem());
                    }
                });
        return row;
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            follow(list.getSelectionModel().getSelectedItem());
            event.consume();
        }
    }

    private void follow(PageTable.@Nullable Row row) {
        Page link = row == null ? null : row.link();
        if (link != null) {
            model.go(link);
        }
    }

    @FXML
    private void goBack() {
        model.step(-1);
    }

    @FXML
    private void goForward() {
        model.step(1);
    }

    @FXML
    private void copyList() {
        PageTable table = lists.getValue();
        ClipboardText.put(table == null ? "" : table.asText());
    }

    /// Names the lists in the box to choose from.
    private static final class TableTitle extends StringConverter<PageTable> {
        @Override
        public String toString(@Nullable PageTable table) {
            return table == null ? "" : table.title();
        }

        @Override
        public @Nullable PageTable fromString(String text) {
            return null;
        }
    }

    private void show(@Nullable PageFacts shown) {
        hint.setVisible(shown == null);
        body.setVisible(shown != null);
        if (shown == null) {
            return;
        }
        model.open().panels().suggest(Panel.INTERVAL);
        showTrail();
        title.setText(shown.title());
        LaneState state = shown.state();
        swatch.getStyleClass()
                .setAll("swatch", state == null ? "state-none" : "state-" + state.key());
        facts.getChildren().clear();
        int row = 0;
        for (PageFacts.Fact fact : shown.facts()) {
            Label name = new Label(fact.name());
            name.getStyleClass().add("fact-name");
            facts.addRow(row++, name, value(fact));
        }
        notes.getChildren()
                .setAll(
                        shown.notes().stream()
                                .map(
                                        note -> {
                                            Label label = new Label(note);
                                            label.setWrapText(true);
                                            label.getStyleClass().add("fact-note");
                                            return label;
                                        })
                                .toList());
        stack.getItems().setAll(shown.stack());
        stack.setVisible(!shown.stack().isEmpty());
        noStack.setVisible(shown.stack().isEmpty());
    }

    private Node value(PageFacts.Fact fact) {
        Page target = fact.link();
        if (target != null) {
            Hyperlink link = new Hyperlink(fact.value());
            link.setOnAction(_ -> model.go(target));
            return link;
        }
        TextField value = new TextField(fact.value());
        value.setEditable(false);
        value.setFocusTraversable(false);
        value.getStyleClass().add("fact-value");
        GridPane.setHgrow(value, javafx.scene.layout.Priority.ALWAYS);
        return value;
    }

    @FXML
    private void copyAll() {
        PageFacts shown = model.factsProperty().get();
        if (shown != null) {
            ClipboardText.put(shown.asText());
        }
    }

    @FXML
    private void copyStack() {
        List<Frame> chosen = List.copyOf(stack.getItems());
        PageFacts shown = model.factsProperty().get();
        if (shown != null && !chosen.isEmpty()) {
            ClipboardText.put(shown.stackText());
        }
    }

    /// A frame: the function, its last part strong, then file and line.
    private static final class FrameCell extends ListCell<Frame> {
        @Override
        protected void updateItem(@Nullable Frame frame, boolean empty) {
            super.updateItem(frame, empty);
            setText(null);
            if (empty || frame == null) {
                setGraphic(null);
                return;
            }
            int split = methodStart(frame);
            Text owner = text(frame.function().substring(0, split), "frame-owner");
            Text method = text(frame.function().substring(split), "frame-method");
            Text place = text("  " + PageFacts.place(frame), "frame-place");
            TextFlow line = new TextFlow(owner, method, place);
            line.getStyleClass().add(frame.isRuntime() ? "frame-runtime" : "frame");
            setGraphic(line);
        }

        /// Where the owner ends: a package in Go, whose closures have dots in their names, a class
        /// elsewhere.
        private static int methodStart(Frame frame) {
            String function = frame.function();
            if (frame.file().endsWith(".go")) {
                return function.indexOf('.', function.lastIndexOf('/') + 1) + 1;
            }
            int arguments = function.indexOf('(');
            int end = arguments < 0 ? function.length() : arguments;
            int dot = function.lastIndexOf('.', end - 1);
            return dot < 0 ? 0 : dot + 1;
        }

        private static Text text(String content, String style) {
            Text text = new Text(content);
            text.getStyleClass().add(style);
            return text;
        }
    }
}
