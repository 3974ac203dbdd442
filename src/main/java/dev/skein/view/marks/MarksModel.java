package dev.skein.view.marks;

import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.LaneSet;
import dev.skein.session.LaneKey;
import dev.skein.session.Mark;
import dev.skein.view.session.SessionModel;
import dev.skein.view.timeline.TimelineModel;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The commands that make marks, take them away and go from one to the next. UI thread.
public final class MarksModel {
    private static final int MAX_LANES = 200;

    private final TimelineModel timeline;
    private final OpenTrace open;
    private final SessionModel session;

    public MarksModel(TimelineModel timeline, SessionModel session) {
        this.timeline = timeline;
        this.open = timeline.open();
        this.session = session;
    }

    SessionModel session() {
        return session;
    }

    OpenTrace open() {
        return open;
    }

    /// All marks in order of time.
    public List<Mark> marks() {
        return session.session().marks().stream()
                .sorted(Comparator.comparingLong(mark -> mark.range().startNanos()))
                .toList();
    }

    /// Marks the selection, else the selected interval, else the moment under the pointer; a mark
    /// without a note that is there already is taken away.
    ///
    /// @param text the note, empty for a mark alone
    public void mark(String text) {
        Trace trace = open.trace();
        if (trace == null) {
            return;
        }
        Mark mark = new Mark(markedRange(), laneKeys(trace), text.strip());
        if (session.session().marks().contains(mark)) {
            session.removeMark(mark);
        } else {
            session.addMark(mark);
        }
    }

    private TimeRange markedRange() {
        TimeRange range = timeline.selectedRange();
        long moment = timeline.pointedNanos();
        return range == null ? new TimeRange(moment, moment) : range;
    }

    private List<String> laneKeys(Trace trace) {
        Selection selection = open.selectionProperty().get();
        Integer lane = open.laneProperty().get();
        LaneSet lanes = selection != null ? selection.lanes() : lane == null ? null : one(lane);
        return lanes == null || lanes.size() > MAX_LANES
                ? List.of()
                : IntStream.of(lanes.toArray())
                        .mapToObj(at -> LaneKey.of(trace.lanes(), at))
                        .toList();
    }

    private static LaneSet one(int lane) {
        return LaneSet.of(lane);
    }

    /// Removes the mark that was gone to last, else the one nearest to the middle of the view.
    public void removeNearest() {
        long middle = open.referenceNanos();
        marks().stream()
                .min(Comparator.comparingLong(mark -> Math.abs(mark.range().startNanos() - middle)))
                .ifPresent(session::removeMark);
    }

    /// Selects the next mark in time after the selection, from the last one the first, and brings
    /// it into view.
    public void next() {
        List<Mark> all = marks();
        if (all.isEmpty()) {
            return;
        }
        Selection selection = open.selectionProperty().get();
        long from = selection == null ? Long.MIN_VALUE : selection.range().startNanos();
        Mark next =
                all.stream()
                        .filter(mark -> mark.range().startNanos() > from)
                        .findFirst()
                        .orElse(all.getFirst());
        go(next);
    }

    /// Selects a mark and brings it into view.
    public void go(Mark mark) {
        TimeRange range = mark.range();
        boolean moment = range.durationNanos() == 0;
        TimeRange shown = moment ? new TimeRange(range.startNanos(), range.endNanos() + 1) : range;
        timeline.area().select(new Selection(shown, lanesOf(mark)));
        boolean inSight =
                open.viewport().xAt(range.startNanos()) >= 0
                        && open.viewport().xAt(range.endNanos()) < open.viewport().widthPx();
        if (!inSight) {
            boolean wide = range.durationNanos() > open.viewport().spanNanos();
            open.navigate(wide ? open.viewport().fit(range) : open.viewport().centre(range), "");
        }
    }

    private @Nullable LaneSet lanesOf(Mark mark) {
        Trace trace = open.trace();
        if (trace == null || mark.lanes().isEmpty()) {
            return null;
        }
        List<Integer> found = new ArrayList<>();
        for (String key : mark.lanes()) {
            int lane = LaneKey.find(trace.lanes(), key);
            if (lane >= 0) {
                found.add(lane);
            }
        }
        return found.isEmpty()
                ? null
                : LaneSet.of(found.stream().mapToInt(Integer::intValue).toArray());
    }
}
