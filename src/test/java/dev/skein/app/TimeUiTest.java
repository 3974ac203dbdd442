package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.TimeRange;
import dev.skein.query.LaneSort;
import dev.skein.session.Mark;
import dev.skein.view.shell.Document;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Selection;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Selects, measures and marks time with real keys and drags, on the lanes and on the density
/// picture.
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class TimeUiTest {
    private TestWindow window;

    @Start
    void start(Stage stage) {
        window = new TestWindow(stage);
        Document document = window.openDrawing(TestWindow.DRAWING);
        document.open().arrange(document.open().arrangement().withSort(LaneSort.BY_NAME), "");
        window.shell.focusLanes();
    }

    private OpenTrace opened() {
        return window.document().open();
    }

    private void select(long from, long to) {
        Toolkit.call(
                () -> {
                    opened().selectionProperty().set(Selection.ofTime(new TimeRange(from, to)));
                    return true;
                });
    }

    private Node density(FxRobot robot) {
        return robot.lookup(".density-area").query();
    }

    @Test
    void aDragOnTheDensityPictureSelectsTimeInAllLanes(FxRobot robot) {
        Node area = density(robot);
        double from = opened().viewport().xAt(20_000);
        double to = opened().viewport().xAt(50_000);
        robot.moveTo(area.localToScene(from, 20))
                .press(MouseButton.PRIMARY)
                .moveTo(area.localToScene(to, 30))
                .release(MouseButton.PRIMARY);
        Selection chosen = opened().selectionProperty().get();
        assertNull(chosen.lanes(), "the rows of kinds speak about all lanes");
        assertEquals(20_000, chosen.range().startNanos(), opened().viewport().nanosPerPx() * 7);
        assertEquals(50_000, chosen.range().endNanos(), opened().viewport().nanosPerPx() * 7);
        WaitForAsyncUtils.waitForFxEvents();
        Toolkit.call(
                () -> {
                    window.screenshot("density");
                    return true;
                });
    }

    @Test
    void theDensityPictureFoldsAndTheLanesTakeItsRoom(FxRobot robot) {
        double before = window.document().timeline().heightPxProperty().get();
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT2).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(density(robot).isVisible());
        assertTrue(window.document().timeline().heightPxProperty().get() > before + 100);
    }

    @Test
    void bracketsWithControlChangeTheWidthOfBuckets(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.CLOSE_BRACKET).release(KeyCode.CONTROL);
        assertEquals(8, window.document().density().bucketPxProperty().get());
        robot.press(KeyCode.CONTROL).type(KeyCode.OPEN_BRACKET, 2).release(KeyCode.CONTROL);
        assertEquals(2, window.document().density().bucketPxProperty().get());
    }

    @Test
    void theEdgeOfTheSelectionIsDragged(FxRobot robot) {
        select(20_000, 40_000);
        Point2D edge = window.at(2, 40_000);
        robot.moveTo(edge)
                .press(MouseButton.PRIMARY)
                .moveTo(window.at(2, 50_000))
                .release(MouseButton.PRIMARY);
        assertEquals(new TimeRange(20_000, 50_000), opened().selectionProperty().get().range());
    }

    @Test
    void keysExtendTheSelectionByIntervalsAndByTheGrid(FxRobot robot) {
        select(20_000, 21_000);
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
        assertEquals(30_000, opened().selectionProperty().get().range().endNanos());
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT)
                .type(KeyCode.RIGHT)
                .release(KeyCode.SHIFT, KeyCode.CONTROL);
        long end = opened().selectionProperty().get().range().endNanos();
        assertTrue(end > 30_000 && end % 1_000 == 0, "the next grid line: " + end);
        robot.type(KeyCode.Z);
        assertEquals(20_000, opened().viewport().startNanos());
    }

    @Test
    void twoCursorsMeasureADistance(FxRobot robot) {
        robot.moveTo(window.at(1, 10_000)).type(KeyCode.DIGIT1);
        robot.moveTo(window.at(1, 30_000)).type(KeyCode.DIGIT2);
        String text = window.document().timeline().cursors().text();
        assertTrue(text.matches("Δ (19\\.\\d+|20(\\.\\d+)?) µs  ·  .* k /s"), text);
        robot.type(KeyCode.ESCAPE);
        assertEquals("", window.document().timeline().cursors().text());
    }

    @Test
    void theSelectionBecomesTheBaseline(FxRobot robot) {
        select(10_000, 20_000);
        robot.type(KeyCode.B);
        assertNull(opened().selectionProperty().get());
        assertEquals(new TimeRange(10_000, 20_000), opened().baselineProperty().get().range());
        robot.type(KeyCode.B);
        assertNull(opened().baselineProperty().get());
    }

    @Test
    void marksAreMadeWalkedAndTakenAway(FxRobot robot) {
        select(10_000, 20_000);
        robot.type(KeyCode.M);
        select(40_000, 50_000);
        robot.press(KeyCode.SHIFT).type(KeyCode.M).release(KeyCode.SHIFT);
        robot.write("slow here");
        robot.type(KeyCode.ENTER);
        List<Mark> marks = window.document().marks().marks();
        assertEquals(List.of("", "slow here"), marks.stream().map(Mark::text).toList());
        robot.type(KeyCode.QUOTE);
        assertEquals(10_000, opened().selectionProperty().get().range().startNanos());
        robot.type(KeyCode.QUOTE);
        assertEquals(40_000, opened().selectionProperty().get().range().startNanos());
        Toolkit.call(
                () -> {
                    window.screenshot("marks");
                    return true;
                });
        select(10_000, 20_000);
        robot.type(KeyCode.M);
        assertEquals(1, window.document().marks().marks().size());
        assertNotEquals("", window.document().marks().marks().getFirst().text());
    }
}
