package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.view.Preferences;
import dev.skein.view.RecentFile;
import dev.skein.view.ThemeChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir Path folder;

    @Test
    void whatIsSavedIsLoaded() {
        Path file = folder.resolve("deep").resolve("settings.json");
        Preferences saved = new Preferences();
        saved.theme().set(ThemeChoice.DARK);
        saved.wheelZooms().set(true);
        saved.analysis().sensitivity().set("high");
        saved.analysis().legacy().set(true);
        saved.analysis().legacyThreshold().set(33);
        saved.remember(new RecentFile(Path.of("/tmp/a.jfr"), 17, 4, ""));
        saved.remember(new RecentFile(Path.of("/tmp/b.trace"), 18, 5, "partial"));
        new SettingsFile(file).save(saved);

        Preferences loaded = new Preferences();
        new SettingsFile(file).load(loaded);
        assertEquals(ThemeChoice.DARK, loaded.theme().get());
        assertTrue(loaded.wheelZooms().get());
        assertEquals("high", loaded.analysis().sensitivity().get());
        assertTrue(loaded.analysis().legacy().get());
        assertEquals(33, loaded.analysis().legacyThreshold().get());
        assertEquals(saved.recent(), loaded.recent());
    }

    @Test
    void keysThatThisVersionDoesNotKnowAreKept() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{\"theme\": \"light\", \"fromTheFuture\": {\"a\": [1, 2]}}");
        SettingsFile settings = new SettingsFile(file);
        Preferences preferences = new Preferences();
        settings.load(preferences);
        preferences.theme().set(ThemeChoice.DARK);
        settings.save(preferences);
        String written = Files.readString(file);
        assertTrue(written.contains("fromTheFuture"), written);
        assertTrue(written.contains("\"dark\""), written);
    }

    @Test
    void aFileThatSomebodyBrokeIsLeftAloneAndCostsOnlyTheSettings() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{\"theme\": \"dark\",,}");
        SettingsFile settings = new SettingsFile(file);
        Preferences preferences = new Preferences();
        settings.load(preferences);
        assertEquals(ThemeChoice.SYSTEM, preferences.theme().get());
        settings.save(preferences);
        assertEquals("{\"theme\": \"dark\",,}", Files.readString(file));
    }

    @Test
    void settingsLieWhereEachSystemKeepsThem() {
        Path home = Path.of("home");
        assertEquals(
                home.resolve(".config").resolve("skein"),
                SettingsFile.folder("Linux", Map.of(), home));
        assertEquals(
                Path.of("xdg").resolve("skein"),
                SettingsFile.folder("Linux", Map.of("XDG_CONFIG_HOME", "xdg"), home));
        assertEquals(
                Path.of("roaming").resolve("Skein"),
                SettingsFile.folder("Windows 11", Map.of("APPDATA", "roaming"), home));
        assertEquals(
                home.resolve("Library").resolve("Application Support").resolve("Skein"),
                SettingsFile.folder("Mac OS X", Map.of(), home));
        assertEquals(
                Path.of("own"),
                SettingsFile.folder("Linux", Map.of("SKEIN_CONFIG_DIR", "own"), home));
    }
}
