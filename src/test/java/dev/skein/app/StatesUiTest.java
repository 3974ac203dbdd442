package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.format.CommonCode;
import dev.skein.format.Diagnostics;
import dev.skein.format.ImportOutcome;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.Trace;
import dev.skein.model.TraceBuilder;
import dev.skein.model.TraceInfo;
import dev.skein.testkit.LaneText;
import dev.skein.view.RecentFile;
import dev.skein.view.open.Sample;
import dev.skein.view.trace.LoadState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
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

/// Every state that the window can be in, reached and looked at: welcome, loading, partial, failed,
/// empty, stopped, full.
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class StatesUiTest {
    private TestWindow window;

    @Start
    void start(Stage stage) {
        window =
                new TestWindow(
                        stage,
                        List.of(
                                new Sample(Path.of("drawing"), "Lock convoy", "JFR", 3_100_000),
                                new Sample(
                                        Path.of("x"), "Goroutine leak, 60 s", "Go", 12_400_000)));
        window.preferences.remember(
                new RecentFile(Path.of("/var/log/prod-7.jfr"), 1_795_000_000_000L, 88_000_000, ""));
        window.files.put(
                "drawing",
                new ImportOutcome.Imported(LaneText.trace(TestWindow.DRAWING), List.of()));
    }

    @Test
    void theWelcomeScreenOffersSamplesRecentFilesAndRecipes(FxRobot robot) {
        screenshot("welcome");
        assertTrue(shows(robot, "Lock convoy"));
        assertTrue(shows(robot, "prod-7.jfr"));
        assertTrue(shows(robot, "moved or deleted  ·  88.0 MB  ·  18 Nov 2026"));
        screenshot("welcome");
    }

    @Test
    void aSampleOpensWithOneClick(FxRobot robot) {
        robot.clickOn("Lock convoy");
        assertEquals("drawing", window.opened().source().name());
        assertFalse(
                robot.lookup("#dropZone").query().getParent().isVisible()
                        && isShown(robot.lookup("#dropZone").query()));
        screenshot("full");
    }

    @Test
    void aRecipeIsCopiedWithOneClick(FxRobot robot) {
        Node copy = robot.lookup(".recipe .button").query();
        robot.clickOn(copy);
        String copied = Toolkit.call(() -> Clipboard.getSystemClipboard().getString());
        assertEquals("jcmd <pid> JFR.start duration=60s settings=profile filename=app.jfr", copied);
    }

    @Test
    void controlOOpensWhatWasPicked(FxRobot robot) {
        window.picked.add(Path.of("drawing"));
        robot.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
        assertEquals("drawing", window.opened().source().name());
        assertEquals(
                Path.of("drawing").toAbsolutePath(), window.preferences.recent().getFirst().path());
    }

    @Test
    void twoFilesAreTwoTabsAndClosingTheLastShowsTheWelcomeScreen(FxRobot robot) {
        window.files.put("second", window.files.get("drawing"));
        onFx(() -> window.shell.model().open(List.of(Path.of("drawing"), Path.of("second"))));
        assertEquals("second", window.opened().source().name());
        screenshot("tabs");
        robot.press(KeyCode.CONTROL).type(KeyCode.PAGE_UP).release(KeyCode.CONTROL);
        assertEquals("drawing", window.opened().source().name());
        robot.press(KeyCode.CONTROL).type(KeyCode.W).release(KeyCode.CONTROL);
        robot.press(KeyCode.CONTROL).type(KeyCode.W).release(KeyCode.CONTROL);
        assertTrue(window.shell.model().opened().isEmpty());
        assertTrue(isShown(robot.lookup("#dropZone").query()));
    }

    @Test
    void whileAFileIsReadTheWindowSaysSoAndStaysUsable(FxRobot robot) {
        onFx(
                () -> {
                    window.readsWait = true;
                    window.open("drawing");
                });
        assertTrue(shows(robot, "Reading drawing …"));
        assertTrue(isShown(robot.lookup("#cancel").query()));
        screenshot("loading");
        robot.press(KeyCode.SHIFT).type(KeyCode.SLASH).release(KeyCode.SHIFT);
        assertTrue(robot.lookup(".help").tryQuery().isPresent());
    }

    @Test
    void theFirstSnapshotIsDrawnWhileTheRestIsRead(FxRobot robot) {
        window.slowFiles.put(
                "big.jfr",
                context -> {
                    context.work().progress(71, 100);
                    context.onEpoch().accept(growing());
                    screenshotNow("loading-snapshot");
                    assertTrue(window.opened().isLoading());
                    assertEquals(200_000, window.opened().viewport().traceNanos());
                    assertEquals(
                            window.palette().argb(LaneState.RUNNING),
                            window.pixel(window.at(0, 45_000)));
                    context.work().cancel();
                    return new ImportOutcome.Cancelled();
                });
        onFx(() -> window.open("big.jfr"));
        assertEquals(new LoadState.Partial(true), window.opened().stateProperty().get());
        assertEquals(
                "partial",
                ((javafx.scene.control.Button) robot.lookup("#badge").query()).getText());
        screenshot("cancelled");
    }

    @Test
    void aDamagedFileIsShownWithABadgeThatTellsWhatIsMissing(FxRobot robot) {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.countAtByte(CommonCode.TRUNCATED_FILE, 90_211);
        window.files.put(
                "cut.jfr",
                new ImportOutcome.Imported(LaneText.trace(TestWindow.DRAWING), diagnostics.list()));
        onFx(() -> window.open("cut.jfr"));
        robot.clickOn("#badge");
        assertTrue(
                shows(
                        robot,
                        "the file ends in the middle; what lies before is shown (byte 90211)"));
        screenshot("partial");
    }

    @Test
    void aFileThatCannotBeReadSaysWhatIsWrongWhereAndWhatToDo(FxRobot robot) {
        window.files.put(
                "broken.jfr",
                new ImportOutcome.Unreadable(
                        "broken.jfr",
                        "JFR recording",
                        "byte 68",
                        "the chunk header is damaged",
                        "record again, or cut the file at the last whole chunk"));
        onFx(() -> window.open("broken.jfr"));
        assertTrue(shows(robot, "broken.jfr cannot be shown"));
        assertTrue(shows(robot, "JFR recording: the chunk header is damaged (byte 68)"));
        assertTrue(
                shows(robot, "What to do: record again, or cut the file at the last whole chunk"));
        screenshot("failed");
        robot.clickOn("#close");
        assertTrue(window.shell.model().opened().isEmpty());
    }

    @Test
    void anUnknownFileSaysWhatWasTried(FxRobot robot) {
        window.files.put(
                "notes.txt",
                new ImportOutcome.NotRecognised("notes.txt", List.of("JFR recording", "Go trace")));
        onFx(() -> window.open("notes.txt"));
        assertTrue(
                shows(
                        robot,
                        "Tried: JFR recording, Go trace. The start screen shows how to record."));
        screenshot("unknown");
    }

    @Test
    void aFileWithoutThreadsSaysThatItIsEmpty(FxRobot robot) {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.count(CommonCode.EMPTY_FILE);
        Trace nothing = new TraceBuilder(0, 1).seal(LaneText.info());
        window.files.put("empty.log", new ImportOutcome.Imported(nothing, diagnostics.list()));
        onFx(() -> window.open("empty.log"));
        assertTrue(shows(robot, "Nothing happens in empty.log"));
        assertTrue(shows(robot, "the file is empty"));
        screenshot("empty");
    }

    @Test
    void aReadThatIsCancelledBeforeAnythingIsThereCanBeTriedAgain(FxRobot robot) {
        window.files.put("slow.jfr", new ImportOutcome.Cancelled());
        onFx(() -> window.open("slow.jfr"));
        assertTrue(shows(robot, "slow.jfr was not read"));
        screenshot("stopped");
        window.files.put("slow.jfr", window.files.get("drawing"));
        robot.clickOn("#retry");
        assertEquals(new LoadState.Complete(), window.opened().stateProperty().get());
    }

    /// 50 µs of a trace that will be 200 µs long.
    private static Trace growing() {
        TraceBuilder builder = new TraceBuilder(0, 1_000_000);
        int lane =
                builder.lanes().add(LaneKind.GOROUTINE, 1, builder.strings().intern("main.main"));
        builder.append(
                lane,
                0,
                builder.subState("running", "running", LaneState.RUNNING),
                0,
                IntervalStore.NONE);
        builder.end(50_000);
        return builder.publish(
                new TraceInfo(
                        "drawing",
                        "drawing",
                        "",
                        "",
                        null,
                        200_000,
                        true,
                        List.of(),
                        Map.of(),
                        Map.of(),
                        new TraceInfo.EventCounts(0, 0, 0, 0)));
    }

    private static boolean shows(FxRobot robot, String text) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(
                        (Node node) ->
                                node instanceof Label label
                                        && text.equals(label.getText())
                                        && isShown(label))
                .tryQuery()
                .isPresent();
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void screenshot(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        onFx(() -> screenshotNow(name));
    }

    private void screenshotNow(String name) {
        window.screenshot("state-" + name);
    }

    private static void onFx(Runnable task) {
        Toolkit.call(
                () -> {
                    task.run();
                    return true;
                });
        WaitForAsyncUtils.waitForFxEvents();
    }
}
