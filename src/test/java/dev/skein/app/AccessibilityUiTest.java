package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.view.open.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What a screen reader is told: every control has a role and a name. And one sees which control
/// has the keyboard.
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class AccessibilityUiTest {
    /// The glyph of an icon is no name.
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

    private TestWindow window;

    @Start
    void start(Stage stage) {
        window = new TestWindow(stage, List.of(new Sample(Path.of("a"), "A sample", "JFR", 1)));
    }

    @Test
    void everyControlOfTheWelcomeScreenHasARoleAndAName(FxRobot robot) {
        assertEquals(Set.of(), nameless(robot));
    }

    @Test
    void everyControlOfADocumentHasARoleAndAName(FxRobot robot) {
        robot.interact(() -> window.openDrawing(TestWindow.DRAWING));
        assertEquals(Set.of(), nameless(robot));
    }

    @Test
    void everyControlOfTheOverlaysHasARoleAndAName(FxRobot robot) {
        for (String overlay : List.of("settings", "help", "command-palette")) {
            robot.interact(() -> window.shell.actions().get(overlay).run());
            assertEquals(Set.of(), nameless(robot), overlay);
        }
    }

    @Test
    void oneSeesWhichControlHasTheKeyboard(FxRobot robot) {
        robot.interact(() -> window.shell.actions().get("settings").run());
        Set<String> unseen = new TreeSet<>();
        for (String id : List.of("#theme", "#wheelUse", "#memoryLimit", "#reduceMotion")) {
            Node control = robot.lookup(id).query();
            WritableImage focused = snapshot(robot, control, control);
            WritableImage plain = snapshot(robot, control, robot.lookup("#place").query());
            if (same(focused, plain)) {
                unseen.add(id);
            }
        }
        assertEquals(Set.of(), unseen);
    }

    private static WritableImage snapshot(FxRobot robot, Node of, Node focused) {
        WritableImage[] image = new WritableImage[1];
        robot.interact(focused::requestFocus);
        robot.interact(() -> image[0] = of.snapshot(null, null));
        return image[0];
    }

    private static boolean same(WritableImage a, WritableImage b) {
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                if (a.getPixelReader().getArgb(x, y) != b.getPixelReader().getArgb(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    private Set<String> nameless(FxRobot robot) {
        Set<String> found = new TreeSet<>();
        robot.interact(
                () -> {
                    window.stage.getScene().getRoot().applyCss();
                    window.stage.getScene().getRoot().layout();
                    collect(window.stage.getScene().getRoot(), found);
                });
        return found;
    }

    private static void collect(Node node, Set<String> found) {
        if (!node.isVisible()) {
            return;
        }
        if (isOfInterest(node)) {
            assertNotEquals(AccessibleRole.NODE, node.getAccessibleRole(), node.toString());
            if (!WORD.matcher(name(node)).find()) {
                found.add(
                        node.getClass().getSimpleName()
                                + " "
                                + node.getId()
                                + " "
                                + node.getStyleClass());
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    /// What a person operates or reads values from; not the parts that skins are made of.
    private static boolean isOfInterest(Node node) {
        boolean partOfASkin =
                node.getStyleClass().contains("menu-button")
                        || node.getStyleClass().contains("scroll-bar")
                        || node.getStyleClass().contains("tab-close-button");
        return !partOfASkin
                && (node instanceof ButtonBase
                        || node instanceof ChoiceBox<?>
                        || node instanceof TextInputControl
                        || node instanceof ListView<?>
                        || node instanceof TableView<?>
                        || node instanceof TreeView<?>
                        || node instanceof ProgressBar
                        || node instanceof MenuBar
                        || (node.isFocusTraversable() && !(node instanceof Label)));
    }

    /// What a screen reader says of the node.
    private static String name(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        if (node instanceof TextInputControl input) {
            return String.valueOf(input.getPromptText());
        }
        if (node instanceof Control control
                && control.queryAccessibleAttribute(AccessibleAttribute.TEXT)
                        instanceof String text) {
            return text;
        }
        return "";
    }

    @Test
    void theTestSeesANamelessControl() {
        Set<String> found = new TreeSet<>();
        collect(new ChoiceBox<String>(), found);
        assertTrue(found.size() == 1, found.toString());
    }
}
