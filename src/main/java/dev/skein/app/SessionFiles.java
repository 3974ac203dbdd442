package dev.skein.app;

import dev.skein.export.OutputFile;
import dev.skein.session.Place;
import dev.skein.session.Session;
import dev.skein.session.SessionJson;
import dev.skein.view.session.SessionStore;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// Where sessions are kept: beside the recording as `NAME.skein.json`, which travels with it, or in
/// a private folder under the recording's SHA-256, which leaves the recording's folder alone.
///
/// Reading prefers the file beside the recording. A file that could not be fully understood is kept
/// as `….damaged` before it is written over.
final class SessionFiles {
    private static final String SUFFIX = ".skein.json";
    private static final long MAX_BYTES = 16L << 20;

    private final Path privateFolder;

    SessionFiles(Path privateFolder) {
        this.privateFolder = privateFolder;
    }

    /// The recording that a file beside it belongs to, so that opening either opens both; any other
    /// path is itself.
    static Path recordingOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(SUFFIX) && name.length() > SUFFIX.length()
                ? file.resolveSibling(name.substring(0, name.length() - SUFFIX.length()))
                : file;
    }

    static Path beside(Path recording) {
        return recording.resolveSibling(recording.getFileName() + SUFFIX);
    }

    Path inPrivate(String sha256) {
        return privateFolder.resolve(sha256 + SUFFIX);
    }

    /// Never fails: what cannot be read is said in [SessionStore.Stored#damage()].
    SessionStore.Stored load(Path recording, String sha256) {
        Path beside = beside(recording);
        if (Files.isRegularFile(beside)) {
            return load(beside, Place.BESIDE);
        }
        Path own = inPrivate(sha256);
        return Files.isRegularFile(own) ? load(own, Place.PRIVATE) : SessionStore.Stored.NOTHING;
    }

    private static SessionStore.Stored load(Path file, Place place) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                return new SessionStore.Stored(Session.EMPTY, List.of("it is too large"), place);
            }
            SessionJson.Read read = SessionJson.read(text(file));
            return new SessionStore.Stored(read.session(), read.damage(), place);
        } catch (IOException e) {
            return new SessionStore.Stored(
                    Session.EMPTY, List.of("it could not be read: " + e), place);
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        }
    }

    /// Writes whole or not at all.
    ///
    /// @param loaded what [#load] gave for this recording
    /// @throws IOException with a message for people
    void save(
            Path recording, String sha256, Session session, Place place, SessionStore.Stored loaded)
            throws IOException {
        Path file = place == Place.BESIDE ? beside(recording) : inPrivate(sha256);
        if (place == Place.PRIVATE) {
            Files.createDirectories(privateFolder);
        }
        if (!loaded.damage().isEmpty() && loaded.place() == place && Files.exists(file)) {
            Path copy = file.resolveSibling(file.getFileName() + ".damaged");
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        byte[] text = SessionJson.write(session).getBytes(StandardCharsets.UTF_8);
        OutputFile.write(file, out -> out.write(text));
    }
}
