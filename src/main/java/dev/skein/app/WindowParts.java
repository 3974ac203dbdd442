package dev.skein.app;

import static java.util.Map.entry;

import dev.skein.export.CompareTables;
import dev.skein.view.Look;
import dev.skein.view.Preferences;
import dev.skein.view.Strings;
import dev.skein.view.compare.CompareController;
import dev.skein.view.density.DensityController;
import dev.skein.view.density.DensityModel;
import dev.skein.view.difference.DifferenceController;
import dev.skein.view.difference.DifferenceModel;
import dev.skein.view.export.ExportController;
import dev.skein.view.export.ExportModel;
import dev.skein.view.findings.FindingController;
import dev.skein.view.findings.FindingsController;
import dev.skein.view.findings.FindingsModel;
import dev.skein.view.inspector.InspectorController;
import dev.skein.view.inspector.InspectorModel;
import dev.skein.view.inspector.SummaryController;
import dev.skein.view.locks.LocksController;
import dev.skein.view.locks.LocksModel;
import dev.skein.view.marks.MarksModel;
import dev.skein.view.notice.NoticeController;
import dev.skein.view.notice.Notices;
import dev.skein.view.open.FilePicker;
import dev.skein.view.open.Sample;
import dev.skein.view.open.WelcomeController;
import dev.skein.view.open.WelcomeModel;
import dev.skein.view.series.SeriesController;
import dev.skein.view.series.SeriesModel;
import dev.skein.view.session.SessionModel;
import dev.skein.view.session.SessionStore;
import dev.skein.view.settings.SettingsController;
import dev.skein.view.shell.Document;
import dev.skein.view.shell.DocumentController;
import dev.skein.view.shell.ShellController;
import dev.skein.view.shell.ShellModel;
import dev.skein.view.signs.SignsController;
import dev.skein.view.signs.SignsModel;
import dev.skein.view.stacks.IcicleController;
import dev.skein.view.stacks.IcicleModel;
import dev.skein.view.stacks.StacksController;
import dev.skein.view.stacks.StacksModel;
import dev.skein.view.timeline.LaneList;
import dev.skein.view.timeline.TimelineController;
import dev.skein.view.timeline.TimelineModel;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.TraceIndex;
import dev.skein.view.trace.TraceLoader;
import dev.skein.view.trace.TraceSource;
import dev.skein.view.trace.WindowSums;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;

/// Puts one window together: models, controllers, FXML. The only place where controllers are made.
final class WindowParts {
    private final Environment environment;
    private final Look look;
    private final ShellModel shell;
    private final WelcomeModel welcome;
    private final Notices notices = new Notices();
    private final WindowSessions sessions;

    /// What a window needs from outside; tests and off-screen pictures give their own.
    ///
    /// @param background reads, paints and counts
    /// @param uiThread where models and views live
    /// @param paintThreads how many threads paint one picture
    /// @param still pictures are made in one go, nothing moves
    /// @param soon runs a task on the UI thread a moment later
    record Environment(
            TraceLoader.Reader reader,
            Preferences preferences,
            FilePicker picker,
            List<Sample> samples,
            Executor background,
            Executor uiThread,
            int paintThreads,
            boolean still,
            InstantSource clock,
            SessionStore sessions,
            Executor soon) {}

    WindowParts(Environment environment) {
        this.environment = environment;
        this.look = new Look(environment.preferences(), environment.still());
        TraceLoader loader =
                new TraceLoader(
                        environment.reader(), environment.background(), environment.uiThread());
        this.sessions = new WindowSessions(environment, notices);
        this.shell =
                new ShellModel(
                        environment.preferences(), loader, environment.clock(), this::document);
        followTimeFormat(environment.preferences());
        this.welcome =
                new WelcomeModel(
                        environment.preferences(),
                        environment.samples(),
                        environment.picker(),
                        environment.clock(),
                        shell::open);
        sessions.follow(shell.opened());
    }

    Notices notices() {
        return notices;
    }

    WindowSessions sessions() {
        return sessions;
    }

    Look look() {
        return look;
    }

    ShellModel shell() {
        return shell;
    }

    /// Open recordings follow the setting, as it follows them.
    private void followTimeFormat(Preferences preferences) {
        preferences
                .timeFormat()
                .addListener(
                        (_, _, key) ->
                                shell.opened()
                                        .forEach(
                                                document ->
                                                        document.open()
                                                                .timeModeProperty()
                                                                .set(TimeModes.ofKey(key))));
    }

    private Document document(TraceSource source) {
        OpenTrace open = new OpenTrace(source, System::nanoTime);
        open.timeModeProperty().set(TimeModes.ofKey(environment.preferences().timeFormat().get()));
        open.timeModeProperty()
                .addListener(
                        (_, _, now) ->
                                environment.preferences().timeFormat().set(TimeModes.key(now)));
        return document(open);
    }

    /// The models of all areas for a trace.
    Document document(OpenTrace open) {
        SessionModel session = sessions.of(open);
        LaneList lanes = new LaneList(open, environment.background(), environment.uiThread());
        TimelineModel timeline = new TimelineModel(open, lanes);
        TraceIndex index = new TraceIndex();
        SeriesModel series =
                new SeriesModel(open, environment.background(), environment.uiThread());
        return new Document(
                open,
                timeline,
                new InspectorModel(open, environment.background(), environment.uiThread()),
                new WindowSums(open, environment.background(), environment.uiThread()),
                new FindingsModel(
                        open,
                        session,
                        environment.preferences().analysis(),
                        environment.background(),
                        environment.uiThread()),
                new SignsModel(open, environment.background(), environment.uiThread()),
                session,
                new StacksModel(open, index, environment.background(), environment.uiThread()),
                new DensityModel(open, environment.background(), environment.uiThread()),
                series,
                new MarksModel(timeline, session),
                new LocksModel(
                        open,
                        series.afterProperty(),
                        environment.background(),
                        environment.uiThread()),
                new IcicleModel(open, index, environment.background(), environment.uiThread()),
                new DifferenceModel(open, index, environment.background(), environment.uiThread()));
    }

    /// A loaded piece of the window and its controller.
    record Loaded<C>(Parent root, C controller) {}

    /// The whole window.
    Loaded<ShellController> loadShell() {
        return load(
                "shell.fxml",
                Map.of(
                        ShellController.class,
                        () ->
                                new ShellController(
                                        shell,
                                        look,
                                        environment.picker(),
                                        new WindowSharing(this, environment),
                                        this::loadDocument,
                                        this::loadSettings),
                        NoticeController.class,
                        () -> new NoticeController(notices),
                        WelcomeController.class,
                        () -> new WelcomeController(welcome)));
    }

    private SettingsController loadSettings(Runnable onClose) {
        return WindowParts.<SettingsController>load(
                        "settings.fxml",
                        Map.of(
                                SettingsController.class,
                                () ->
                                        new SettingsController(
                                                environment.preferences(),
                                                SettingsFile.place().toString(),
                                                onClose)))
                .controller();
    }

    CompareController loadCompare(CompareTables tables, String markdown, Consumer<String> copy) {
        return WindowParts.<CompareController>load(
                        "compare/compare.fxml",
                        Map.of(
                                CompareController.class,
                                () -> new CompareController(tables, markdown, copy)))
                .controller();
    }

    ExportController loadExport(ExportModel model) {
        return WindowParts.<ExportController>load(
                        "export/export.fxml",
                        Map.of(
                                ExportController.class,
                                () -> new ExportController(model, environment.picker())))
                .controller();
    }

    private DocumentController loadDocument(Document document) {
        return WindowParts.<DocumentController>load("document.fxml", controllers(document))
                .controller();
    }

    /// What makes the controller of each area of a tab.
    private Map<Class<?>, Supplier<Object>> controllers(Document document) {
        return Map.ofEntries(
                entry(DensityController.class, () -> densityController(document)),
                entry(DocumentController.class, () -> new DocumentController(document, shell)),
                entry(
                        FindingsController.class,
                        () -> new FindingsController(document.findings(), look)),
                entry(
                        FindingController.class,
                        () -> new FindingController(document.findings(), look)),
                entry(SignsController.class, () -> new SignsController(document.signs(), look)),
                entry(
                        InspectorController.class,
                        () -> new InspectorController(document.inspector())),
                entry(
                        SummaryController.class,
                        () -> new SummaryController(document.open(), document.sums())),
                entry(IcicleController.class, () -> new IcicleController(document.icicle(), look)),
                entry(
                        DifferenceController.class,
                        () -> new DifferenceController(document.difference(), look)),
                entry(StacksController.class, () -> new StacksController(document.stacks(), look)),
                entry(LocksController.class, () -> new LocksController(document.locks(), look)),
                entry(SeriesController.class, () -> new SeriesController(document.series(), look)),
                entry(TimelineController.class, () -> timelineController(document)));
    }

    /// The series of dumps alone, for pictures.
    Parent loadSeries(Document document) {
        return WindowParts.<SeriesController>load(
                        "series/series.fxml",
                        Map.of(
                                SeriesController.class,
                                () -> new SeriesController(document.series(), look)))
                .root();
    }

    /// The timeline alone, for pictures.
    Loaded<TimelineController> loadTimeline(Document document) {
        document.density().expandedProperty().set(false);
        Loaded<TimelineController> loaded = load("timeline.fxml", controllers(document));
        loaded.controller().hideDensity();
        return loaded;
    }

    private DensityController densityController(Document document) {
        return new DensityController(document.density(), document.timeline(), look);
    }

    private TimelineController timelineController(Document document) {
        return new TimelineController(
                document.timeline(),
                document.sums(),
                look,
                environment.background(),
                environment.uiThread(),
                environment.paintThreads());
    }

    private static <C> Loaded<C> load(String file, Map<Class<?>, Supplier<Object>> controllers) {
        FXMLLoader loader =
                new FXMLLoader(WindowParts.class.getResource("/fxml/" + file), Strings.bundle());
        loader.setControllerFactory(
                type -> {
                    Supplier<Object> maker = controllers.get(type);
                    if (maker == null) {
                        throw new IllegalStateException("no way to make a " + type);
                    }
                    return maker.get();
                });
        try {
            Parent root = loader.load();
            loader.getNamespace().values().forEach(WindowParts::nameByTooltip);
            return new Loaded<>(root, loader.getController());
        } catch (IOException e) {
            throw new UncheckedIOException("the window's description " + file + " is broken", e);
        }
    }

    /// A button that shows only an icon is called, for those who do not see it, what its tooltip
    /// says.
    private static void nameByTooltip(Object part) {
        if (part instanceof ButtonBase button
                && button.getTooltip() != null
                && button.getAccessibleText() == null
                && (button.getText() == null || button.getText().isEmpty())) {
            button.accessibleTextProperty().bind(button.getTooltip().textProperty());
        }
    }
}
