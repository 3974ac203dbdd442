package dev.skein.view.settings;

import dev.skein.render.TimeFormat;
import dev.skein.view.Preferences;
import dev.skein.view.Strings;
import dev.skein.view.ThemeChoice;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

/// The settings pane. Every control writes into the preferences as it is used; there is nothing to
/// confirm.
public final class SettingsController {
    private static final List<Integer> MEMORY_LIMITS_MB = List.of(0, 512, 1024, 2048, 4096, 8192);

    private final Preferences preferences;
    private final String file;
    private final Runnable onClose;

    @FXML private Region root;
    @FXML private ChoiceBox<ThemeChoice> theme;
    @FXML private ChoiceBox<Boolean> wheelUse;
    @FXML private ChoiceBox<String> timeFormat;
    @FXML private ChoiceBox<Number> memoryLimit;
    @FXML private CheckBox reduceMotion;
    @FXML private TextField place;

    /// @param file where the settings are kept, for people who edit or copy it
    /// @param onClose asks the window to put the pane away
    public SettingsController(Preferences preferences, String file, Runnable onClose) {
        this.preferences = preferences;
        this.file = file;
        this.onClose = onClose;
    }

    @FXML
    private void initialize() {
        Choice.bind(
                theme,
                List.of(ThemeChoice.values()),
                preferences.theme(),
                choice -> Strings.get("settings.theme." + choice.key()));
        Choice.bind(
                wheelUse,
                List.of(false, true),
                preferences.wheelZooms().asObject(),
                zooms -> Strings.get(zooms ? "settings.wheel.zoom" : "settings.wheel.scroll"));
        Choice.bind(timeFormat, timeFormats(), preferences.timeFormat(), SettingsController::time);
        Choice.bind(
                memoryLimit,
                List.copyOf(MEMORY_LIMITS_MB),
                preferences.memoryLimitMb(),
                SettingsController::megabytes);
        reduceMotion.selectedProperty().bindBidirectional(preferences.reduceMotion());
        place.setText(file);
    }

    /// What the pane consists of.
    public Region root() {
        return root;
    }

    /// Gives the keyboard to the first setting.
    public void focus() {
        theme.requestFocus();
    }

    private static List<String> timeFormats() {
        return Arrays.stream(TimeFormat.Mode.values()).map(SettingsController::key).toList();
    }

    private static String key(TimeFormat.Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String time(String key) {
        String known = timeFormats().contains(key) ? key : key(TimeFormat.Mode.SINCE_START);
        return Strings.get("time." + known.replace('-', '_'));
    }

    private static String megabytes(Number limit) {
        int mb = limit.intValue();
        return mb == 0
                ? Strings.get("settings.memory.automatic")
                : mb % 1024 == 0
                        ? Strings.get("settings.memory.gb", mb / 1024)
                        : Strings.get("settings.memory.mb", mb);
    }

    @FXML
    private void close() {
        onClose.run();
    }
}
