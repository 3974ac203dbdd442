package dev.skein.app;

import dev.skein.session.Place;
import dev.skein.session.Session;
import dev.skein.view.session.SessionStore;
import dev.skein.view.trace.TraceSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The sessions of the window in files; works out the SHA-256 of a recording once.
final class SessionsOnDisk implements SessionStore {
    private final SessionFiles files;
    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    /// @param privateFolder for sessions that are not kept beside their recordings
    SessionsOnDisk(Path privateFolder) {
        this.files = new SessionFiles(privateFolder);
    }

    @Override
    public Stored load(TraceSource source) {
        if (!isOnDisk(source)) {
            return Stored.NOTHING;
        }
        boolean beside = Files.isRegularFile(SessionFiles.beside(source.path()));
        return files.load(whole(source), beside ? "" : sha256(source));
    }

    @Override
    public void save(TraceSource source, Session session, Place place, Stored loaded)
            throws IOException {
        if (isOnDisk(source)) {
            String hash = place == Place.PRIVATE ? sha256(source) : "";
            if (place == Place.PRIVATE && hash.isEmpty()) {
                throw new IOException(source.name() + " can no longer be read");
            }
            files.save(whole(source), hash, session, place, loaded);
        }
    }

    @Override
    public String sha256(TraceSource source) {
        Path path = whole(source);
        try {
            String state = path + " " + Files.getLastModifiedTime(path) + " " + Files.size(path);
            String known = hashes.get(state);
            if (known == null) {
                known = FileFacts.of(path).sha256();
                hashes.put(state, known);
            }
            return known;
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean isOnDisk(TraceSource source) {
        return Files.exists(source.path());
    }

    private static Path whole(TraceSource source) {
        return source.path().toAbsolutePath().normalize();
    }
}
