package dev.skein.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import dev.skein.app.BuiltInFormats;
import dev.skein.format.Diagnostics;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.TraceOpener;
import dev.skein.task.Work;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;

/// One reading by one reader, in a JVM of its own; prints `name value` lines for [ReadBench].
public final class ReadRun {
    private static final AtomicLong PEAK = new AtomicLong();

    private static long events;
    private static long sink;
    private static long firstPictureNanos;
    private static Object result = "";

    private ReadRun() {}

    public static void main(String[] args) throws Exception {
        watchHeap();
        Path file = Path.of(args[1]);
        long started = System.nanoTime();
        switch (args[0]) {
            case "skein" -> skein(file, started);
            case "eventstream" -> eventStream(file);
            case "eventstream-skim" -> eventStreamSkim(file);
            case "jmc" -> JmcPeer.read(file);
            default -> throw new IllegalArgumentException(args[0]);
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.println("cpuSeconds " + system.getProcessCpuTime() / 1e9);
        System.gc();
        System.out.println("seconds " + seconds);
        System.out.println("events " + events);
        System.out.println("firstPictureMs " + firstPictureNanos / 1e6);
        Thread.sleep(100); // for the notification of the last collection
        System.out.println("peakHeapMb " + PEAK.get() / 1e6);
        Reference.reachabilityFence(result);
    }

    private static void skein(Path file, long started) {
        ImportContext context =
                new ImportContext(
                        new Work(),
                        new Diagnostics(),
                        _ -> {
                            if (firstPictureNanos == 0) {
                                firstPictureNanos = System.nanoTime() - started;
                            }
                        });
        ImportOutcome outcome = new TraceOpener(BuiltInFormats.all()).open(file, context);
        if (!(outcome instanceof ImportOutcome.Imported imported)) {
            throw new IllegalStateException(outcome.toString());
        }
        events =
                imported.trace().info().nativeEvents().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
        result = imported.trace();
    }

    /// Standard settings (ordered by time), a look at what a lane needs.
    private static void eventStream(Path file) throws IOException {
        try (EventStream stream = EventStream.openFile(file)) {
            stream.onEvent(ReadRun::look);
            stream.start();
        }
    }

    private static void look(RecordedEvent event) {
        events++;
        sink += event.getStartTime().getNano() + event.getDuration().toNanos();
        if (event.hasField("eventThread")) {
            RecordedThread thread = event.getThread();
            sink += thread == null ? 0 : thread.getJavaThreadId();
        }
        RecordedStackTrace stack = event.getStackTrace();
        sink += stack == null ? 0 : stack.getFrames().size();
    }

    /// The fastest that the stream can be asked for: unordered, one object reused, no field read.
    private static void eventStreamSkim(Path file) throws IOException {
        try (EventStream stream = EventStream.openFile(file)) {
            stream.setOrdered(false);
            stream.setReuse(true);
            stream.onEvent(_ -> events++);
            stream.start();
        }
    }

    private static void watchHeap() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, _) -> {
                                var info =
                                        GarbageCollectionNotificationInfo.from(
                                                (CompositeData) notification.getUserData());
                                long used =
                                        info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                                                .filter(pool -> pool.getKey().startsWith("G1"))
                                                .map(java.util.Map.Entry::getValue)
                                                .mapToLong(MemoryUsage::getUsed)
                                                .sum();
                                PEAK.accumulateAndGet(used, Math::max);
                            },
                            n -> n.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION),
                            null);
        }
    }
}
