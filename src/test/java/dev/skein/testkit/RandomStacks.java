package dev.skein.testkit;

import dev.skein.model.FrameFlags;
import dev.skein.model.IntervalFlags;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.PointType;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import dev.skein.model.TraceBuilder;
import java.util.SplittableRandom;

/// Makes traces with stacks by seed: lanes of both languages, deep and shallow stacks that share
/// callers, frames of every kind, intervals of no length, samples.
public final class RandomStacks {
    private static final LaneState[] STATES = LaneState.values();

    private final SplittableRandom random;
    private final TraceBuilder builder = new TraceBuilder(0, 10_000_000);
    private final int[] frames;
    private final int[] stacks;
    private final int[] subStates = new int[12];

    private RandomStacks(long seed, int functions, int stackCount) {
        random = new SplittableRandom(seed);
        for (int i = 0; i < subStates.length; i++) {
            LaneState state = STATES[i % STATES.length];
            subStates[i] = builder.subState(state.key() + " " + i, state.key() + " " + i, state);
        }
        frames = new int[functions];
        for (int i = 0; i < functions; i++) {
            frames[i] = frame(i);
        }
        stacks = new int[stackCount];
        int[] scratch = new int[24];
        for (int i = 0; i < stackCount; i++) {
            stacks[i] = stack(scratch);
        }
    }

    /// @param rowsPerLane about how many intervals a lane has
    public static Trace trace(
            long seed, int functions, int stackCount, int lanes, int rowsPerLane) {
        return new RandomStacks(seed, functions, stackCount).build(lanes, rowsPerLane);
    }

    private int frame(int i) {
        String name;
        int flags;
        switch (i % 8) {
            case 0 -> {
                name = "runtime.f" + i;
                flags = FrameFlags.RUNTIME;
            }
            case 1 -> {
                name = "main.f" + i / 16 + ".func" + i % 3;
                flags = FrameFlags.ANONYMOUS;
            }
            case 2 -> {
                name = "pkg.T" + i / 16 + ".lambda$run$" + i % 5;
                flags = FrameFlags.ANONYMOUS;
            }
            case 3 -> {
                name = "pkg.T" + i / 8 + "$$Lambda.0x" + i + ".run";
                flags = FrameFlags.PLUMBING;
            }
            default -> {
                name = "main.g" + i / 2;
                flags = 0;
            }
        }
        String normalised =
                name.replaceAll("\\.0x\\d+", "").replaceAll("(lambda\\$run)\\$\\d+", "$1");
        return builder.stacks()
                .frame(
                        builder.strings().intern(name),
                        builder.strings().intern(normalised),
                        builder.strings().intern("f" + i % 4 + ".go"),
                        1 + i % 7,
                        flags);
    }

    private int stack(int[] scratch) {
        int depth = 1 + random.nextInt(random.nextInt(1, scratch.length));
        for (int at = 0; at < depth; at++) {
            int outerness = Math.max(1, frames.length >> Math.max(0, (at - depth + 6)));
            scratch[at] = frames[random.nextInt(Math.min(frames.length, outerness + 3))];
        }
        return builder.stacks().stack(scratch, 0, depth);
    }

    private Trace build(int lanes, int rowsPerLane) {
        int sample = builder.pointType("sample", PointType.Kind.RUNNING_SAMPLE);
        int allocation = builder.pointType("allocation", PointType.Kind.ALLOCATION);
        long end = 1_000_000;
        for (int i = 0; i < lanes; i++) {
            int lane =
                    builder.lanes()
                            .add(
                                    i % 17 == 16 ? LaneKind.PROC : LaneKind.GOROUTINE,
                                    i,
                                    builder.strings().intern("worker-" + i / 4 + "-" + i % 4));
            builder.lanes().system(lane, i % 11 == 10);
            if (i % 3 == 0) {
                builder.lanes().creationStack(lane, stacks[i % stacks.length]);
            }
            rows(lane, 1 + random.nextInt(2 * rowsPerLane), end);
            points(lane, random.nextInt(rowsPerLane), end, sample, allocation);
        }
        builder.end(end);
        return builder.seal(LaneText.info());
    }

    private void rows(int lane, int rows, long end) {
        long[] starts = random.longs(rows, 0, end + 1).map(t -> t - t % 3).sorted().toArray();
        for (long start : starts) {
            int kind = random.nextInt(20);
            int stack = kind == 0 ? IntervalStore.NONE : stacks[random.nextInt(stacks.length)];
            int state =
                    kind == 1
                            ? SubState.NO_EVENT
                            : kind == 2
                                    ? SubState.ABSENT
                                    : subStates[random.nextInt(subStates.length)];
            builder.append(lane, start, state, kind == 3 ? IntervalFlags.IDLE : 0, stack);
        }
    }

    private void points(int lane, int count, long end, int sample, int allocation) {
        long[] times = random.longs(count, 0, end + 1).sorted().toArray();
        for (long time : times) {
            builder.point(
                    lane,
                    time,
                    random.nextInt(4) == 0 ? allocation : sample,
                    random.nextInt(9) == 0
                            ? IntervalStore.NONE
                            : stacks[random.nextInt(stacks.length)],
                    IntervalStore.NONE);
        }
    }
}
