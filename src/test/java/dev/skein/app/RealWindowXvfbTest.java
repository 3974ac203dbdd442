package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.LaneState;
import dev.skein.query.LaneSort;
import dev.skein.render.Viewport;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A window of the real window system: keys go through it, and pixels are read from the screen.
@Tag("xvfb")
@ExtendWith(ApplicationExtension.class)
class RealWindowXvfbTest {
    private static final int LANE = 1;
    private static final long IN_LOCK_NANOS = 15_000;

    private TestWindow window;

    @Start
    void start(Stage stage) {
        window = new TestWindow(stage);
        window.openDrawing(TestWindow.DRAWING);
        window.opened().arrange(window.opened().arrangement().withSort(LaneSort.BY_NAME), "");
        window.shell.focusLanes();
    }

    @Test
    void theScreenShowsTheLanesAndAKeyZooms(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(lockColour(), onScreen(robot, LANE, IN_LOCK_NANOS), "a lock wait");
        Viewport before = window.opened().viewport();
        robot.interact(() -> window.stage.requestFocus());
        robot.type(KeyCode.W);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(window.opened().viewport().nanosPerPx() < before.nanosPerPx());
        robot.interact(() -> window.screenshot("xvfb-window"));
    }

    private Color lockColour() {
        int argb = window.palette().argb(LaneState.LOCK);
        return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
    }

    private Color onScreen(FxRobot robot, int lane, long nanos) {
        Color[] colour = new Color[1];
        robot.interact(() -> colour[0] = new Robot().getPixelColor(screen(lane, nanos)));
        return colour[0];
    }

    private Point2D screen(int lane, long nanos) {
        Node root = window.stage.getScene().getRoot();
        Bounds bounds = root.localToScreen(root.getBoundsInLocal());
        return window.at(lane, nanos).add(bounds.getMinX(), bounds.getMinY());
    }
}
