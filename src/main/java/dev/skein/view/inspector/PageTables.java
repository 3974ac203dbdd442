package dev.skein.view.inspector;

import dev.skein.model.Frame;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneTable;
import dev.skein.model.SubState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.LaneSet;
import dev.skein.query.Scope;
import dev.skein.query.inspect.BlockingChain;
import dev.skein.query.inspect.CreationChain;
import dev.skein.query.inspect.EventList;
import dev.skein.query.inspect.LaneNotes;
import dev.skein.query.inspect.LaneReasons;
import dev.skein.query.inspect.LockHistory;
import dev.skein.query.inspect.Wakes;
import dev.skein.query.stacks.FrameText;
import dev.skein.query.stacks.GroupDetails;
import dev.skein.query.stacks.HitIndex;
import dev.skein.query.stacks.StateShare;
import dev.skein.task.Work;
import dev.skein.view.Strings;
import dev.skein.view.inspector.PageTable.Row;
import dev.skein.view.trace.IntervalRef;
import dev.skein.view.trace.Times;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Works out the lists of a page. Any thread.
///
/// @param window what is visible or selected: a blocking chain goes back to its start
record PageTables(Trace trace, TimeRange window, Times times, Work work) {
    private static final int MOST_NEIGHBOURS = 200;

    /// The same as part of other work.
    PageTables with(Work newWork) {
        return new PageTables(trace, window, times, newWork);
    }

    List<PageTable> of(Page page) {
        List<PageTable> all =
                switch (page) {
                    case Page.OfInterval(var ref) -> ofInterval(ref);
                    case Page.OfLane(int lane) -> ofLane(lane);
                    case Page.OfLock(long objectId) -> ofLock(objectId);
                    case Page.OfGroup(var hits, int group) -> ofGroup(hits, group);
                };
        return all.stream().filter(table -> !table.rows().isEmpty()).toList();
    }

    private List<PageTable> ofInterval(IntervalRef ref) {
        TimeRange range = range(ref);
        List<PageTable> result = new ArrayList<>();
        result.add(events(around(range), LaneSet.all(trace)));
        result.add(woken(ref.lane(), range));
        result.add(chain(ref, range));
        result.add(reasons(ref.lane()));
        result.add(sameStack(ref));
        long object = LockHistory.objectOf(trace, ref.lane(), ref.row());
        if (object != 0) {
            result.add(waits(LockHistory.of(trace, object, trace.range(), work)));
        }
        result.add(creators(ref.lane()));
        result.add(notes(ref.lane(), range));
        return result;
    }

    private List<PageTable> ofLane(int lane) {
        return List.of(
                reasons(lane),
                creators(lane),
                events(trace.range(), LaneSet.of(lane)),
                woken(lane, trace.range()),
                notes(lane, trace.range()));
    }

    private List<PageTable> ofLock(long objectId) {
        LockHistory history = LockHistory.of(trace, objectId, trace.range(), work);
        List<Row> handovers =
                history.handovers().stream()
                        .map(
                                change ->
                                        Row.of(
                                                new Page.OfLane(change.to()),
                                                times.at(change.timeNanos()),
                                                lane(change.from()),
                                                lane(change.to())))
                        .toList();
        return List.of(PageTable.of("handovers", handovers, "time", "from", "to"), waits(history));
    }

    private List<PageTable> ofGroup(HitIndex hits, int group) {
        GroupDetails details = GroupDetails.of(hits, group);
        List<Row> places =
                details.places().stream()
                        .map(place -> Row.of(null, at(place.frame()), count(place.hits())))
                        .toList();
        List<Row> creators =
                details.creators().stream()
                        .map(c -> Row.of(null, c.site().text(), count(c.lanes())))
                        .toList();
        List<Row> states =
                hits.groups().states(group).stream()
                        .map(
                                (StateShare share) ->
                                        Row.of(
                                                null,
                                                share.state().label(),
                                                count(share.hits()),
                                                count(share.nanos())))
                        .toList();
        return List.of(
                members(hits, group),
                PageTable.of("places", places, "place", "count"),
                PageTable.of("creators", creators, "site", "lanes"),
                PageTable.of("states", states, "state", "count", "nanos"));
    }

    private PageTable members(HitIndex hits, int group) {
        return PageTable.of(
                "members",
                rows(
                        hits.size(group),
                        i -> {
                            HitIndex.Hit hit = hits.hit(group, i);
                            int row =
                                    hit.isPoint()
                                            ? trace.intervals().rowAt(hit.lane(), hit.timeNanos())
                                            : hit.row();
                            return Row.of(
                                    interval(hit.lane(), row),
                                    times.at(hit.timeNanos()),
                                    lane(hit.lane()),
                                    hit.isPoint() ? "" : length(hit.lane(), row));
                        }),
                "time",
                "lane",
                "length");
    }

    private PageTable events(TimeRange range, LaneSet lanes) {
        EventList events = EventList.of(trace, new Scope(range, lanes), work);
        return PageTable.of(
                "events",
                rows(
                        events.size(),
                        i -> {
                            EventList.Event event = events.get(i);
                            int row =
                                    event.isPoint()
                                            ? trace.intervals()
                                                    .rowAt(event.lane(), event.timeNanos())
                                            : event.row();
                            return Row.of(
                                    interval(event.lane(), row),
                                    times.at(event.timeNanos()),
                                    lane(event.lane()),
                                    events.name(i));
                        }),
                "time",
                "lane",
                "event");
    }

    private PageTable woken(int lane, TimeRange range) {
        List<Row> rows =
                Wakes.wokenBy(trace, lane, range, work).stream()
                        .map(
                                wake ->
                                        Row.of(
                                                interval(wake.woken(), wake.wokenRow()),
                                                times.at(wake.timeNanos()),
                                                lane(wake.woken()),
                                                state(wake.woken(), wake.wokenRow()),
                                                length(wake.woken(), wake.wokenRow())))
                        .toList();
        return PageTable.of("woken", rows, "time", "lane", "state", "length");
    }

    private PageTable chain(IntervalRef ref, TimeRange range) {
        long from = Math.min(window.startNanos(), range.startNanos());
        BlockingChain chain = BlockingChain.to(trace, ref.lane(), range.endNanos(), from);
        List<Row> rows =
                chain.steps().stream()
                        .map(
                                step ->
                                        Row.of(
                                                interval(step.lane(), step.row()),
                                                times.at(step.startNanos()),
                                                lane(step.lane()),
                                                state(step.lane(), step.row()),
                                                times.duration(step.durationNanos()),
                                                Strings.get(
                                                        "inspector.link."
                                                                + step.link()
                                                                        .name()
                                                                        .toLowerCase(Locale.ROOT))))
                        .toList();
        return PageTable.of("chain", rows, "time", "lane", "state", "length", "because");
    }

    private PageTable reasons(int lane) {
        List<Row> rows =
                LaneReasons.of(trace, lane, trace.range()).stream()
                        .map(
                                reason ->
                                        Row.of(
                                                interval(lane, reason.longestRow()),
                                                reason.state().label(),
                                                count(reason.intervals()),
                                                count(reason.nanos()),
                                                count(reason.longestNanos())))
                        .toList();
        return PageTable.of("reasons", rows, "state", "count", "nanos", "longest");
    }

    /// Intervals with the same stack on all lanes, the nearest in number.
    private PageTable sameStack(IntervalRef ref) {
        IntervalStore intervals = trace.intervals();
        int stack = intervals.stackId(ref.lane(), ref.row());
        List<Row> rows = new ArrayList<>();
        for (int lane = 0;
                stack >= 0 && lane < trace.lanes().size() && rows.size() < MOST_NEIGHBOURS;
                lane++) {
            if (lane % 64 == 0) {
                work.checkCancelled();
            }
            for (int row = 0; row < intervals.size(lane) && rows.size() < MOST_NEIGHBOURS; row++) {
                if (intervals.stackId(lane, row) == stack
                        && (lane != ref.lane() || row != ref.row())) {
                    rows.add(
                            Row.of(
                                    interval(lane, row),
                                    times.at(intervals.startNanos(lane, row)),
                                    lane(lane),
                                    length(lane, row)));
                }
            }
        }
        return PageTable.of("same", rows, "time", "lane", "length");
    }

    private PageTable waits(LockHistory history) {
        List<Row> rows =
                history.waits().stream()
                        .map(
                                wait ->
                                        Row.of(
                                                interval(wait.lane(), wait.row()),
                                                times.at(wait.startNanos()),
                                                lane(wait.lane()),
                                                count(wait.durationNanos()),
                                                lane(wait.owner())))
                        .toList();
        return PageTable.of("waits", rows, "time", "lane", "nanos", "owner");
    }

    private PageTable creators(int lane) {
        List<Row> rows =
                CreationChain.of(trace, lane).stream()
                        .map(
                                link ->
                                        Row.of(
                                                new Page.OfLane(link.lane()),
                                                lane(link.lane()),
                                                link.startNanos() == LaneTable.UNKNOWN
                                                        ? ""
                                                        : times.at(link.startNanos()),
                                                creationPlace(link.creationStack())))
                        .toList();
        return PageTable.of("created", rows, "lane", "time", "site");
    }

    private String creationPlace(int stack) {
        List<Frame> frames = trace.stacks().framesOf(stack);
        return frames.stream()
                .filter(frame -> !frame.isRuntime())
                .findFirst()
                .or(() -> frames.stream().findFirst())
                .map(PageTables::at)
                .orElse("");
    }

    private PageTable notes(int lane, TimeRange range) {
        List<Row> rows =
                LaneNotes.of(trace, lane, range).stream()
                        .map(
                                note ->
                                        Row.of(
                                                null,
                                                times.at(note.startNanos()),
                                                times.duration(note.endNanos() - note.startNanos()),
                                                note.name(),
                                                note.text()))
                        .toList();
        return PageTable.of("notes", rows, "time", "length", "event", "text");
    }

    private TimeRange range(IntervalRef ref) {
        IntervalStore intervals = trace.intervals();
        return new TimeRange(
                intervals.startNanos(ref.lane(), ref.row()),
                intervals.endNanos(ref.lane(), ref.row()));
    }

    private static TimeRange around(TimeRange range) {
        long margin = Math.max(1_000, range.durationNanos() / 10);
        return new TimeRange(Math.max(0, range.startNanos() - margin), range.endNanos() + margin);
    }

    private Page interval(int lane, int row) {
        return row < 0 ? new Page.OfLane(lane) : new Page.OfInterval(new IntervalRef(lane, row));
    }

    private String lane(int lane) {
        return lane < 0 ? Strings.get("inspector.unknown") : InspectorModel.laneName(trace, lane);
    }

    private String state(int lane, int row) {
        SubState state = trace.subStates().get(trace.intervals().subState(lane, row));
        return state.label();
    }

    private String length(int lane, int row) {
        return row < 0
                ? ""
                : times.duration(
                        trace.intervals().endNanos(lane, row)
                                - trace.intervals().startNanos(lane, row));
    }

    private static String at(Frame frame) {
        String location = FrameText.location(frame);
        return location.isEmpty() ? frame.function() : frame.function() + " (" + location + ")";
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static List<Row> rows(int size, java.util.function.IntFunction<Row> row) {
        return new AbstractList<>() {
            @Override
            public Row get(int index) {
                return row.apply(index);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }
}
