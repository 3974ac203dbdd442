package dev.skein.testkit;

import dev.skein.model.Frame;
import dev.skein.model.IntervalStore;
import dev.skein.model.Lane;
import dev.skein.model.Trace;
import java.util.List;
import java.util.stream.Collectors;

/// A trace as diffable text: what golden files hold and what two readings of one file are compared
/// by.
public final class TraceDump {
    private static final int TOP_FRAMES = 3;

    private TraceDump() {}

    /// All lanes with at most `maxRows` intervals each; `Integer.MAX_VALUE` for everything.
    public static String of(Trace trace, int maxRows) {
        StringBuilder out = new StringBuilder();
        out.append(trace.info().formatId())
                .append(' ')
                .append(trace.info().formatVersion())
                .append('\n');
        out.append("duration ").append(trace.durationNanos()).append(" ns, ");
        out.append(trace.lanes().size()).append(" lanes, ");
        out.append(trace.intervals().totalRows()).append(" intervals, ");
        out.append(trace.points().total()).append(" points, ");
        out.append(trace.ranges().size()).append(" ranges, ");
        out.append(trace.stacks().stackCount()).append(" stacks\n");
        trace.info().limits().forEach(limit -> out.append("limit ").append(limit).append('\n'));
        trace.counters()
                .forEach(
                        c ->
                                out.append("counter ")
                                        .append(c.name())
                                        .append(" x ")
                                        .append(c.size())
                                        .append('\n'));
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            lane(trace, lane, maxRows, out);
        }
        return out.toString();
    }

    private static void lane(Trace trace, int number, int maxRows, StringBuilder out) {
        Lane lane = trace.lanes().get(number);
        out.append("lane ").append(lane.kind().key()).append(' ').append(lane.id()).append(" '");
        out.append(lane.name()).append('\'');
        out.append(lane.system() ? " system" : "");
        out.append(lane.startNanos() == null ? "" : " from " + lane.startNanos());
        out.append(lane.endNanos() == null ? "" : " to " + lane.endNanos());
        out.append(lane.parent() < 0 ? "" : " by " + trace.lanes().id(lane.parent()));
        out.append('\n');
        IntervalStore intervals = trace.intervals();
        int rows = intervals.size(number);
        for (int row = 0; row < Math.min(rows, maxRows); row++) {
            out.append("  ").append(intervals.startNanos(number, row)).append(' ');
            out.append(trace.subStates().get(intervals.subState(number, row)).name());
            int flags = intervals.flags(number, row);
            out.append(flags == 0 ? "" : " flags " + flags);
            int cause = intervals.cause(number, row);
            out.append(cause < 0 ? "" : " ended by " + trace.lanes().id(cause));
            int detail = intervals.detail(number, row);
            out.append(detail < 0 ? "" : " {" + trace.details().get(detail).text() + "}");
            out.append(top(trace.stacks().framesOf(intervals.stackId(number, row)))).append('\n');
        }
        if (rows > maxRows) {
            out.append("  ... ").append(rows - maxRows).append(" more\n");
        }
    }

    private static String top(List<Frame> frames) {
        return frames.isEmpty()
                ? ""
                : frames.stream()
                        .limit(TOP_FRAMES)
                        .map(frame -> frame.function() + ":" + frame.line())
                        .collect(Collectors.joining(" < ", " @ ", ""));
    }
}
