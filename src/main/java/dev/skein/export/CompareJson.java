package dev.skein.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.skein.analysis.compare.Change;
import dev.skein.analysis.compare.Comparison;
import dev.skein.analysis.compare.FindingChange;
import dev.skein.analysis.compare.GroupChange;
import dev.skein.analysis.compare.SideFacts;
import dev.skein.analysis.compare.StackChange;
import dev.skein.analysis.compare.StateChange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// A comparison as one JSON object on one line; times are nanoseconds, levels as in [Change].
public final class CompareJson {
    private static final String SCHEMA = "skein.compare/1";

    private final JsonGenerator json;

    private CompareJson(JsonGenerator json) {
        this.json = json;
    }

    /// `out` is flushed, not closed.
    public static void write(Comparison comparison, OutputStream out) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        new CompareJson(json).write(comparison);
        json.writeRaw('\n');
        json.flush();
    }

    private void write(Comparison comparison) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", SCHEMA);
        writeSide("a", comparison.a());
        writeSide("b", comparison.b());
        json.writeStringField("level", comparison.byTime() ? "averageLanes" : "count");
        writeFindings(comparison.findings());
        writeStates(comparison.states());
        json.writeArrayFieldStart("groups");
        for (GroupChange group : comparison.groups()) {
            writeGroup(group);
        }
        json.writeEndArray();
        json.writeNumberField("stacksSeen", comparison.stacksSeen());
        json.writeArrayFieldStart("stacks");
        for (StackChange stack : comparison.stacks()) {
            writeStack(stack);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeSide(String key, SideFacts side) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeStringField("file", side.name());
        json.writeNumberField("startNs", side.window().startNanos());
        json.writeNumberField("endNs", side.window().endNanos());
        json.writeNumberField("durationNs", side.traceNanos());
        json.writeBooleanField("truncated", side.partial());
        json.writeNumberField("lanes", side.lanes());
        json.writeNumberField("created", side.created());
        json.writeNumberField("ended", side.ended());
        json.writeArrayFieldStart("alive");
        for (int count : side.alive()) {
            json.writeNumber(count);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeFindings(List<FindingChange> findings) throws IOException {
        json.writeArrayFieldStart("findings");
        for (FindingChange finding : findings) {
            json.writeStartObject();
            json.writeStringField("rule", finding.rule());
            json.writeStringField("title", finding.title());
            json.writeStringField("site", finding.site());
            json.writeNumberField("countA", finding.countA());
            json.writeNumberField("countB", finding.countB());
            json.writeStringField("summary", finding.summary());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeGroup(GroupChange group) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", group.name());
        json.writeNumberField("lanesA", group.lanesA());
        json.writeNumberField("lanesB", group.lanesB());
        writeStates(group.states());
        json.writeEndObject();
    }

    private void writeStates(List<StateChange> states) throws IOException {
        json.writeObjectFieldStart("states");
        for (StateChange state : states) {
            json.writeObjectFieldStart(state.state().key());
            writeChange(state.change());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writeStack(StackChange stack) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("frames");
        for (String frame : stack.frames()) {
            json.writeString(frame);
        }
        json.writeEndArray();
        json.writeStringField("state", stack.state());
        writeChange(stack.change());
        json.writeEndObject();
    }

    private void writeChange(Change change) throws IOException {
        json.writeNumberField("aNs", change.nanosA());
        json.writeNumberField("bNs", change.nanosB());
        json.writeNumberField("aCount", change.countA());
        json.writeNumberField("bCount", change.countB());
        json.writeNumberField("aLevel", change.levelA());
        json.writeNumberField("bLevel", change.levelB());
    }
}
