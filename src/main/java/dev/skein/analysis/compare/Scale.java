package dev.skein.analysis.compare;

import dev.skein.model.TimeRange;

/// Turns sums of both sides into levels that can be compared.
record Scale(long nanosA, long nanosB) {
    static Scale of(TimeRange a, TimeRange b) {
        return new Scale(a.durationNanos(), b.durationNanos());
    }

    /// Whether levels are average numbers of lanes, not counts.
    boolean byTime() {
        return nanosA > 0 && nanosB > 0;
    }

    double levelA(long nanos, long count) {
        return byTime() ? nanos / (double) nanosA : count;
    }

    double levelB(long nanos, long count) {
        return byTime() ? nanos / (double) nanosB : count;
    }
}
