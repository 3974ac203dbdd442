package dev.skein.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.skein.model.Counter;
import dev.skein.model.IntervalFlags;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.LaneTable;
import dev.skein.model.PointStore;
import dev.skein.model.PointType;
import dev.skein.model.RangeTable;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/// Recordings as trace-event JSON, the format that Perfetto and Chrome's tracing page open.
///
/// What the format asks for, and what viewers really do with it, decides the shape of the output:
///
/// - Times are microseconds with three decimals, so a nanosecond is exact. `displayTimeUnit` is not
///   written: some versions of Perfetto then take the times for nanoseconds.
/// - `ph` and `ts` come first in each event, since one reader looks them up by scanning and gives
///   up at escapes in the names before them.
/// - A state is a complete event (`X`). States of a lane never overlap, so nothing nests by
///   mistake; time about which nothing is known stays empty.
/// - Ranges cross states (a region, a GC phase), so they are async events (`b`, `e`) with an id
///   each.
/// - Arrows bind to the slices that surround their ends. All slices are written before all arrows,
///   because events of equal time keep the order of the file.
///
/// The output is a function of the recordings: no clock, no host, no path.
public final class TraceEventJson {
    private static final int ROWS_PER_CHECK = 4096;

    private final JsonGenerator json;
    private final Work work;
    private final TrackNumbers numbers = new TrackNumbers();
    private final char[] digits = new char[24];
    private long asyncs;
    private long arrows;
    private long shiftNanos;

    private TraceEventJson(JsonGenerator json, Work work) {
        this.json = json;
        this.work = work;
    }

    /// Writes recordings into one file, beside each other; on a common clock when each knows its
    /// wall-clock time, else each from its own time 0. `out` is flushed, not closed.
    ///
    /// @param product name and version of the writing program
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public static void write(
            List<Recording> recordings, String product, Work work, OutputStream out)
            throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
        new TraceEventJson(json, work).writeFile(recordings, product);
        json.flush();
    }

    private void writeFile(List<Recording> recordings, String product) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("traceEvents");
        recordings.forEach(recording -> numbers.reserve(recording.trace().lanes()));
        long[] shifts = shiftsNanos(recordings);
        for (int i = 0; i < recordings.size(); i++) {
            shiftNanos = shifts[i];
            writeRecording(recordings.get(i), recordings.size() > 1);
        }
        json.writeRaw('\n');
        json.writeEndArray();
        json.writeObjectFieldStart("otherData");
        json.writeStringField("writer", product);
        for (int i = 0; i < recordings.size(); i++) {
            writeFacts(recordings.get(i), i);
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /// By recording: how much later than the first one its time 0 is.
    private static long[] shiftsNanos(List<Recording> recordings) {
        long[] epochs = new long[recordings.size()];
        long first = Long.MAX_VALUE;
        for (int i = 0; i < epochs.length; i++) {
            Long epoch = recordings.get(i).trace().info().originEpochNanos();
            if (epoch == null) {
                return new long[epochs.length];
            }
            epochs[i] = epoch;
            first = Math.min(first, epoch);
        }
        for (int i = 0; i < epochs.length; i++) {
            epochs[i] -= first;
        }
        return epochs;
    }

    private void writeFacts(Recording recording, int index) throws IOException {
        json.writeObjectFieldStart("recording " + (index + 1));
        json.writeStringField("name", recording.name());
        json.writeStringField("format", recording.trace().info().formatName());
        json.writeStringField("sha256", recording.sha256());
        Long epoch = recording.trace().info().originEpochNanos();
        if (epoch != null) {
            json.writeNumberField("originEpochNs", epoch);
        }
        json.writeBooleanField("partial", recording.trace().info().partial());
        json.writeStringField("losses", String.join("; ", recording.losses()));
        json.writeEndObject();
    }

    private void writeRecording(Recording recording, boolean several) throws IOException {
        Trace trace = recording.trace();
        String prefix = several ? recording.name() + ": " : "";
        TrackNumbers.Numbers lanes = numbers.number(trace.lanes());
        int program = numbers.fresh();
        writeNames(trace, lanes, prefix);
        if (trace.ranges().size() > 0 || !trace.counters().isEmpty()) {
            writeName("process_name", program, program, prefix + "whole program");
        }
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            work.progress(lane, trace.lanes().size());
            writeStates(trace, lane, lanes);
            writePoints(trace, lane, lanes);
        }
        writeRanges(trace, lanes, program);
        writeCounters(trace, program);
        writeArrows(trace, lanes);
    }

    private void writeNames(Trace trace, TrackNumbers.Numbers lanes, String prefix)
            throws IOException {
        boolean severalProcesses = lanes.groups().stream().anyMatch(group -> group.process() > 0);
        for (TrackNumbers.Group group : lanes.groups()) {
            String process = severalProcesses ? "process " + group.process() + ": " : "";
            String name = prefix + process + plural(group.kind());
            writeName("process_name", group.pid(), group.pid(), name);
        }
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            work.checkCancelled();
            int tid = lanes.tid(lane);
            writeName("thread_name", lanes.pid(lane), tid, laneName(trace.lanes(), lane, tid));
        }
    }

    private static String plural(LaneKind kind) {
        return switch (kind) {
            case PLATFORM_THREAD -> "platform threads";
            case VIRTUAL_THREAD -> "virtual threads";
            case OS_THREAD -> "native threads";
            case GOROUTINE -> "goroutines";
            case PROC -> "processors";
            case COROUTINE -> "coroutines";
            case TRACK -> "tracks";
        };
    }

    /// The lane's name, with its id where that is not the thread number that viewers show anyway.
    private static String laneName(LaneTable lanes, int lane, int tid) {
        String name = lanes.name(lane);
        long id = lanes.id(lane);
        if (name.isEmpty()) {
            return id < 0 ? lanes.kind(lane).key() : lanes.kind(lane).key() + " " + id;
        }
        return id < 0 || id == tid || name.endsWith(String.valueOf(id)) ? name : name + " #" + id;
    }

    private void writeName(String what, int pid, int tid, String name) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("ph", "M");
        json.writeNumberField("pid", pid);
        json.writeNumberField("tid", tid);
        json.writeStringField("name", what);
        json.writeObjectFieldStart("args");
        json.writeStringField("name", name);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeStates(Trace trace, int lane, TrackNumbers.Numbers lanes) throws IOException {
        IntervalStore intervals = trace.intervals();
        for (int row = 0; row < intervals.size(lane); row++) {
            checkCancelled(row);
            SubState state = trace.subStates().get(intervals.subState(lane, row));
            LaneState laneState = state.state();
            if (laneState == null) {
                continue;
            }
            long start = intervals.startNanos(lane, row);
            startEvent("X", start, lanes.pid(lane), lanes.tid(lane));
            writeMicros("dur", intervals.endNanos(lane, row) - start);
            json.writeStringField("cat", laneState.key());
            json.writeStringField("name", state.label());
            writeStateArgs(trace, lane, row, state);
            json.writeEndObject();
        }
    }

    private void writeStateArgs(Trace trace, int lane, int row, SubState state) throws IOException {
        IntervalStore intervals = trace.intervals();
        json.writeObjectFieldStart("args");
        if (!state.name().equals(state.label())) {
            json.writeStringField("reason", state.name());
        }
        int cause = intervals.cause(lane, row);
        if (cause != IntervalStore.NONE) {
            LaneTable lanes = trace.lanes();
            json.writeStringField("ended by", laneName(lanes, cause, 0));
        }
        writeDetail(trace, intervals.detail(lane, row));
        writeFlags(intervals.flags(lane, row));
        writeStack(trace, intervals.stackId(lane, row));
        json.writeEndObject();
    }

    private void writeDetail(Trace trace, int detail) throws IOException {
        if (detail != IntervalStore.NONE) {
            String text = trace.details().get(detail).text();
            if (!text.isEmpty()) {
                json.writeStringField("detail", text);
            }
        }
    }

    private void writeFlags(int flags) throws IOException {
        writeFlag(flags, IntervalFlags.TRUNC_LEFT, "began before the recording");
        writeFlag(flags, IntervalFlags.TRUNC_RIGHT, "not over at the end of the recording");
        writeFlag(flags, IntervalFlags.INFERRED, "inferred");
        writeFlag(flags, IntervalFlags.CLOCK_FIXED, "time moved: the clock went backwards");
        writeFlag(flags, IntervalFlags.LOSS_BEFORE, "data lost just before");
        writeFlag(flags, IntervalFlags.IDLE, "idle");
    }

    private void writeFlag(int flags, int flag, String name) throws IOException {
        if ((flags & flag) != 0) {
            json.writeBooleanField(name, true);
        }
    }

    private void writeStack(Trace trace, int stack) throws IOException {
        if (stack != IntervalStore.NONE) {
            json.writeStringField("stack", StackText.line(trace, stack));
        }
    }

    private void writePoints(Trace trace, int lane, TrackNumbers.Numbers lanes) throws IOException {
        PointStore points = trace.points();
        for (int row = 0; row < points.size(lane); row++) {
            checkCancelled(row);
            PointType type = trace.pointTypes().get(points.type(lane, row));
            long time = points.timeNanos(lane, row);
            startEvent("i", time, lanes.pid(lane), lanes.tid(lane));
            json.writeStringField("s", "t");
            json.writeStringField("cat", type.kind().name().toLowerCase(Locale.ROOT));
            json.writeStringField("name", type.name());
            json.writeObjectFieldStart("args");
            writeDetail(trace, points.detail(lane, row));
            writeStack(trace, points.stackId(lane, row));
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private void writeRanges(Trace trace, TrackNumbers.Numbers lanes, int program)
            throws IOException {
        RangeTable ranges = trace.ranges();
        for (int row = 0; row < ranges.size(); row++) {
            checkCancelled(row);
            String id = "0x" + Long.toHexString(++asyncs);
            writeRangeEdge(trace, row, "b", id, lanes, program);
            writeRangeEdge(trace, row, "e", id, lanes, program);
        }
    }

    private void writeRangeEdge(
            Trace trace, int row, String phase, String id, TrackNumbers.Numbers lanes, int program)
            throws IOException {
        RangeTable ranges = trace.ranges();
        int lane = ranges.lane(row);
        boolean begins = phase.equals("b");
        long time = begins ? ranges.startNanos(row) : ranges.endNanos(row);
        int pid = lane == IntervalStore.NONE ? program : lanes.pid(lane);
        startEvent(phase, time, pid, lane == IntervalStore.NONE ? program : lanes.tid(lane));
        json.writeStringField("id", id);
        json.writeStringField("cat", ranges.kind(row).name().toLowerCase(Locale.ROOT));
        json.writeStringField("name", ranges.name(row));
        json.writeObjectFieldStart("args");
        if (begins) {
            writeDetail(trace, ranges.detail(row));
            if (lane != IntervalStore.NONE) {
                json.writeStringField("lane", laneName(trace.lanes(), lane, 0));
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeCounters(Trace trace, int program) throws IOException {
        for (Counter counter : trace.counters()) {
            String unit = counter.unit().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            for (int i = 0; i < counter.size(); i++) {
                checkCancelled(i);
                double value = counter.value(i);
                if (Double.isFinite(value)) {
                    startEvent("C", counter.timeNanos(i), program, program);
                    json.writeStringField("name", counter.name());
                    json.writeObjectFieldStart("args");
                    writeValue(unit, value);
                    json.writeEndObject();
                    json.writeEndObject();
                }
            }
        }
    }

    private void writeValue(String name, double value) throws IOException {
        if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
            json.writeNumberField(name, (long) value);
        } else {
            json.writeNumberField(name, value);
        }
    }

    private void writeArrows(Trace trace, TrackNumbers.Numbers lanes) throws IOException {
        IntervalStore intervals = trace.intervals();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            for (int row = 0; row + 1 < intervals.size(lane); row++) {
                checkCancelled(row);
                int cause = intervals.cause(lane, row);
                long time = intervals.endNanos(lane, row);
                if (cause != IntervalStore.NONE
                        && isShownAt(trace, cause, time)
                        && trace.subStates().get(intervals.subState(lane, row)).state() != null) {
                    arrows++;
                    writeArrowEnd("s", time, lanes, cause);
                    writeArrowEnd("f", time, lanes, lane);
                }
            }
        }
    }

    /// Whether the lane has a state at `time`, or one that ended just then, for an arrow to begin
    /// at.
    private static boolean isShownAt(Trace trace, int lane, long time) {
        IntervalStore intervals = trace.intervals();
        int row = intervals.rowAt(lane, time);
        while (row > 0
                && intervals.startNanos(lane, row) == time
                && trace.subStates().get(intervals.subState(lane, row)).state() == null) {
            row--;
        }
        return row >= 0 && trace.subStates().get(intervals.subState(lane, row)).state() != null;
    }

    private void writeArrowEnd(String phase, long time, TrackNumbers.Numbers lanes, int lane)
            throws IOException {
        startEvent(phase, time, lanes.pid(lane), lanes.tid(lane));
        json.writeNumberField("id", arrows);
        if (phase.equals("f")) {
            json.writeStringField("bp", "e");
        }
        json.writeStringField("cat", "wake");
        json.writeStringField("name", "wakes");
        json.writeEndObject();
    }

    private void startEvent(String phase, long nanos, int pid, int tid) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("ph", phase);
        writeMicros("ts", nanos + shiftNanos);
        json.writeNumberField("pid", pid);
        json.writeNumberField("tid", tid);
    }

    /// A time as microseconds with exactly three decimals.
    private void writeMicros(String name, long nanos) throws IOException {
        json.writeFieldName(name);
        long rest = Math.abs(nanos);
        int at = digits.length;
        for (int i = 0; i < 3; i++) {
            digits[--at] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        digits[--at] = '.';
        do {
            digits[--at] = (char) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        if (nanos < 0) {
            digits[--at] = '-';
        }
        json.writeNumber(digits, at, digits.length - at);
    }

    private void checkCancelled(int row) {
        if (row % ROWS_PER_CHECK == 0) {
            work.checkCancelled();
        }
    }
}
