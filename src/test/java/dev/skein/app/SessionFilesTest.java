package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.skein.session.Place;
import dev.skein.session.Session;
import dev.skein.view.session.SessionStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFilesTest {
    private static final String HASH = "00ff";

    @TempDir private Path folder;
    private SessionFiles files;
    private Path recording;

    @BeforeEach
    void setUp() throws IOException {
        files = new SessionFiles(folder.resolve("private"));
        recording = Files.writeString(folder.resolve("trace.out"), "");
    }

    @Test
    void aRecordingWithoutASessionHasAnEmptyOne() {
        SessionStore.Stored loaded = files.load(recording, HASH);
        assertEquals(Session.EMPTY, loaded.session());
        assertEquals(null, loaded.place());
    }

    @Test
    void aSessionBesideTheRecordingIsFoundAgain() throws IOException {
        save("note", Place.BESIDE);
        assertEquals("note", files.load(recording, HASH).session().notes());
        assertEquals(true, Files.exists(folder.resolve("trace.out.skein.json")));
    }

    @Test
    void aPrivateSessionLeavesTheRecordingsFolderAlone() throws IOException {
        save("note", Place.PRIVATE);
        assertFalse(Files.exists(folder.resolve("trace.out.skein.json")));
        assertEquals("note", files.load(recording, HASH).session().notes());
        assertEquals("", files.load(recording, "another").session().notes());
    }

    @Test
    void theOneBesideTheRecordingGoesFirst() throws IOException {
        save("private", Place.PRIVATE);
        save("beside", Place.BESIDE);
        assertEquals("beside", files.load(recording, HASH).session().notes());
    }

    @Test
    void aDamagedFileIsSaidAndKeptBeforeItIsWrittenOver() throws IOException {
        Path file = Files.writeString(SessionFiles.beside(recording), "{\"notes\":");
        SessionStore.Stored loaded = files.load(recording, HASH);
        assertEquals(List.of("it is not JSON (line 1)"), loaded.damage());
        files.save(recording, HASH, Session.EMPTY.withNotes("new"), Place.BESIDE, loaded);
        assertEquals("new", files.load(recording, HASH).session().notes());
        assertEquals(
                "{\"notes\":",
                Files.readString(file.resolveSibling("trace.out.skein.json.damaged")));
    }

    @Test
    void bytesThatAreNoTextAreDamageAndNoFailure() throws IOException {
        Files.write(SessionFiles.beside(recording), new byte[] {(byte) 0xff, 0, 1, 2});
        assertFalse(files.load(recording, HASH).damage().isEmpty());
    }

    private void save(String notes, Place place) throws IOException {
        files.save(
                recording,
                HASH,
                Session.EMPTY.withNotes(notes),
                place,
                files.load(recording, HASH));
    }
}
