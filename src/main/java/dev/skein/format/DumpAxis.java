package dev.skein.format;

import dev.skein.model.DumpBuilder;
import java.util.Comparator;
import java.util.List;

/// Puts the dumps of a series in order and on a time axis that begins with the first of them.
///
/// Where every dump says when it was taken these are the times; where one does not, none is
/// invented: the dumps stand in file order, one nominal second apart.
final class DumpAxis {
    static final long NOMINAL_GAP_NANOS = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long MARKS_PER_GAP = 10;

    private final List<DumpBuilder> dumps;
    private final boolean timed;

    /// @param dumps in file order; sorted here
    DumpAxis(List<DumpBuilder> dumps) {
        this.dumps = dumps;
        this.timed = dumps.stream().allMatch(dump -> dump.epochMillis() != null);
        if (timed) {
            dumps.sort(
                    Comparator.comparingLong(DumpAxis::epoch)
                            .thenComparingLong(DumpAxis::oldestElapsed));
        }
        place();
    }

    private static long epoch(DumpBuilder dump) {
        Long millis = dump.epochMillis();
        return millis == null ? 0 : millis;
    }

    /// Age of the oldest thread: what orders dumps of one process within a second.
    private static long oldestElapsed(DumpBuilder dump) {
        long oldest = 0;
        for (int row = 0; row < dump.size(); row++) {
            oldest = Math.max(oldest, dump.elapsedNanos(row));
        }
        return oldest;
    }

    private void place() {
        for (int i = 0; i < dumps.size(); i++) {
            DumpBuilder dump = dumps.get(i);
            dump.rawNanos(
                    timed
                            ? Math.multiplyExact(
                                    Math.clamp(
                                            epoch(dump) - epoch(dumps.getFirst()),
                                            0,
                                            Long.MAX_VALUE / NANOS_PER_MILLI / 4),
                                    NANOS_PER_MILLI)
                            : i * NOMINAL_GAP_NANOS);
        }
    }

    /// Whether the axis is wall-clock time.
    boolean isTimed() {
        return timed;
    }

    long lastNanos() {
        return dumps.isEmpty() ? 0 : dumps.getLast().rawNanos();
    }

    /// How long a dump is drawn: a tenth of the shortest gap, at most a second. A dump is an
    /// instant; the width only makes it visible.
    long markNanos() {
        return markNanos(dumps);
    }

    /// As [#markNanos()], for dumps in time order.
    static long markNanos(List<DumpBuilder> dumps) {
        long shortest = NOMINAL_GAP_NANOS * MARKS_PER_GAP;
        for (int i = 1; i < dumps.size(); i++) {
            long gap = dumps.get(i).rawNanos() - dumps.get(i - 1).rawNanos();
            if (gap > 0) {
                shortest = Math.min(shortest, gap);
            }
        }
        return Math.max(1, shortest / MARKS_PER_GAP);
    }
}
