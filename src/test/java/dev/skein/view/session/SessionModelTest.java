package dev.skein.view.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.skein.model.TimeRange;
import dev.skein.session.Dismissal;
import dev.skein.session.Mark;
import dev.skein.session.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionModelTest {
    private static final Mark OLD = new Mark(new TimeRange(1, 2), List.of(), "old");
    private static final Mark NEW = new Mark(new TimeRange(5, 9), List.of("goroutine:1"), "new");

    private final SessionModel model = new SessionModel();

    @Test
    void whatIsMarkedBeforeTheFileIsReadIsAddedToWhatTheFileHolds() {
        model.addMark(NEW);
        model.restore(Session.EMPTY.withMarks(List.of(OLD)).withNotes("kept"));
        assertEquals(List.of(OLD, NEW), model.session().marks());
        assertEquals("kept", model.session().notes());
        assertEquals(1, model.editsProperty().get(), "restoring is no edit");
    }

    @Test
    void aMarkIsReplacedInItsPlaceAndRemoved() {
        model.restore(Session.EMPTY.withMarks(List.of(OLD, NEW)));
        Mark other = new Mark(OLD.range(), List.of(), "other");
        model.replaceMark(OLD, other);
        assertEquals(List.of(other, NEW), model.session().marks());
        model.removeMark(other);
        assertEquals(List.of(NEW), model.session().marks());
    }

    @Test
    void aFindingIsDismissedOnceAndComesBack() {
        model.dismiss(new Dismissal("DENS-1 main 5", ""));
        model.dismiss(new Dismissal("DENS-1 main 5", "known"));
        assertEquals(List.of(new Dismissal("DENS-1 main 5", "known")), model.session().dismissed());
        model.restoreFinding("DENS-1 main 5");
        assertEquals(List.of(), model.session().dismissed());
    }

    @Test
    void aChangeThatChangesNothingIsNoEdit() {
        model.setNotes("");
        assertEquals(0, model.editsProperty().get());
    }
}
