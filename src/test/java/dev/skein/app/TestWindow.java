package dev.skein.app;

import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.model.Trace;
import dev.skein.render.Palette;
import dev.skein.testkit.LaneText;
import dev.skein.view.Preferences;
import dev.skein.view.ThemeChoice;
import dev.skein.view.open.FilePicker;
import dev.skein.view.open.Sample;
import dev.skein.view.session.SessionStore;
import dev.skein.view.shell.Document;
import dev.skein.view.shell.ShellController;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.TraceSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

/// A real window for tests: reads what the test says, in the test's own time, with settings of its
/// own. Everything but the waiting reads happens at once on the UI thread.
final class TestWindow {
    static final int WIDTH_PX = 1_000;
    static final int HEIGHT_PX = 800;

    /// Five lanes of 70 µs with every state, names that need sorting by number, lanes that begin
    /// late.
    static final String DRAWING =
            """
            main            : RRRRRRRRRRwwwwwwwwwwRRRRRRRRRRssssssssssRRRRRRRRRRwwwwwwwwwwRRRRRRRRRR
            pool-1-thread-1 : yyyyyLLLLLLLLLLLLLLLLLLLLRRRRRRRRRRRRRRRRRRRRwwwwwwwwwwiiiiiiiiiiRRRRR
            pool-1-thread-2 : wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww
            pool-1-thread-10:                 RRRRRRRRRRLLLLLLLLLLLLLLLRRRRRRRRRRRRRRRRRRRR
            reaper          : ssssssssssssssssssss..............................ggggggggggoooooooooo
            """;

    final Preferences preferences = new Preferences();
    final Map<String, ImportOutcome> files = new HashMap<>();
    final Map<String, Function<ImportContext, ImportOutcome>> slowFiles = new HashMap<>();
    final Queue<Runnable> waitingReads = new ArrayDeque<>();
    final List<Path> picked = new ArrayList<>();
    final WindowParts parts;
    final ShellController shell;
    final Stage stage;
    boolean readsWait;

    TestWindow(Stage stage) {
        this(stage, List.of());
    }

    TestWindow(Stage stage, List<Sample> samples) {
        this(stage, samples, SessionStore.NONE);
    }

    TestWindow(Stage stage, List<Sample> samples, SessionStore sessions) {
        this.stage = stage;
        preferences.theme().set(ThemeChoice.LIGHT);
        FilePicker picker =
                new FilePicker() {
                    @Override
                    public List<Path> pickFiles() {
                        return List.copyOf(picked);
                    }

                    @Override
                    public Optional<Path> pickFolder() {
                        return picked.stream().findFirst();
                    }

                    @Override
                    public Optional<Path> pickTarget(String suggestedName) {
                        return picked.stream().findFirst();
                    }
                };
        parts =
                new WindowParts(
                        new WindowParts.Environment(
                                this::read,
                                preferences,
                                picker,
                                samples,
                                this::background,
                                Runnable::run,
                                1,
                                false,
                                InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z")),
                                sessions,
                                Runnable::run));
        WindowParts.Loaded<ShellController> loaded = parts.loadShell();
        shell = loaded.controller();
        Scene scene = new Scene(loaded.root(), WIDTH_PX, HEIGHT_PX);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(WIDTH_PX); // the stage is the same for all tests
        stage.setHeight(HEIGHT_PX);
        shell.applyTheme();
        stage.show();
    }

    private void background(Runnable task) {
        if (readsWait) {
            waitingReads.add(task);
        } else {
            task.run();
        }
    }

    private ImportOutcome read(TraceSource source, ImportContext context) {
        Function<ImportContext, ImportOutcome> slow = slowFiles.get(source.name());
        if (slow != null) {
            readsWait = false;
            return slow.apply(context);
        }
        return files.get(source.name());
    }

    /// Opens a drawing as a file; UI thread.
    Document openDrawing(String drawing) {
        files.put("drawing", new ImportOutcome.Imported(trace(drawing), List.of()));
        return open("drawing");
    }

    Document open(String name) {
        shell.model().open(List.of(Path.of(name)));
        return document();
    }

    static Trace trace(String drawing) {
        return LaneText.trace(drawing);
    }

    Document document() {
        Document document = shell.model().current();
        if (document == null) {
            throw new IllegalStateException("nothing is open");
        }
        return document;
    }

    OpenTrace opened() {
        return document().open();
    }

    /// Position in the scene of a lane at a time.
    Point2D at(int lane, long nanos) {
        Document document = document();
        Node area = shell.currentView().timeline().area();
        int row = document.timeline().lanes().rows().rowOf(lane);
        double y =
                document.timeline()
                                .lanes()
                                .rows()
                                .windowTopPx(row, document.open().topPxProperty().get())
                        + 9;
        return area.localToScene(document.open().viewport().xAt(nanos), y);
    }

    /// Colour of a pixel of the window as it is on screen, `0xAARRGGBB`; UI thread.
    int pixel(Point2D at) {
        WritableImage image = stage.getScene().snapshot(null);
        return image.getPixelReader().getArgb((int) at.getX(), (int) at.getY());
    }

    Palette palette() {
        return parts.look().paletteProperty().get();
    }

    /// Keeps a picture of the window in `target/screenshots`; UI thread.
    void screenshot(String name) {
        Path folder = Path.of("target", "screenshots");
        try {
            Files.createDirectories(folder);
            Picture.of(stage.getScene(), 1).writePng(folder.resolve(name + ".png"), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
