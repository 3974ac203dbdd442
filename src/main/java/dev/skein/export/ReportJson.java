package dev.skein.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.skein.analysis.CheckedRule;
import dev.skein.analysis.Deadlock;
import dev.skein.analysis.Finding;
import dev.skein.analysis.Leak;
import dev.skein.analysis.Report;
import dev.skein.analysis.Site;
import dev.skein.analysis.StackGroup;
import dev.skein.model.Frame;
import dev.skein.model.LaneTable;
import dev.skein.model.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// A report as one JSON object on one line, schema `skein.analysis/1`; the same bytes for the same
/// report.
public final class ReportJson {
    public static final String SCHEMA = "skein.analysis/1";

    private final Report report;
    private final LaneTable lanes;
    private final JsonGenerator json;

    private ReportJson(Report report, LaneTable lanes, JsonGenerator json) {
        this.report = report;
        this.lanes = lanes;
        this.json = json;
    }

    /// Writes the object and a line end; the stream stays open.
    public static void write(Report report, Trace trace, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            new ReportJson(report, trace.lanes(), json).write();
        }
        out.write("\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", SCHEMA);
        source();
        params();
        json.writeArrayFieldStart("findings");
        for (Finding finding : report.findings()) {
            finding(finding);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("leaks");
        for (Leak leak : report.leaks()) {
            leak(leak);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("groups");
        for (StackGroup group : report.groups()) {
            group(group);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("deadlocks");
        for (Deadlock deadlock : report.deadlocks()) {
            deadlock(deadlock);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("checks");
        for (CheckedRule check : report.checks()) {
            check(check);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void source() throws IOException {
        Report.Source source = report.source();
        json.writeObjectFieldStart("source");
        json.writeStringField("file", source.file());
        json.writeStringField("kind", source.kind());
        json.writeStringField("producer", source.producer());
        Long start = source.startEpochNanos();
        if (start == null) {
            json.writeNullField("startEpochNs");
        } else {
            json.writeNumberField("startEpochNs", start);
        }
        json.writeNumberField("durationNs", source.durationNanos());
        json.writeNumberField("lanes", source.lanes());
        json.writeNumberField("events", source.events());
        json.writeBooleanField("truncated", source.truncated());
        strings("limits", source.limits());
        json.writeEndObject();
    }

    private void params() throws IOException {
        json.writeObjectFieldStart("params");
        for (Map.Entry<String, String> entry : report.params().entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    private void finding(Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", finding.id());
        json.writeStringField("rule", finding.rule());
        json.writeStringField("class", finding.findingClass().key());
        json.writeStringField("severity", finding.severity().key());
        json.writeStringField("suppressedBy", finding.suppressedBy());
        json.writeNumberField("score", finding.score());
        json.writeNumberField("startNs", finding.range().startNanos());
        json.writeNumberField("endNs", finding.range().endNanos());
        json.writeNumberField("laneCount", finding.lanes().size());
        json.writeArrayFieldStart("lanes");
        for (int lane : finding.lanes()) {
            json.writeString(laneId(lane));
        }
        json.writeEndArray();
        counts(finding.counts());
        peak(finding.peak());
        json.writeArrayFieldStart("sites");
        for (Site site : finding.sites()) {
            json.writeStartObject();
            site(site);
            json.writeNumberField("share", site.share());
            json.writeEndObject();
        }
        json.writeEndArray();
        strings("related", finding.related());
        json.writeStringField("summary", finding.summary());
        json.writeStringField("disappearsAt", finding.disappearsAt());
        json.writeEndObject();
    }

    private String laneId(int lane) {
        return lanes.id(lane) < 0 ? lanes.name(lane) : Long.toString(lanes.id(lane));
    }

    private void counts(Finding.Counts counts) throws IOException {
        json.writeObjectFieldStart("counts");
        json.writeNumberField("create", counts.create());
        json.writeNumberField("block", counts.block());
        json.writeNumberField("unblock", counts.unblock());
        json.writeNumberField("destroy", counts.destroy());
        json.writeEndObject();
    }

    private void peak(Finding.@org.jspecify.annotations.Nullable Peak peak) throws IOException {
        if (peak == null) {
            json.writeNullField("peak");
            return;
        }
        json.writeObjectFieldStart("peak");
        json.writeNumberField("windowNs", peak.windowNanos());
        json.writeNumberField("count", peak.count());
        json.writeNumberField("baseline", peak.baseline());
        json.writeNumberField("z", peak.z());
        json.writeEndObject();
    }

    private void site(Site site) throws IOException {
        json.writeStringField("function", site.function());
        json.writeStringField("file", site.file());
        json.writeNumberField("line", site.line());
    }

    private void leak(Leak leak) throws IOException {
        json.writeStartObject();
        json.writeStringField("laneId", leak.laneId());
        json.writeStringField("name", leak.name());
        json.writeStringField("verdict", leak.verdict().key());
        json.writeStringField("rule", leak.rule());
        json.writeNumberField("confidence", leak.confidence());
        json.writeStringField("state", leak.state());
        json.writeStringField("reason", leak.reason());
        json.writeStringField("function", leak.function());
        json.writeStringField("file", leak.file());
        json.writeNumberField("line", leak.line());
        json.writeObjectFieldStart("createdBy");
        site(leak.createdBy());
        json.writeEndObject();
        json.writeNumberField("blockedForNs", leak.blockedForNanos());
        json.writeStringField("group", leak.group());
        json.writeStringField("why", leak.why());
        json.writeEndObject();
    }

    private void group(StackGroup group) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", group.id());
        json.writeNumberField("rank", group.rank());
        json.writeStringField("function", group.function());
        json.writeNumberField("line", group.line());
        json.writeNumberField("laneCount", group.laneCount());
        json.writeNumberField("share", group.share());
        json.writeStringField("state", group.state());
        json.writeBooleanField("anonymous", group.anonymous());
        strings("topFrames", group.topFrames().stream().map(Frame::normalised).toList());
        json.writeArrayFieldStart("createdBy");
        for (StackGroup.Creator creator : group.createdBy()) {
            json.writeStartObject();
            json.writeStringField("function", creator.function());
            json.writeNumberField("line", creator.line());
            json.writeNumberField("count", creator.count());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("growth", group.growth());
        json.writeStringField("verdict", group.verdict().key());
        json.writeEndObject();
    }

    private void deadlock(Deadlock deadlock) throws IOException {
        json.writeStartObject();
        strings("lanes", deadlock.lanes());
        strings("locks", deadlock.locks());
        strings("blockedBehind", deadlock.blockedBehind());
        json.writeEndObject();
    }

    private void check(CheckedRule check) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", check.id());
        json.writeStringField("title", check.title());
        json.writeStringField("status", check.status().key());
        json.writeNumberField("count", check.count());
        json.writeStringField("thresholds", check.thresholds());
        json.writeStringField("note", check.note());
        json.writeEndObject();
    }

    private void strings(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
