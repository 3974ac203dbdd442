package dev.skein.view.session;

import dev.skein.session.Place;
import dev.skein.view.Preferences;
import dev.skein.view.Strings;
import dev.skein.view.notice.Notice;
import dev.skein.view.notice.Notices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether and where the user allows sessions to be written: asked once, at the first thing worth
/// keeping, and remembered. UI thread.
public final class SessionConsent {
    private static final String NEVER = "never";

    private final Preferences preferences;
    private final Notices notices;
    private final List<Runnable> waiting = new ArrayList<>();

    public SessionConsent(Preferences preferences, Notices notices) {
        this.preferences = preferences;
        this.notices = notices;
    }

    /// Where sessions go; empty while nobody has answered, and when the answer was never.
    public Optional<Place> place() {
        return Place.ofKey(preferences.sessionPlace().get());
    }

    /// Whether something waits for an answer.
    public boolean isUnanswered() {
        return !waiting.isEmpty();
    }

    /// Asks where to keep things, unless the answer was never; `then` runs when there is a place.
    void askFirst(Runnable then) {
        if (preferences.sessionPlace().get().equals(NEVER)) {
            return;
        }
        if (!waiting.contains(then)) {
            waiting.add(then);
        }
        if (waiting.size() == 1) {
            ask();
        }
    }

    /// Asks, whatever was answered before.
    public void ask() {
        notices.show(
                new Notice(
                        Strings.get("session.where"),
                        false,
                        List.of(
                                choice("session.beside", Place.BESIDE.key()),
                                choice("session.private", Place.PRIVATE.key()),
                                choice("session.never", NEVER))));
    }

    private Notice.Choice choice(String label, String answer) {
        return new Notice.Choice(Strings.get(label), () -> answer(answer));
    }

    /// @param answer key of a place, or `never`
    void answer(String answer) {
        preferences.sessionPlace().set(answer);
        List<Runnable> ready = List.copyOf(waiting);
        waiting.clear();
        if (place().isPresent()) {
            ready.forEach(Runnable::run);
        }
    }
}
