// heap: 4g
package dev.skein.bench;

import com.sun.management.ThreadMXBean;
import dev.skein.analysis.Analysis;
import dev.skein.analysis.Parameters;
import dev.skein.analysis.Report;
import dev.skein.app.BuiltInFormats;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.TraceOpener;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.Trace;
import dev.skein.model.TraceBuilder;
import dev.skein.model.TraceInfo;
import dev.skein.task.Work;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// How long all rules take over a recording that is read already: `./dev bench analyze [FILE]`;
/// without FILE over ten million made-up events of 4,000 goroutines at 60 sites in 30 s.
///
/// `bytesPerEvent` is the most that a run held at once beyond the loaded trace, its own event
/// columns included: an extra run, not timed, is collected over and over, and the largest heap that
/// survives is compared with the heap before. `allocatedPerEvent` is everything that a run
/// allocated on any thread, garbage included.
public final class AnalyzeBench {
    private static final int RUNS = 4;
    private static final long SPAN_NANOS = 30_000_000_000L;

    private AnalyzeBench() {}

    public static void main(String[] args) {
        Trace trace = null;
        for (String arg : args) {
            trace = arg.startsWith("-") ? trace : read(Path.of(arg));
        }
        if (trace == null) {
            trace = synthetic(Long.getLong("events", 10_000_000), 4_000, 60);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double best = Double.MAX_VALUE;
        double bytes = Double.MAX_VALUE;
        Report report = null;
        for (int run = 0; run < RUNS; run++) {
            System.gc();
            long before = threads.getTotalThreadAllocatedBytes();
            long start = System.nanoTime();
            report = Analysis.run(trace, Parameters.defaults(), new Work());
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
            bytes = Math.min(bytes, threads.getTotalThreadAllocatedBytes() - before);
        }
        long events = report.source().events();
        new BenchJson("analyze")
                .put("events", events)
                .put("intervals", trace.intervals().totalRows())
                .put("findings", report.findings().size())
                .put("seconds", best, 3)
                .put("bytesPerEvent", held(trace) / (double) Math.max(1, events), 1)
                .put("allocatedPerEvent", bytes / Math.max(1, events), 1)
                .print();
    }

    /// The largest number of bytes that lived during a run beyond those before it.
    private static long held(Trace trace) {
        long before = liveBytes();
        AtomicLong most = new AtomicLong(before);
        AtomicBoolean done = new AtomicBoolean();
        Thread sampler =
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    while (!done.get()) {
                                        most.accumulateAndGet(liveBytes(), Math::max);
                                    }
                                });
        Analysis.run(trace, Parameters.defaults(), new Work());
        done.set(true);
        try {
            sampler.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Reference.reachabilityFence(trace);
        return most.get() - before;
    }

    private static long liveBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Trace read(Path file) {
        ImportOutcome outcome =
                new TraceOpener(BuiltInFormats.all()).open(file, ImportContext.plain());
        if (outcome instanceof ImportOutcome.Imported imported) {
            return imported.trace();
        }
        throw new IllegalArgumentException(file + ": " + outcome);
    }

    /// Lanes that run and wait in turns, woken by others; every wait is two events.
    private static Trace synthetic(long events, int lanes, int sites) {
        TraceBuilder builder = new TraceBuilder(0, SPAN_NANOS);
        builder.end(SPAN_NANOS);
        int running = builder.subState("running", "running", LaneState.RUNNING);
        int ready = builder.subState("runnable", "ready", LaneState.READY);
        int[] waits = {
            builder.subState("chan receive", "chan receive", LaneState.WAITING),
            builder.subState("select", "select", LaneState.WAITING),
            builder.subState("sync", "lock", LaneState.LOCK),
            builder.subState("sleep", "sleep", LaneState.SLEEPING)
        };
        SplittableRandom random = new SplittableRandom(7);
        long turns = events / 2 / lanes;
        for (int i = 0; i < lanes; i++) {
            int site = builder.strings().intern("main.site" + i % sites);
            int lane = builder.lanes().add(LaneKind.GOROUTINE, i + 1, site);
            builder.lanes().site(lane, site);
            int frame = builder.stacks().frame(site, site, site, 10, 0);
            int stack = builder.stacks().node(IntervalStore.NONE, frame);
            long step = SPAN_NANOS / turns;
            for (long turn = 0; turn < turns; turn++) {
                long at = turn * step + random.nextLong(step / 4);
                int wait = waits[random.nextInt(waits.length)];
                int waker = random.nextInt(lanes);
                builder.append(lane, at, running, 0, IntervalStore.NONE);
                builder.append(lane, at + step / 3, wait, 0, stack, waker, IntervalStore.NONE);
                builder.append(lane, at + step / 2, ready, 0, IntervalStore.NONE);
            }
        }
        return builder.seal(
                new TraceInfo(
                        "go-trace",
                        "made up",
                        "",
                        "",
                        null,
                        0,
                        false,
                        List.of(),
                        Map.of(),
                        Map.of(),
                        new TraceInfo.EventCounts(0, 0, 0, 0)));
    }
}
