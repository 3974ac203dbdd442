package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.format.ImportContext;
import dev.skein.format.TraceOpener;
import dev.skein.model.Trace;
import dev.skein.query.LaneSet;
import dev.skein.query.LaneSort;
import dev.skein.query.inspect.Wakes.Wake;
import dev.skein.query.stacks.Grouping;
import dev.skein.testkit.SampleTraces;
import dev.skein.view.inspector.Page;
import dev.skein.view.inspector.PageTable;
import dev.skein.view.shell.Document;
import dev.skein.view.stacks.GroupTable;
import dev.skein.view.trace.IntervalRef;
import dev.skein.view.trace.Light;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// From a repeated stack to its lanes, its intervals and who woke whom, by keys alone.
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class StacksUiTest {
    private TestWindow window;

    @Start
    void start(Stage stage) {
        window = new TestWindow(stage);
        read("leak", "go/http-handler-leak.trace");
        Document document = window.open("leak");
        document.open().arrange(document.open().arrangement().withSort(LaneSort.BY_NAME), "");
        window.shell.focusLanes();
    }

    private void read(String name, String sample) {
        window.files.put(
                name,
                new TraceOpener(BuiltInFormats.all())
                        .open(SampleTraces.own(sample), ImportContext.plain()));
    }

    @Test
    void theFirstRowNamesTheCulpritAndWhoStartedIt(FxRobot robot) {
        showStacks(robot);
        GroupTable table = table();
        int first = table.group(0);
        assertEquals("λ main.main.func1.2.1", table.groups().label(first));
        assertEquals(16, table.groups().lanes(first));
        assertTrue(table.creator(first).startsWith("λ main.main.func1.2 (httpleak.go"));
        assertTrue(copied(robot).contains("started by λ main.main.func1.2"));
    }

    @Test
    void aGroupUnderTheCursorIsLitAndTheRestIsDimmed(FxRobot robot) {
        showStacks(robot);
        int lit = onFx(() -> table().hits().lanesOf(table().group(0)).toArray()[0]);
        onFx(
                () -> {
                    window.document().timeline().revealLane(lit);
                    return null;
                });
        WaitForAsyncUtils.waitForFxEvents();
        IntervalRef wait = lastInterval(lit);
        Point2D inside = at(wait);
        int before = pixel(inside);
        chooseFirst(robot);
        Light light = opened().lightProperty().get();
        assertNotNull(light);
        assertFalse(light.kept());
        assertEquals(before, pixel(inside), "a member keeps its colour");
        List<Integer> dimmed = pixelsOfTheLanes();
        robot.type(KeyCode.E);
        assertTrue(opened().lightProperty().get().kept(), "E keeps it");
        robot.type(KeyCode.E);
        robot.type(KeyCode.ESCAPE);
        assertNull(opened().lightProperty().get(), "Esc lets it go");
        assertTrue(differing(dimmed, pixelsOfTheLanes()) > 40, "what is no member was dimmed");
    }

    private List<Integer> pixelsOfTheLanes() {
        WaitForAsyncUtils.waitForFxEvents();
        return onFx(
                () -> {
                    WritableImage image = window.stage.getScene().snapshot(null);
                    List<Integer> pixels = new ArrayList<>();
                    for (int y = 120; y < 450; y += 9) {
                        for (int x = 340; x < 960; x += 20) {
                            pixels.add(image.getPixelReader().getArgb(x, y));
                        }
                    }
                    return pixels;
                });
    }

    private static long differing(List<Integer> one, List<Integer> other) {
        return IntStream.range(0, one.size()).filter(i -> !one.get(i).equals(other.get(i))).count();
    }

    @Test
    void jGoesFromOccurrenceToOccurrenceAndBack(FxRobot robot) {
        showStacks(robot);
        chooseFirst(robot);
        robot.type(KeyCode.J);
        IntervalRef first = opened().intervalProperty().get();
        robot.type(KeyCode.J);
        IntervalRef second = opened().intervalProperty().get();
        assertNotEquals(first, second);
        LaneSet members = table().hits().lanesOf(table().group(0));
        assertTrue(members.contains(first.lane()) && members.contains(second.lane()));
        robot.press(KeyCode.SHIFT, KeyCode.J).release(KeyCode.J, KeyCode.SHIFT);
        assertEquals(first, opened().intervalProperty().get());
    }

    @Test
    void onlyTheLanesOfAGroupStayAndUndoBringsTheOthersBack(FxRobot robot) {
        showStacks(robot);
        int all = opened().shownProperty().get().size();
        LaneSet members = onFx(() -> table().hits().lanesOf(table().group(0)));
        chooseFirst(robot);
        robot.press(KeyCode.SHIFT, KeyCode.E).release(KeyCode.E, KeyCode.SHIFT);
        assertEquals(members, opened().shownProperty().get());
        robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
        assertEquals(all, opened().shownProperty().get().size());
    }

    @Test
    void groupingAndSearchingChangeTheRows(FxRobot robot) {
        showStacks(robot);
        int byTop = table().size();
        onFx(
                () -> {
                    var options = window.document().stacks().optionsProperty();
                    options.set(options.get().with(Grouping.CREATION_SITE));
                    return null;
                });
        assertNotEquals(byTop, table().size());
        robot.clickOn(robot.lookup("#stackSearch").queryAs(TextField.class));
        robot.write("httpleak.go");
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(table().size() > 0 && table().size() < table().groups().size());
        robot.write("~(");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(0, table().size(), "nothing has that in its name");
    }

    @Test
    void iOpensThePageOfTheGroupWithItsOccurrences(FxRobot robot) {
        showStacks(robot);
        chooseFirst(robot);
        robot.type(KeyCode.I);
        assertEquals(Panel.INTERVAL, opened().panels().frontProperty(Panel.Side.DETAILS).get());
        assertTrue(tables().contains("members") && tables().contains("creators"), tables());
        PageTable members = window.document().inspector().tablesProperty().get().getFirst();
        assertEquals(32, members.rows().size());
        screenshot("inspector-group");
    }

    @Test
    void bracketsWalkToTheWakerAndBackToTheWoken(FxRobot robot) {
        IntervalRef woken = someWokenInterval();
        onFx(
                () -> {
                    opened().select(woken);
                    window.document().timeline().reveal();
                    return null;
                });
        Wake wake = window.document().inspector().walk().arrowsProperty().get().getFirst();
        robot.type(KeyCode.OPEN_BRACKET);
        assertEquals(
                new IntervalRef(wake.waker(), wake.wakerRow()), opened().intervalProperty().get());
        screenshot("walked-to-waker");
        robot.type(KeyCode.CLOSE_BRACKET);
        assertTrue(
                window.document().inspector().walk().arrowsProperty().get().stream()
                        .anyMatch(arrow -> arrow.waker() == wake.waker()));
        robot.type(KeyCode.U);
        robot.type(KeyCode.U);
        assertEquals(woken, opened().intervalProperty().get(), "back twice");
        robot.press(KeyCode.SHIFT, KeyCode.U).release(KeyCode.U, KeyCode.SHIFT);
        assertNotEquals(woken, opened().intervalProperty().get(), "and forward");
    }

    @Test
    void theInspectorLeadsFromIntervalToLaneAndListsWhatBelongsThere(FxRobot robot) {
        IntervalRef woken = someWokenInterval();
        onFx(
                () -> {
                    opened().select(woken);
                    return null;
                });
        assertTrue(tables().contains("events") && tables().contains("reasons"), tables());
        robot.press(KeyCode.SHIFT, KeyCode.OPEN_BRACKET)
                .release(KeyCode.OPEN_BRACKET, KeyCode.SHIFT);
        assertEquals("chain", window.document().inspector().tableKeyProperty().get());
        screenshot("inspector-chain");
        onFx(
                () -> {
                    window.document().inspector().go(new Page.OfLane(woken.lane()));
                    return null;
                });
        assertTrue(tables().contains("created"), tables());
        screenshot("inspector-lane");
    }

    private String tables() {
        return window.document().inspector().tablesProperty().get().stream()
                .map(PageTable::key)
                .toList()
                .toString();
    }

    private IntervalRef someWokenInterval() {
        Trace trace = opened().trace();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            for (int row = 0; row < trace.intervals().size(lane); row++) {
                int cause = trace.intervals().cause(lane, row);
                if (cause >= 0 && cause != lane && trace.lanes().kind(cause).isThread()) {
                    return new IntervalRef(lane, row);
                }
            }
        }
        throw new IllegalStateException("nobody wakes anybody");
    }

    private IntervalRef lastInterval(int lane) {
        return new IntervalRef(lane, opened().trace().intervals().size(lane) - 1);
    }

    private Point2D at(IntervalRef ref) {
        Trace trace = opened().trace();
        long start = trace.intervals().startNanos(ref.lane(), ref.row());
        long end = trace.intervals().endNanos(ref.lane(), ref.row());
        return onFx(() -> window.at(ref.lane(), start + (end - start) * 4 / 5));
    }

    private void showStacks(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT3).release(KeyCode.DIGIT3, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(Panel.STACKS, opened().panels().frontProperty(Panel.Side.DETAILS).get());
    }

    private void chooseFirst(FxRobot robot) {
        TableView<?> groups = robot.lookup("#groups").queryAs(TableView.class);
        onFx(
                () -> {
                    groups.requestFocus();
                    groups.getSelectionModel().select(0);
                    return null;
                });
        WaitForAsyncUtils.waitForFxEvents();
        screenshot("stacks-lit");
    }

    private String copied(FxRobot robot) {
        chooseFirst(robot);
        robot.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.S)
                .release(KeyCode.S, KeyCode.ALT, KeyCode.CONTROL);
        return onFx(() -> Clipboard.getSystemClipboard().getString());
    }

    private GroupTable table() {
        GroupTable table = window.document().stacks().tableProperty().get();
        if (table == null) {
            throw new IllegalStateException("no table of stacks");
        }
        return table;
    }

    private OpenTrace opened() {
        return window.opened();
    }

    private int pixel(Point2D at) {
        WaitForAsyncUtils.waitForFxEvents();
        return onFx(() -> window.pixel(at));
    }

    private void screenshot(String name) {
        onFx(
                () -> {
                    window.screenshot(name);
                    return null;
                });
    }

    private static <T> T onFx(Callable<T> code) {
        try {
            return WaitForAsyncUtils.waitForAsyncFx(5_000, code);
        } finally {
            WaitForAsyncUtils.waitForFxEvents();
        }
    }
}
