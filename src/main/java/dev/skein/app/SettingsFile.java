package dev.skein.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.skein.analysis.Sensitivity;
import dev.skein.view.AnalysisChoices;
import dev.skein.view.Preferences;
import dev.skein.view.RecentFile;
import dev.skein.view.ThemeChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The user's settings as a small JSON file that a person can read and edit.
///
/// Keys that this version does not know are kept. A file that cannot be read or written costs the
/// settings, never the start: the program runs with defaults and says so once.
final class SettingsFile {
    private static final System.Logger LOG = System.getLogger(SettingsFile.class.getName());
    private static final int MAX_MB = 1 << 20;

    private final Path file;
    private Map<String, @Nullable Object> known = new LinkedHashMap<>();
    private boolean broken;

    SettingsFile(Path file) {
        this.file = file;
    }

    /// `settings.json` in the place that the operating system keeps for it; `SKEIN_CONFIG_DIR`
    /// overrides.
    static SettingsFile ofUser() {
        return new SettingsFile(place());
    }

    static Path place() {
        return folder(
                        System.getProperty("os.name", ""),
                        System.getenv(),
                        Path.of(System.getProperty("user.home", ".")))
                .resolve("settings.json");
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

    /// Where the user's own files lie.
    Path folder() {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    void load(Preferences into) {
        try {
            if (Files.exists(file)) {
                known = SettingsText.read(Files.readString(file));
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
        into.theme().set(ThemeChoice.ofKey(text(known, "theme")));
        into.timeFormat().set(text(known, "timeFormat"));
        into.reduceMotion().set(Boolean.TRUE.equals(known.get("reduceMotion")));
        into.wheelZooms().set(text(known, "wheel").equals("zoom"));
        into.memoryLimitMb().set(Math.clamp(number(known, "memoryLimitMb"), 0, MAX_MB));
        loadAnalysis(object(known.get("analysis")), into.analysis());
        into.bindings().clear();
        object(known.get("bindings")).keySet().forEach(action -> addBinding(action, into));
        into.sessionPlace().set(text(known, "sessionPlace"));
        into.recent().clear();
        if (known.get("recent") instanceof List<?> recent) {
            recent.reversed().forEach(entry -> addRecent(object(entry), into));
        }
    }

    private static void loadAnalysis(Map<String, @Nullable Object> from, AnalysisChoices into) {
        String sensitivity = text(from, "sensitivity");
        if (Arrays.stream(Sensitivity.values()).anyMatch(s -> s.key().equals(sensitivity))) {
            into.sensitivity().set(sensitivity);
        }
        into.legacy().set(Boolean.TRUE.equals(from.get("literalRule")));
        if (number(from, "literalWindowMicros") > 0) {
            into.legacyWindowMicros().set((double) number(from, "literalWindowMicros"));
        }
        if (number(from, "literalThreshold") > 0) {
            into.legacyThreshold().set((double) number(from, "literalThreshold"));
        }
    }

    private static Map<String, Object> analysis(AnalysisChoices from) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("sensitivity", from.sensitivity().get());
        result.put("literalRule", from.legacy().get());
        result.put("literalWindowMicros", (long) from.legacyWindowMicros().get());
        result.put("literalThreshold", (long) from.legacyThreshold().get());
        return result;
    }

    private void addBinding(String action, Preferences into) {
        into.bindings().put(action, text(object(known.get("bindings")), action));
    }

    /// The object's entries; none where it is no object.
    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> result.put(String.valueOf(key), item));
        }
        return result;
    }

    private static String text(Map<String, @Nullable Object> object, String key) {
        return object.get(key) instanceof String text ? text : "";
    }

    private static long number(Map<String, @Nullable Object> object, String key) {
        return object.get(key) instanceof Number number ? number.longValue() : 0;
    }

    private static void addRecent(Map<String, @Nullable Object> entry, Preferences into) {
        String path = text(entry, "path");
        if (path.isEmpty()) {
            return;
        }
        try {
            into.remember(
                    new RecentFile(
                            Path.of(path),
                            number(entry, "openedEpochMillis"),
                            number(entry, "sizeBytes"),
                            text(entry, "note")));
        } catch (InvalidPathException e) {
            LOG.log(System.Logger.Level.DEBUG, "not a path here: " + path);
        }
    }

    void save(Preferences from) {
        known.put("theme", from.theme().get().key());
        known.put("timeFormat", from.timeFormat().get());
        known.put("reduceMotion", from.reduceMotion().get());
        known.put("wheel", from.wheelZooms().get() ? "zoom" : "scroll");
        known.put("memoryLimitMb", from.memoryLimitMb().get());
        known.put("analysis", analysis(from.analysis()));
        known.put("bindings", new TreeMap<>(from.bindings()));
        known.put("sessionPlace", from.sessionPlace().get());
        known.put("recent", from.recent().stream().map(SettingsFile::recent).toList());
        if (!broken) {
            write();
        }
    }

    private static Map<String, Object> recent(RecentFile entry) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("path", entry.path().toString());
        result.put("openedEpochMillis", entry.openedEpochMillis());
        result.put("sizeBytes", entry.sizeBytes());
        result.put("note", entry.note());
        return result;
    }

    private void write() {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "settings", ".tmp");
            Files.writeString(fresh, SettingsText.write(known));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, file + " could not be written: " + e.getMessage());
        }
    }
}
