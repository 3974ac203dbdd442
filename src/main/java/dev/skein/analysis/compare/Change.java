package dev.skein.analysis.compare;

/// One quantity on both sides.
///
/// Sides of different length are compared by the average number of lanes, time divided by the
/// length of the window; where a window has no length, as a single dump has none, by counts.
///
/// @param nanosA time summed over lanes
/// @param countA number of intervals
/// @param levelA average number of lanes, or the count
public record Change(
        long nanosA, long nanosB, long countA, long countB, double levelA, double levelB) {

    static Change of(Tally a, Tally b, Scale scale) {
        return new Change(
                a.nanos,
                b.nanos,
                a.count,
                b.count,
                scale.levelA(a.nanos, a.count),
                scale.levelB(b.nanos, b.count));
    }

    public double difference() {
        return levelB - levelA;
    }

    public boolean isNone() {
        return nanosA == nanosB && countA == countB;
    }
}
