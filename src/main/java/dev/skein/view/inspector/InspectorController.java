package dev.skein.view.inspector;

import dev.skein.model.Frame;
import dev.skein.model.LaneState;
import dev.skein.view.trace.IntervalRef;
import dev.skein.view.trace.Panel;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// The panel of one interval in full.
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

    public InspectorController(InspectorModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        stack.setCellFactory(_ -> new FrameCell());
        model.factsProperty().addListener((_, _, now) -> show(now));
        show(model.factsProperty().get());
    }

    private void show(@Nullable IntervalFacts shown) {
        hint.setVisible(shown == null);
        body.setVisible(shown != null);
        if (shown == null) {
            return;
        }
        model.open().panels().suggest(Panel.INTERVAL);
        title.setText(shown.title());
        LaneState state = shown.state();
        swatch.getStyleClass()
                .setAll("swatch", state == null ? "state-none" : "state-" + state.key());
        facts.getChildren().clear();
        int row = 0;
        for (IntervalFacts.Fact fact : shown.facts()) {
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

    private Node value(IntervalFacts.Fact fact) {
        IntervalRef target = fact.jump();
        if (target != null) {
            Hyperlink link = new Hyperlink(fact.value());
            link.setOnAction(_ -> model.jump(target));
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
        IntervalFacts shown = model.factsProperty().get();
        if (shown != null) {
            copy(shown.asText());
        }
    }

    @FXML
    private void copyStack() {
        List<Frame> chosen = List.copyOf(stack.getItems());
        IntervalFacts shown = model.factsProperty().get();
        if (shown != null && !chosen.isEmpty()) {
            copy(shown.stackText());
        }
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
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
            Text place = text("  " + IntervalFacts.place(frame), "frame-place");
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
