package dev.skein.view.session;

import dev.skein.session.Place;
import dev.skein.session.Session;
import dev.skein.view.trace.TraceSource;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads and writes sessions. Called on background threads.
public interface SessionStore {
    /// Keeps nothing and finds nothing; for pictures.
    SessionStore NONE =
            new SessionStore() {
                @Override
                public Stored load(TraceSource source) {
                    return Stored.NOTHING;
                }

                @Override
                public void save(TraceSource source, Session session, Place place, Stored loaded) {}

                @Override
                public String sha256(TraceSource source) {
                    return "";
                }
            };

    /// What was found for a recording.
    ///
    /// @param damage what of the file could not be understood, empty when all could
    /// @param place where it was found, null where there was none
    record Stored(Session session, List<String> damage, @Nullable Place place) {
        public static final Stored NOTHING = new Stored(Session.EMPTY, List.of(), null);

        public Stored {
            damage = List.copyOf(damage);
        }
    }

    /// Never fails: what cannot be read is said in [Stored#damage()].
    Stored load(TraceSource source);

    /// Writes whole or not at all.
    ///
    /// @param loaded what [#load] gave for this recording
    /// @throws IOException with a message for people
    void save(TraceSource source, Session session, Place place, Stored loaded) throws IOException;

    /// SHA-256 of the recording in lower-case hex; empty when it cannot be read.
    String sha256(TraceSource source);
}
