package dev.skein.view.trace;

/// One interval of the trace: the lane's ordinal and the interval's row in it.
public record IntervalRef(int lane, int row) {}
