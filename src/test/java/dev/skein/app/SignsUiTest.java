package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.analysis.Signs;
import dev.skein.format.ImportContext;
import dev.skein.format.TraceOpener;
import dev.skein.testkit.SampleTraces;
import dev.skein.view.trace.Panel;
import javafx.scene.control.TabPane;
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

@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class SignsUiTest {
    private TestWindow window;

    @Start
    void start(Stage stage) {
        window = new TestWindow(stage);
        window.files.put(
                "leak",
                new TraceOpener(BuiltInFormats.all())
                        .open(
                                SampleTraces.own("go/http-handler-leak.trace"),
                                ImportContext.plain()));
        window.open("leak");
    }

    @Test
    void theSignsAreCountedWhenTheirPanelIsOpenedAndCopiedAsText(FxRobot robot) {
        Signs before = window.document().signs().signsProperty().get();
        assertEquals(null, before, "nobody looked yet");
        robot.interact(() -> window.opened().panels().show(Panel.SIGNS));
        WaitForAsyncUtils.waitForFxEvents();
        assertNotNull(window.document().signs().signsProperty().get());
        TabPane sections = robot.lookup("#sign-sections").queryAs(TabPane.class);
        for (int section = 0; section < 4; section++) {
            int shown = section;
            robot.interact(() -> sections.getSelectionModel().select(shown));
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(() -> window.screenshot("signs-" + shown));
        }
        robot.interact(() -> sections.getSelectionModel().select(2));
        robot.interact(sections::requestFocus);
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        String[] text = new String[1];
        robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
        assertTrue(text[0].startsWith("reason\twaits\tlanes\tat the end"), text[0]);
        assertTrue(text[0].contains("\nchan send\t"), text[0]);
    }
}
