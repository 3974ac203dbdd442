package dev.skein.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// The look of a window: stylesheets, fonts, and whether it is dark. `PRINT` is the light one with
/// hatched states, for paper.
public enum Theme {
    LIGHT("light"),
    DARK("dark"),
    PRINT("print");

    private static final List<String> FONT_FILES =
            List.of(
                    "Inter-Regular",
                    "Inter-Medium",
                    "Inter-SemiBold",
                    "Inter-Bold",
                    "JetBrainsMono-Regular",
                    "JetBrainsMono-Bold");

    private static boolean fontsLoaded;

    private final String key;

    Theme(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    public boolean isDark() {
        return this == DARK;
    }

    /// The theme that a choice means on this computer now.
    public static Theme of(ThemeChoice choice) {
        return switch (choice) {
            case LIGHT -> LIGHT;
            case DARK -> DARK;
            case SYSTEM ->
                    Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
        };
    }

    /// Makes the bundled fonts known; before the first control, because a machine may have none.
    public static synchronized void loadFonts() {
        if (fontsLoaded) {
            return;
        }
        for (String name : FONT_FILES) {
            InputStream file = Theme.class.getResourceAsStream("/fonts/" + name + ".ttf");
            Font.loadFont(Objects.requireNonNull(file, name), 12);
        }
        fontsLoaded = true;
    }

    /// Makes this the look of all controls to come; may be called from any thread before JavaFX is
    /// started, on its thread after that.
    public void parse() {
        Application.setUserAgentStylesheet(
                isDark()
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
    }

    /// Gives the scene this look.
    public void applyTo(Scene scene) {
        loadFonts();
        parse();
        String own =
                Objects.requireNonNull(Theme.class.getResource("/css/skein.css")).toExternalForm();
        if (!scene.getStylesheets().contains(own)) {
            scene.getStylesheets().add(own);
        }
        for (Theme theme : values()) {
            scene.getRoot().getStyleClass().remove("skein-" + theme.key);
        }
        scene.getRoot().getStyleClass().add("skein-" + key);
    }
}
