package dev.skein.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// The window's log: what went wrong, and with which version, in the place that the operating
/// system keeps for logs. Five files of one megabyte take turns.
final class LogFiles {
    private static final int MAX_BYTES = 1 << 20;
    private static final int FILES = 5;
    private static final Logger OURS = Logger.getLogger("dev.skein");

    private LogFiles() {}

    /// Begins to write and catches what no thread expected; without a place to write, logs go to
    /// standard error alone.
    static void begin() {
        try {
            Path folder =
                    folder(
                            System.getProperty("os.name", ""),
                            System.getenv(),
                            Path.of(System.getProperty("user.home", ".")));
            OURS.setLevel(Level.CONFIG);
            OURS.addHandler(handler(folder, MAX_BYTES));
            OURS.log(Level.CONFIG, LogFiles::greeting);
        } catch (IOException e) {
            OURS.log(Level.INFO, "no log is written: {0}", e.toString());
        }
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) ->
                        OURS.log(Level.SEVERE, "unexpected, in " + thread.getName(), failure));
    }

    /// A handler that writes `skein.0.log` and keeps the older ones as `skein.1.log`, ….
    static Handler handler(Path folder, int maxBytes) throws IOException {
        Files.createDirectories(folder);
        String pattern = folder.toString().replace("%", "%%") + "/skein.%g.log";
        FileHandler handler = new FileHandler(pattern, maxBytes, FILES, true);
        handler.setFormatter(new SimpleFormatter());
        handler.setLevel(Level.ALL);
        return handler;
    }

    private static String greeting() {
        return "Skein %s, Java %s, %s %s"
                .formatted(
                        Version.text(),
                        Runtime.version(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"));
    }

    static Path folder(String osName, Map<String, String> environment, Path home) {
        String own = environment.get("SKEIN_LOG_DIR");
        if (own != null && !own.isBlank()) {
            return Path.of(own);
        }
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            String local = environment.get("LOCALAPPDATA");
            return (local == null ? home : Path.of(local)).resolve("Skein").resolve("logs");
        }
        if (os.contains("mac")) {
            return home.resolve("Library").resolve("Logs").resolve("Skein");
        }
        String state = environment.get("XDG_STATE_HOME");
        return (state == null || state.isBlank()
                        ? home.resolve(".local").resolve("state")
                        : Path.of(state))
                .resolve("skein");
    }
}
