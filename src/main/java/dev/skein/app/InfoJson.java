package dev.skein.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.skein.format.Diagnostic;
import dev.skein.format.DumpFormat;
import dev.skein.format.ImportOutcome;
import dev.skein.model.Counter;
import dev.skein.model.DumpSnapshot;
import dev.skein.model.LaneState;
import dev.skein.model.LaneTable;
import dev.skein.model.RangeTable;
import dev.skein.model.ReasonSums;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import dev.skein.model.TraceInfo;
import dev.skein.query.LaneLives;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `skein info --json`: one object on one line, as the command line's contract describes it.
final class InfoJson {
    private static final int SCHEMA = 1;

    private final Trace trace;
    private final JsonGenerator json;

    private InfoJson(Trace trace, JsonGenerator json) {
        this.trace = trace;
        this.json = json;
    }

    static void write(
            ImportOutcome.Imported imported,
            String path,
            FileFacts facts,
            boolean lanes,
            OutputStream out)
            throws IOException {
        JsonFactory factory = new JsonFactory();
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            new InfoJson(imported.trace(), json).write(imported, path, facts, lanes);
        }
        out.write("\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void write(ImportOutcome.Imported imported, String path, FileFacts facts, boolean lanes)
            throws IOException {
        TraceInfo info = trace.info();
        json.writeStartObject();
        json.writeNumberField("schema", SCHEMA);
        writeFile(path, facts);
        json.writeObjectFieldStart("format");
        json.writeStringField("id", info.formatId());
        json.writeStringField("name", info.formatName());
        json.writeStringField("version", info.formatVersion());
        json.writeStringField("producer", info.producer());
        json.writeEndObject();
        json.writeBooleanField("complete", imported.isComplete());
        writeDiagnostics(imported.diagnostics());
        writeNullable("durationNs", durationNanos());
        writeNullable("originEpochNs", info.originEpochNanos());
        writeLaneCounts();
        json.writeNumberField("intervals", trace.intervals().totalRows());
        long[] stateNanos = new long[LaneState.COUNT];
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            if (trace.lanes().kind(lane).isThread()) {
                trace.intervals().addCumulativeNanos(lane, trace.durationNanos(), stateNanos);
            }
        }
        if (isDumpTrace()) {
            json.writeNullField("stateNs");
        } else {
            writeStates(stateNanos, true);
        }
        List<Map<String, long[]>> reasonsByLane = reasonsByLane();
        if (!isDumpTrace()) {
            writeReasons(totals(reasonsByLane));
        }
        json.writeObjectFieldStart("events");
        json.writeNumberField("create", info.eventCounts().create());
        json.writeNumberField("end", info.eventCounts().end());
        json.writeNumberField("block", info.eventCounts().block());
        json.writeNumberField("wake", info.eventCounts().wake());
        json.writeEndObject();
        json.writeObjectFieldStart("nativeEvents");
        for (Map.Entry<String, Long> entry : info.nativeEvents().entrySet()) {
            json.writeNumberField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
        writeRanges();
        writeCounters();
        json.writeNumberField("stacks", trace.stacks().stackCount());
        if (!trace.dumps().isEmpty() || isDumpTrace()) {
            new DumpsJson(trace, json).write();
        }
        if (lanes) {
            writeLanes(reasonsByLane);
        }
        json.writeEndObject();
    }

    /// Whether the trace was made of dumps alone: they say nothing about time in a state.
    private boolean isDumpTrace() {
        return DumpFormat.FORMAT_IDS.contains(trace.info().formatId());
    }

    /// Last minus first dump for dumps, null when one of their times is not known.
    private @Nullable Long durationNanos() {
        if (!isDumpTrace()) {
            return trace.durationNanos();
        }
        List<DumpSnapshot> dumps = trace.dumps();
        boolean timed = dumps.stream().allMatch(dump -> dump.epochMillis() != null);
        return dumps.isEmpty()
                ? Long.valueOf(0)
                : timed ? dumps.getLast().atNanos() - dumps.getFirst().atNanos() : null;
    }

    private void writeFile(String path, FileFacts facts) throws IOException {
        json.writeObjectFieldStart("file");
        json.writeStringField("path", path);
        json.writeStringField("name", facts.name());
        json.writeNumberField("sizeBytes", facts.sizeBytes());
        json.writeStringField("sha256", facts.sha256());
        json.writeEndObject();
    }

    private void writeDiagnostics(List<Diagnostic> diagnostics) throws IOException {
        json.writeArrayFieldStart("diagnostics");
        for (Diagnostic diagnostic : diagnostics) {
            json.writeStartObject();
            json.writeStringField("code", diagnostic.code().name());
            json.writeStringField("severity", diagnostic.severity().name());
            json.writeNumberField("count", diagnostic.count());
            writeNullable("firstAtByte", place(diagnostic.firstAtByte()));
            writeNullable("firstAtLine", place(diagnostic.firstAtLine()));
            json.writeStringField("message", diagnostic.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static @Nullable Long place(long value) {
        return value == Diagnostic.NOWHERE ? null : value;
    }

    private void writeLaneCounts() throws IOException {
        Map<String, Integer> byKind = new TreeMap<>();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            byKind.merge(trace.lanes().kind(lane).key(), 1, Integer::sum);
        }
        json.writeObjectFieldStart("lanes");
        json.writeNumberField("total", trace.lanes().size());
        json.writeObjectFieldStart("byKind");
        for (Map.Entry<String, Integer> entry : byKind.entrySet()) {
            json.writeNumberField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
        LaneLives lives = LaneLives.of(trace);
        json.writeNumberField("lanesCreated", lives.created());
        json.writeNumberField("lanesEnded", lives.ended());
        json.writeNumberField("lanesAliveAtEnd", lives.aliveAtEnd());
        json.writeNumberField("maxLanesAlive", lives.maxAlive());
    }

    private void writeStates(long[] nanos, boolean zeros) throws IOException {
        json.writeObjectFieldStart("stateNs");
        for (LaneState state : LaneState.values()) {
            if (zeros || nanos[state.code()] != 0) {
                json.writeNumberField(state.key(), nanos[state.code()]);
            }
        }
        json.writeEndObject();
    }

    /// By lane: reason to {count, nanos}.
    private List<Map<String, long[]>> reasonsByLane() {
        List<Map<String, long[]>> result = new ArrayList<>();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            result.add(Map.of());
        }
        ReasonSums sums = trace.reasonSums();
        for (int row = 0; row < sums.size(); row++) {
            Map<String, long[]> own = result.get(sums.lane(row));
            if (own.isEmpty()) {
                own = new TreeMap<>();
                result.set(sums.lane(row), own);
            }
            own.put(sums.reason(row), new long[] {sums.count(row), sums.nanos(row)});
        }
        return result;
    }

    private static Map<String, long[]> totals(List<Map<String, long[]>> byLane) {
        Map<String, long[]> result = new TreeMap<>();
        for (Map<String, long[]> own : byLane) {
            own.forEach(
                    (reason, values) -> {
                        long[] total = result.computeIfAbsent(reason, _ -> new long[2]);
                        total[0] += values[0];
                        total[1] += values[1];
                    });
        }
        return result;
    }

    private void writeReasons(Map<String, long[]> reasons) throws IOException {
        json.writeObjectFieldStart("reasonNs");
        for (Map.Entry<String, long[]> entry : reasons.entrySet()) {
            json.writeNumberField(entry.getKey(), entry.getValue()[1]);
        }
        json.writeEndObject();
        json.writeObjectFieldStart("reasonCounts");
        for (Map.Entry<String, long[]> entry : reasons.entrySet()) {
            json.writeNumberField(entry.getKey(), entry.getValue()[0]);
        }
        json.writeEndObject();
    }

    private void writeRanges() throws IOException {
        Map<String, long[]> totals = new TreeMap<>();
        RangeTable ranges = trace.ranges();
        for (int row = 0; row < ranges.size(); row++) {
            long[] total = totals.computeIfAbsent(ranges.name(row), _ -> new long[2]);
            total[0]++;
            total[1] += ranges.endNanos(row) - ranges.startNanos(row);
        }
        trace.info()
                .rangeTotals()
                .forEach(
                        (name, total) ->
                                totals.put(name, new long[] {total.count(), total.nanos()}));
        json.writeObjectFieldStart("ranges");
        for (Map.Entry<String, long[]> entry : totals.entrySet()) {
            json.writeObjectFieldStart(entry.getKey());
            json.writeNumberField("count", entry.getValue()[0]);
            json.writeNumberField("ns", entry.getValue()[1]);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writeCounters() throws IOException {
        json.writeObjectFieldStart("counters");
        for (Counter counter : trace.counters()) {
            if (counter.size() == 0) {
                continue;
            }
            json.writeObjectFieldStart(counter.name());
            json.writeNumberField("count", counter.size());
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < counter.size(); i++) {
                min = Math.min(min, counter.value(i));
                max = Math.max(max, counter.value(i));
            }
            writeValue("first", counter.value(0));
            writeValue("last", counter.value(counter.size() - 1));
            writeValue("min", min);
            writeValue("max", max);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writeValue(String name, double value) throws IOException {
        if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
            json.writeNumberField(name, (long) value);
        } else if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        } else {
            json.writeNullField(name);
        }
    }

    private void writeLanes(List<Map<String, long[]>> reasonsByLane) throws IOException {
        LaneTable lanes = trace.lanes();
        boolean severalProcesses = false;
        for (int lane = 0; lane < lanes.size(); lane++) {
            severalProcesses |= lanes.process(lane) > 0;
        }
        json.writeArrayFieldStart("lane");
        for (int lane = 0; lane < lanes.size(); lane++) {
            json.writeStartObject();
            writeId(lane);
            json.writeStringField("kind", lanes.kind(lane).key());
            json.writeStringField("name", lanes.name(lane));
            json.writeBooleanField("system", lanes.system(lane));
            if (severalProcesses) {
                json.writeNumberField("jvm", lanes.process(lane));
            }
            writeNullable("startNs", known(lanes.startNanos(lane)));
            writeNullable("endNs", known(lanes.endNanos(lane)));
            int parent = lanes.parent(lane);
            writeNullable("creator", parent < 0 ? null : lanes.id(parent));
            writeLastState(lane);
            if (isDumpTrace()) {
                json.writeNullField("stateNs");
            } else {
                long[] nanos = new long[LaneState.COUNT];
                trace.intervals().addCumulativeNanos(lane, trace.durationNanos(), nanos);
                writeStates(nanos, false);
                writeReasons(reasonsByLane.get(lane));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeId(int lane) throws IOException {
        long id = trace.lanes().id(lane);
        if (id >= 0) {
            json.writeNumberField("id", id);
        } else {
            json.writeStringField("id", trace.lanes().name(lane));
        }
    }

    private void writeLastState(int lane) throws IOException {
        for (int row = trace.intervals().size(lane) - 1; row >= 0; row--) {
            SubState state = trace.subStates().get(trace.intervals().subState(lane, row));
            LaneState laneState = state.state();
            if (laneState != null) {
                json.writeStringField("lastState", laneState.key());
                json.writeStringField("lastReason", state.name());
                return;
            }
        }
        json.writeNullField("lastState");
        json.writeNullField("lastReason");
    }

    private static @Nullable Long known(long nanos) {
        return nanos == LaneTable.UNKNOWN ? null : nanos;
    }

    private void writeNullable(String name, @Nullable Long value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }
}
