package dev.skein.query.inspect;

import dev.skein.model.PointType;
import dev.skein.model.RangeTable;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What the program itself wrote about a lane: tasks and regions, messages, events of its own.
public final class LaneNotes {
    private LaneNotes() {}

    /// One note.
    ///
    /// @param endNanos the start for what has no length
    /// @param name the source's word
    /// @param text what it says beyond the name; may be empty
    public record Note(long startNanos, long endNanos, String name, String text) {}

    /// The notes that overlap `range`, in order of time.
    public static List<Note> of(Trace trace, int lane, TimeRange range) {
        List<Note> result = new ArrayList<>();
        addRanges(trace, lane, range, result);
        addPoints(trace, lane, range, result);
        result.sort(Comparator.comparingLong(Note::startNanos).thenComparing(Note::name));
        return result;
    }

    private static void addRanges(Trace trace, int lane, TimeRange range, List<Note> result) {
        RangeTable ranges = trace.ranges();
        for (int row = 0;
                row < ranges.size() && ranges.startNanos(row) <= range.endNanos();
                row++) {
            if (ranges.lane(row) == lane && ranges.endNanos(row) >= range.startNanos()) {
                result.add(
                        new Note(
                                ranges.startNanos(row),
                                ranges.endNanos(row),
                                ranges.name(row),
                                text(trace, ranges.detail(row))));
            }
        }
    }

    private static void addPoints(Trace trace, int lane, TimeRange range, List<Note> result) {
        for (int row = trace.points().firstRowFrom(lane, range.startNanos());
                row < trace.points().size(lane)
                        && trace.points().timeNanos(lane, row) <= range.endNanos();
                row++) {
            PointType type = trace.pointTypes().get(trace.points().type(lane, row));
            if (type.kind() == PointType.Kind.LOG || type.kind() == PointType.Kind.MARKER) {
                long time = trace.points().timeNanos(lane, row);
                String text = text(trace, trace.points().detail(lane, row));
                result.add(new Note(time, time, type.name(), text));
            }
        }
    }

    private static String text(Trace trace, int detail) {
        return detail < 0 ? "" : trace.details().get(detail).text();
    }
}
