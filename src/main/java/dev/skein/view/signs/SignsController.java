package dev.skein.view.signs;

import dev.skein.analysis.Signs;
import dev.skein.analysis.StartSite;
import dev.skein.view.Look;
import dev.skein.view.Strings;
import dev.skein.view.trace.Panel;
import dev.skein.view.trace.Times;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Four panels: lane count, processors, wait reasons, creation tree.
public final class SignsController {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final SignsModel model;
    private final Look look;
    private final LaneCountChart chart = new LaneCountChart();

    @FXML private TabPane sections;
    @FXML private VBox curve;
    @FXML private Label laneCountNote;
    @FXML private TableView<Signs.Moment> collections;
    @FXML private TableView<Signs.Processor> processors;
    @FXML private TableView<Signs.WaitReason> waits;
    @FXML private Label explained;
    @FXML private TreeTableView<StartSite> starts;

    public SignsController(SignsModel model, Look look) {
        this.model = model;
        this.look = look;
    }

    @FXML
    private void initialize() {
        curve.getChildren().addFirst(chart);
        chart.setPalette(look.paletteProperty().get());
        look.paletteProperty().addListener((_, _, now) -> chart.setPalette(now));
        columns();
        sections.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (COPY.match(event)) {
                        copy();
                        event.consume();
                    }
                });
        waits.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> explain(now));
        starts.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        selectStarted();
                    }
                });
        starts.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) {
                        selectStarted();
                    }
                });
        model.signsProperty().addListener((_, _, now) -> show(now));
        model.open().timeModeProperty().addListener((_, _, _) -> collections.refresh());
        var front = model.open().panels().frontProperty(Panel.SIGNS.side());
        front.addListener((_, _, now) -> wanted(now));
        wanted(front.get());
        show(model.signsProperty().get());
    }

    private void wanted(Panel panel) {
        if (panel == Panel.SIGNS) {
            model.want();
        }
    }

    private Times times() {
        return model.open().times();
    }

    private void columns() {
        column(collections, "signs.collection", m -> times().at(m.timeNanos()));
        column(collections, "signs.alive", m -> number(m.lanes()));
        column(processors, "signs.processor", Signs.Processor::name);
        column(processors, "signs.running", p -> share(p.runningNanos(), p));
        column(processors, "signs.collecting", p -> share(p.collectingNanos(), p));
        column(processors, "signs.syscall", p -> share(p.syscallNanos(), p));
        column(processors, "signs.idle", p -> share(p.idleNanos(), p));
        column(waits, "signs.reason", Signs.WaitReason::label);
        column(waits, "signs.waits", w -> number(w.waits()));
        column(waits, "signs.lanes", w -> number(w.lanes()));
        column(waits, "signs.atEnd", w -> number(w.atEnd()));
        column(waits, "signs.total", w -> times().duration(w.totalNanos()));
        column(waits, "signs.longest", w -> times().duration(w.longestNanos()));
        branch("signs.site", StartSite::site);
        branch("signs.place", StartSite::place);
        branch("signs.started", s -> number(s.started()));
        branch("signs.ended", s -> number(s.ended()));
        branch("signs.aliveNow", s -> number(s.alive()));
        branch("signs.orphans", s -> number(s.orphans()));
        branch("signs.growth", s -> String.format(Locale.ROOT, "%+,d", s.growth()));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private String share(long nanos, Signs.Processor processor) {
        double share = 100.0 * nanos / Math.max(1, processor.knownNanos());
        return String.format(Locale.ROOT, "%.1f %%  %s", share, times().duration(nanos));
    }

    private static <T> void column(TableView<T> table, String key, Function<T, String> cell) {
        TableColumn<T, String> column = new TableColumn<>(Strings.get(key));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(cell.apply(row.getValue())));
        column.setSortable(false);
        table.getColumns().add(column);
    }

    private void branch(String key, Function<StartSite, String> cell) {
        TreeTableColumn<StartSite, String> column = new TreeTableColumn<>(Strings.get(key));
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(cell.apply(row.getValue().getValue())));
        column.setSortable(false);
        column.setPrefWidth(starts.getColumns().size() < 2 ? 260 : 76);
        starts.getColumns().add(column);
    }

    private void show(@Nullable Signs signs) {
        sections.setDisable(signs == null);
        if (signs == null) {
            laneCountNote.setText(Strings.get("signs.counting"));
            return;
        }
        chart.show(signs);
        laneCountNote.setText(note(signs));
        collections.getItems().setAll(signs.collections());
        processors.getItems().setAll(signs.processors());
        waits.getItems().setAll(signs.waits());
        waits.getSelectionModel().selectFirst();
        TreeItem<StartSite> root = new TreeItem<>();
        signs.starts().forEach(site -> root.getChildren().add(item(site)));
        starts.setRoot(root);
    }

    private static String note(Signs signs) {
        int first = signs.laneCount().getFirst().lanes();
        int last = signs.laneCount().getLast().lanes();
        int most = signs.laneCount().stream().mapToInt(Signs.Moment::lanes).max().orElse(0);
        String alive = Strings.get("signs.alive.note", first, last, most);
        return signs.collections().isEmpty()
                ? alive + " " + Strings.get("signs.collections.none")
                : alive + " " + Strings.get("signs.collections.note", signs.collections().size());
    }

    private static TreeItem<StartSite> item(StartSite site) {
        TreeItem<StartSite> item = new TreeItem<>(site);
        site.children().forEach(child -> item.getChildren().add(item(child)));
        item.setExpanded(true);
        return item;
    }

    private void explain(Signs.@Nullable WaitReason reason) {
        explained.setText(reason == null ? "" : WaitPatterns.explained(reason));
    }

    private void selectStarted() {
        TreeItem<StartSite> chosen = starts.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.select(chosen.getValue().lanes());
        }
    }

    /// The table in front as text.
    String text() {
        return switch (sections.getSelectionModel().getSelectedIndex()) {
            case 0 -> laneCountNote.getText() + "\n" + TableText.of(collections);
            case 1 -> TableText.of(processors);
            case 2 -> TableText.of(waits);
            default -> TableText.of(starts);
        };
    }

    @FXML
    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(text());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
