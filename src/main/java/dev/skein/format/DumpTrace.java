package dev.skein.format;

import dev.skein.model.Counter;
import dev.skein.model.DumpBuilder;
import dev.skein.model.DumpFlags;
import dev.skein.model.LaneKind;
import dev.skein.model.Trace;
import dev.skein.model.TraceBuilder;
import dev.skein.model.TraceInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes one trace of all dumps that were found: order, processes, lanes, intervals.
final class DumpTrace {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final TraceBuilder builder;
    private final List<DumpBuilder> dumps;
    private final Diagnostics diagnostics;

    DumpTrace(TraceBuilder builder, List<DumpBuilder> found, Diagnostics diagnostics) {
        this.builder = builder;
        this.dumps = new ArrayList<>(found);
        this.diagnostics = diagnostics;
    }

    Trace build(boolean partial) {
        DumpAxis axis = new DumpAxis(dumps);
        if (!axis.isTimed()) {
            countUntimed();
        }
        DumpProcesses processes = new DumpProcesses(builder.strings());
        processes.assign(dumps);
        if (processes.count() > 1) {
            diagnostics.add(
                    DumpCode.SEVERAL_PROCESSES,
                    processes.count(),
                    Diagnostic.NOWHERE,
                    Diagnostic.NOWHERE,
                    DumpCode.SEVERAL_PROCESSES.text());
        }
        if (!dumps.isEmpty()) {
            draw(axis);
        }
        dumps.forEach(builder::addDump);
        return builder.seal(info(axis, partial));
    }

    private void countUntimed() {
        for (DumpBuilder dump : dumps) {
            if (dump.epochMillis() == null) {
                diagnostics.countAtLine(DumpCode.NO_TIME, dump.line());
            }
        }
    }

    private void draw(DumpAxis axis) {
        DumpStates states = new DumpStates(builder);
        DumpLanes lanes = new DumpLanes(builder);
        for (int i = 0; i < dumps.size(); i++) {
            states.complete(dumps.get(i));
            lanes.assign(dumps.get(i), i);
        }
        long mark = axis.markNanos();
        boolean nominal = !axis.isTimed() || dumps.size() == 1;
        builder.timeSpan(0, axis.lastNanos() + mark);
        builder.end(axis.lastNanos() + mark);
        new DumpIntervals(builder, dumps, mark, nominal).draw();
        if (dumps.size() > 1) {
            countThreads();
        }
    }

    private void countThreads() {
        for (DumpBuilder dump : dumps) {
            long threads = 0;
            for (int row = 0; row < dump.size(); row++) {
                boolean counts = (dump.flags(row) & (DumpFlags.VM | DumpFlags.MOUNTED)) == 0;
                threads += counts ? dump.count(row) : 0;
            }
            builder.counter(counterName(dump), Counter.Unit.COUNT)
                    .add(dump.rawNanos(), (double) threads);
        }
    }

    private static String counterName(DumpBuilder dump) {
        String what =
                dump.size() > 0 && dump.kind(0) == LaneKind.GOROUTINE
                        ? "goroutines"
                        : dump.size() > 0 && dump.kind(0) == LaneKind.COROUTINE
                                ? "coroutines"
                                : "threads";
        return dump.process() == 0 ? what : what + ", process " + (dump.process() + 1);
    }

    private TraceInfo info(DumpAxis axis, boolean partial) {
        List<String> ids = dumps.stream().map(DumpBuilder::formatId).distinct().toList();
        String id = ids.size() == 1 ? ids.getFirst() : ids.isEmpty() ? "text" : "mixed";
        Long origin = axis.isTimed() && !dumps.isEmpty() ? dumps.getFirst().epochMillis() : null;
        return new TraceInfo(
                id,
                nameOf(id),
                "",
                dumps.isEmpty() ? "" : dumps.getFirst().producer(),
                origin == null ? null : origin * NANOS_PER_MILLI,
                0,
                partial,
                limits(),
                Map.of(),
                Map.of(),
                new TraceInfo.EventCounts(0, 0, 0, 0));
    }

    private List<String> limits() {
        return dumps.isEmpty()
                ? List.of()
                : List.of("a dump is an instant: between two dumps nothing is known");
    }

    private static String nameOf(String id) {
        return switch (id) {
            case "hotspot-dump" -> "HotSpot thread dump";
            case "jdk-dump-text" -> "JDK thread dump, text";
            case "jdk-dump-json" -> "JDK thread dump, JSON";
            case "threadinfo-dump" -> "ThreadInfo dump";
            case "actuator-dump" -> "Spring Actuator thread dump";
            case "javacore" -> "OpenJ9 javacore";
            case "go-dump" -> "Go goroutine dump";
            case "go-profile-text" -> "Go goroutine profile, text";
            case "go-profile" -> "Go goroutine profile";
            case "coroutine-dump" -> "Kotlin coroutine dump";
            case "text" -> "text without a dump";
            default -> "dumps of several kinds";
        };
    }
}
