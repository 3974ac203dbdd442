package dev.skein.view.shell;

import dev.skein.format.Diagnostic;
import dev.skein.format.Severity;
import dev.skein.model.LaneKind;
import dev.skein.model.Trace;
import dev.skein.query.FilterError;
import dev.skein.query.LaneGroup;
import dev.skein.query.LaneSort;
import dev.skein.view.Look;
import dev.skein.view.Preferences;
import dev.skein.view.Strings;
import dev.skein.view.Theme;
import dev.skein.view.ThemeChoice;
import dev.skein.view.action.Actions;
import dev.skein.view.open.FilePicker;
import dev.skein.view.settings.SettingsController;
import dev.skein.view.timeline.TimelineModel;
import dev.skein.view.trace.LoadState;
import dev.skein.view.trace.OpenTrace;
import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.StatusBar;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The window: menus, filter field, tabs or the welcome screen, status bar, overlays.
public final class ShellController {
    private static final PseudoClass SINGLE = PseudoClass.getPseudoClass("single");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private static final int MEMORY_EVERY_FRAMES = 120;
    private static final int FRAME_OF_MENUS = 4;

    private final ShellModel model;
    private final Look look;
    private final Actions actions = new Actions();
    private final Menus bar = new Menus(actions);
    private final Function<Document, DocumentController> views;
    private final Function<Runnable, SettingsController> settingsPane;
    private final Map<Document, DocumentController> controllers = new HashMap<>();
    private final Map<Document, Tab> tabByDocument = new HashMap<>();
    private final ShellActions commands;
    private final Sharing sharing;

    @FXML private StackPane root;
    @FXML private MenuBar menus;
    @FXML private HBox heading;
    @FXML private Label fileName;
    @FXML private Label fileFacts;
    @FXML private Button badge;
    @FXML private CustomTextField filter;
    @FXML private Button clearFilter;
    @FXML private FontIcon themeIcon;
    @FXML private TabPane tabs;
    @FXML private Node welcome;
    @FXML private StatusBar status;
    @FXML private HBox progressBox;
    @FXML private ProgressBar progress;
    @FXML private Label progressText;
    @FXML private HBox facts;
    @FXML private Label laneCount;
    @FXML private Button sortButton;
    @FXML private Button groupButton;
    @FXML private Button modeButton;
    @FXML private Label memory;
    @FXML private Pane debugLayer;
    @FXML private StackPane overlays;

    private final Tooltip filterHint = new Tooltip();
    private @Nullable QuickPick pick;
    private @Nullable HelpOverlay help;
    private @Nullable SettingsOverlay settings;
    private @Nullable DebugOverlay debug;
    private boolean showing;
    private long frame;

    /// @param views makes the node of a document, with its controller
    /// @param settingsPane makes the settings pane, given what puts it away
    public ShellController(
            ShellModel model,
            Look look,
            FilePicker picker,
            Sharing sharing,
            Function<Document, DocumentController> views,
            Function<Runnable, SettingsController> settingsPane) {
        this.model = model;
        this.look = look;
        this.views = views;
        this.sharing = sharing;
        this.settingsPane = settingsPane;
        this.commands = new ShellActions(model, picker, this);
    }

    @FXML
    private void initialize() {
        commands.register(actions);
        new SharingActions(sharing).register(actions, model);
        bar.addTo(menus);
        root.sceneProperty().addListener((_, _, scene) -> listen(scene));
        root.setOnDragOver(ShellController::dragOver);
        root.setOnDragDropped(this::dropped);
        filter.textProperty().addListener((_, _, text) -> typedFilter(text));
        filter.setTooltip(filterHint);
        filter.setOnAction(_ -> focusLanes());
        filter.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        focusLanes();
                    }
                });
        model.opened()
                .addListener((javafx.collections.ListChangeListener<Document>) _ -> syncTabs());
        model.currentProperty().addListener((_, _, after) -> switched(after));
        tabs.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, tab) -> tabSelected(tab));
        model.preferences().theme().addListener((_, _, _) -> applyTheme());
        syncTabs();
        switched(model.current());
        applyTheme();
        if (look.still()) {
            bar.fill(menus);
        } else {
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    sampleProgress();
                    if (frame == FRAME_OF_MENUS) {
                        bar.fill(menus);
                    }
                    if (frame++ % MEMORY_EVERY_FRAMES == 0) {
                        showMemory();
                    }
                }
            }.start();
        }
    }

    public Actions actions() {
        return actions;
    }

    public ShellModel model() {
        return model;
    }

    /// The controller of the document in front, null on the welcome screen.
    public @Nullable DocumentController currentView() {
        Document document = model.current();
        return document == null ? null : controllers.get(document);
    }

    /// Keys reach the scene when nothing has the focus, too.
    private void listen(@Nullable Scene scene) {
        if (scene != null) {
            scene.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
            scene.addEventFilter(KeyEvent.KEY_PRESSED, _ -> actions.keyDown());
            scene.addEventFilter(KeyEvent.KEY_TYPED, actions::typed);
        }
    }

    private void keyPressed(KeyEvent event) {
        if (!overlays.isVisible()) {
            actions.handle(event);
        }
    }

    ContextMenu laneMenu() {
        return bar.context(ShellActions.LANE_MENU);
    }

    private static void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        event.setDropCompleted(!files.isEmpty());
        event.consume();
        model.open(files.stream().map(File::toPath).toList());
    }

    private void syncTabs() {
        for (Document document : model.opened()) {
            if (!tabByDocument.containsKey(document)) {
                addTab(document);
            }
        }
        tabByDocument
                .entrySet()
                .removeIf(
                        entry -> {
                            boolean gone = !model.opened().contains(entry.getKey());
                            if (gone) {
                                tabs.getTabs().remove(entry.getValue());
                                controllers.remove(entry.getKey());
                            }
                            return gone;
                        });
        tabs.pseudoClassStateChanged(SINGLE, model.opened().size() < 2);
        boolean any = !model.opened().isEmpty();
        tabs.setVisible(any);
        welcome.setVisible(!any);
        heading.getChildren().forEach(node -> node.setVisible(any));
        filter.setVisible(any);
        facts.setVisible(any);
    }

    private void addTab(Document document) {
        DocumentController controller = views.apply(document);
        controllers.put(document, controller);
        controller.timeline().setContextMenu(this::laneMenu);
        // Before the tab pane, which would take arrows and Home for itself.
        controller.root().addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        Tab tab = new Tab(document.open().source().name(), controller.root());
        tab.setUserData(document);
        tab.setOnCloseRequest(
                event -> {
                    event.consume();
                    model.close(document);
                });
        tabByDocument.put(document, tab);
        tabs.getTabs().add(tab);
        document.open().stateProperty().addListener((_, _, _) -> refreshIfFront(document));
        document.open().traceProperty().addListener((_, _, _) -> refreshIfFront(document));
        document.open().arrangementProperty().addListener((_, _, _) -> refreshIfFront(document));
        document.open().colourModeProperty().addListener((_, _, _) -> refreshIfFront(document));
        document.timeline()
                .lanes()
                .rowsProperty()
                .addListener((_, _, _) -> refreshIfFront(document));
        document.timeline()
                .lanes()
                .problemProperty()
                .addListener((_, _, _) -> refreshIfFront(document));
    }

    private void refreshIfFront(Document document) {
        if (document.equals(model.current())) {
            refresh();
        }
    }

    private void tabSelected(@Nullable Tab tab) {
        if (tab != null && tab.getUserData() instanceof Document document) {
            model.currentProperty().set(document);
        }
    }

    private void switched(@Nullable Document after) {
        if (after != null) {
            if (!tabByDocument.containsKey(after)) {
                syncTabs();
            }
            tabs.getSelectionModel().select(tabByDocument.get(after));
        }
        refresh();
        focusLanes();
    }

    /// Gives the keyboard to the lanes in front.
    public void focusLanes() {
        DocumentController view = currentView();
        if (view != null) {
            view.focus();
        }
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    boolean filterHasFocus() {
        return filter.isFocused();
    }

    @FXML
    private void clearFilter() {
        filter.clear();
        focusLanes();
    }

    private void typedFilter(String text) {
        Document document = model.current();
        clearFilter.setVisible(!text.isEmpty());
        if (document != null && !showing) {
            OpenTrace open = document.open();
            open.arrange(open.arrangement().withFilter(text), "filter");
        }
    }

    private void refresh() {
        Document document = model.current();
        if (document == null) {
            root.getProperties().remove("title");
            status.setText(Strings.get("status.welcome"));
            sampleProgress();
            return;
        }
        OpenTrace open = document.open();
        status.setText("");
        fileName.setText(open.source().name());
        fileFacts.setText(traceFacts(open.trace()));
        refreshBadge(open);
        showing = true;
        if (!filter.getText().equals(open.arrangement().filter())) {
            filter.setText(open.arrangement().filter());
        }
        showing = false;
        clearFilter.setVisible(!filter.getText().isEmpty());
        refreshFilter(document.timeline());
        int shown = document.timeline().lanes().shownCount();
        int total = document.timeline().lanes().totalCount();
        laneCount.setText(
                shown == total
                        ? Strings.get("status.lanes", total)
                        : Strings.get("status.lanes.some", shown, total));
        sortButton.setText(Strings.get("status.sort", sortName(open.arrangement().sort())));
        groupButton.setText(
                open.arrangement().group() == LaneGroup.NONE
                        ? Strings.get("status.group.none")
                        : Strings.get("status.group", groupName(open.arrangement().group())));
        modeButton.setText(Strings.get("status.colours", open.colourModeProperty().get().label()));
        sampleProgress();
    }

    private void refreshFilter(TimelineModel timeline) {
        FilterError error = timeline.lanes().problemProperty().get();
        filter.pseudoClassStateChanged(WRONG, error != null);
        filterHint.setText(
                error == null
                        ? Strings.get("filter.help")
                        : Strings.get("filter.wrong", error.message(), error.hint()));
    }

    private void refreshBadge(OpenTrace open) {
        LoadState state = open.stateProperty().get();
        boolean partial = state instanceof LoadState.Partial;
        int notes = open.diagnostics().size() + limits(open);
        badge.setVisible(partial || notes > 0);
        badge.setManaged(partial || notes > 0);
        badge.pseudoClassStateChanged(WRONG, partial);
        badge.setText(
                partial
                        ? Strings.get("badge.partial")
                        : Strings.get(notes == 1 ? "badge.note" : "badge.notes", notes));
    }

    private static int limits(OpenTrace open) {
        Trace trace = open.trace();
        return trace == null ? 0 : trace.info().limits().size();
    }

    @FXML
    private void showNotes() {
        Document document = model.current();
        if (document == null) {
            return;
        }
        VBox list = new VBox(6);
        list.getStyleClass().add("notes");
        if (document.open().stateProperty().get() instanceof LoadState.Partial(var cancelled)) {
            list.getChildren()
                    .add(note(Strings.get(cancelled ? "notes.cancelled" : "notes.partial"), true));
        }
        for (Diagnostic diagnostic : document.open().diagnostics()) {
            list.getChildren()
                    .add(note(diagnostic.sentence(), diagnostic.severity() != Severity.INFO));
        }
        Trace trace = document.open().trace();
        if (trace != null) {
            trace.info().limits().forEach(limit -> list.getChildren().add(note(limit, false)));
        }
        PopOver popOver = new PopOver(list);
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
        popOver.setDetachable(false);
        popOver.show(badge);
    }

    private static Node note(String text, boolean loss) {
        Label label = new Label(text);
        label.setGraphic(new FontIcon(loss ? "mdi2a-alert-outline" : "mdi2i-information-outline"));
        label.setWrapText(true);
        label.setMaxWidth(420);
        label.getStyleClass().add(loss ? "note-loss" : "note-info");
        return label;
    }

    /// `10.2 k goroutines · 52.1 M intervals · 60.0 s`.
    private String traceFacts(@Nullable Trace trace) {
        Document document = model.current();
        if (trace == null || document == null) {
            return "";
        }
        Map<LaneKind, Integer> kinds = new TreeMap<>();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            kinds.merge(trace.lanes().kind(lane), 1, Integer::sum);
        }
        String lanes =
                kinds.entrySet().stream()
                        .map(kind -> Strings.get("kind." + kind.getKey().key(), kind.getValue()))
                        .collect(Collectors.joining("  ·  "));
        if (document.series().isSnapshots()) {
            return Strings.get("header.dumps", lanes, trace.dumps().size());
        }
        return Strings.get(
                "header.facts",
                lanes,
                trace.intervals().totalRows(),
                document.open().times().duration(trace.durationNanos()));
    }

    /// Reads how far the work is; called once a frame, so progress costs the reader nothing.
    private void sampleProgress() {
        Document document = model.current();
        boolean loading = document != null && document.open().isLoading();
        if (progressBox.isVisible() != loading || progressBox.isManaged() != loading) {
            progressBox.setVisible(loading);
            progressBox.setManaged(loading);
        }
        if (document != null && loading) {
            double done = document.open().work().fraction();
            progress.setProgress(done < 0 ? ProgressBar.INDETERMINATE_PROGRESS : done);
            progressText.setText(
                    done < 0
                            ? Strings.get("status.loading")
                            : Strings.get("status.loading.share", (int) (done * 100)));
        }
    }

    private void showMemory() {
        Runtime runtime = Runtime.getRuntime();
        memory.setText(
                String.format(
                        Locale.ROOT,
                        "%,d MB",
                        (runtime.totalMemory() - runtime.freeMemory()) >> 20));
    }

    @FXML
    private void cancelLoading() {
        model.cancelLoading();
    }

    /// Gives the window the look that the preferences ask for; once more when it is in a scene.
    public void applyTheme() {
        Theme theme = Theme.of(model.preferences().theme().get());
        themeIcon.setIconLiteral(
                theme.isDark() ? "mdi2w-white-balance-sunny" : "mdi2w-weather-night");
        if (root.getScene() != null && !look.still()) {
            theme.applyTo(root.getScene());
            look.paletteProperty()
                    .set(
                            theme.isDark()
                                    ? dev.skein.render.Palette.DARK
                                    : dev.skein.render.Palette.LIGHT);
        }
    }

    @FXML
    void switchTheme() {
        Preferences preferences = model.preferences();
        boolean dark = Theme.of(preferences.theme().get()).isDark();
        preferences.theme().set(dark ? ThemeChoice.LIGHT : ThemeChoice.DARK);
    }

    @FXML
    void openHelp() {
        if (help == null) {
            help = new HelpOverlay(overlays, actions, this::focusLanes);
        }
        help.open();
    }

    void openSettings() {
        if (settings == null) {
            Runnable close = this::closeOverlay;
            settings = new SettingsOverlay(overlays, settingsPane.apply(close), close);
        }
        settings.open();
    }

    private void closeOverlay() {
        overlays.setVisible(false);
        overlays.getChildren().clear();
        focusLanes();
    }

    @FXML
    void openPalette() {
        openPick(Strings.get("pick.command"), query -> Picks.actions(actions, query));
    }

    @FXML
    void chooseSort() {
        Document document = model.current();
        if (document != null) {
            openPick(Strings.get("pick.sort"), query -> Picks.sorts(document.open(), query));
        }
    }

    @FXML
    void chooseGroup() {
        Document document = model.current();
        if (document != null) {
            openPick(Strings.get("pick.group"), query -> Picks.groups(document.open(), query));
        }
    }

    void chooseLane() {
        Document document = model.current();
        if (document != null) {
            openPick(Strings.get("pick.lane"), query -> Picks.lanes(document.timeline(), query));
        }
    }

    void chooseTime() {
        Document document = model.current();
        if (document != null) {
            openPick(Strings.get("pick.time"), query -> Picks.times(document.timeline(), query));
        }
    }

    void writeNote() {
        Document document = model.current();
        if (document != null) {
            openPick(Strings.get("pick.note"), query -> Picks.note(document.marks(), query));
        }
    }

    private void openPick(String prompt, Function<String, List<QuickPick.Item>> find) {
        if (pick == null) {
            pick = new QuickPick(overlays, this::focusLanes);
        }
        pick.open(prompt, find);
    }

    @FXML
    private void switchMode() {
        actions.get("colour-mode").run();
    }

    void toggleDebug() {
        if (debug == null) {
            DebugOverlay frames = new DebugOverlay(look);
            debugLayer.getChildren().add(frames);
            frames.relocate(debugLayer.getWidth() - 360, 84);
            debugLayer
                    .widthProperty()
                    .addListener((_, _, width) -> frames.relocate(width.doubleValue() - 360, 84));
            debug = frames;
        }
        debug.toggle();
    }

    static String sortName(LaneSort sort) {
        String name =
                sort.state() == null
                        ? Strings.get("sort." + sort.key().name().toLowerCase(Locale.ROOT))
                        : Strings.get(
                                "sort.state",
                                Strings.get("state." + sort.state().key())
                                        .toLowerCase(Locale.ROOT));
        return sort.reversed() ? Strings.get("sort.reversed", name) : name;
    }

    static String groupName(LaneGroup group) {
        return Strings.get("group." + group.key());
    }
}
