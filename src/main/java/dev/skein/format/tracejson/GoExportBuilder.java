package dev.skein.format.tracejson;

import dev.skein.format.GoFrames;
import dev.skein.format.GoReasons;
import dev.skein.model.Counter;
import dev.skein.model.IntervalFlags;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.PointType;
import dev.skein.model.RangeKind;
import dev.skein.model.Trace;
import dev.skein.model.TraceInfo;
import dev.skein.task.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes goroutine lanes of what `go tool trace` exports.
///
/// The export shows processors (or threads) with slices named after goroutines; lanes per goroutine
/// are put together from the names. What happened between two slices follows from the arrow that
/// leads to the second one:
///
/// - `go`: created at the arrow's start, runnable since;
/// - `unblock`: waiting until the arrow's start, runnable since, woken by who ran at the start. The
///   reason is in the arrow's name (new exporter) or concluded from the stack at which the slice
///   before ended (old one), so it is marked as inferred;
/// - the end of a system call likewise;
/// - no arrow: not running, and nothing more is known.
final class GoExportBuilder {
    static final String FORMAT_ID = "go-trace-json";
    static final String FORMAT_NAME = "Go trace as JSON";

    private static final String NOT_RUNNING = "not running";
    private static final Pattern GOROUTINE =
            Pattern.compile("G(\\d{1,18})(?: (.*?))?(?: \\(.*\\))?");
    private static final Pattern REASON = Pattern.compile("unblock \\((.*)\\)");
    private static final Pattern OLD_STOP = Pattern.compile("STW \\((.*)\\)");
    private static final long FIRST_FIXED_LANE = 1_000_000;
    private static final String LIMIT =
            "an export holds no ends of goroutines, none that never ran, and no reasons of waits but"
                    + " those that ended: open the trace itself to see them";

    private final JsonEvents events;
    private final JsonModel model;
    private final boolean lanesAreGoroutines;
    private final boolean lanesAreProcs;
    private final int mainProcess;
    private final int taskProcess;
    private final Map<Long, Goroutine> goroutines = new LinkedHashMap<>();
    private final Map<Integer, Goroutine> bySlice = new HashMap<>();
    private final Map<Arrival, Integer> arrows = new HashMap<>();
    private final ThreadSlices slices;
    private final int running;
    private final int runnable;
    private final int syscall;
    private final int notRunning;
    private long created;
    private long woken;

    /// Where an arrow ends.
    private record Arrival(int thread, long timeNanos) {}

    /// A goroutine's slices, and the calls inside them, in order of time.
    private static final class Goroutine {
        private final long id;
        private final String entry;
        private final List<Integer> slices = new ArrayList<>();
        private final List<Integer> calls = new ArrayList<>();
        private int lane = IntervalStore.NONE;

        Goroutine(long id, String entry) {
            this.id = id;
            this.entry = entry;
        }
    }

    private GoExportBuilder(JsonEvents events) {
        this.events = events;
        this.model = new JsonModel(events);
        this.slices = new ThreadSlices(events);
        this.mainProcess = events.names.number("0");
        this.taskProcess = events.names.number("2");
        String lanes = events.processNames.getOrDefault(mainProcess, "PROCS");
        this.lanesAreGoroutines = lanes.equals("G");
        this.lanesAreProcs = lanes.equals("PROCS");
        this.running = subState("running", LaneState.RUNNING);
        this.runnable = subState("runnable", LaneState.READY);
        this.syscall = subState("syscall", LaneState.IO);
        this.notRunning =
                model.builder.subState(
                        NOT_RUNNING, "not running, the export does not say why", LaneState.OTHER);
    }

    private int subState(String name, LaneState state) {
        return model.builder.subState(name, GoReasons.label(name), state);
    }

    /// Whether the events are such an export.
    static boolean recognises(JsonEvents events) {
        int main = events.names.number("0");
        String lanes = events.processNames.getOrDefault(main, "");
        if (lanes.equals("PROCS") || lanes.equals("G") || lanes.equals("OS THREADS")) {
            return true;
        }
        for (int row = 0; row < events.size; row++) {
            if (events.phase[row] == 'X'
                    && events.process[row] == main
                    && events.nameText(row).startsWith("G")
                    && GOROUTINE.matcher(events.nameText(row)).matches()) {
                return true;
            }
        }
        return false;
    }

    static Trace build(JsonEvents events, boolean partial, Work work) {
        GoExportBuilder run = new GoExportBuilder(events);
        run.collectSlices();
        run.collectArrows();
        work.checkCancelled();
        run.goroutines.values().forEach(run::addLane);
        run.goroutines.values().forEach(run::fillLane);
        run.ranges();
        run.instants();
        run.counters();
        return run.model.seal(
                FORMAT_ID,
                FORMAT_NAME,
                "go tool trace",
                partial,
                List.of(LIMIT),
                new TraceInfo.EventCounts(run.created, 0, 0, run.woken));
    }

    private void collectSlices() {
        for (int row : events.rowsOf('X')) {
            if (events.process[row] != mainProcess) {
                continue;
            }
            Matcher name = GOROUTINE.matcher(events.nameText(row));
            long id = events.names.id(events.thread[row]);
            if (name.matches()) {
                addSlice(Long.parseLong(name.group(1)), name.group(2), row);
            } else if (lanesAreGoroutines && isPlainSlice(row)) {
                // FORMAT: the old exporter writes a label instead of the goroutine's name.
                addSlice(id, null, row);
            } else if (events.nameText(row).equals("syscall")) {
                Goroutine caller = runningAt(row);
                if (caller != null) {
                    caller.calls.add(row);
                }
            }
        }
    }

    private boolean isPlainSlice(int row) {
        return rangeKind(events.nameText(row)) == null
                && !events.nameText(row).equals("syscall")
                && slices.at(events.thread[row], events.start[row]) == null;
    }

    private void addSlice(long id, @Nullable String entry, int row) {
        Goroutine goroutine =
                goroutines.computeIfAbsent(id, _ -> new Goroutine(id, entry == null ? "" : entry));
        goroutine.slices.add(row);
        bySlice.put(row, goroutine);
        slices.add(row);
    }

    private void collectArrows() {
        Map<Integer, Integer> starts = new HashMap<>();
        for (int row = 0; row < events.size; row++) {
            if (events.phase[row] == 's' && events.process[row] == mainProcess) {
                starts.put(events.flow[row], row);
            }
        }
        for (int row = 0; row < events.size; row++) {
            Integer start = starts.get(events.flow[row]);
            if (events.phase[row] == 't' && start != null && events.process[row] == mainProcess) {
                arrows.put(new Arrival(events.thread[row], events.start[row]), start);
            }
        }
    }

    private void addLane(Goroutine goroutine) {
        int name = model.string(goroutine.entry);
        goroutine.lane = model.builder.lanes().add(LaneKind.GOROUTINE, goroutine.id, name);
        model.builder.lanes().site(goroutine.lane, name);
        model.builder.lanes().system(goroutine.lane, GoFrames.isSystemEntry(goroutine.entry));
    }

    private void fillLane(Goroutine goroutine) {
        long last = model.originNanos;
        int stack = IntervalStore.NONE;
        int nextCall = 0;
        boolean first = true;
        for (int slice : goroutine.slices) {
            long start = Math.max(last, events.start[slice]);
            Integer arrow = arrows.get(new Arrival(events.thread[slice], events.start[slice]));
            last = between(goroutine, last, start, arrow, stack, first);
            first = false;
            append(goroutine, start, running, 0, IntervalStore.NONE);
            last = start;
            long end = Math.max(start, events.end(slice));
            while (nextCall < goroutine.calls.size()
                    && events.start[goroutine.calls.get(nextCall)] <= end) {
                last = call(goroutine, goroutine.calls.get(nextCall++), last, end);
            }
            last = Math.max(last, end);
            stack = model.stack(events.endStack[slice]);
        }
        append(goroutine, last, notRunning, IntervalFlags.TRUNC_RIGHT, stack);
    }

    private long call(Goroutine goroutine, int row, long last, long sliceEnd) {
        long from = Math.max(last, events.start[row]);
        long to = Math.clamp(events.end(row), from, Math.max(from, sliceEnd));
        append(goroutine, from, syscall, 0, model.stack(events.startStack[row]));
        append(goroutine, to, running, 0, IntervalStore.NONE);
        return to;
    }

    /// Fills the time before a slice; answers the last row's time.
    private long between(
            Goroutine goroutine,
            long last,
            long start,
            @Nullable Integer arrow,
            int stack,
            boolean first) {
        int open = first ? IntervalFlags.TRUNC_LEFT : 0;
        if (arrow == null) {
            if (start > last || first) {
                append(goroutine, last, notRunning, open, stack);
            }
            return last;
        }
        long from = Math.clamp(events.start[arrow], last, start);
        String kind = events.nameText(arrow);
        if (kind.equals("go")) {
            if (first) {
                create(goroutine, from, arrow);
            } else {
                append(goroutine, last, notRunning, 0, stack);
            }
        } else {
            int before = kind.startsWith("unblock") ? waitState(kind, stack) : syscall;
            append(goroutine, last, before, open | IntervalFlags.INFERRED, stack);
            wake(goroutine, arrow);
        }
        append(goroutine, from, runnable, 0, IntervalStore.NONE);
        return from;
    }

    private void create(Goroutine goroutine, long time, int arrow) {
        created++;
        model.builder.lanes().startRaw(goroutine.lane, time);
        model.builder.lanes().creationStack(goroutine.lane, model.stack(events.startStack[arrow]));
        Goroutine creator = runningAt(arrow);
        if (creator != null) {
            model.builder.lanes().parent(goroutine.lane, creator.lane);
        }
    }

    private void wake(Goroutine goroutine, int arrow) {
        woken++;
        Goroutine waker = runningAt(arrow);
        if (waker != null && waker != goroutine) {
            int row = model.builder.rows(goroutine.lane) - 1;
            model.builder.cause(goroutine.lane, row, waker.lane);
        }
    }

    private @Nullable Goroutine runningAt(int row) {
        Integer slice = slices.at(events.thread[row], events.start[row]);
        return slice == null ? null : bySlice.get(slice);
    }

    private int waitState(String arrow, int stack) {
        Matcher named = REASON.matcher(arrow);
        String reason = named.matches() ? named.group(1) : inferred(stack);
        return reason == null ? notRunning : subState(reason, GoReasons.state(reason));
    }

    private @Nullable String inferred(int stack) {
        List<String> functions = new ArrayList<>();
        for (int node = stack;
                node != IntervalStore.NONE;
                node = model.builder.stacks().parentOf(node)) {
            int frame = model.builder.stacks().frameOf(node);
            functions.add(model.builder.strings().get(model.builder.stacks().functionOf(frame)));
        }
        return GoReasons.inferred(functions);
    }

    private void append(Goroutine goroutine, long time, int subState, int flags, int stack) {
        model.builder.append(goroutine.lane, time, subState, flags, stack);
    }

    private static @Nullable RangeKind rangeKind(String name) {
        if (name.startsWith("stop-the-world (GC") || OLD_STOP.matcher(name).matches()) {
            return RangeKind.GC_PAUSE;
        }
        if (name.startsWith("stop-the-world")) {
            return RangeKind.STOP_THE_WORLD;
        }
        return switch (name) {
            case "GC",
                    "GC concurrent mark phase",
                    "GC mark assist",
                    "GC incremental sweep",
                    "SWEEP" ->
                    RangeKind.GC_CONCURRENT;
            default -> name.startsWith("MARK ASSIST") ? RangeKind.GC_CONCURRENT : null;
        };
    }

    /// The new exporter's name for a range of the old one.
    private static String rangeName(String name) {
        Matcher old = OLD_STOP.matcher(name);
        if (old.matches()) {
            return "stop-the-world (GC " + old.group(1) + ")";
        }
        if (name.startsWith("MARK ASSIST")) {
            return "GC mark assist";
        }
        return switch (name) {
            case "GC" -> "GC concurrent mark phase";
            case "SWEEP" -> "GC incremental sweep";
            default -> name;
        };
    }

    private void ranges() {
        for (int row : events.rowsOf('X')) {
            if (events.process[row] == taskProcess) {
                addRange(row, RangeKind.TASK, events.nameText(row), IntervalStore.NONE);
            } else if (events.process[row] == mainProcess && !bySlice.containsKey(row)) {
                RangeKind kind = rangeKind(events.nameText(row));
                if (kind != null) {
                    Goroutine on = kind == RangeKind.GC_CONCURRENT ? runningAt(row) : null;
                    int lane = on == null ? IntervalStore.NONE : on.lane;
                    addRange(row, kind, rangeName(events.nameText(row)), lane);
                }
            }
        }
        Map<Integer, Integer> open = new HashMap<>();
        for (int row = 0; row < events.size; row++) {
            if (events.phase[row] == 'b') {
                open.put(events.flow[row], row);
            } else if (events.phase[row] == 'e') {
                Integer begin = open.remove(events.flow[row]);
                if (begin != null) {
                    events.duration[begin] = Math.max(0, events.start[row] - events.start[begin]);
                    Goroutine on = goroutines.get(events.names.id(events.thread[row]));
                    int lane = on == null || !lanesAreGoroutines ? IntervalStore.NONE : on.lane;
                    addRange(begin, RangeKind.REGION, events.nameText(begin), lane);
                }
            }
        }
    }

    private void addRange(int row, RangeKind kind, String name, int lane) {
        model.builder
                .ranges()
                .add(
                        kind,
                        model.string(name),
                        events.start[row],
                        events.end(row),
                        lane,
                        IntervalStore.NONE);
    }

    private void instants() {
        int log = model.builder.pointType("user log", PointType.Kind.LOG);
        Map<Integer, Integer> procs = new HashMap<>();
        for (int row : events.rowsOf('I')) {
            String name = events.nameText(row);
            boolean starts = name.equals("proc start");
            if (lanesAreProcs && (starts || name.equals("proc stop"))) {
                proc(procs, row, starts);
            } else if (events.names.text(events.category[row]).equals("user event")
                    && !name.equals("task start")
                    && !name.equals("task end")) {
                Goroutine on = runningAt(row);
                if (on != null) {
                    int stack = model.stack(events.startStack[row]);
                    model.builder.point(on.lane, events.start[row], log, stack, model.detail(name));
                }
            }
        }
    }

    private void proc(Map<Integer, Integer> procs, int row, boolean starts) {
        long id = events.names.id(events.thread[row]);
        if (id < 0 || id > FIRST_FIXED_LANE) {
            return;
        }
        Integer lane = procs.get(events.thread[row]);
        if (lane == null) {
            lane = model.builder.lanes().add(LaneKind.PROC, id, model.string("P" + id));
            procs.put(events.thread[row], lane);
        }
        int idle = model.builder.subState("idle", "idle", LaneState.SLEEPING);
        int flags = starts ? 0 : IntervalFlags.IDLE;
        model.builder.append(
                lane, events.start[row], starts ? running : idle, flags, IntervalStore.NONE);
    }

    private void counters() {
        Map<Long, Double> allocated = new HashMap<>();
        for (JsonEvents.Sample sample : events.samples) {
            String name = events.names.text(sample.name());
            String series = events.names.text(sample.series());
            if (!name.equals("Heap")) {
                String what = name.toLowerCase(java.util.Locale.ROOT) + " " + series;
                model.addCounter(what, Counter.Unit.COUNT, sample.timeNanos(), sample.value());
            } else if (series.equals("Allocated")) {
                allocated.put(sample.timeNanos(), sample.value());
                model.addCounter(
                        "heap bytes", Counter.Unit.BYTES, sample.timeNanos(), sample.value());
            } else if (sample.value() > 0) {
                // FORMAT: NextGC is what is left up to the goal, so that a stacked chart ends
                // there.
                double goal = sample.value() + allocated.getOrDefault(sample.timeNanos(), 0.0);
                model.addCounter("heap goal bytes", Counter.Unit.BYTES, sample.timeNanos(), goal);
            }
        }
    }
}
