package dev.skein.view.session;

import dev.skein.model.TimeRange;
import dev.skein.session.Dismissal;
import dev.skein.session.Mark;
import dev.skein.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The marks, notes, pins, filters, dismissed findings and compared windows of one opened
/// recording. UI thread.
///
/// Areas observe [#sessionProperty()] and change it through the methods here; keeping it in a file
/// is not their business. What is changed before the session file has been read is added to what
/// that file holds.
public final class SessionModel {
    private final ReadOnlyObjectWrapper<Session> session =
            new ReadOnlyObjectWrapper<>(Session.EMPTY);
    private final ReadOnlyIntegerWrapper edits = new ReadOnlyIntegerWrapper();
    private final List<UnaryOperator<Session>> beforeRestore = new ArrayList<>();
    private boolean restored;

    public ReadOnlyObjectProperty<Session> sessionProperty() {
        return session.getReadOnlyProperty();
    }

    public Session session() {
        return session.get();
    }

    /// How often the person changed something since the recording was opened.
    public ReadOnlyIntegerProperty editsProperty() {
        return edits.getReadOnlyProperty();
    }

    /// Applies a change that the person made.
    public void edit(UnaryOperator<Session> change) {
        if (!restored) {
            beforeRestore.add(change);
        }
        Session after = change.apply(session.get());
        if (!after.equals(session.get())) {
            session.set(after);
            edits.set(edits.get() + 1);
        }
    }

    /// Takes what the session file holds, and applies again what was changed meanwhile.
    public void restore(Session fromFile) {
        restored = true;
        Session whole = fromFile;
        for (UnaryOperator<Session> change : beforeRestore) {
            whole = change.apply(whole);
        }
        beforeRestore.clear();
        session.set(whole);
    }

    public void addMark(Mark mark) {
        edit(now -> now.withMarks(with(now.marks(), mark)));
    }

    public void removeMark(Mark mark) {
        edit(now -> now.withMarks(without(now.marks(), mark)));
    }

    /// Puts `after` in the place of `before`; does nothing when that is gone.
    public void replaceMark(Mark before, Mark after) {
        edit(
                now ->
                        now.withMarks(
                                now.marks().stream()
                                        .map(mark -> mark.equals(before) ? after : mark)
                                        .toList()));
    }

    /// Sets the free text about the recording.
    public void setNotes(String text) {
        edit(now -> now.withNotes(text));
    }

    /// Takes a finding out of sight; a second reason replaces the first.
    public void dismiss(Dismissal dismissal) {
        edit(
                now ->
                        now.withDismissed(
                                with(others(now.dismissed(), dismissal.finding()), dismissal)));
    }

    /// Brings a dismissed finding back.
    public void restoreFinding(String finding) {
        edit(now -> now.withDismissed(others(now.dismissed(), finding)));
    }

    /// Sets the two windows of a comparison.
    public void setWindows(@Nullable TimeRange a, @Nullable TimeRange b) {
        edit(now -> now.withWindows(a, b));
    }

    private static List<Dismissal> others(List<Dismissal> dismissed, String finding) {
        return dismissed.stream().filter(known -> !known.finding().equals(finding)).toList();
    }

    private static <T> List<T> with(List<T> all, T one) {
        List<T> result = new ArrayList<>(all);
        result.add(one);
        return result;
    }

    private static <T> List<T> without(List<T> all, T one) {
        List<T> result = new ArrayList<>(all);
        result.remove(one);
        return result;
    }
}
