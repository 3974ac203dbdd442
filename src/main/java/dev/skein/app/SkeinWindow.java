package dev.skein.app;

import dev.skein.session.SavedView;
import dev.skein.view.FrameLog;
import dev.skein.view.Preferences;
import dev.skein.view.Strings;
import dev.skein.view.Theme;
import dev.skein.view.notice.Notice;
import dev.skein.view.open.ChooserFilePicker;
import dev.skein.view.open.Sample;
import dev.skein.view.shell.Document;
import dev.skein.view.shell.ShellController;
import dev.skein.view.shell.ShellModel;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The program's window on a display: threads, settings, stage.
final class SkeinWindow {
    private static final double WIDTH_PX = 1440;
    private static final double HEIGHT_PX = 900;
    private static final int SOON_MILLIS = 400;

    private final SettingsFile settings;
    private final Preferences preferences;
    private final List<Sample> samples;
    private final ExecutorService background;
    private Runnable flush = () -> {};
    private final CountDownLatch closed = new CountDownLatch(1);

    private SkeinWindow(SettingsFile settings, WarmUp warmUp, ExecutorService background) {
        this.settings = settings;
        this.preferences = warmUp.preferences();
        this.samples = warmUp.samples();
        this.background = background;
    }

    /// Opens the window and returns when it is closed.
    static void run(WindowStart start) {
        run(start, SavedView.WHOLE, "");
    }

    /// As [#run(WindowStart)], for a link.
    ///
    /// @param view to be shown of the first file
    /// @param remark to be said at once, empty for none
    static void run(WindowStart start, SavedView view, String remark) {
        ExecutorService background = workers();
        SettingsFile settings = SettingsFile.ofUser();
        WarmUp warmUp = new WarmUp(settings, background);
        background.execute(LogFiles::begin);
        Toolkit.start();
        SkeinWindow window = new SkeinWindow(settings, warmUp, background);
        Toolkit.call(
                () -> {
                    window.show(start, view, remark);
                    return true;
                });
        window.await();
    }

    private static ExecutorService workers() {
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors() - 1);
        return new ThreadPoolExecutor(
                threads + 1,
                threads + 1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new WorkerThreads(),
                // What a closing window still asks for, nobody will see.
                new ThreadPoolExecutor.DiscardPolicy());
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            background.shutdownNow();
            Platform.exit();
        }
    }

    private void show(WindowStart start, SavedView view, String remark) {
        Theme theme = Theme.of(preferences.theme().get());
        theme.parse(); // before the first control, which would load JavaFX's own theme
        Stage stage = new Stage();
        WindowParts parts =
                new WindowParts(
                        new WindowParts.Environment(
                                new MemoryLimit(new SourceReader(), preferences),
                                preferences,
                                new ChooserFilePicker(() -> stage),
                                samples,
                                background,
                                Platform::runLater,
                                Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
                                false,
                                InstantSource.system(),
                                new SessionsOnDisk(settings.folder().resolve("sessions")),
                                SkeinWindow::soon));
        flush = parts.sessions()::flush;
        WindowParts.Loaded<ShellController> shell = parts.loadShell();
        Scene scene = new Scene(shell.root(), WIDTH_PX, HEIGHT_PX);
        theme.applyTo(scene);
        shell.controller().applyTheme();
        stage.setScene(scene);
        stage.setMinWidth(720);
        stage.setMinHeight(480);
        addIcons(stage);
        follow(stage, parts.shell());
        stage.setOnHidden(_ -> close());
        if (start.frameTimes()) {
            shell.controller().actions().get("debug").run();
        }
        endAsAsked(start.end(), parts, shell.controller(), scene);
        giveBackMemory(parts.shell());
        parts.shell().open(start.files());
        begin(parts, view, remark);
        stage.show();
        shell.controller().focusLanes();
        preferences.theme().addListener((_, _, _) -> settings.save(preferences));
        preferences.timeFormat().addListener((_, _, _) -> settings.save(preferences));
        preferences.sessionPlace().addListener((_, _, _) -> settings.save(preferences));
        preferences.wheelZooms().addListener((_, _, _) -> settings.save(preferences));
        preferences.memoryLimitMb().addListener((_, _, _) -> settings.save(preferences));
        preferences.reduceMotion().addListener((_, _, _) -> settings.save(preferences));
        preferences.recent().addListener((javafx.beans.Observable _) -> settings.save(preferences));
    }

    /// A moment later, so that a turn of the wheel is written once.
    private static void soon(Runnable task) {
        PauseTransition pause = new PauseTransition(Duration.millis(SOON_MILLIS));
        pause.setOnFinished(_ -> task.run());
        pause.play();
    }

    private static void begin(WindowParts parts, SavedView view, String remark) {
        if (!view.equals(SavedView.WHOLE)) {
            parts.sessions().show(parts.shell().opened().getFirst(), view);
        }
        if (!remark.isEmpty()) {
            parts.notices().show(Notice.problem(remark));
        }
    }

    private void endAsAsked(
            WindowStart.End end, WindowParts parts, ShellController window, Scene scene) {
        FrameLog frames = parts.look().frames();
        switch (end) {
            case BY_USER -> {}
            case AFTER_LOAD -> exitWhenLoaded(parts.shell());
            case WHEN_USABLE -> new WhenUsable(parts.shell(), frames, SkeinWindow::usable).start();
            case AFTER_REHEARSAL ->
                    new Rehearsal(window, frames, scene, samples, SkeinWindow::closeAll).start();
        }
    }

    /// What a closed recording held goes back to the system soon, not when memory becomes scarce.
    private void giveBackMemory(ShellModel shell) {
        Executor later = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, background);
        shell.opened()
                .addListener(
                        (ListChangeListener<Document>)
                                change -> {
                                    while (change.next()) {
                                        if (change.wasRemoved()) {
                                            later.execute(System::gc);
                                        }
                                    }
                                });
    }

    private static void usable() {
        System.err.println("skein: the window is usable");
        closeAll();
    }

    private static void closeAll() {
        List.copyOf(Stage.getWindows()).forEach(window -> window.hide());
    }

    private static void addIcons(Stage stage) {
        for (int size : new int[] {16, 32, 64, 256}) {
            try (InputStream icon =
                    SkeinWindow.class.getResourceAsStream("/icons/skein-" + size + ".png")) {
                if (icon != null) {
                    stage.getIcons().add(new Image(icon));
                }
            } catch (java.io.IOException e) {
                return; // a window without an icon is a window
            }
        }
    }

    private static void follow(Stage stage, ShellModel shell) {
        shell.currentProperty().addListener((_, _, document) -> title(stage, document));
        title(stage, shell.current());
    }

    private static void title(Stage stage, @Nullable Document document) {
        stage.setTitle(
                document == null
                        ? "Skein"
                        : Strings.get("window.title", document.open().source().name()));
    }

    private static void exitWhenLoaded(ShellModel shell) {
        shell.currentProperty()
                .addListener(
                        (_, _, document) ->
                                Objects.requireNonNull(document)
                                        .open()
                                        .stateProperty()
                                        .addListener((_, _, _) -> closeIfLoaded(shell)));
    }

    private static void closeIfLoaded(ShellModel shell) {
        if (!shell.isLoading()) {
            Platform.runLater(SkeinWindow::closeAll);
        }
    }

    private void close() {
        flush.run();
        settings.save(preferences);
        closed.countDown();
    }

    /// Daemon threads with names that tell them apart in a thread dump.
    private static final class WorkerThreads implements java.util.concurrent.ThreadFactory {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public Thread newThread(Runnable task) {
            Thread thread = new Thread(task, "skein-worker-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }
    }
}
