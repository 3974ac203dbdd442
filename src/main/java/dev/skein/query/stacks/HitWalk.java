package dev.skein.query.stacks;

import dev.skein.model.DumpFlags;
import dev.skein.model.DumpSnapshot;
import dev.skein.model.IntervalStore;
import dev.skein.model.PointStore;
import dev.skein.model.Trace;
import dev.skein.query.Scope;
import dev.skein.task.Work;
import java.util.List;

/// Goes once over everything in a scope that counts, lane by lane.
public final class HitWalk {
    private static final int LANES_PER_CHECK = 64;
    private static final int ROWS_PER_CHECK = 1 << 16;

    private final Trace trace;
    private final Scope scope;
    private final HitFilter filter;
    private final Work work;
    private final long start;
    private final long end;

    public HitWalk(Trace trace, Scope scope, GroupOptions options, Work work) {
        this.trace = trace;
        this.scope = scope;
        this.filter = new HitFilter(trace, options);
        this.work = work;
        this.start = scope.range().startNanos();
        this.end = scope.endExclusive(trace);
    }

    public void run(HitSink sink) {
        DumpRows dumps =
                DumpRows.of(trace, filter.dumps() ? DumpRows.inScope(trace, scope) : List.of());
        int[] wanted = scope.lanes().toArray();
        for (int i = 0; i < wanted.length; i++) {
            if (i % LANES_PER_CHECK == 0) {
                work.checkCancelled();
                work.progress(i, wanted.length);
            }
            if (filter.lane(wanted[i])) {
                lane(wanted[i], dumps, sink);
            }
        }
        threads(dumps, IntervalStore.NONE, sink);
        work.progress(wanted.length, wanted.length);
    }

    private void lane(int lane, DumpRows dumps, HitSink sink) {
        if (filter.intervals()) {
            intervals(lane, sink);
        }
        if (filter.points()) {
            points(lane, sink);
        }
        threads(dumps, lane, sink);
    }

    private void intervals(int lane, HitSink sink) {
        IntervalStore intervals = trace.intervals();
        int size = intervals.size(lane);
        int row = firstRow(intervals, lane, start);
        if (row >= size) {
            return;
        }
        long from = intervals.startNanos(lane, row);
        long rangeEnd = scope.range().endNanos();
        for (; row < size && from < end; row++) {
            if (row % ROWS_PER_CHECK == 0) {
                work.checkCancelled();
            }
            long to = intervals.endNanos(lane, row);
            int subState = intervals.subState(lane, row);
            if (filter.subState(subState)) {
                long nanos = Math.max(0, Math.min(to, rangeEnd) - Math.max(from, start));
                sink.interval(lane, row, subState, intervals.stackId(lane, row), nanos, to);
            }
            from = to;
        }
    }

    /// First row that covers `start` or begins at or after it.
    static int firstRow(IntervalStore intervals, int lane, long start) {
        if (intervals.size(lane) == 0) {
            return 0;
        }
        int row = intervals.firstRowFrom(lane, start);
        boolean covered =
                row > 0 && (row == intervals.size(lane) || intervals.startNanos(lane, row) > start);
        return covered ? row - 1 : row;
    }

    private void points(int lane, HitSink sink) {
        PointStore points = trace.points();
        int size = points.size(lane);
        for (int row = points.firstRowFrom(lane, start);
                row < size && points.timeNanos(lane, row) < end;
                row++) {
            int type = points.type(lane, row);
            if (filter.pointType(type)) {
                sink.point(lane, row, type, points.stackId(lane, row));
            }
        }
    }

    private void threads(DumpRows dumps, int lane, HitSink sink) {
        for (int at = dumps.first(lane); at < dumps.end(lane); at++) {
            int dump = dumps.dump(at);
            int row = dumps.row(at);
            DumpSnapshot snapshot = trace.dumps().get(dump);
            int subState = snapshot.subState(row);
            if (counts(snapshot.flags(row), lane) && filter.subState(subState)) {
                sink.thread(lane, dump, row, snapshot.stackId(row), subState, snapshot.count(row));
            }
        }
    }

    /// Rows of the virtual machine's own threads count where their lanes do.
    static boolean counts(int flags, int lane) {
        int unwanted =
                DumpFlags.MOUNTED
                        | (lane == IntervalStore.NONE ? DumpFlags.VM | DumpFlags.SYSTEM : 0);
        return (flags & unwanted) == 0;
    }
}
