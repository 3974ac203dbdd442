package dev.skein.render;

import dev.skein.model.IntervalStore;
import dev.skein.model.RangeKind;
import dev.skein.model.RangeTable;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Stretches of time that go through all lanes (pauses, collections, lost data) as columns of a
/// picture; what lies closer together than a pixel is one column.
public final class RangeColumns {
    private RangeColumns() {}

    /// A column.
    ///
    /// @param leftPx, rightPx clipped to the width; at least one pixel apart
    /// @param name of the range, of the first one where several are joined
    /// @param ranges how many are joined
    /// @param nanos time of all of them within the view
    public record Column(
            double leftPx, double rightPx, RangeKind kind, String name, int ranges, long nanos) {}

    /// Pauses of the collector and of the runtime.
    public static List<Column> pauses(Trace trace, Viewport viewport) {
        return of(trace, viewport, RangeKind::stopsLanes);
    }

    /// Columns of the ranges over the whole trace whose kind passes, in order of time; kinds are
    /// not mixed in one column.
    public static List<Column> of(Trace trace, Viewport viewport, Predicate<RangeKind> kinds) {
        List<Column> columns = new ArrayList<>();
        RangeTable ranges = trace.ranges();
        for (int row = 0; row < ranges.size(); row++) {
            if (ranges.lane(row) == IntervalStore.NONE && kinds.test(ranges.kind(row))) {
                add(ranges, row, viewport, columns);
            }
        }
        return columns;
    }

    private static void add(RangeTable ranges, int row, Viewport viewport, List<Column> columns) {
        double left = Math.max(0, viewport.xAt(ranges.startNanos(row)));
        double right = Math.min(viewport.widthPx(), viewport.xAt(ranges.endNanos(row)));
        if (viewport.xAt(ranges.endNanos(row)) < 0 || left >= viewport.widthPx()) {
            return;
        }
        right = Math.max(right, left + 1);
        long nanos = Math.round((right - left) * viewport.nanosPerPx());
        nanos = Math.min(nanos, ranges.endNanos(row) - ranges.startNanos(row));
        RangeKind kind = ranges.kind(row);
        Column last = columns.isEmpty() ? null : columns.getLast();
        if (last != null && last.kind == kind && left < last.rightPx) {
            columns.set(
                    columns.size() - 1,
                    new Column(
                            last.leftPx,
                            Math.max(last.rightPx, right),
                            kind,
                            last.name,
                            last.ranges + 1,
                            last.nanos + nanos));
        } else {
            columns.add(new Column(left, right, kind, ranges.name(row), 1, nanos));
        }
    }
}
