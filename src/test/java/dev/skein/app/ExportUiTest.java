package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.export.PictureLayout;
import dev.skein.export.PictureModel;
import dev.skein.export.PictureRequest;
import dev.skein.model.TimeRange;
import dev.skein.render.Palette;
import dev.skein.task.Work;
import dev.skein.view.export.ExportFormat;
import dev.skein.view.export.ExportModel;
import dev.skein.view.export.Exporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The export dialog of a real window, writing real files.
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class ExportUiTest {
    @TempDir private Path folder;
    private TestWindow window;

    @Start
    void start(Stage stage) {
        window = new TestWindow(stage);
        window.openDrawing(TestWindow.DRAWING);
        window.shell.focusLanes();
    }

    @AfterEach
    void closeDialogs() {
        fx(
                () -> {
                    List.copyOf(Window.getWindows()).stream()
                            .filter(shown -> !shown.equals(window.stage))
                            .forEach(Window::hide);
                    return true;
                });
    }

    @Test
    void ctrlEShowsThePreviewAndSavesWhatWasChosen(FxRobot robot) throws IOException {
        window.picked.add(folder.resolve("picture.png"));
        robot.press(KeyCode.CONTROL, KeyCode.E).release(KeyCode.E, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        Stage dialog = dialog();
        fx(
                () -> {
                    Picture.of(dialog.getScene(), 1)
                            .writePng(Path.of("target/screenshots/export-dialog.png"), "export");
                    return true;
                });
        robot.clickOn("#save");
        WaitForAsyncUtils.waitForFxEvents();
        byte[] png = Files.readAllBytes(folder.resolve("picture.png"));
        assertEquals((byte) 0x89, png[0]);
        assertEquals(3_200, width(png), "1600 px at scale 2");
    }

    @Test
    void everyFormatIsWritten() {
        for (ExportFormat format : ExportFormat.values()) {
            ExportModel model = model();
            fx(
                    () -> {
                        model.formatProperty().set(format);
                        model.save(folder.resolve("picture" + format.suffix()));
                        return true;
                    });
            assertEquals(
                    "picture" + format.suffix() + " is written.", model.messageProperty().get());
        }
        assertTrue(Files.exists(folder.resolve("picture.md")));
        assertTrue(Files.exists(folder.resolve("picture.html")));
    }

    @Test
    void everyChoiceChangesThePreview() {
        ExportModel model = model();
        Object first = model.previewProperty().get();
        assertNotNull(first);
        fx(
                () -> {
                    model.captionProperty().set("after deploy 42");
                    model.paletteProperty().set(Palette.PRINT);
                    model.hideNamesProperty().set(true);
                    model.lanesProperty().set(false);
                    model.densityProperty().set(false);
                    return true;
                });
        assertFalse(first.equals(model.previewProperty().get()));
    }

    @Test
    void aTargetThatCannotBeWrittenIsSaidAndNothingIsLeftBehind() throws IOException {
        Path target = folder.resolve("picture.png");
        Files.createDirectories(target.resolve("in-the-way"));
        ExportModel model = model();
        fx(
                () -> {
                    model.save(target);
                    return true;
                });
        assertTrue(
                model.messageProperty().get().startsWith("picture.png could not be written: "),
                model.messageProperty().get());
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count(), "only what was in the way");
        }
        assertFalse(model.savingProperty().get());
    }

    @Test
    void aCancelledExportLeavesNoFileAndTheOlderOneAsItWas() throws IOException {
        Path target = Files.writeString(folder.resolve("picture.svg"), "older");
        Queue<Runnable> later = new ArrayDeque<>();
        ExportModel model =
                fx(
                        () ->
                                new ExportModel(
                                        request(),
                                        new WindowExporter(),
                                        later::add,
                                        Runnable::run));
        fx(
                () -> {
                    model.formatProperty().set(ExportFormat.SVG);
                    model.save(target);
                    assertTrue(model.savingProperty().get());
                    model.cancel();
                    while (!later.isEmpty()) {
                        later.remove().run();
                    }
                    return true;
                });
        assertEquals("Cancelled; nothing was written.", model.messageProperty().get());
        assertEquals("older", Files.readString(target));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void thePictureOnTheClipboardIsTheWholeOne(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C)
                .release(KeyCode.C, KeyCode.SHIFT, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        // The headless clipboard keeps no images, so: what the model handed over, and what was
        // said.
        assertEquals(
                "The picture is on the clipboard.", window.parts.notices().open().getLast().text());
        List<Image> copied = new ArrayList<>();
        fx(
                () -> {
                    Exporter keeping =
                            new Exporter() {
                                private final Exporter real = new WindowExporter();

                                @Override
                                public Image paint(PictureLayout.Drawing drawing, double scale) {
                                    return real.paint(drawing, scale);
                                }

                                @Override
                                public void write(PictureModel picture, Path file, Work work) {
                                    throw new AssertionError("only copied");
                                }

                                @Override
                                public void copy(Image image) {
                                    copied.add(image);
                                }
                            };
                    new ExportModel(request(), keeping, Runnable::run, Runnable::run).copy();
                    return true;
                });
        assertEquals(3_200, copied.getFirst().getWidth());
    }

    @Test
    void theSelectionIsWhatIsExported() {
        fx(
                () -> {
                    window.opened().showExactly(new TimeRange(20_000, 40_000), "");
                    return true;
                });
        assertEquals(new TimeRange(20_000, 40_000), request().window());
    }

    private PictureRequest request() {
        return ShownPicture.of(window.document(), "00ff", Palette.LIGHT).orElseThrow();
    }

    private ExportModel model() {
        return fx(
                () ->
                        new ExportModel(
                                request(), new WindowExporter(), Runnable::run, Runnable::run));
    }

    private Stage dialog() {
        return fx(
                () ->
                        Window.getWindows().stream()
                                .filter(shown -> !shown.equals(window.stage))
                                .map(Stage.class::cast)
                                .findFirst()
                                .orElseThrow());
    }

    private static int width(byte[] png) {
        return java.nio.ByteBuffer.wrap(png, 16, 4).getInt();
    }

    private static <T> T fx(Callable<T> code) {
        T result = WaitForAsyncUtils.waitForAsyncFx(20_000, code);
        WaitForAsyncUtils.waitForFxEvents();
        return result;
    }
}
