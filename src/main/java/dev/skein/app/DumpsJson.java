package dev.skein.app;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.skein.model.DumpSnapshot;
import dev.skein.model.Trace;
import dev.skein.query.IdenticalStacks;
import dev.skein.query.LockGraph;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/// The `dumps` array of `skein info --json`: what each dump of a trace holds.
final class DumpsJson {
    private static final int TOP_FRAMES = 3;

    private final Trace trace;
    private final JsonGenerator json;

    DumpsJson(Trace trace, JsonGenerator json) {
        this.trace = trace;
        this.json = json;
    }

    void write() throws IOException {
        json.writeArrayFieldStart("dumps");
        for (int index = 0; index < trace.dumps().size(); index++) {
            DumpSnapshot dump = trace.dumps().get(index);
            json.writeStartObject();
            json.writeNumberField("index", index);
            json.writeStringField("format", dump.formatId());
            Long millis = dump.epochMillis();
            if (millis == null) {
                json.writeNullField("epochMillis");
            } else {
                json.writeNumberField("epochMillis", millis);
            }
            writePlace("line", dump.line());
            writePlace("truncatedAtLine", dump.truncatedAtLine());
            writeCounts(dump);
            writeDeadlocks(dump);
            writeStacks(dump);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writePlace(String name, long line) throws IOException {
        if (line == DumpSnapshot.NONE) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, line);
        }
    }

    private void writeCounts(DumpSnapshot dump) throws IOException {
        Map<String, Long> byState = new TreeMap<>();
        long lanes = 0;
        long vmThreads = 0;
        for (int row = 0; row < dump.size(); row++) {
            if (dump.isCounted(row)) {
                lanes += dump.count(row);
                byState.merge(dump.state(row), (long) dump.count(row), Long::sum);
            } else if (dump.carrier(row) == DumpSnapshot.NONE) {
                vmThreads++;
            }
        }
        json.writeNumberField("lanes", lanes);
        if (dump.knowsVmThreads()) {
            json.writeNumberField("vmThreads", vmThreads);
        } else {
            json.writeNullField("vmThreads");
        }
        json.writeObjectFieldStart("byState");
        for (Map.Entry<String, Long> entry : byState.entrySet()) {
            json.writeNumberField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    private void writeDeadlocks(DumpSnapshot dump) throws IOException {
        json.writeArrayFieldStart("deadlocks");
        for (int[] cycle : LockGraph.of(dump).cycles()) {
            json.writeStartArray();
            for (int row : cycle) {
                String name = dump.name(row);
                json.writeString(name.isEmpty() ? "#" + dump.id(row) : name);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void writeStacks(DumpSnapshot dump) throws IOException {
        json.writeArrayFieldStart("identicalStacks");
        for (IdenticalStacks.Group group : IdenticalStacks.of(trace, dump)) {
            json.writeStartObject();
            json.writeNumberField("count", group.count());
            json.writeStringField("state", group.state());
            if (group.cut()) {
                json.writeBooleanField("cut", true);
            }
            json.writeArrayFieldStart("top");
            for (String frame : IdenticalStacks.top(trace, group.stackId(), TOP_FRAMES)) {
                json.writeString(frame);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
