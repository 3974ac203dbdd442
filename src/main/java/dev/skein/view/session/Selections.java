package dev.skein.view.session;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneTable;
import dev.skein.model.Trace;
import dev.skein.query.LaneSet;
import dev.skein.query.TimeSpans;
import dev.skein.session.LaneKey;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Selection;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What is selected as text: `12.31s..12.94s`, with lanes
/// `12.31s..12.94s|goroutine:18|goroutine:19`, or a lane alone, `goroutine:18`.
final class Selections {
    private static final String SEPARATOR = "|";
    private static final int MAX_LANES = 200;

    private Selections() {}

    /// Empty when nothing is selected. Of more than 200 lanes only the time is kept.
    static String text(OpenTrace open) {
        Trace trace = open.trace();
        Selection selection = open.selectionProperty().get();
        Integer lane = open.laneProperty().get();
        if (trace == null) {
            return "";
        }
        if (selection == null) {
            return lane == null ? "" : LaneKey.of(trace.lanes(), lane);
        }
        String time = TimeSpans.format(selection.range());
        LaneSet lanes = selection.lanes();
        return lanes == null || lanes.size() > MAX_LANES
                ? time
                : time + SEPARATOR + keys(trace.lanes(), lanes);
    }

    private static String keys(LaneTable lanes, LaneSet chosen) {
        return IntStream.of(chosen.toArray())
                .mapToObj(lane -> LaneKey.of(lanes, lane))
                .collect(Collectors.joining(SEPARATOR));
    }

    /// Selects what the text says, as far as the recording has it.
    static void apply(OpenTrace open, String text) {
        Trace trace = open.trace();
        if (trace == null || text.isEmpty()) {
            return;
        }
        String[] parts = text.split("\\|");
        TimeSpans.parse(parts[0])
                .ifPresentOrElse(
                        range ->
                                open.selectionProperty()
                                        .set(new Selection(range, lanes(trace, parts))),
                        () -> {
                            int lane = LaneKey.find(trace.lanes(), text);
                            if (lane != IntervalStore.NONE) {
                                open.laneProperty().set(lane);
                            }
                        });
    }

    private static @org.jspecify.annotations.Nullable LaneSet lanes(Trace trace, String[] parts) {
        int[] lanes = LaneKeys.find(trace.lanes(), Arrays.asList(parts).subList(1, parts.length));
        return lanes.length == 0 ? null : LaneSet.of(lanes);
    }
}
