package dev.skein.view;

/// What the user asked for: the look of the system, or one of ours.
public enum ThemeChoice {
    SYSTEM("system"),
    LIGHT("light"),
    DARK("dark");

    private final String key;

    ThemeChoice(String key) {
        this.key = key;
    }

    /// The word in the settings file.
    public String key() {
        return key;
    }

    /// The choice of that word; the system's look when the word is none of ours.
    public static ThemeChoice ofKey(String key) {
        for (ThemeChoice choice : values()) {
            if (choice.key.equals(key)) {
                return choice;
            }
        }
        return SYSTEM;
    }
}
