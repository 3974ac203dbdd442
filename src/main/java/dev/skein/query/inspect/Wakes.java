package dev.skein.query.inspect;

import dev.skein.model.IntervalStore;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who ended an interval, and which intervals a lane ended.
public final class Wakes {
    private static final int LANES_PER_CHECK = 1_024;

    private Wakes() {}

    /// One lane let another go on.
    ///
    /// @param timeNanos end of the interval that was ended
    /// @param waker lane that did it
    /// @param wakerRow interval that the waker was in, -1 when it had none
    /// @param woken lane that went on
    /// @param wokenRow interval that was ended
    public record Wake(long timeNanos, int waker, int wakerRow, int woken, int wokenRow) {}

    /// Who ended the interval; null when the source does not say, or when it lasts to the end.
    public static @Nullable Wake wakerOf(Trace trace, int lane, int row) {
        IntervalStore intervals = trace.intervals();
        int waker = intervals.cause(lane, row);
        if (waker == IntervalStore.NONE) {
            return null;
        }
        long time = intervals.endNanos(lane, row);
        return new Wake(time, waker, rowAtOrBefore(trace, waker, time), lane, row);
    }

    /// The interval that a lane is in when it does something at `timeNanos`: one that ends right
    /// there is the one in which it did it.
    static int rowAtOrBefore(Trace trace, int lane, long timeNanos) {
        IntervalStore intervals = trace.intervals();
        int row = intervals.rowAt(lane, timeNanos);
        boolean justBegun = row > 0 && intervals.startNanos(lane, row) == timeNanos;
        return justBegun ? row - 1 : row;
    }

    /// All intervals that `lane` ended at a time in `range`, its end included, in order of time.
    ///
    /// Asks each other lane for its intervals in the range, so it costs about a microsecond a lane.
    ///
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public static List<Wake> wokenBy(Trace trace, int lane, TimeRange range, Work work) {
        List<Wake> result = new ArrayList<>();
        int lanes = trace.lanes().size();
        for (int other = 0; other < lanes; other++) {
            if (other % LANES_PER_CHECK == 0) {
                work.checkCancelled();
                work.progress(other, lanes);
            }
            addWoken(trace, lane, other, range, result);
        }
        result.sort(Comparator.comparingLong(Wake::timeNanos).thenComparingInt(Wake::woken));
        return result;
    }

    private static void addWoken(
            Trace trace, int waker, int lane, TimeRange range, List<Wake> result) {
        IntervalStore intervals = trace.intervals();
        int size = intervals.size(lane);
        int first = Math.max(0, intervals.firstRowFrom(lane, range.startNanos()) - 1);
        for (int row = first;
                row < size && intervals.startNanos(lane, row) <= range.endNanos();
                row++) {
            if (intervals.cause(lane, row) == waker) {
                long end = intervals.endNanos(lane, row);
                if (end >= range.startNanos() && end <= range.endNanos()) {
                    result.add(new Wake(end, waker, rowAtOrBefore(trace, waker, end), lane, row));
                }
            }
        }
    }
}
