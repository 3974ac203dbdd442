package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.analysis.StoryItem;
import dev.skein.format.ImportContext;
import dev.skein.format.TraceOpener;
import dev.skein.model.LaneState;
import dev.skein.query.LaneSort;
import dev.skein.render.ColourMode;
import dev.skein.render.TimeFormat;
import dev.skein.render.Viewport;
import dev.skein.testkit.SampleTraces;
import dev.skein.view.ThemeChoice;
import dev.skein.view.shell.Document;
import dev.skein.view.trace.OpenTrace;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Presses real keys and buttons in a real window, and looks at the model and at pixels.
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class WindowUiTest {
    private static final int FIRST_POOL_LANE = 1;
    private static final long IN_LOCK = 15_000;
    private static final long IN_RUNNING = 35_000;

    private TestWindow window;

    @Start
    void start(Stage stage) {
        window = new TestWindow(stage);
        Document document = window.openDrawing(TestWindow.DRAWING);
        document.open().arrange(document.open().arrangement().withSort(LaneSort.BY_NAME), "");
        window.shell.focusLanes();
    }

    @Test
    void lanesHaveTheColoursOfTheirStates() {
        assertEquals(
                window.palette().argb(LaneState.RUNNING),
                pixel(FIRST_POOL_LANE, IN_RUNNING),
                "running");
        assertEquals(window.palette().argb(LaneState.WAITING), pixel(0, 15_000), "waiting");
    }

    @Test
    void aClickSelectsTheIntervalAndTheInspectorTellsAboutIt(FxRobot robot) {
        click(robot, FIRST_POOL_LANE, IN_LOCK);
        assertEquals(FIRST_POOL_LANE, opened().intervalProperty().get().lane());
        assertTrue(
                robot.lookup("#title")
                        .match((Label title) -> title.getText().equals("blocked on lock"))
                        .tryQuery()
                        .isPresent(),
                "the inspector's title");
        assertTrue(hasText(robot, "20.00 µs  ·  20,000 ns"), "the duration to the nanosecond");
        screenshot("inspector");
    }

    @Test
    void theKeyNGoesFromFindingToFinding(FxRobot robot) {
        window.files.put(
                "pauses",
                new TraceOpener(BuiltInFormats.all())
                        .open(
                                SampleTraces.own("jfr/healthy-server.jfr.gz"),
                                ImportContext.plain()));
        onFx(() -> window.open("pauses"));
        WaitForAsyncUtils.waitForFxEvents();
        StoryItem first;
        int index = 0;
        do {
            robot.type(KeyCode.N);
            first = window.document().findings().items().get(index++);
            assertEquals(first.range(), opened().selectionProperty().get().range());
        } while (first.range().durationNanos() > opened().viewport().traceNanos() / 4);
        Viewport view = opened().viewport();
        double widthPx = view.xAt(first.range().endNanos()) - view.xAt(first.range().startNanos());
        assertEquals(0.4 * view.widthPx(), widthPx, 1);
        screenshot("findings");
    }

    @Test
    void copyPutsTheIntervalOnTheClipboard(FxRobot robot) {
        click(robot, FIRST_POOL_LANE, IN_LOCK);
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        String copied = onFx(() -> Clipboard.getSystemClipboard().getString());
        assertTrue(copied.startsWith("blocked on lock\n"), copied);
        assertTrue(copied.contains("Lane: pool-1-thread-1 #1"), copied);
    }

    @Test
    void keysZoomAndPanAndTheHomeRowComesBack(FxRobot robot) {
        Viewport whole = opened().viewport();
        robot.type(KeyCode.W);
        assertEquals(whole.nanosPerPx() / Viewport.NOTCH, opened().viewport().nanosPerPx(), 1e-9);
        robot.type(KeyCode.W, 3);
        long start = opened().viewport().startNanos();
        robot.type(KeyCode.D);
        assertTrue(opened().viewport().startNanos() > start, "D goes to later times");
        robot.type(KeyCode.A);
        assertEquals(start, opened().viewport().startNanos());
        robot.type(KeyCode.S, 2);
        robot.type(KeyCode.DIGIT0);
        assertEquals(whole, opened().viewport());
    }

    @Test
    void zoomingChangesThePicture(FxRobot robot) {
        int before = pixelAt(new Point2D(700, 200));
        click(robot, FIRST_POOL_LANE, IN_LOCK);
        robot.type(KeyCode.F);
        robot.type(KeyCode.F);
        assertEquals(
                window.palette().argb(LaneState.LOCK),
                pixel(FIRST_POOL_LANE, IN_LOCK + 9_000),
                "the lock wait fills the width");
        screenshot("zoomed");
        robot.type(KeyCode.DIGIT0);
        robot.type(KeyCode.ESCAPE);
        robot.type(KeyCode.ESCAPE);
        assertEquals(before, pixelAt(new Point2D(700, 200)));
    }

    @Test
    void undoAndRedoWalkThroughViews(FxRobot robot) {
        Viewport whole = opened().viewport();
        click(robot, FIRST_POOL_LANE, IN_LOCK);
        robot.type(KeyCode.F);
        robot.type(KeyCode.F);
        Viewport fitted = opened().viewport();
        assertNotEquals(whole, fitted);
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        robot.press(KeyCode.ALT).type(KeyCode.LEFT).release(KeyCode.ALT);
        assertEquals(whole, opened().viewport());
        robot.press(KeyCode.CONTROL).type(KeyCode.Y).release(KeyCode.CONTROL);
        robot.press(KeyCode.CONTROL).type(KeyCode.Y).release(KeyCode.CONTROL);
        assertEquals(fitted, opened().viewport());
    }

    @Test
    void theSlashFiltersAndLettersTypedThereDoNothingElse(FxRobot robot) {
        Viewport whole = opened().viewport();
        robot.type(KeyCode.SLASH);
        robot.write("state:lock");
        assertEquals(2, window.document().timeline().lanes().shownCount());
        assertEquals(whole, opened().viewport(), "letters in the field must not zoom");
        assertEquals("2 of 5 lanes", label(robot, "#laneCount"));
        screenshot("filtered");
        robot.type(KeyCode.ESCAPE);
        robot.type(KeyCode.W);
        assertNotEquals(whole, opened().viewport(), "the lanes have the keyboard again");
    }

    @Test
    void aBrokenFilterIsMarkedAndTheLastGoodOneStays(FxRobot robot) {
        robot.type(KeyCode.SLASH);
        robot.write("state:lock");
        TextField field = robot.lookup("#filter").queryAs(TextField.class);
        robot.interact(() -> field.setText("state:lock dur>x"));
        assertTrue(
                field.getPseudoClassStates().stream()
                        .anyMatch(state -> state.getPseudoClassName().equals("wrong")));
        assertEquals(2, window.document().timeline().lanes().shownCount());
        screenshot("filter-wrong");
    }

    @Test
    void arrowsWalkIntervalsAndLanes(FxRobot robot) {
        click(robot, FIRST_POOL_LANE, IN_LOCK);
        int row = opened().intervalProperty().get().row();
        robot.type(KeyCode.RIGHT);
        assertEquals(row + 1, opened().intervalProperty().get().row());
        robot.type(KeyCode.COMMA);
        assertEquals(row, opened().intervalProperty().get().row());
        robot.type(KeyCode.UP);
        assertEquals(0, opened().laneProperty().get());
        robot.type(KeyCode.DOWN);
        assertEquals(FIRST_POOL_LANE, opened().laneProperty().get());
    }

    @Test
    void escapeTakesBackOneLevelPerPress(FxRobot robot) {
        click(robot, FIRST_POOL_LANE, IN_LOCK);
        robot.type(KeyCode.ESCAPE);
        assertNull(opened().intervalProperty().get());
        assertEquals(FIRST_POOL_LANE, opened().laneProperty().get());
        robot.type(KeyCode.ESCAPE);
        assertNull(opened().laneProperty().get());
    }

    @Test
    void tSwitchesTheTimeFormatAndKTheColours(FxRobot robot) {
        robot.type(KeyCode.T);
        assertEquals(TimeFormat.Mode.RAW, opened().timeModeProperty().get());
        assertEquals("raw", window.preferences.timeFormat().get());
        robot.type(KeyCode.K);
        assertEquals(ColourMode.STACKED, opened().colourModeProperty().get());
    }

    @Test
    void aDragSelectsTimeAndLanesAndTheSummaryCountsThem(FxRobot robot) {
        Point2D from = window.at(1, 5_000);
        Point2D to = window.at(2, 25_000);
        robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(to).release(MouseButton.PRIMARY);
        assertEquals(2, opened().selectionProperty().get().lanes().size());
        assertEquals(20_000, opened().selectionProperty().get().range().durationNanos(), "snapped");
        String title = label(robot, "#summaryTitle");
        assertTrue(title.startsWith("Selection 5 µs – 25 µs"), title);
        screenshot("selection");
    }

    @Test
    void theWheelScrollsAndWithControlItZooms() {
        onFx(
                () -> {
                    opened().rowHeight(18);
                    window.stage.setHeight(420);
                    return true;
                });
        WaitForAsyncUtils.waitForFxEvents();
        Point2D at = window.at(1, IN_LOCK);
        onFx(() -> wheel(at, 80, true));
        assertTrue(
                opened().viewport().nanosPerPx() < opened().viewport().traceNanos() / 700.0,
                "it zoomed in");
        onFx(() -> wheel(at, -30, false));
        assertEquals(
                Math.min(30, window.document().timeline().maxTopPx()),
                opened().topPxProperty().get(),
                "it scrolled as far as there is something");
    }

    @ParameterizedTest(name = "at {0} of the width, zoomed {1} notches")
    @CsvSource({"0.02, 0", "0.3, 0", "0.97, 0", "0.5, 4", "0.9, 12", "0.05, 25"})
    void theWheelWithControlKeepsTheTimeUnderThePointer(double share, int notchesBefore) {
        onFx(
                () -> {
                    window.document().timeline().zoomAt(400, Math.pow(1.2, notchesBefore));
                    return true;
                });
        Point2D at =
                area().localToScene(Math.floor(area().getLayoutBounds().getWidth() * share), 20);
        double x = area().sceneToLocal(at).getX();
        for (int deltaY : new int[] {40, 40, 12, 3, -40, 120, -20}) {
            Viewport before = opened().viewport();
            onFx(() -> wheel(at, deltaY, true));
            Viewport after = opened().viewport();
            assertTrue(
                    deltaY > 0 == after.nanosPerPx() < before.nanosPerPx(),
                    deltaY + ": " + before + " -> " + after);
            double moved = Math.abs(after.xAt(before.timeAt(x)) - x);
            assertTrue(moved < 0.5 + 0.5 / after.nanosPerPx(), "moved by " + moved + " px");
        }
    }

    @Test
    void hoveringShowsTheCard(FxRobot robot) throws TimeoutException {
        robot.moveTo(window.at(FIRST_POOL_LANE, IN_LOCK));
        WaitForAsyncUtils.waitFor(
                5,
                java.util.concurrent.TimeUnit.SECONDS,
                () -> robot.lookup(".hover-card").match(Node::isVisible).tryQuery().isPresent());
        assertTrue(hasText(robot, "blocked on lock"));
        screenshot("hover");
    }

    @Test
    void theCommandPaletteFindsAndRunsActions(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT)
                .type(KeyCode.P)
                .release(KeyCode.SHIFT, KeyCode.CONTROL);
        assertTrue(robot.lookup(".quick-pick").tryQuery().isPresent());
        robot.write("colour");
        screenshot("palette");
        robot.type(KeyCode.ENTER);
        assertFalse(robot.lookup(".quick-pick").tryQuery().isPresent());
        assertEquals(ColourMode.STACKED, opened().colourModeProperty().get());
    }

    @Test
    void gGoesToALaneByAFewLetters(FxRobot robot) {
        robot.type(KeyCode.G);
        robot.write("thread-10");
        robot.type(KeyCode.ENTER);
        assertEquals(3, opened().laneProperty().get());
    }

    @Test
    void goToTimeCentresIt(FxRobot robot) {
        robot.type(KeyCode.W);
        robot.press(KeyCode.CONTROL).type(KeyCode.G).release(KeyCode.CONTROL);
        robot.write("30us");
        robot.type(KeyCode.ENTER);
        assertEquals(opened().viewport().widthPx() / 2.0, opened().viewport().xAt(30_000), 1);
    }

    @Test
    void oSortsLanes(FxRobot robot) {
        robot.type(KeyCode.O);
        robot.write("transitions");
        screenshot("sort");
        robot.type(KeyCode.ENTER);
        assertEquals(LaneSort.Key.TRANSITIONS, opened().arrangement().sort().key());
        assertEquals(0, window.document().timeline().lanes().shown()[0], "main changes most");
    }

    @Test
    void theQuestionMarkShowsAllKeysAndEscapeClosesThem(FxRobot robot) {
        robot.press(KeyCode.SHIFT).type(KeyCode.SLASH).release(KeyCode.SHIFT);
        assertTrue(robot.lookup(".help").tryQuery().isPresent());
        screenshot("help");
        robot.type(KeyCode.ESCAPE);
        assertFalse(robot.lookup(".help").tryQuery().isPresent());
    }

    @Test
    void f12ShowsFrameTimes(FxRobot robot) {
        robot.type(KeyCode.F12);
        robot.type(KeyCode.W);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(window.parts.look().frames().count() > 0);
        screenshot("debug");
    }

    @Test
    void theDarkThemeChangesChromeAndLanes(FxRobot robot) {
        onFx(
                () -> {
                    window.preferences.theme().set(ThemeChoice.DARK);
                    return true;
                });
        WaitForAsyncUtils.waitForFxEvents();
        click(robot, FIRST_POOL_LANE, IN_LOCK);
        assertEquals(
                dev.skein.render.Palette.DARK.argb(LaneState.RUNNING),
                pixel(FIRST_POOL_LANE, IN_RUNNING));
        screenshot("dark");
    }

    @Test
    void hiddenLanesComeBackWithUndo(FxRobot robot) {
        click(robot, FIRST_POOL_LANE, IN_LOCK);
        robot.type(KeyCode.H);
        assertEquals(4, window.document().timeline().lanes().shownCount());
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        assertEquals(5, window.document().timeline().lanes().shownCount());
    }

    @Test
    void theContextMenuNamesActionsWithTheirKeys(FxRobot robot) {
        robot.rightClickOn(window.at(FIRST_POOL_LANE, IN_LOCK));
        assertTrue(hasText(robot, "Pin lane"));
        screenshot("context-menu");
        robot.type(KeyCode.ESCAPE);
    }

    private OpenTrace opened() {
        return window.opened();
    }

    private Node area() {
        return window.shell.currentView().timeline().area();
    }

    private void click(FxRobot robot, int lane, long nanos) {
        robot.clickOn(window.at(lane, nanos));
    }

    private boolean wheel(Point2D at, double deltaY, boolean control) {
        Point2D local = area().sceneToLocal(at);
        ScrollEvent event =
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        local.getX(),
                        local.getY(),
                        at.getX(),
                        at.getY(),
                        false,
                        control,
                        false,
                        false,
                        false,
                        false,
                        0,
                        deltaY,
                        0,
                        deltaY,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        new PickResult(area(), at.getX(), at.getY()));
        javafx.event.Event.fireEvent(area(), event);
        return true;
    }

    private int pixel(int lane, long nanos) {
        return pixelAt(window.at(lane, nanos));
    }

    private int pixelAt(Point2D at) {
        return onFx(() -> window.pixel(at));
    }

    private static boolean hasText(FxRobot robot, String text) {
        return robot.lookup(
                        (Node node) ->
                                node.isVisible()
                                        && (node instanceof Label label
                                                        && text.equals(label.getText())
                                                || node instanceof TextField field
                                                        && text.equals(field.getText())))
                .tryQuery()
                .isPresent();
    }

    private static String label(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private void screenshot(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        onFx(
                () -> {
                    window.screenshot(name);
                    return true;
                });
    }

    private static <T> T onFx(Callable<T> task) {
        return Toolkit.call(task);
    }
}
