package dev.skein.format.gotrace;

import dev.skein.format.Diagnostics;
import dev.skein.model.Detail;
import dev.skein.model.IntervalStore;
import dev.skein.model.PointType;
import dev.skein.model.RangeKind;
import dev.skein.model.TraceBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tasks, regions and logs that the program itself wrote with `runtime/trace`.
///
/// A region belongs to a goroutine and nests; a task crosses goroutines, and its range lies on the
/// lane that began it. Task 0 is the background task, of which nothing is shown.
final class UserEvents {
    /// Details beyond this number would cost more than they tell.
    private static final int MAX_DETAILS = 200_000;

    private final TraceBuilder builder;
    private final GoSymbols symbols;
    private final Diagnostics diagnostics;
    private final int logPoint;
    private final Map<Long, Task> tasks = new HashMap<>();
    private final Map<Integer, List<Region>> regions = new HashMap<>();
    private long originRaw;
    private int details;

    private record Task(int name, long parent, long start, int lane) {}

    private record Region(long task, int name, long start) {}

    UserEvents(TraceBuilder builder, GoSymbols symbols, Diagnostics diagnostics) {
        this.builder = builder;
        this.symbols = symbols;
        this.diagnostics = diagnostics;
        this.logPoint = builder.pointType("user log", PointType.Kind.LOG);
    }

    void startAt(long rawNanos) {
        originRaw = rawNanos;
    }

    void taskBegins(long task, long parent, int name, long now, int lane) {
        if (tasks.putIfAbsent(task, new Task(name, parent, now, lane)) != null) {
            diagnostics.count(GoTraceCode.RANGE_MISMATCH);
        }
    }

    /// Ends a task, which may have begun before the trace; ends may repeat.
    void taskEnds(long task, long now) {
        Task open = tasks.remove(task);
        if (open != null) {
            addTask(task, open, now);
        }
    }

    private void addTask(long id, Task task, long end) {
        String text = "task " + id + (task.parent > 0 ? " of task " + task.parent : "");
        builder.ranges().add(RangeKind.TASK, task.name, task.start, end, task.lane, detail(text));
    }

    void regionBegins(int slot, long task, int name, long now) {
        regions.computeIfAbsent(slot, _ -> new ArrayList<>()).add(new Region(task, name, now));
    }

    /// Ends the innermost region of a goroutine; one that began before the trace has only an end.
    void regionEnds(int slot, long task, int name, long now, int lane) {
        List<Region> open = regions.get(slot);
        if (open == null || open.isEmpty()) {
            addRegion(new Region(task, name, originRaw), now, lane);
            return;
        }
        Region innermost = open.get(open.size() - 1);
        if (innermost.task != task || innermost.name != name) {
            diagnostics.count(GoTraceCode.RANGE_MISMATCH);
            return;
        }
        open.remove(open.size() - 1);
        addRegion(innermost, now, lane);
    }

    private void addRegion(Region region, long end, int lane) {
        int detail = region.task == 0 ? IntervalStore.NONE : detail("task " + region.task);
        builder.ranges().add(RangeKind.REGION, region.name, region.start, end, lane, detail);
    }

    void goroutineEnds(int slot, long now, int lane) {
        if (regions.isEmpty()) {
            return;
        }
        List<Region> open = regions.remove(slot);
        if (open != null) {
            for (Region region : open) {
                addRegion(region, now, lane);
            }
        }
    }

    /// A line the program logged: `[category] message`.
    void logs(GoLanes lanes, int slot, long now, int category, String message, int stack) {
        String key = symbols.text(category);
        String text = key.isEmpty() ? message : "[" + key + "] " + message;
        lanes.point(slot, now, logPoint, stack, detail(text));
    }

    /// Tasks that are open at the end of the trace last until there.
    void closes(long now) {
        tasks.forEach((id, task) -> addTask(id, task, now));
        tasks.clear();
    }

    private int detail(String text) {
        if (details >= MAX_DETAILS) {
            return IntervalStore.NONE;
        }
        int id = builder.details().intern(Detail.ofText(text));
        details = Math.max(details, id + 1);
        return id;
    }
}
