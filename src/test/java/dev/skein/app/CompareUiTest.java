package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.format.ImportOutcome;
import dev.skein.model.TimeRange;
import dev.skein.view.trace.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The comparison of a real window.
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class CompareUiTest {
    private TestWindow window;

    @Start
    void start(Stage stage) {
        window = new TestWindow(stage);
        window.openDrawing(TestWindow.DRAWING);
        window.shell.focusLanes();
    }

    @AfterEach
    void closeScreens() {
        fx(
                () -> {
                    List.copyOf(Window.getWindows()).stream()
                            .filter(shown -> !shown.equals(window.stage))
                            .forEach(Window::hide);
                    return true;
                });
    }

    @Test
    void pressingXTwiceComparesTwoWindows(FxRobot robot) {
        select(0, 20_000);
        robot.press(KeyCode.X).release(KeyCode.X);
        WaitForAsyncUtils.waitForFxEvents();
        select(30_000, 50_000);
        robot.press(KeyCode.X).release(KeyCode.X);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(new TimeRange(0, 20_000), window.document().session().session().windowA());
        TabPane parts = parts();
        assertEquals(6, parts.getTabs().size());
        TableView<?> states = (TableView<?>) parts.getTabs().get(2).getContent();
        assertTrue(states.getItems().toString().contains("lock"), states.getItems().toString());
        fx(
                () -> {
                    parts.getSelectionModel().select(2);
                    Picture.of(parts.getScene(), 1)
                            .writePng(Path.of("target/screenshots/compare.png"), "compare");
                    return true;
                });
        robot.clickOn("#copyCompare");
        String text = fx(() -> Clipboard.getSystemClipboard().getString());
        assertTrue(text.contains("| lock"), text);
    }

    @Test
    void anotherFileIsComparedAndOneThatCannotBeReadIsSaid() {
        window.files.put(
                "other", new ImportOutcome.Imported(TestWindow.trace("a: RRLL"), List.of()));
        window.picked.add(Path.of("other"));
        run("compare-with");
        assertEquals(6, parts().getTabs().size());
        window.files.put("other", new ImportOutcome.NotRecognised("other", List.of("JFR")));
        run("compare-with");
        assertTrue(window.parts.notices().open().getLast().problem());
    }

    private void run(String action) {
        fx(
                () -> {
                    window.shell.actions().get(action).run();
                    return true;
                });
    }

    private void select(long from, long to) {
        fx(
                () -> {
                    window.opened()
                            .selectionProperty()
                            .set(Selection.ofTime(new TimeRange(from, to)));
                    return true;
                });
    }

    private TabPane parts() {
        return fx(
                () ->
                        Window.getWindows().stream()
                                .map(shown -> shown.getScene().lookup("#parts"))
                                .filter(Objects::nonNull)
                                .map(TabPane.class::cast)
                                .findFirst()
                                .orElseThrow());
    }

    private static <T> T fx(Callable<T> code) {
        T result = WaitForAsyncUtils.waitForAsyncFx(20_000, code);
        WaitForAsyncUtils.waitForFxEvents();
        return result;
    }
}
