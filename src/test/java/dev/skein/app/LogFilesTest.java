package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
    @TempDir Path folder;

    @Test
    void oldLogsGiveWayAndTheNewestLineIsInTheFirst() throws IOException {
        Path logs = folder.resolve("100% logs");
        Handler handler = LogFiles.handler(logs, 2_000);
        for (int i = 0; i < 400; i++) {
            handler.publish(new LogRecord(Level.WARNING, "line " + i + "."));
        }
        handler.close();
        try (Stream<Path> files = Files.list(logs)) {
            List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
            assertEquals(
                    List.of(
                            "skein.0.log",
                            "skein.1.log",
                            "skein.2.log",
                            "skein.3.log",
                            "skein.4.log"),
                    names);
        }
        assertTrue(Files.readString(logs.resolve("skein.0.log")).contains("line 399."));
        assertTrue(Files.size(logs.resolve("skein.1.log")) < 4_000);
    }

    @Test
    void logsLieWhereEachSystemKeepsThem() {
        Path home = Path.of("home");
        assertEquals(
                home.resolve(".local").resolve("state").resolve("skein"),
                LogFiles.folder("Linux", Map.of(), home));
        assertEquals(
                Path.of("state").resolve("skein"),
                LogFiles.folder("Linux", Map.of("XDG_STATE_HOME", "state"), home));
        assertEquals(
                home.resolve("Library").resolve("Logs").resolve("Skein"),
                LogFiles.folder("Mac OS X", Map.of(), home));
        assertEquals(
                Path.of("local").resolve("Skein").resolve("logs"),
                LogFiles.folder("Windows 11", Map.of("LOCALAPPDATA", "local"), home));
    }
}
