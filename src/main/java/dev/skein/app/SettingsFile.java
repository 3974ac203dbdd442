package dev.skein.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skein.view.Preferences;
import dev.skein.view.RecentFile;
import dev.skein.view.ThemeChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;

/// The user's settings as a small JSON file that a person can read and edit.
///
/// Keys that this version does not know are kept. A file that cannot be read or written costs the
/// settings, never the start: the program runs with defaults and says so once.
final class SettingsFile {
    private static final System.Logger LOG = System.getLogger(SettingsFile.class.getName());
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private ObjectNode known = MAPPER.createObjectNode();
    private boolean broken;

    SettingsFile(Path file) {
        this.file = file;
    }

    /// `settings.json` in the place that the operating system keeps for it; `SKEIN_CONFIG_DIR`
    /// overrides.
    static SettingsFile ofUser() {
        return new SettingsFile(
                folder(
                                System.getProperty("os.name", ""),
                                System.getenv(),
                                Path.of(System.getProperty("user.home", ".")))
                        .resolve("settings.json"));
    }

    static Path folder(String osName, Map<String, String> environment, Path home) {
        String own = environment.get("SKEIN_CONFIG_DIR");
        if (own != null && !own.isBlank()) {
            return Path.of(own);
        }
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            String appData = environment.get("APPDATA");
            return (appData == null ? home : Path.of(appData)).resolve("Skein");
        }
        if (os.contains("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Skein");
        }
        String config = environment.get("XDG_CONFIG_HOME");
        return (config == null || config.isBlank() ? home.resolve(".config") : Path.of(config))
                .resolve("skein");
    }

    void load(Preferences into) {
        try {
            if (Files.exists(file) && MAPPER.readTree(file.toFile()) instanceof ObjectNode read) {
                known = read;
            }
        } catch (JsonProcessingException e) {
            broken = true; // the user's own edit: not ours to overwrite
            LOG.log(
                    System.Logger.Level.WARNING,
                    file
                            + " line "
                            + e.getLocation().getLineNr()
                            + " is not JSON: mend or remove it");
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, file + " could not be read: " + e.getMessage());
        }
        into.theme().set(ThemeChoice.ofKey(known.path("theme").asText("")));
        into.timeFormat().set(known.path("timeFormat").asText(""));
        into.reduceMotion().set(known.path("reduceMotion").asBoolean(false));
        into.wheelZooms().set(known.path("wheelZooms").asBoolean(false));
        into.recent().clear();
        JsonNode recent = known.path("recent");
        for (int i = recent.size() - 1; i >= 0; i--) {
            addRecent(recent.get(i), into);
        }
    }

    private static void addRecent(JsonNode entry, Preferences into) {
        String path = entry.path("path").asText("");
        if (path.isEmpty()) {
            return;
        }
        try {
            into.remember(
                    new RecentFile(
                            Path.of(path),
                            entry.path("openedEpochMillis").asLong(),
                            entry.path("sizeBytes").asLong(),
                            entry.path("note").asText("")));
        } catch (InvalidPathException e) {
            LOG.log(System.Logger.Level.DEBUG, "not a path here: " + path);
        }
    }

    void save(Preferences from) {
        known.put("theme", from.theme().get().key());
        known.put("timeFormat", from.timeFormat().get());
        known.put("reduceMotion", from.reduceMotion().get());
        known.put("wheelZooms", from.wheelZooms().get());
        ArrayNode recent = known.putArray("recent");
        for (RecentFile entry : from.recent()) {
            recent.addObject()
                    .put("path", entry.path().toString())
                    .put("openedEpochMillis", entry.openedEpochMillis())
                    .put("sizeBytes", entry.sizeBytes())
                    .put("note", entry.note());
        }
        if (!broken) {
            write();
        }
    }

    private void write() {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "settings", ".tmp");
            Files.writeString(
                    fresh,
                    MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(known) + "\n");
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, file + " could not be written: " + e.getMessage());
        }
    }
}
