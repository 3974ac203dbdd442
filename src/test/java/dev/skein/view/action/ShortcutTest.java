package dev.skein.view.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortcutTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "W",
                "?",
                "Ctrl+Shift+P",
                "Alt+Left",
                "F12",
                "0",
                "=",
                "Ctrl+=",
                "+",
                "PgDn"
            })
    void writesWhatItReads(String text) {
        assertEquals(text, Shortcut.of(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Meta+X", "Ctrl+Nothing", "Foo"})
    void refusesWhatIsNoKey(String text) {
        assertEquals(Optional.empty(), Shortcut.parse(text));
    }

    @Test
    void aLetterNeedsExactlyItsModifiers() {
        Shortcut w = Shortcut.of("W");
        assertTrue(w.matches(press(KeyCode.W, "w", false, false)));
        assertFalse(w.matches(press(KeyCode.W, "W", true, false)));
        assertFalse(w.matches(press(KeyCode.W, "w", false, true)));
    }

    @Test
    void aSignGoesByTheCharacterOnAnyLayout() {
        Shortcut question = Shortcut.of("?");
        assertTrue(question.matches(press(KeyCode.SLASH, "?", true, false)), "US");
        assertTrue(question.matches(press(KeyCode.MINUS, "?", true, false)), "German: Shift+ß");
        assertTrue(question.matches(press(KeyCode.SLASH, "", true, false)), "no text at all");
        assertFalse(question.matches(press(KeyCode.SLASH, "/", false, false)));
    }

    @Test
    void digitsOfTheKeypadCount() {
        assertTrue(Shortcut.of("0").matches(press(KeyCode.NUMPAD0, "0", false, false)));
    }

    private static KeyEvent press(KeyCode code, String text, boolean shift, boolean alt) {
        return new KeyEvent(
                KeyEvent.KEY_PRESSED,
                KeyEvent.CHAR_UNDEFINED,
                text,
                code,
                shift,
                false,
                alt,
                false);
    }
}
