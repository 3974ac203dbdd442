package dev.skein.bench;

import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.Trace;
import dev.skein.model.TraceBuilder;
import dev.skein.model.TraceInfo;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Traces of the sizes to design for, made from a seed.
final class Synthetic {
    static final long SPAN_NANOS = 60_000_000_000L;

    private static final int STACKS = 10_000;
    private static final int TABLE = 1 << 22;

    private final TraceBuilder builder = new TraceBuilder(0, SPAN_NANOS);
    private final int[] states = new int[LaneState.COUNT];
    private final int[] stacks = new int[STACKS];
    private final SplittableRandom random = new SplittableRandom(42);
    private long appendNanos;

    private Synthetic() {
        for (LaneState state : LaneState.values()) {
            states[state.code()] = builder.subState(state.key(), state.key(), state);
        }
        for (int i = 0; i < STACKS; i++) {
            int name = builder.strings().intern("f" + i);
            int frame = builder.stacks().frame(name, name, 0, i, 0);
            stacks[i] = builder.stacks().node(-1, frame);
        }
    }

    /// A trace and how long its rows took to append.
    record Made(Trace trace, long appendNanos) {}

    /// Rows in time order across lanes of very different sizes: lane `r` has about `r^-0.8` of the
    /// rows of lane 1. With 50 M rows on 100,000 lanes the biggest has a million, the median 170.
    static Made skewed(long rows, int lanes) {
        Synthetic made = new Synthetic();
        made.addLanes(lanes);
        made.append(rows, made.table(lanes), 0, SPAN_NANOS);
        return made.seal();
    }

    /// All rows within a thousandth of the time.
    static Made bursty(long rows, int lanes) {
        Synthetic made = new Synthetic();
        made.addLanes(lanes);
        int[] table = new int[TABLE];
        for (int i = 0; i < TABLE; i++) {
            table[i] = i % lanes;
        }
        made.append(rows, table, SPAN_NANOS / 2, SPAN_NANOS / 1000);
        return made.seal();
    }

    private void addLanes(int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            int name = builder.strings().intern("worker-" + lane);
            builder.lanes().add(LaneKind.GOROUTINE, lane, name);
        }
    }

    private int[] table(int lanes) {
        double[] sums = new double[lanes];
        double sum = 0;
        for (int lane = 0; lane < lanes; lane++) {
            sum += Math.pow(lane + 1, -0.8);
            sums[lane] = sum;
        }
        int[] table = new int[TABLE];
        int lane = 0;
        for (int i = 0; i < TABLE; i++) {
            while (sums[lane] < sum * (i + 0.5) / TABLE) {
                lane++;
            }
            table[i] = lane;
        }
        return table;
    }

    private void append(long rows, int[] table, long from, long span) {
        double step = span / (double) rows;
        int lanes = builder.lanes().size();
        long start = System.nanoTime();
        for (long i = 0; i < rows; i++) {
            long bits = random.nextLong();
            int lane = table[(int) bits & (TABLE - 1)];
            int state = states[(int) (bits >>> 32) & 7];
            int stack = stacks[(int) ((bits >>> 35 & 0xffff) * STACKS >>> 16)];
            int cause = (int) ((bits >>> 51) * lanes >>> 13);
            builder.append(lane, from + (long) (i * step), state, 0, stack, cause, -1);
        }
        appendNanos = System.nanoTime() - start;
    }

    private Made seal() {
        builder.end(SPAN_NANOS);
        long start = System.nanoTime();
        Trace trace =
                builder.seal(
                        new TraceInfo(
                                "synthetic",
                                "synthetic",
                                "",
                                "",
                                null,
                                0,
                                false,
                                List.of(),
                                Map.of(),
                                Map.of(),
                                new TraceInfo.EventCounts(0, 0, 0, 0)));
        return new Made(trace, appendNanos + System.nanoTime() - start);
    }
}
