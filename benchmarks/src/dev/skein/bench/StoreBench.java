// heap: 4g
package dev.skein.bench;

import dev.skein.model.LaneState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.LaneSet;
import dev.skein.query.SelectionSums;
import dev.skein.task.Work;
import java.util.SplittableRandom;

/// What 50 million intervals on 100,000 lanes cost in heap, with stacks, causes, exact sums and
/// pyramids, and how fast they come in and are summed up.
public final class StoreBench {
    private static final int BUSIEST = 1_000;
    private static final int WINDOWS = 200;

    private StoreBench() {}

    public static void main(String[] args) {
        long rows = Long.getLong("rows", 50_000_000);
        int lanes = Integer.getInteger("lanes", 100_000);
        long before = usedBytes();
        Synthetic.Made made = Synthetic.skewed(rows, lanes);
        Trace trace = made.trace();
        long stored = usedBytes() - before;
        long start = System.nanoTime();
        trace.buildPyramids(new Work());
        double pyramidSeconds = (System.nanoTime() - start) / 1e9;
        long all = usedBytes() - before;
        long intervals = trace.intervals().totalRows();
        double micros = Math.min(cumAtMicros(trace), cumAtMicros(trace));
        double selection = Math.min(selectionMs(trace), Math.min(selectionMs(trace), selectionMs(trace)));
        new BenchJson("store")
                .put("intervals", intervals)
                .put("lanes", trace.lanes().size())
                .put("bytesPerInterval", all / (double) intervals, 2)
                .put("storeBytesPerInterval", stored / (double) intervals, 2)
                .put("pyramidBytesPerInterval", trace.pyramidBytes() / (double) intervals, 2)
                .put("appendsPerSecond", (long) (intervals / (made.appendNanos() / 1e9)))
                .put("pyramidSeconds", pyramidSeconds, 2)
                .put("cumAtMicros", micros, 3)
                .put("selectionMs", selection, 1)
                .print();
    }

    /// Heap in use after collections.
    static long usedBytes() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /// Time of one cumulative sum on the busiest lanes.
    private static double cumAtMicros(Trace trace) {
        SplittableRandom random = new SplittableRandom(1);
        long[] sums = new long[LaneState.COUNT];
        long start = System.nanoTime();
        int lanes = Math.min(BUSIEST, trace.lanes().size());
        for (int i = 0; i < WINDOWS; i++) {
            for (int lane = 0; lane < lanes; lane++) {
                long at = random.nextLong(Synthetic.SPAN_NANOS);
                trace.intervals().addCumulativeNanos(lane, at, sums);
            }
        }
        double micros = (System.nanoTime() - start) / 1e3 / WINDOWS / lanes;
        return sums[0] < 0 ? -1 : micros;
    }

    /// Time of the exact sums of all lanes in a window.
    private static double selectionMs(Trace trace) {
        TimeRange range = new TimeRange(Synthetic.SPAN_NANOS / 3, Synthetic.SPAN_NANOS / 2);
        long start = System.nanoTime();
        SelectionSums.of(trace, range, LaneSet.all(trace), new Work());
        return (System.nanoTime() - start) / 1e6;
    }
}
