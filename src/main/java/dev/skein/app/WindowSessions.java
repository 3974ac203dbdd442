package dev.skein.app;

import dev.skein.session.SavedView;
import dev.skein.view.notice.Notices;
import dev.skein.view.session.SessionConsent;
import dev.skein.view.session.SessionKeeper;
import dev.skein.view.session.SessionModel;
import dev.skein.view.shell.Document;
import dev.skein.view.trace.OpenTrace;
import java.util.HashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// Keeps the sessions of all documents of a window. UI thread.
final class WindowSessions {
    private final WindowParts.Environment environment;
    private final Notices notices;
    private final SessionConsent consent;
    private final Map<OpenTrace, SessionKeeper> keepers = new HashMap<>();

    WindowSessions(WindowParts.Environment environment, Notices notices) {
        this.environment = environment;
        this.notices = notices;
        this.consent = new SessionConsent(environment.preferences(), notices);
    }

    SessionConsent consent() {
        return consent;
    }

    /// The session of a document to come, restored once its file is read and kept from then on.
    SessionModel of(OpenTrace open) {
        SessionModel model = new SessionModel();
        keepers.put(
                open,
                new SessionKeeper(
                        open,
                        model,
                        environment.sessions(),
                        consent,
                        notices,
                        environment.background(),
                        environment.uiThread(),
                        environment.soon()));
        return model;
    }

    /// Shows a view in the document instead of the one that its session keeps.
    void show(Document document, SavedView view) {
        SessionKeeper keeper = keepers.get(document.open());
        if (keeper != null) {
            keeper.whenRestored(() -> LinkedView.show(document, view));
        }
    }

    /// Writes what a document has not kept yet when it is closed.
    void follow(ObservableList<Document> opened) {
        opened.addListener(this::changed);
    }

    private void changed(ListChangeListener.Change<? extends Document> change) {
        while (change.next()) {
            for (Document document : change.getRemoved()) {
                SessionKeeper keeper = keepers.remove(document.open());
                if (keeper != null) {
                    keeper.flush();
                }
            }
        }
    }

    /// Writes what the open documents have not kept yet; for the end of the program.
    void flush() {
        keepers.values().forEach(SessionKeeper::flush);
    }
}
