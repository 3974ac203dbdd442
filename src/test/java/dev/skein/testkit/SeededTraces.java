package dev.skein.testkit;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import dev.skein.model.TraceBuilder;
import java.util.SplittableRandom;

/// Traces made from a seed, for checks of fast code against slow code.
public final class SeededTraces {
    private SeededTraces() {}

    /// How the intervals of a lane are spread over time.
    public enum Spread {
        /// Lengths of about the same size.
        EVEN,
        /// Lengths from nanoseconds to milliseconds.
        SKEWED,
        /// Long silence, then thousands of intervals in a thousandth of the time, several times.
        BURSTS
    }

    /// One lane of about `rows` intervals per entry of `rows`, in a trace of `spanNanos`.
    public static Trace of(long seed, Spread spread, long spanNanos, int... rows) {
        SplittableRandom random = new SplittableRandom(seed);
        TraceBuilder builder = new TraceBuilder(0, spanNanos);
        int[] states = states(builder);
        for (int i = 0; i < rows.length; i++) {
            int name = builder.strings().intern("lane-" + i);
            int lane = builder.lanes().add(LaneKind.GOROUTINE, i, name);
            long at = random.nextLong(spanNanos / 20 + 1);
            builder.lanes().startRaw(lane, at);
            long mean = Math.max(1, (spanNanos - at) / (rows[i] + 1));
            for (int row = 0; row < rows[i] && at < spanNanos; row++) {
                int state = states[random.nextInt(states.length)];
                builder.append(lane, at, state, 0, IntervalStore.NONE);
                at += length(random, spread, mean, row);
            }
            if (random.nextBoolean() && at < spanNanos) {
                builder.append(lane, at, SubState.ABSENT, 0, IntervalStore.NONE);
                builder.lanes().endRaw(lane, at);
            }
        }
        builder.end(spanNanos);
        return builder.seal(LaneText.info());
    }

    private static int[] states(TraceBuilder builder) {
        int[] codes = new int[LaneState.COUNT + 1];
        for (LaneState state : LaneState.values()) {
            codes[state.code()] = builder.subState(state.key(), state.key(), state);
        }
        codes[LaneState.COUNT] = SubState.NO_EVENT;
        return codes;
    }

    private static long length(SplittableRandom random, Spread spread, long mean, int row) {
        return switch (spread) {
            case EVEN -> random.nextLong(2 * mean + 1);
            case SKEWED -> {
                double exponent = random.nextDouble() * random.nextDouble();
                yield (long) Math.pow(4.0 * mean, exponent * 1.2);
            }
            case BURSTS ->
                    row % 4000 == 3999
                            ? random.nextLong(6000 * mean + 1)
                            : random.nextLong(mean / 500 + 2);
        };
    }
}
