package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.format.ImportOutcome;
import dev.skein.model.TimeRange;
import dev.skein.query.LaneSort;
import dev.skein.session.Mark;
import dev.skein.session.Place;
import dev.skein.session.SavedView;
import dev.skein.session.Session;
import dev.skein.session.SessionJson;
import dev.skein.view.notice.Notice;
import dev.skein.view.session.SessionStore;
import dev.skein.view.shell.Document;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Panel;
import dev.skein.view.trace.TraceSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What a person adds to a recording is kept and found again, in a real window with real files.
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class SessionUiTest {
    private static final TimeRange PART = new TimeRange(20_000, 40_000);

    @TempDir private Path folder;
    private Stage stage;
    private TestWindow window;
    private SessionStore store;
    private Path recording;

    @Start
    void start(Stage given) throws IOException {
        stage = given;
        recording = Files.writeString(folder.resolve("trace.out"), "a recording");
        store = new SessionsOnDisk(folder.resolve("private"));
        openAgain();
    }

    private void openAgain() {
        window = new TestWindow(stage, List.of(), store);
        window.files.put(
                "trace.out",
                new ImportOutcome.Imported(TestWindow.trace(TestWindow.DRAWING), List.of()));
        window.shell.model().open(List.of(recording));
        window.shell.focusLanes();
    }

    @Test
    void theFirstPinAsksWhereToKeepItAndTheAnswerWritesTheFileBesideTheRecording(FxRobot robot) {
        fx(() -> select(1));
        robot.press(KeyCode.P).release(KeyCode.P);
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(Files.exists(sidecar()), "nothing before the answer");
        fx(
                () -> {
                    window.screenshot("session-question");
                    return true;
                });
        robot.clickOn("Beside the recording");
        assertEquals(List.of("platform-thread:1"), session().pinned());
        assertTrue(window.parts.notices().open().isEmpty(), "answered");
    }

    @Test
    void everythingIsThereWhenTheFileIsOpenedAgain() {
        fx(
                () -> {
                    window.preferences.sessionPlace().set(Place.BESIDE.key());
                    OpenTrace open = window.opened();
                    open.arrange(
                            open.arrangement().withFilter("name:pool*").withSort(LaneSort.BY_NAME),
                            "");
                    select(1);
                    window.document().timeline().choice().togglePin();
                    open.showExactly(PART, "");
                    open.panels().show(Panel.INTERVAL);
                    window.document().session().addMark(new Mark(PART, List.of(), "here"));
                    return true;
                });
        fx(
                () -> {
                    openAgain();
                    return true;
                });
        OpenTrace open = window.opened();
        assertEquals("name:pool*", open.arrangement().filter());
        assertEquals(LaneSort.BY_NAME, open.arrangement().sort());
        assertTrue(open.arrangement().pinned().contains(1));
        assertEquals(PART, open.shownRange());
        assertEquals(1, open.laneProperty().get());
        assertEquals(Panel.INTERVAL, open.panels().frontProperty(Panel.Side.DETAILS).get());
        assertEquals("here", window.document().session().session().marks().getFirst().text());
        assertEquals(List.of("name:pool*"), window.document().session().session().filters());
    }

    @Test
    void aViewAloneMakesNoFileBesideARecordingButIsKeptInThePrivateFolder() {
        fx(
                () -> {
                    window.preferences.sessionPlace().set(Place.BESIDE.key());
                    window.opened().showExactly(PART, "");
                    return true;
                });
        assertFalse(Files.exists(sidecar()));
        fx(
                () -> {
                    window.preferences.sessionPlace().set(Place.PRIVATE.key());
                    window.opened().showExactly(new TimeRange(0, 10_000), "");
                    return true;
                });
        SessionStore.Stored stored = store.load(TraceSource.of(recording));
        assertEquals(Place.PRIVATE, stored.place());
        assertEquals(new TimeRange(0, 10_000), stored.session().view().time());
    }

    @Test
    void whatANewerVersionWroteSurvivesAChange() throws IOException {
        Files.writeString(sidecar(), "{\"stars\": [3], \"notes\": \"old\"}");
        fx(
                () -> {
                    openAgain();
                    window.document().session().setNotes("new");
                    return true;
                });
        String text = Files.readString(sidecar());
        assertTrue(text.contains("\"stars\""), text);
        assertEquals("new", SessionJson.read(text).session().notes());
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaidAndThePrivateFolderOffered() throws IOException {
        Files.createDirectories(sidecar().resolve("in-the-way")); // also root cannot replace it
        fx(
                () -> {
                    window.preferences.sessionPlace().set(Place.BESIDE.key());
                    window.document().session().setNotes("important");
                    return true;
                });
        Notice notice = window.parts.notices().open().getLast();
        assertTrue(notice.problem());
        assertTrue(notice.text().contains("could not be saved"), notice.text());
        fx(
                () -> {
                    window.parts.notices().choose(notice, notice.choices().getLast());
                    return true;
                });
        assertTrue(window.parts.notices().open().isEmpty());
        try (var files = Files.list(folder.resolve("private"))) {
            Path kept = files.findFirst().orElseThrow();
            assertEquals("important", SessionJson.read(Files.readString(kept)).session().notes());
        }
    }

    @Test
    void neverMeansNever(FxRobot robot) {
        fx(() -> select(1));
        robot.press(KeyCode.P).release(KeyCode.P);
        robot.clickOn("Never");
        fx(
                () -> {
                    window.document().session().setNotes("n");
                    return true;
                });
        assertFalse(Files.exists(sidecar()));
        assertFalse(Files.exists(folder.resolve("private")));
        assertTrue(window.parts.notices().open().isEmpty());
    }

    @Test
    void theLinkOnTheClipboardOpensTheSameView(FxRobot robot) {
        fx(
                () -> {
                    OpenTrace open = window.opened();
                    open.arrange(open.arrangement().withFilter("name:pool*"), "");
                    open.showExactly(PART, "");
                    return true;
                });
        robot.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.C)
                .release(KeyCode.C, KeyCode.ALT, KeyCode.CONTROL);
        String link = fx(() -> Clipboard.getSystemClipboard().getString());
        assertTrue(link.startsWith("skein view trace.out@"), link);
        SavedView view = dev.skein.session.ViewLink.parse(link).link().view();
        fx(
                () -> {
                    openAgain();
                    LinkedView.show(window.document(), view);
                    return true;
                });
        assertEquals(PART, window.opened().shownRange());
        assertEquals("name:pool*", window.opened().arrangement().filter());
    }

    private boolean select(int lane) {
        Document document = window.document();
        document.open().laneProperty().set(lane);
        return true;
    }

    private Path sidecar() {
        return folder.resolve("trace.out.skein.json");
    }

    private Session session() {
        try {
            return SessionJson.read(Files.readString(sidecar())).session();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static <T> T fx(Callable<T> code) {
        T result = WaitForAsyncUtils.waitForAsyncFx(10_000, code);
        WaitForAsyncUtils.waitForFxEvents();
        return result;
    }
}
