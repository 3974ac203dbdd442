package dev.skein.view.open;

import dev.skein.view.Preferences;
import dev.skein.view.RecentFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.ObservableList;

/// What the welcome screen offers, and the one thing it does: open paths.
public final class WelcomeModel {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    private final Preferences preferences;
    private final List<Sample> samples;
    private final FilePicker picker;
    private final Consumer<List<Path>> opener;
    private final InstantSource clock;

    public WelcomeModel(
            Preferences preferences,
            List<Sample> samples,
            FilePicker picker,
            InstantSource clock,
            Consumer<List<Path>> opener) {
        this.preferences = preferences;
        this.samples = List.copyOf(samples);
        this.picker = picker;
        this.clock = clock;
        this.opener = opener;
    }

    public ObservableList<RecentFile> recent() {
        return preferences.recent();
    }

    public List<Sample> samples() {
        return samples;
    }

    public List<Recipe> recipes() {
        return Recipe.ALL;
    }

    public void pickFiles() {
        open(picker.pickFiles());
    }

    public void pickFolder() {
        picker.pickFolder().ifPresent(folder -> open(List.of(folder)));
    }

    public void open(List<Path> paths) {
        if (!paths.isEmpty()) {
            opener.accept(paths);
        }
    }

    public void forget(RecentFile file) {
        preferences.forget(file.path());
    }

    public boolean exists(RecentFile file) {
        return Files.exists(file.path());
    }

    /// When a file was opened: the time today, the day this week, else the date.
    public String when(RecentFile file) {
        var zone = ZoneId.systemDefault();
        var then = Instant.ofEpochMilli(file.openedEpochMillis()).atZone(zone);
        var now = clock.instant().atZone(zone);
        if (then.toLocalDate().equals(now.toLocalDate())) {
            return then.format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT));
        }
        boolean thisWeek = Duration.between(then, now).toDays() < 6;
        return then.format(
                DateTimeFormatter.ofPattern(thisWeek ? "EEE" : "d MMM uuuu", Locale.ENGLISH));
    }

    /// `12.4 MB`; empty for 0.
    public static String sizeText(long bytes) {
        if (bytes <= 0) {
            return "";
        }
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        String digits = unit == 0 || value >= 99.5 ? "%.0f" : value >= 9.95 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, digits, value) + " " + UNITS[unit];
    }
}
