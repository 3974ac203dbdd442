package dev.skein.view.locks;

import dev.skein.model.DumpSnapshot;
import dev.skein.model.Trace;
import dev.skein.query.LockPicture;
import dev.skein.view.Look;
import dev.skein.view.Strings;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// Puts the panel of locks together: a line that sums up, the picture, the table of the same
/// threads.
public final class LocksController {
    private final LocksModel model;
    private final Look look;

    @FXML private Label summary;
    @FXML private LocksPicture picture;
    @FXML private TableView<LockPicture.Node> table;

    public LocksController(LocksModel model, Look look) {
        this.model = model;
        this.look = look;
    }

    @FXML
    private void initialize() {
        picture.connect(model);
        look.paletteProperty().addListener((_, _, _) -> applyLook());
        look.oversamplingProperty().addListener((_, _, _) -> applyLook());
        applyLook();
        column("locks.thread", 150, (trace, node) -> LocksModel.name(trace, node.lane()));
        column("locks.waits.at", 190, (_, node) -> node.waitsAt());
        column(
                "locks.held.by",
                150,
                (trace, node) ->
                        node.blocker() == DumpSnapshot.NONE
                                ? ""
                                : LocksModel.name(trace, node.blocker()));
        column(
                "locks.waiting",
                70,
                (_, node) -> node.waiting() == 0 ? "" : Integer.toString(node.waiting()));
        column(
                "locks.deadlock",
                80,
                (_, node) ->
                        node.cycle() == DumpSnapshot.NONE
                                ? ""
                                : Strings.get("locks.deadlock.number", node.cycle() + 1));
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, node) -> selected(node));
        model.shownProperty().addListener((_, _, _) -> show());
        show();
    }

    private void applyLook() {
        picture.setOversampling(look.oversamplingProperty().get());
        picture.setPalette(look.paletteProperty().get());
    }

    private void column(
            String key, double width, BiFunction<Trace, LockPicture.Node, String> text) {
        TableColumn<LockPicture.Node, String> column = new TableColumn<>(Strings.get(key));
        column.setPrefWidth(width);
        column.setCellValueFactory(
                cell -> {
                    LocksModel.Shown shown = model.shownProperty().get();
                    return new ReadOnlyStringWrapper(
                            shown == null ? "" : text.apply(shown.trace(), cell.getValue()));
                });
        table.getColumns().add(column);
    }

    private void selected(LockPicture.@Nullable Node node) {
        if (node != null) {
            model.select(node.lane());
        }
    }

    private void show() {
        LocksModel.Shown shown = model.shownProperty().get();
        summary.setText(model.summary());
        if (shown != null) {
            table.getItems().setAll(shown.picture().nodes());
        }
    }
}
