package dev.skein.view.session;

import dev.skein.session.Place;
import dev.skein.session.Session;
import dev.skein.view.Strings;
import dev.skein.view.notice.Notice;
import dev.skein.view.notice.Notices;
import dev.skein.view.trace.Newest;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Panel;
import java.io.IOException;
import java.util.concurrent.Executor;
import javafx.beans.Observable;
import org.jspecify.annotations.Nullable;

/// Restores the session of one recording once it is read, and keeps it whenever it has changed:
/// soon after, in the background, whole or not at all. UI thread.
///
/// Nothing is written before the user has said where. With sessions beside the recordings, a view
/// alone makes no new file: only what a person made does.
public final class SessionKeeper {
    private final OpenTrace open;
    private final SessionModel model;
    private final SessionStore store;
    private final SessionConsent consent;
    private final Notices notices;
    private final Newest saving;
    private final Executor soon;
    private final Runnable askedKeep = this::keep;

    private final Object writing = new Object();
    private long lastNumber;
    private long writtenNumber;

    private SessionStore.@Nullable Stored stored;
    private @Nullable Place place;
    private @Nullable Session kept;
    private boolean scheduled;
    private Runnable whenRestored = () -> {};

    /// @param soon runs a task on the UI thread a moment later
    public SessionKeeper(
            OpenTrace open,
            SessionModel model,
            SessionStore store,
            SessionConsent consent,
            Notices notices,
            Executor background,
            Executor uiThread,
            Executor soon) {
        this.open = open;
        this.model = model;
        this.store = store;
        this.consent = consent;
        this.notices = notices;
        this.saving = new Newest(background, uiThread);
        this.soon = soon;
        open.stateProperty().addListener((_, _, _) -> restoreView());
        saving.replace(_ -> store.load(open.source()), this::take);
    }

    private void take(SessionStore.Stored found) {
        stored = found;
        place = found.place();
        model.restore(found.session());
        if (!found.damage().isEmpty()) {
            notices.show(
                    Notice.problem(
                            Strings.get(
                                    "session.damaged",
                                    open.source().name(),
                                    String.join(", ", found.damage()))));
        }
        restoreView();
    }

    /// Runs `then` when the view is restored, at once when it is already.
    public void whenRestored(Runnable then) {
        if (kept == null) {
            whenRestored = then;
        } else {
            then.run();
        }
    }

    /// Once both are there, the recording to its end and its session.
    private void restoreView() {
        SessionStore.Stored found = stored;
        if (kept != null || found == null || open.isLoading() || open.trace() == null) {
            return;
        }
        Views.restore(open, found.session());
        kept = Views.whole(open, found.session());
        whenRestored.run();
        for (Observable watched :
                new Observable[] {
                    model.sessionProperty(),
                    open.viewportProperty(),
                    open.arrangementProperty(),
                    open.selectionProperty(),
                    open.laneProperty(),
                    open.rowPxProperty(),
                    open.colourModeProperty(),
                    open.panels().shownProperty(),
                    open.panels().frontProperty(Panel.Side.LEFT),
                    open.panels().frontProperty(Panel.Side.DETAILS)
                }) {
            watched.addListener((Observable _) -> changed());
        }
        changed();
    }

    private void changed() {
        if (!scheduled) {
            scheduled = true;
            soon.execute(this::keep);
        }
    }

    private void keep() {
        scheduled = false;
        Session now = unsaved();
        if (now == null) {
            return;
        }
        Place where = place == null ? consent.place().orElse(null) : place;
        if (where == null) {
            if (now.isWorthKeeping()) {
                consent.askFirst(askedKeep);
            }
        } else if (place != null || where == Place.PRIVATE || now.isWorthKeeping()) {
            kept = now;
            Save save = new Save(now, where, stored(), ++lastNumber);
            saving.refresh(_ -> write(save), problem -> saved(where, problem));
        }
    }

    /// What is to be kept, null when that is what was kept last.
    private @Nullable Session unsaved() {
        if (kept == null) {
            return null;
        }
        Session now = Views.whole(open, model.session());
        return now.equals(kept) ? null : now;
    }

    private SessionStore.Stored stored() {
        return stored == null ? SessionStore.Stored.NOTHING : stored;
    }

    /// What shall be written; of two the one with the higher number is newer.
    private record Save(Session session, Place where, SessionStore.Stored found, long number) {}

    /// @return why it could not be saved, empty when it was
    private String write(Save save) {
        synchronized (writing) {
            if (save.number() < writtenNumber) {
                return "";
            }
            writtenNumber = save.number();
            try {
                store.save(open.source(), save.session(), save.where(), save.found());
                return "";
            } catch (IOException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }

    private void saved(Place where, String problem) {
        if (problem.isEmpty()) {
            place = where;
            return;
        }
        Notice.Choice again = new Notice.Choice(Strings.get("session.again"), () -> keepIn(where));
        Notice.Choice own =
                new Notice.Choice(Strings.get("session.private"), () -> keepIn(Place.PRIVATE));
        String text = Strings.get("session.unsaved", open.source().name(), problem);
        notices.show(
                where == Place.PRIVATE
                        ? Notice.problem(text, again)
                        : Notice.problem(text, again, own));
    }

    private void keepIn(Place where) {
        place = where;
        kept = Session.EMPTY;
        keep();
    }

    /// Writes what has changed before it returns; for the end of the document or the program.
    public void flush() {
        Session now = unsaved();
        Place where = place == null ? consent.place().orElse(null) : place;
        if (now != null
                && where != null
                && (place != null || where == Place.PRIVATE || now.isWorthKeeping())) {
            kept = now;
            write(new Save(now, where, stored(), ++lastNumber));
        }
    }
}
