package dev.skein.view.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A key with its modifiers, written `Ctrl+Shift+P`, `W`, `?`, `Alt+Left`.
///
/// Letters, digits and named keys go by the key; signs such as `?` or `[` go by the character
/// typed, so that they work on every layout. `Ctrl` means ⌘ on a Mac.
///
/// @param key the last part: one character, or a key's name
public record Shortcut(boolean ctrl, boolean alt, boolean shift, String key) {
    private static final boolean MAC =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");

    /// Where a sign lies on a US keyboard, for event sources that carry no text.
    private static final Map<String, String> US_KEYS =
            Map.ofEntries(
                    Map.entry("SLASH", "/?"),
                    Map.entry("MINUS", "-_"),
                    Map.entry("EQUALS", "=+"),
                    Map.entry("COMMA", ",<"),
                    Map.entry("PERIOD", ".>"),
                    Map.entry("OPEN_BRACKET", "[{"),
                    Map.entry("CLOSE_BRACKET", "]}"),
                    Map.entry("QUOTE", "'\""));

    private static final Map<String, KeyCode> NAMED =
            Map.ofEntries(
                    Map.entry("Left", KeyCode.LEFT),
                    Map.entry("Right", KeyCode.RIGHT),
                    Map.entry("Up", KeyCode.UP),
                    Map.entry("Down", KeyCode.DOWN),
                    Map.entry("Home", KeyCode.HOME),
                    Map.entry("End", KeyCode.END),
                    Map.entry("PgUp", KeyCode.PAGE_UP),
                    Map.entry("PgDn", KeyCode.PAGE_DOWN),
                    Map.entry("Esc", KeyCode.ESCAPE),
                    Map.entry("Enter", KeyCode.ENTER),
                    Map.entry("Space", KeyCode.SPACE),
                    Map.entry("Tab", KeyCode.TAB));

    /// @throws IllegalArgumentException when the text names no key
    public static Shortcut of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("no key: " + text));
    }

    /// Reads what [#toString()] writes; empty when the text names no key.
    public static Optional<Shortcut> parse(String text) {
        boolean ctrl = false;
        boolean alt = false;
        boolean shift = false;
        String rest = text.strip();
        while (rest.indexOf('+') > 0 && rest.length() > rest.indexOf('+') + 1) {
            String modifier = rest.substring(0, rest.indexOf('+'));
            switch (modifier) {
                case "Ctrl" -> ctrl = true;
                case "Alt" -> alt = true;
                case "Shift" -> shift = true;
                default -> {
                    return Optional.empty();
                }
            }
            rest = rest.substring(rest.indexOf('+') + 1);
        }
        boolean known = rest.length() == 1 || codeOf(rest) != KeyCode.UNDEFINED;
        return known ? Optional.of(new Shortcut(ctrl, alt, shift, rest)) : Optional.empty();
    }

    private static KeyCode codeOf(String key) {
        KeyCode named = NAMED.get(key);
        if (named != null) {
            return named;
        }
        if (key.length() == 1 && Character.isLetterOrDigit(key.charAt(0))) {
            KeyCode code = KeyCode.getKeyCode(key.toUpperCase(Locale.ROOT));
            return code == null ? KeyCode.UNDEFINED : code;
        }
        if (key.matches("F[0-9]{1,2}")) {
            KeyCode code = KeyCode.getKeyCode(key);
            return code == null ? KeyCode.UNDEFINED : code;
        }
        return KeyCode.UNDEFINED;
    }

    /// Whether the event is this shortcut being pressed.
    public boolean matches(KeyEvent event) {
        if (event.isShortcutDown() != ctrl || event.isAltDown() != alt) {
            return false;
        }
        KeyCode code = codeOf(key);
        if (code != KeyCode.UNDEFINED) {
            return event.isShiftDown() == shift && sameKey(event.getCode(), code);
        }
        return key.equals(signOf(event));
    }

    private static boolean sameKey(KeyCode pressed, KeyCode wanted) {
        return pressed == wanted
                || (wanted.isDigitKey() && pressed.getName().equals("Numpad " + wanted.getName()));
    }

    private static String signOf(KeyEvent event) {
        String text = event.getText();
        if (text != null && text.length() == 1 && text.charAt(0) > ' ') {
            boolean bare = event.isShiftDown() && US_KEYS.containsKey(event.getCode().name());
            String pair = US_KEYS.getOrDefault(event.getCode().name(), "");
            // Some platforms report the sign without Shift applied.
            return bare && text.charAt(0) == pair.charAt(0) ? pair.substring(1) : text;
        }
        String pair = US_KEYS.getOrDefault(event.getCode().name(), "");
        return pair.isEmpty() ? "" : event.isShiftDown() ? pair.substring(1) : pair.substring(0, 1);
    }

    /// Whether a text field in focus keeps the key for itself.
    public boolean typesText() {
        return !ctrl && !alt && !key.matches("F[0-9]{1,2}");
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        if (ctrl) {
            parts.add("Ctrl");
        }
        if (alt) {
            parts.add("Alt");
        }
        if (shift) {
            parts.add("Shift");
        }
        parts.add(key);
        return String.join("+", parts);
    }

    /// As a person reads it on this computer: `⌘⇧P` on a Mac, `Ctrl+Shift+P` elsewhere, arrows as
    /// arrows.
    public String label() {
        String name =
                switch (key) {
                    case "Left" -> "←";
                    case "Right" -> "→";
                    case "Up" -> "↑";
                    case "Down" -> "↓";
                    default -> key;
                };
        if (MAC) {
            return (ctrl ? "⌘" : "") + (alt ? "⌥" : "") + (shift ? "⇧" : "") + name;
        }
        return (ctrl ? "Ctrl+" : "") + (alt ? "Alt+" : "") + (shift ? "Shift+" : "") + name;
    }
}
