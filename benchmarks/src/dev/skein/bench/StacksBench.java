// heap: 3g
package dev.skein.bench;

import dev.skein.model.FrameFlags;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.Trace;
import dev.skein.model.TraceBuilder;
import dev.skein.model.TraceInfo;
import dev.skein.query.Scope;
import dev.skein.query.stacks.GroupColumn;
import dev.skein.query.stacks.GroupLight;
import dev.skein.query.stacks.GroupOptions;
import dev.skein.query.stacks.Grouping;
import dev.skein.query.stacks.HitIndex;
import dev.skein.query.stacks.StackGroups;
import dev.skein.query.stacks.StackIndex;
import dev.skein.query.stacks.StackTree;
import dev.skein.query.stacks.TreeOptions;
import dev.skein.render.Palette;
import dev.skein.render.Raster;
import dev.skein.render.icicle.IcicleLook;
import dev.skein.render.icicle.IciclePainter;
import dev.skein.render.icicle.IcicleView;
import dev.skein.task.Work;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/// How long it takes to group a million different stacks on 100,000 lanes, to light a group up
/// under the pointer, and to build the icicle. The last line is JSON.
public final class StacksBench {
    private static final int STACKS = 1_000_000;
    private static final int LANES = 100_000;
    private static final int ROWS_PER_LANE = 30;
    private static final int ROUNDS = 7;
    private static final int VISIBLE_LANES = 60;
    private static final int WIDTH_PX = 1_920;

    private StacksBench() {}

    public static void main(String[] args) {
        Trace trace = trace();
        System.err.printf(
                Locale.ROOT,
                "%,d stacks, %,d nodes, %,d frames, %,d lanes, %,d intervals%n",
                trace.stacks().stackCount(),
                trace.stacks().nodeCount(),
                trace.stacks().frameCount(),
                trace.lanes().size(),
                trace.intervals().totalRows());
        Scope all = Scope.all(trace);
        double groupMs = median(() -> StackGroups.of(trace, all, GroupOptions.DEFAULT, new Work()));
        double exactMs =
                median(
                        () ->
                                StackGroups.of(
                                        trace,
                                        all,
                                        GroupOptions.DEFAULT.with(Grouping.EXACT),
                                        new Work()));
        StackIndex index = new StackIndex(trace);
        StackGroups groups = index.groups(all, GroupOptions.DEFAULT, new Work());
        double againMs = median(() -> index.groups(all, GroupOptions.DEFAULT, new Work()));
        double orderMs = median(() -> groups.order(GroupColumn.RANK, true));
        double indexMs = median(() -> HitIndex.of(groups, new Work()));
        HitIndex hits = HitIndex.of(groups, new Work());
        int[] bySize = groups.order(GroupColumn.HITS, true);
        double hoverMs = hover(trace, hits, bySize[0]);
        TreeOptions time =
                TreeOptions.of(GroupOptions.DEFAULT, TreeOptions.Weight.LANE_TIME, false);
        double treeMs = median(() -> index.tree(all, null, time, new Work()));
        TreeOptions inverted =
                TreeOptions.of(GroupOptions.DEFAULT, TreeOptions.Weight.LANE_TIME, true);
        double invertedMs = median(() -> index.tree(all, null, inverted, new Work()));
        StackTree tree = index.tree(all, null, time, new Work());
        double frameMs = frame(tree);
        System.err.printf(
                Locale.ROOT, "%,d groups, %,d icicle boxes%n", groups.size(), tree.size());
        new BenchJson("stacks")
                .put("stacks", trace.stacks().stackCount())
                .put("lanes", trace.lanes().size())
                .put("intervals", trace.intervals().totalRows())
                .put("groups", groups.size())
                .put("groupMs", groupMs, 1)
                .put("exactMs", exactMs, 1)
                .put("regroupMs", againMs, 1)
                .put("orderMs", orderMs, 1)
                .put("indexMs", indexMs, 1)
                .put("hoverMs", hoverMs, 2)
                .put("treeMs", treeMs, 1)
                .put("invertedMs", invertedMs, 1)
                .put("icicleFrameMs", frameMs, 2)
                .print();
    }

    /// The pointer comes to rest on the largest group: its lanes, and what of it lies in each pixel
    /// of the lanes in view, at the whole trace and zoomed in.
    private static double hover(Trace trace, HitIndex hits, int group) {
        boolean[] out = new boolean[WIDTH_PX];
        long[] sink = new long[1];
        double whole = trace.durationNanos() / (double) WIDTH_PX;
        double slowest = 0;
        for (double zoom : new double[] {1, 10, 1_000}) {
            double ms =
                    median(
                            () -> {
                                GroupLight light = new GroupLight(hits, group);
                                for (int lane = 0; lane < VISIBLE_LANES; lane++) {
                                    if (light.touches(lane)
                                            && light.mark(lane, 0, whole / zoom, WIDTH_PX, out)) {
                                        sink[0]++;
                                    }
                                }
                                return sink;
                            });
            slowest = Math.max(slowest, ms);
        }
        return slowest;
    }

    /// The slowest of some frames of the icicle: whole and zoomed in.
    private static double frame(StackTree tree) {
        Raster raster = Raster.of(WIDTH_PX, 1_080);
        IcicleLook look = IcicleLook.byState(Palette.LIGHT);
        double slowest = 0;
        for (double zoom : new double[] {1, 10, 1_000}) {
            IcicleView view = IcicleView.whole(WIDTH_PX).zoomAt(WIDTH_PX / 3.0, zoom);
            double ms =
                    median(
                            () -> {
                                IciclePainter.paint(tree, view, look, 1, raster);
                                return raster;
                            });
            slowest = Math.max(slowest, ms);
        }
        return slowest;
    }

    private interface Task {
        Object run();
    }

    private static double median(Task task) {
        double[] millis = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            Object result = task.run();
            millis[round] = (System.nanoTime() - begin) / 1e6;
            if (result == null) {
                throw new IllegalStateException("no result");
            }
        }
        Arrays.sort(millis);
        return millis[ROUNDS / 2];
    }

    private static Trace trace() {
        SplittableRandom random = new SplittableRandom(42);
        TraceBuilder builder = new TraceBuilder(0, 120_000_000_000L);
        int[] frames = frames(builder);
        int[] stacks = stacks(builder, frames, random);
        LaneState[] states = {
            LaneState.RUNNING, LaneState.READY, LaneState.LOCK, LaneState.WAITING, LaneState.IO
        };
        int[] codes = new int[states.length];
        for (int i = 0; i < states.length; i++) {
            codes[i] = builder.subState(states[i].key(), states[i].key(), states[i]);
        }
        long end = 60_000_000_000L;
        int next = 0;
        for (int i = 0; i < LANES; i++) {
            int name = builder.strings().intern("worker-" + i);
            int lane = builder.lanes().add(LaneKind.GOROUTINE, i, name);
            builder.lanes().creationStack(lane, stacks[i % 500]);
            long at = random.nextLong(end / 2);
            for (int row = 0; row < ROWS_PER_LANE; row++) {
                int stack =
                        row < 10
                                ? stacks[next++ % STACKS]
                                : stacks[random.nextInt(row < 20 ? 1_000 : STACKS)];
                builder.append(lane, at, codes[random.nextInt(codes.length)], 0, stack);
                at += 1 + random.nextLong(end / 2 / ROWS_PER_LANE);
            }
        }
        builder.end(end);
        return builder.seal(info());
    }

    private static int[] frames(TraceBuilder builder) {
        int[] frames = new int[20_000];
        for (int i = 0; i < frames.length; i++) {
            boolean runtime = i % 5 == 0;
            boolean anonymous = i % 7 == 0;
            int name =
                    builder.strings()
                            .intern(
                                    (runtime ? "runtime.f" : "main.(*T).f")
                                            + i / 3
                                            + (anonymous ? ".func1" : ""));
            int file = builder.strings().intern("f" + i % 300 + ".go");
            int flags =
                    (runtime ? FrameFlags.RUNTIME : 0) | (anonymous ? FrameFlags.ANONYMOUS : 0);
            frames[i] = builder.stacks().frame(name, name, file, 10 + i % 3, flags);
        }
        return frames;
    }

    /// Callers shared by many, tails of their own: about three nodes for each stack.
    private static int[] stacks(TraceBuilder builder, int[] frames, SplittableRandom random) {
        int[] callers = new int[5_000];
        for (int i = 0; i < callers.length; i++) {
            int node = i < 50 ? IntervalStore.NONE : callers[random.nextInt(i)];
            for (int depth = 0; depth < 4; depth++) {
                node = builder.stacks().node(node, frames[random.nextInt(200)]);
            }
            callers[i] = node;
        }
        int[] stacks = new int[STACKS];
        int[] scratch = new int[64];
        for (int i = 0; i < STACKS; i++) {
            int size = 0;
            for (int tail = 1 + random.nextInt(4); tail > 0; tail--) {
                scratch[size++] = frames[random.nextInt(frames.length)];
            }
            int node = callers[random.nextInt(callers.length)];
            while (node != IntervalStore.NONE && size < scratch.length) {
                scratch[size++] = builder.stacks().frameOf(node);
                node = builder.stacks().parentOf(node);
            }
            stacks[i] = builder.stacks().stack(scratch, 0, size);
        }
        return stacks;
    }

    private static TraceInfo info() {
        return new TraceInfo(
                "bench",
                "bench",
                "",
                "",
                null,
                0,
                false,
                List.of(),
                Map.of(),
                Map.of(),
                new TraceInfo.EventCounts(0, 0, 0, 0));
    }
}
