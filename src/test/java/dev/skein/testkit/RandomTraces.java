package dev.skein.testkit;

import dev.skein.model.Counter;
import dev.skein.model.Detail;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.PointType;
import dev.skein.model.RangeKind;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import dev.skein.model.TraceBuilder;
import java.util.Random;

/// Small traces with something in every table, one for each seed.
public final class RandomTraces {
    private static final int ROWS = 300;

    private RandomTraces() {}

    public static Trace of(long seed) {
        Random random = new Random(seed);
        TraceBuilder builder = new TraceBuilder(1_000, 1_000_000_000L);
        int lanes = 2 + random.nextInt(6);
        for (int lane = 0; lane < lanes; lane++) {
            LaneKind kind = random.nextInt(4) == 0 ? LaneKind.PROC : LaneKind.GOROUTINE;
            builder.lanes().add(kind, lane % 3, builder.strings().intern("worker-" + lane));
            builder.lanes().process(lane, random.nextInt(2));
        }
        long[] times = new long[lanes];
        for (int i = 0; i < ROWS; i++) {
            int lane = random.nextInt(lanes);
            times[lane] += random.nextInt(5) == 0 ? 0 : random.nextInt(20_000);
            addRow(builder, random, lane, lanes, 1_000 + times[lane]);
        }
        long end = 1_000 + 20_000L * ROWS / 4;
        for (int i = 0; i < 5; i++) {
            long start = 1_000 + random.nextInt(100_000);
            int lane = random.nextBoolean() ? IntervalStore.NONE : random.nextInt(lanes);
            builder.ranges()
                    .add(
                            RangeKind.values()[random.nextInt(RangeKind.values().length)],
                            builder.strings().intern("range " + i),
                            start,
                            start + random.nextInt(50_000),
                            lane,
                            IntervalStore.NONE);
            builder.counter("heap", Counter.Unit.BYTES).add(start, random.nextInt(1_000) / 2.0);
        }
        builder.end(Math.max(end, 1_000 + java.util.Arrays.stream(times).max().orElse(0)));
        return builder.seal(LaneText.info());
    }

    private static void addRow(
            TraceBuilder builder, Random random, int lane, int lanes, long rawNanos) {
        int stack = IntervalStore.NONE;
        if (random.nextBoolean()) {
            int name = builder.strings().intern("main.f" + random.nextInt(5));
            int file = builder.strings().intern("/home/someone/main.go");
            int frame = builder.stacks().frame(name, name, file, 1 + random.nextInt(9), 0);
            stack = builder.stacks().node(IntervalStore.NONE, frame);
        }
        int detail =
                random.nextInt(4) == 0
                        ? builder.details().intern(Detail.ofText("lock \"" + random.nextInt(3)))
                        : IntervalStore.NONE;
        int cause = random.nextInt(3) == 0 ? random.nextInt(lanes) : IntervalStore.NONE;
        int state = random.nextInt(LaneState.COUNT + 2) - 2;
        LaneState laneState = LaneState.ofCode(Math.max(0, state));
        int code =
                state == -2
                        ? SubState.ABSENT
                        : state == -1
                                ? SubState.NO_EVENT
                                : builder.subState(
                                        "src " + laneState.key(), laneState.key(), laneState);
        builder.append(lane, rawNanos, code, random.nextInt(64), stack, cause, detail);
        if (random.nextInt(6) == 0) {
            int type = builder.pointType("note", PointType.Kind.LOG);
            builder.point(lane, rawNanos, type, stack, IntervalStore.NONE);
        }
    }
}
