package dev.skein.view.shell;

import dev.skein.model.LaneState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.LaneGroup;
import dev.skein.query.LaneSort;
import dev.skein.view.Strings;
import dev.skein.view.action.Action;
import dev.skein.view.action.Actions;
import dev.skein.view.action.Fuzzy;
import dev.skein.view.marks.MarksModel;
import dev.skein.view.shell.QuickPick.Item;
import dev.skein.view.timeline.TimelineModel;
import dev.skein.view.trace.OpenTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/// What [QuickPick] offers for each of its uses.
final class Picks {
    private static final int MAX_LANES = 200;

    private Picks() {}

    static List<Item> actions(Actions actions, String query) {
        return best(
                query,
                actions.all().stream()
                        .filter(Action::isEnabled)
                        .map(
                                action ->
                                        new Item(
                                                action.name(),
                                                action.tip(),
                                                action.keyText(),
                                                action::run))
                        .toList());
    }

    static List<Item> sorts(OpenTrace open, String query) {
        List<LaneSort> sorts = new ArrayList<>();
        for (LaneSort.Key key : LaneSort.Key.values()) {
            if (key != LaneSort.Key.TIME_IN_STATE) {
                sorts.add(LaneSort.by(key));
            }
        }
        for (LaneState state : LaneState.values()) {
            sorts.add(LaneSort.byTimeIn(state));
        }
        sorts.add(open.arrangement().sort().reverse());
        return best(
                query,
                sorts.stream()
                        .map(
                                sort ->
                                        new Item(
                                                ShellController.sortName(sort),
                                                sort.equals(open.arrangement().sort())
                                                        ? Strings.get("pick.now")
                                                        : "",
                                                "",
                                                () ->
                                                        open.arrange(
                                                                open.arrangement().withSort(sort),
                                                                "")))
                        .toList());
    }

    static List<Item> groups(OpenTrace open, String query) {
        return best(
                query,
                Arrays.stream(LaneGroup.values())
                        .map(
                                group ->
                                        new Item(
                                                ShellController.groupName(group),
                                                group == open.arrangement().group()
                                                        ? Strings.get("pick.now")
                                                        : "",
                                                "",
                                                () ->
                                                        open.arrange(
                                                                open.arrangement().withGroup(group),
                                                                "")))
                        .toList());
    }

    private static List<Item> best(String query, List<Item> items) {
        return items.stream()
                .filter(item -> Fuzzy.score(query, item.title()) != Fuzzy.NO_MATCH)
                .sorted(Comparator.comparingInt((Item item) -> -Fuzzy.score(query, item.title())))
                .toList();
    }

    /// The lanes that fit best, among all that are shown.
    static List<Item> lanes(TimelineModel timeline, String query) {
        Trace trace = timeline.open().trace();
        if (trace == null) {
            return List.of();
        }
        PriorityQueue<long[]> worstFirst = new PriorityQueue<>(Comparator.comparingLong(a -> a[0]));
        int[] shown = timeline.lanes().shown();
        for (int at = 0; at < shown.length; at++) {
            long score = laneScore(trace, shown[at], query);
            if (score >= 0) {
                worstFirst.add(new long[] {score * Integer.MAX_VALUE - at, shown[at]});
                if (worstFirst.size() > MAX_LANES) {
                    worstFirst.poll();
                }
            }
        }
        return worstFirst.stream()
                .sorted(Comparator.comparingLong(entry -> -entry[0]))
                .map(entry -> lane(timeline, trace, (int) entry[1]))
                .toList();
    }

    private static long laneScore(Trace trace, int lane, String query) {
        String id = String.valueOf(trace.lanes().id(lane));
        String wanted = query.startsWith("#") ? query.substring(1) : query;
        if (!wanted.isEmpty() && id.equals(wanted)) {
            return 10_000;
        }
        return Fuzzy.score(query, trace.lanes().name(lane));
    }

    private static Item lane(TimelineModel timeline, Trace trace, int lane) {
        long id = trace.lanes().id(lane);
        return new Item(
                trace.lanes().name(lane).isEmpty() ? "#" + id : trace.lanes().name(lane),
                id < 0 ? "" : "#" + id,
                Strings.get("lane.kind." + trace.lanes().kind(lane).key()),
                () -> timeline.selectLane(lane));
    }

    /// A moment, or a stretch `12s..13s`, as typed; moments are relative to the selection's start
    /// with a sign.
    static List<Item> times(TimelineModel timeline, String query) {
        OpenTrace open = timeline.open();
        if (query.isEmpty()) {
            return List.of();
        }
        int dots = query.indexOf("..");
        if (dots < 0) {
            return moment(open, query)
                    .map(
                            nanos ->
                                    item(
                                            open.times().inFull(nanos),
                                            _ ->
                                                    open.navigate(
                                                            open.viewport()
                                                                    .centre(
                                                                            new TimeRange(
                                                                                    nanos, nanos)),
                                                            "")))
                    .map(List::of)
                    .orElse(List.of());
        }
        var from = moment(open, query.substring(0, dots));
        var to = moment(open, query.substring(dots + 2));
        if (from.isEmpty() || to.isEmpty() || to.get() <= from.get()) {
            return List.of();
        }
        TimeRange range = new TimeRange(from.get(), to.get());
        String text = open.times().at(from.get()) + " … " + open.times().at(to.get());
        return List.of(item(text, _ -> timeline.showExactly(range, "")));
    }

    private static Item item(String title, Consumer<Boolean> chosen) {
        return new Item(title, Strings.get("pick.goThere"), "Enter", () -> chosen.accept(true));
    }

    private static java.util.Optional<Long> moment(OpenTrace open, String text) {
        return open.times().parse(text, open.referenceNanos());
    }

    /// Marks what is selected with what is typed.
    static List<QuickPick.Item> note(MarksModel marks, String text) {
        return text.isBlank()
                ? List.of()
                : List.of(
                        new QuickPick.Item(
                                Strings.get("pick.note.mark", text.strip()),
                                "",
                                "",
                                () -> marks.mark(text)));
    }
}
