package dev.skein.query.stacks;

/// Takes what a [HitWalk] meets, lane by lane in ascending order, each lane's rows in time order.
public interface HitSink {
    /// @param stackId a node of the stack table, or none
    /// @param nanos the part of the interval inside the range
    /// @param endNanos end of the whole interval
    void interval(int lane, int row, int subState, int stackId, long nanos, long endNanos);

    void point(int lane, int row, int type, int stackId);

    /// @param lane none where the trace has no lane for the thread
    /// @param dump number of the dump in the trace
    /// @param threads how many threads the row stands for
    void thread(int lane, int dump, int row, int stackId, int subState, long threads);
}
