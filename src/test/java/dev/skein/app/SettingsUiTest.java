package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.render.Palette;
import dev.skein.render.TimeFormat;
import dev.skein.view.ThemeChoice;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Opens the settings pane and changes every setting: each takes effect at once.
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class SettingsUiTest {
    private TestWindow window;

    @Start
    void start(Stage stage) {
        window = new TestWindow(stage);
        window.openDrawing(TestWindow.DRAWING);
        window.shell.focusLanes();
    }

    @Test
    void everySettingTakesEffectAtOnce(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.COMMA).release(KeyCode.COMMA, KeyCode.CONTROL);
        assertTrue(robot.lookup("#overlays").query().isVisible());
        robot.interact(() -> window.screenshot("settings"));

        choose(robot, "#theme", ThemeChoice.DARK);
        assertEquals(Palette.DARK, window.palette());
        choose(robot, "#timeFormat", "raw");
        assertEquals(TimeFormat.Mode.RAW, window.opened().timeModeProperty().get());
        choose(robot, "#wheelUse", true);
        assertTrue(window.preferences.wheelZooms().get());
        choose(robot, "#memoryLimit", 2048);
        assertEquals(2048, window.preferences.memoryLimitMb().get());
        robot.interact(() -> robot.lookup("#reduceMotion").query().requestFocus());
        robot.type(KeyCode.SPACE);
        assertTrue(window.preferences.reduceMotion().get());

        robot.type(KeyCode.ESCAPE);
        Node overlays = robot.lookup("#overlays").query();
        assertFalse(overlays.isVisible());
    }

    @Test
    void aValueThatOnlyTheFileKnowsIsShown(FxRobot robot) {
        robot.interact(() -> window.preferences.memoryLimitMb().set(777));
        robot.press(KeyCode.CONTROL, KeyCode.COMMA).release(KeyCode.COMMA, KeyCode.CONTROL);
        ChoiceBox<Number> memory = robot.lookup("#memoryLimit").query();
        assertEquals("777 MB", memory.getConverter().toString(memory.getValue()));
    }

    private static <T> void choose(FxRobot robot, String id, T value) {
        ChoiceBox<T> box = robot.lookup(id).query();
        assertTrue(box.getItems().contains(value), id + " offers " + value);
        robot.interact(() -> box.setValue(value));
    }
}
