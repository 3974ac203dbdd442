package dev.skein.view.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class ActionsTest {
    private final Actions actions = new Actions();
    private final List<String> done = new ArrayList<>();

    @Test
    void aPressedKeyRunsItsActionOnceAndIsConsumed() {
        add("zoom-in", "W");
        KeyEvent event = press(KeyCode.W);
        actions.handle(event);
        assertEquals(List.of("zoom-in"), done);
        assertTrue(event.isConsumed());
    }

    @Test
    void anActionThatIsNotPossibleNowDoesNothing() {
        SimpleBooleanProperty possible = new SimpleBooleanProperty(false);
        actions.add("zoom-in", ActionGroup.VIEW, "W", "", possible, () -> done.add("zoom-in"));
        actions.handle(press(KeyCode.W));
        assertEquals(List.of(), done);
        possible.set(true);
        actions.handle(press(KeyCode.W));
        assertEquals(List.of("zoom-in"), done);
    }

    @Test
    void aKeyBelongsToOneActionOnly() {
        add("zoom-in", "W");
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> add("zoom-out", "S W"));
        assertEquals("W of zoom-out belongs to zoom-in", refused.getMessage());
    }

    @Test
    void nameAndTipComeFromTheTexts() {
        add("undo", "Ctrl+Z");
        assertEquals("Undo view", actions.get("undo").name());
        assertEquals("Back to what you looked at before", actions.get("undo").tip());
    }

    private void add(String id, String keys) {
        actions.add(id, ActionGroup.VIEW, keys, "", null, () -> done.add(id));
    }

    private static KeyEvent press(KeyCode code) {
        return new KeyEvent(
                KeyEvent.KEY_PRESSED,
                KeyEvent.CHAR_UNDEFINED,
                code.getName().toLowerCase(java.util.Locale.ROOT),
                code,
                false,
                false,
                false,
                false);
    }
}
