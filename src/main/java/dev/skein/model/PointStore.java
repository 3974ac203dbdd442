package dev.skein.model;

/// Point events of all lanes (samples, allocations, exceptions, user logs), per lane ascending in
/// time.
///
/// A point has a type, code into [Trace#pointTypes()], an optional stack and an optional detail.
public final class PointStore {
    private final LaneColumns columns;
    private final TimeBase base;

    PointStore(LaneColumns columns, TimeBase base) {
        this.columns = columns;
        this.base = base;
    }

    public int size(int lane) {
        return columns.size(lane);
    }

    public long total() {
        return columns.total();
    }

    public long timeNanos(int lane, int row) {
        return base.nanosOfTicks(columns.ticks(lane, row));
    }

    public int type(int lane, int row) {
        return columns.state(lane, row) & 0xff;
    }

    /// A node of [StackTable], or [IntervalStore#NONE].
    public int stackId(int lane, int row) {
        return columns.stack(lane, row);
    }

    /// Index into [DetailTable], or [IntervalStore#NONE].
    public int detail(int lane, int row) {
        return columns.detail(lane, row);
    }

    /// First row at or after `timeNanos`; `size(lane)` when there is none.
    public int firstRowFrom(int lane, long timeNanos) {
        if (columns.size(lane) == 0) {
            return 0;
        }
        return columns.rowAt(lane, base.ticksOfNanos(timeNanos) - 1) + 1;
    }
}
