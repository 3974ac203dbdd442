package dev.skein.query.inspect;

import dev.skein.model.IntervalStore;
import dev.skein.model.PointStore;
import dev.skein.model.Trace;
import dev.skein.query.Scope;
import dev.skein.task.Work;
import java.util.Arrays;

/// Everything that happens in a scope in order of time, for a table that asks for the rows in view
/// only: beginnings of intervals and points. Immutable.
///
/// Costs 16 bytes an event; beyond a limit the events nearest to the start of the scope are kept
/// and [#isCut()] says so.
public final class EventList {
    /// Enough to scroll through; more cannot be read anyway.
    public static final int LIMIT = 2_000_000;

    private static final int ROWS_PER_CHECK = 1 << 16;

    private final Trace trace;
    private final long[] times;
    private final int[] lanes;

    /// Row of the interval; of a point, its complement.
    private final int[] rows;

    private final boolean cut;

    private EventList(Trace trace, long[] times, int[] lanes, int[] rows, boolean cut) {
        this.trace = trace;
        this.times = times;
        this.lanes = lanes;
        this.rows = rows;
        this.cut = cut;
    }

    /// One event.
    ///
    /// @param row of the lane's intervals or points
    public record Event(long timeNanos, int lane, int row, boolean isPoint) {}

    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public static EventList of(Trace trace, Scope scope, Work work) {
        return of(trace, scope, LIMIT, work);
    }

    static EventList of(Trace trace, Scope scope, int limit, Work work) {
        return new Collector(trace, scope, limit, work).collect();
    }

    public int size() {
        return times.length;
    }

    /// Whether the scope holds more events than are listed.
    public boolean isCut() {
        return cut;
    }

    public Event get(int index) {
        boolean point = rows[index] < 0;
        return new Event(times[index], lanes[index], point ? ~rows[index] : rows[index], point);
    }

    /// The source's own word for what happens.
    public String name(int index) {
        Event event = get(index);
        return event.isPoint()
                ? trace.pointTypes().get(trace.points().type(event.lane(), event.row())).name()
                : trace.subStates()
                        .get(trace.intervals().subState(event.lane(), event.row()))
                        .name();
    }

    /// First event at or after `timeNanos`; [#size()] when there is none.
    public int indexFrom(long timeNanos) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (times[mid] < timeNanos) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }

    /// Merges the lanes: each is in order of time already, so a heap of their next events yields
    /// all in order, and stops when there are enough.
    private static final class Collector {
        private final Trace trace;
        private final IntervalStore intervals;
        private final PointStore points;
        private final Work work;
        private final long end;
        private final int limit;
        private final int[] heap;
        private final int[] heapLanes;
        private final int[] next;
        private final long[] nextTimes;
        private int heapSize;

        private long[] times = new long[1_024];
        private int[] lanes = new int[1_024];
        private int[] rows = new int[1_024];
        private int size;

        Collector(Trace trace, Scope scope, int limit, Work work) {
            this.trace = trace;
            this.intervals = trace.intervals();
            this.points = trace.points();
            this.work = work;
            this.end = scope.endExclusive(trace);
            this.limit = limit;
            int[] wanted = scope.lanes().toArray();
            heap = new int[wanted.length * 2];
            heapLanes = new int[wanted.length * 2];
            next = new int[wanted.length * 2];
            nextTimes = new long[wanted.length * 2];
            long start = scope.range().startNanos();
            for (int i = 0; i < wanted.length; i++) {
                open(2 * i, wanted[i], intervals.firstRowFrom(wanted[i], start));
                open(2 * i + 1, wanted[i], points.firstRowFrom(wanted[i], start));
            }
        }

        /// Even runs are intervals, odd ones points.
        private void open(int run, int lane, int row) {
            heapLanes[run] = lane;
            next[run] = row;
            if (load(run)) {
                heap[heapSize] = run;
                siftUp(heapSize++);
            }
        }

        private boolean load(int run) {
            int lane = heapLanes[run];
            boolean isPoints = (run & 1) == 1;
            int count = isPoints ? points.size(lane) : intervals.size(lane);
            if (next[run] >= count) {
                return false;
            }
            nextTimes[run] =
                    isPoints
                            ? points.timeNanos(lane, next[run])
                            : intervals.startNanos(lane, next[run]);
            return nextTimes[run] < end;
        }

        EventList collect() {
            while (heapSize > 0 && size < limit) {
                if (size % ROWS_PER_CHECK == 0) {
                    work.checkCancelled();
                }
                int run = heap[0];
                add(run);
                next[run]++;
                if (!load(run)) {
                    heap[0] = heap[--heapSize];
                }
                siftDown();
            }
            return new EventList(
                    trace,
                    Arrays.copyOf(times, size),
                    Arrays.copyOf(lanes, size),
                    Arrays.copyOf(rows, size),
                    heapSize > 0);
        }

        private void add(int run) {
            if (size == times.length) {
                times = Arrays.copyOf(times, size * 2);
                lanes = Arrays.copyOf(lanes, size * 2);
                rows = Arrays.copyOf(rows, size * 2);
            }
            times[size] = nextTimes[run];
            lanes[size] = heapLanes[run];
            rows[size] = (run & 1) == 1 ? ~next[run] : next[run];
            size++;
        }

        private boolean before(int a, int b) {
            return nextTimes[a] != nextTimes[b] ? nextTimes[a] < nextTimes[b] : a < b;
        }

        private void siftUp(int from) {
            int at = from;
            while (at > 0 && before(heap[at], heap[(at - 1) / 2])) {
                swap(at, (at - 1) / 2);
                at = (at - 1) / 2;
            }
        }

        private void siftDown() {
            int at = 0;
            while (true) {
                int least = at;
                for (int child = 2 * at + 1; child <= 2 * at + 2; child++) {
                    if (child < heapSize && before(heap[child], heap[least])) {
                        least = child;
                    }
                }
                if (least == at) {
                    return;
                }
                swap(at, least);
                at = least;
            }
        }

        private void swap(int a, int b) {
            int kept = heap[a];
            heap[a] = heap[b];
            heap[b] = kept;
        }
    }
}
