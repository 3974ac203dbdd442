package dev.skein.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneScan;
import dev.skein.model.LaneState;
import dev.skein.model.PixelRow;
import dev.skein.model.SubState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.render.Palette;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/// The intervals of the drawn lanes as JSON for the script of an HTML page.
///
/// A lane with few intervals is exact to the nanosecond; one with many is merged into steps of
/// equal length, each of the class with most of its time, so that a page stays small whatever the
/// recording. Times are nanoseconds since the start of the window.
final class PictureData {
    private static final int MAX_STACKS = 4_000;
    private static final int MAX_PAUSES = 2_000;
    private static final int NO_STACK = -1;
    private static final double WAITING_HEIGHT = 0.7;
    private static final double SLEEPING_HEIGHT = 0.4;

    private final PictureModel model;
    private final Trace trace;
    private final TimeRange window;
    private final int exactPerLane;
    private final int steps;
    private final Map<Integer, Integer> stacks = new LinkedHashMap<>();
    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;

    private PictureData(PictureModel model, int maxIntervals, int steps) throws IOException {
        this.model = model;
        this.trace = model.request().recording().trace();
        this.window = model.request().window();
        this.exactPerLane = maxIntervals / Math.max(1, model.lanes().size());
        this.steps = steps;
        this.json = new JsonFactory().createGenerator(text);
    }

    /// JSON that may stand inside a `script` element.
    ///
    /// @param maxIntervals of all lanes together that are written one by one
    /// @param steps into which a lane with more is merged
    static String of(PictureModel model, PictureLayout.Drawing drawing, int maxIntervals, int steps)
            throws IOException {
        PictureData data = new PictureData(model, maxIntervals, steps);
        data.write(drawing);
        return data.text.toString().replace("<", "\\u003c");
    }

    private void write(PictureLayout.Drawing drawing) throws IOException {
        json.writeStartObject();
        json.writeNumberField("startNs", window.startNanos());
        json.writeNumberField("spanNs", Math.max(1, window.durationNanos()));
        writeBox(drawing);
        writeColours();
        writeClasses();
        writeStates();
        writePauses();
        writeNotes();
        json.writeArrayFieldStart("lanes");
        LaneScan scan = new LaneScan(trace);
        PixelRow pixels = new PixelRow(steps);
        for (PictureModel.PictureLane lane : model.lanes()) {
            writeLane(lane, scan, pixels);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("stacks");
        for (int stack : stacks.keySet()) {
            json.writeString(model.request().privacy().apply(StackText.line(trace, stack)));
        }
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }

    /// Where the canvas lies: from the axis to the last lane.
    private void writeBox(PictureLayout.Drawing drawing) throws IOException {
        json.writeObjectFieldStart("box");
        json.writeNumberField("width", drawing.lanesWidthPx());
        json.writeNumberField("height", heightPx(drawing));
        json.writeNumberField("lanesY", drawing.lanesY() - drawing.rulerY());
        json.writeNumberField("row", drawing.rowPx());
        json.writeEndObject();
    }

    static int heightPx(PictureLayout.Drawing drawing) {
        return drawing.lanesY() - drawing.rulerY() + drawing.laneCount() * drawing.rowPx();
    }

    private void writeColours() throws IOException {
        Palette palette = model.request().palette();
        json.writeObjectFieldStart("colours");
        json.writeStringField("ground", css(palette.groundArgb()));
        json.writeStringField("dim", css(palette.dimTextArgb()));
        json.writeStringField("accent", css(palette.anomalyArgb()));
        json.writeStringField("veil", css(palette.argb(LaneState.GC)) + "50");
        json.writeEndObject();
    }

    static String css(int argb) {
        return "#" + Integer.toHexString((argb & 0xffffff) | 0x1000000).substring(1);
    }

    /// Eight display classes, then "nothing recorded", then "not alive".
    private void writeClasses() throws IOException {
        Palette palette = model.request().palette();
        json.writeArrayFieldStart("classes");
        for (LaneState state : LaneState.values()) {
            double height =
                    state == LaneState.WAITING
                            ? WAITING_HEIGHT
                            : state == LaneState.SLEEPING ? SLEEPING_HEIGHT : 1;
            writeClass(palette.argb(state), height, LaneShapes.ink(palette, state));
        }
        writeClass(palette.noEventArgb(), 1, palette.textArgb());
        writeClass(palette.lineArgb(), 0, palette.textArgb());
        json.writeEndArray();
    }

    private void writeClass(int fill, double height, int ink) throws IOException {
        json.writeStartObject();
        json.writeStringField("fill", css(fill));
        json.writeNumberField("h", height);
        json.writeStringField("ink", css(ink));
        json.writeEndObject();
    }

    /// The sub-states by code, then one for each class for merged lanes.
    private void writeStates() throws IOException {
        json.writeArrayFieldStart("states");
        for (SubState state : trace.subStates().all()) {
            writeState(state.label(), classOf(state));
        }
        for (LaneState state : LaneState.values()) {
            writeState(state.key(), state.code());
        }
        writeState("no event", PixelRow.NO_EVENT);
        writeState("not alive", PixelRow.ABSENT);
        json.writeEndArray();
    }

    private static int classOf(SubState state) {
        LaneState laneState = state.state();
        if (laneState != null) {
            return laneState.code();
        }
        return state.code() == SubState.ABSENT ? PixelRow.ABSENT : PixelRow.NO_EVENT;
    }

    private void writeState(String label, int code) throws IOException {
        json.writeStartObject();
        json.writeStringField("l", label);
        json.writeNumberField("c", code);
        json.writeEndObject();
    }

    private void writePauses() throws IOException {
        json.writeArrayFieldStart("pauses");
        int written = 0;
        for (int row = 0; row < trace.ranges().size() && written < MAX_PAUSES; row++) {
            TimeRange range =
                    new TimeRange(trace.ranges().startNanos(row), trace.ranges().endNanos(row));
            if (trace.ranges().kind(row).stopsLanes()
                    && trace.ranges().lane(row) == IntervalStore.NONE
                    && range.overlaps(window)) {
                written++;
                json.writeStartArray();
                json.writeNumber(range.startNanos() - window.startNanos());
                json.writeNumber(range.endNanos() - window.startNanos());
                json.writeEndArray();
            }
        }
        json.writeEndArray();
    }

    private void writeNotes() throws IOException {
        json.writeArrayFieldStart("notes");
        for (PictureModel.Annotation note : model.annotations()) {
            json.writeStartObject();
            json.writeStringField("n", String.valueOf(note.number()));
            json.writeNumberField("a", note.range().startNanos() - window.startNanos());
            json.writeNumberField("b", note.range().endNanos() - window.startNanos());
            json.writeArrayFieldStart("rows");
            for (PictureModel.RowRun run : note.runs()) {
                json.writeStartArray();
                json.writeNumber(run.first());
                json.writeNumber(run.last());
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeLane(PictureModel.PictureLane lane, LaneScan scan, PixelRow pixels)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("n", lane.name());
        IntervalStore intervals = trace.intervals();
        int first = intervals.rowAt(lane.lane(), window.startNanos());
        int last = intervals.rowAt(lane.lane(), window.endNanos());
        if (last - first < exactPerLane) {
            writeExact(lane.lane(), first, last);
        } else {
            writeMerged(lane.lane(), scan, pixels);
        }
        json.writeEndObject();
    }

    private void writeExact(int lane, int first, int last) throws IOException {
        IntervalStore intervals = trace.intervals();
        json.writeArrayFieldStart("d");
        long time = 0;
        if (first < 0) {
            writeTriple(0, SubState.ABSENT, NO_STACK);
        }
        for (int row = Math.max(0, first); row <= last; row++) {
            long start = Math.max(0, intervals.startNanos(lane, row) - window.startNanos());
            int stack = intervals.stackId(lane, row);
            writeTriple(
                    start - time,
                    intervals.subState(lane, row),
                    stack == IntervalStore.NONE ? NO_STACK : stackIndex(stack));
            time = start;
        }
        json.writeEndArray();
    }

    private void writeTriple(long delta, int state, int stack) throws IOException {
        json.writeNumber(delta);
        json.writeNumber(state);
        json.writeNumber(stack);
    }

    private int stackIndex(int stack) {
        Integer known = stacks.get(stack);
        if (known == null && stacks.size() < MAX_STACKS) {
            known = stacks.size();
            stacks.put(stack, known);
        }
        return known == null ? NO_STACK : known;
    }

    private void writeMerged(int lane, LaneScan scan, PixelRow pixels) throws IOException {
        double stepNanos = Math.max(1, window.durationNanos()) / (double) steps;
        scan.scan(lane, window.startNanos(), stepNanos, steps, true, pixels);
        json.writeNumberField("stepNs", stepNanos);
        json.writeArrayFieldStart("d");
        int offset = trace.subStates().size();
        for (int from = 0; from < steps; ) {
            int to = from + 1;
            while (to < steps && pixels.dominant(to) == pixels.dominant(from)) {
                to++;
            }
            json.writeNumber(to - from);
            json.writeNumber(offset + pixels.dominant(from));
            from = to;
        }
        json.writeEndArray();
    }
}
