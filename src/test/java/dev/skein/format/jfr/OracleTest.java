package dev.skein.format.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.skein.format.EmbeddedDumps;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.TraceOpener;
import dev.skein.model.Frame;
import dev.skein.model.LaneKind;
import dev.skein.model.ReasonSums;
import dev.skein.model.Trace;
import dev.skein.testkit.SampleTraces;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Our reader against the JDK's own, event by event, on recordings of one chunk (of joined ones the
/// JDK's reader gets the times wrong).
class OracleTest {
    private static final String[] SHARED = {
        "sleeping-pollers-jdk25.jfr",
        "park-pingpong-jdk25.jfr",
        "gc-storm-zgc-jdk25.jfr",
        "vthreads-pinned-jdk21.jfr",
        "vthreads-pinned-jdk25.jfr",
        "custom-events-jdk17.jfr",
        "asyncprofiler-multi-jdk17.jfr",
        "frames-jdk17.jfr"
    };

    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> ownSamples() {
        return SampleTraces.ownFiles("jfr").stream()
                .filter(file -> !file.toString().endsWith(".md"))
                .map(file -> dynamicTest(file.getFileName().toString(), () -> compare(file)));
    }

    @TestFactory
    Stream<DynamicTest> sharedSamples() {
        return Stream.of(SHARED)
                .map(name -> dynamicTest(name, () -> compare(SampleTraces.shared("jfr/" + name))));
    }

    private record ThreadKey(LaneKind kind, long id) {}

    private void compare(Path file) throws IOException {
        List<RecordedEvent> events = RecordingFile.readAllEvents(unpacked(file));
        Trace trace = read(file);
        Map<ThreadKey, Integer> laneByThread = new HashMap<>();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            laneByThread.put(new ThreadKey(trace.lanes().kind(lane), trace.lanes().id(lane)), lane);
        }
        compareCounts(trace, events);
        compareSums(trace, events, laneByThread);
        compareSpans(trace, events, laneByThread);
    }

    private static Trace read(Path file) {
        TraceOpener opener = new TraceOpener(List.of(new JfrFormat(EmbeddedDumps.IGNORED)));
        ImportOutcome outcome = opener.open(file, ImportContext.plain());
        return assertInstanceOf(ImportOutcome.Imported.class, outcome).trace();
    }

    private Path unpacked(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return file;
        }
        Path plain = folder.resolve("plain.jfr");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                OutputStream out = Files.newOutputStream(plain)) {
            in.transferTo(out);
        }
        return plain;
    }

    private static void compareCounts(Trace trace, List<RecordedEvent> events) {
        Map<String, Long> counts = new TreeMap<>();
        events.forEach(event -> counts.merge(event.getEventType().getName(), 1L, Long::sum));
        assertEquals(counts, trace.info().nativeEvents());
    }

    /// Counts and times of each thread and type that is drawn.
    private static void compareSums(
            Trace trace, List<RecordedEvent> events, Map<ThreadKey, Integer> laneByThread) {
        Map<String, Long> expected = new TreeMap<>();
        for (RecordedEvent event : events) {
            RecordedThread thread = thread(event);
            if (thread != null && isWait(event)) {
                Integer lane = laneByThread.get(key(thread));
                String who = lane + " " + event.getEventType().getName();
                expected.merge(who + " count", 1L, Long::sum);
                expected.merge(who + " nanos", event.getDuration().toNanos(), Long::sum);
            }
        }
        Map<String, Long> actual = new TreeMap<>();
        ReasonSums sums = trace.reasonSums();
        for (int row = 0; row < sums.size(); row++) {
            if (isWait(sums.reason(row))) {
                String who = sums.lane(row) + " " + sums.reason(row);
                actual.put(who + " count", sums.count(row));
                actual.put(who + " nanos", sums.nanos(row));
            }
        }
        assertEquals(expected, actual);
    }

    /// Each wait of the JDK's reader is on its lane at its start, unless something nested covers
    /// it, with the same frames.
    private static void compareSpans(
            Trace trace, List<RecordedEvent> events, Map<ThreadKey, Integer> laneByThread) {
        long origin = java.util.Objects.requireNonNull(trace.info().originEpochNanos());
        int checked = 0;
        int waits = 0;
        for (RecordedEvent event : events) {
            RecordedThread thread = thread(event);
            if (thread == null || !isWait(event) || event.getDuration().isZero()) {
                continue;
            }
            waits++;
            int lane = laneByThread.get(key(thread));
            long start = nanos(event.getStartTime()) - origin;
            int row = trace.intervals().rowAt(lane, start);
            String state = trace.subStates().get(trace.intervals().subState(lane, row)).name();
            if (trace.intervals().startNanos(lane, row) == start
                    && state.startsWith(event.getEventType().getName())) {
                checked++;
                compareStacks(event, trace.stacks().framesOf(trace.intervals().stackId(lane, row)));
            }
        }
        assertTrue(checked >= waits * 0.98, checked + " of " + waits + " waits found");
    }

    private static void compareStacks(RecordedEvent event, List<Frame> frames) {
        RecordedStackTrace stack = event.getStackTrace();
        List<String> expected = new ArrayList<>();
        if (stack != null) {
            for (RecordedFrame frame : stack.getFrames()) {
                RecordedMethod method = frame.getMethod();
                String function = method.getType().getName() + "." + method.getName();
                expected.add(function.replace('/', '.') + ":" + Math.max(0, frame.getLineNumber()));
            }
            if (stack.isTruncated()) {
                expected.add("(frames that were cut off):0");
            }
        }
        List<String> actual =
                frames.stream().map(frame -> frame.function() + ":" + frame.line()).toList();
        assertEquals(expected, actual);
    }

    private static boolean isWait(RecordedEvent event) {
        return isWait(event.getEventType().getName());
    }

    private static boolean isWait(String type) {
        return switch (type) {
            case "jdk.ThreadPark",
                    "jdk.ThreadSleep",
                    "jdk.JavaMonitorEnter",
                    "jdk.JavaMonitorWait",
                    "jdk.VirtualThreadPinned",
                    "jdk.FileRead",
                    "jdk.FileWrite",
                    "jdk.FileForce",
                    "jdk.SocketRead",
                    "jdk.SocketWrite" ->
                    true;
            default -> false;
        };
    }

    private static RecordedThread thread(RecordedEvent event) {
        return event.hasField("eventThread") ? event.getThread() : null;
    }

    private static ThreadKey key(RecordedThread thread) {
        if (thread.getJavaThreadId() <= 0) {
            return new ThreadKey(LaneKind.OS_THREAD, thread.getOSThreadId());
        }
        return new ThreadKey(
                thread.isVirtual() ? LaneKind.VIRTUAL_THREAD : LaneKind.PLATFORM_THREAD,
                thread.getJavaThreadId());
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
