package dev.skein.testkit;

import dev.skein.model.Counter;
import dev.skein.model.FrameFlags;
import dev.skein.model.IntervalFlags;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.RangeKind;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import dev.skein.model.TraceBuilder;
import dev.skein.model.TraceInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Writes a trace as a script of lanes and their waits, in any order: input for the rules.
///
/// Between its waits a lane is running. Times are nanoseconds; a negative start means "before the
/// trace", a negative end "after it".
public final class TraceScript {
    public static final int NOBODY = IntervalStore.NONE;
    public static final long ALWAYS = -1;
    public static final long MILLI = 1_000_000;
    public static final long SECOND = 1_000_000_000;

    private final long durationNanos;
    private final LaneKind kind;
    private final TraceBuilder builder;
    private final List<LaneScript> lanes = new ArrayList<>();
    private final List<String> limits = new ArrayList<>();
    private String formatId = "script";

    private static final class LaneScript {
        int number;
        long start;
        long end;
        final List<Wait> waits = new ArrayList<>();
    }

    private record Wait(
            long from, long to, String reason, LaneState state, int waker, int stack, int detail) {}

    public TraceScript(LaneKind kind, long durationNanos) {
        this.kind = kind;
        this.durationNanos = durationNanos;
        builder = new TraceBuilder(0, durationNanos);
        builder.origin(0);
        builder.end(durationNanos);
    }

    public static TraceScript go(long durationNanos) {
        return new TraceScript(LaneKind.GOROUTINE, durationNanos).format("go-trace");
    }

    public static TraceScript jvm(long durationNanos) {
        return new TraceScript(LaneKind.PLATFORM_THREAD, durationNanos).format("jfr");
    }

    public TraceScript format(String id) {
        formatId = id;
        return this;
    }

    public TraceScript limit(String text) {
        limits.add(text);
        return this;
    }

    /// Adds a lane of another kind than the script's, such as a processor.
    public int lane(LaneKind ownKind, String name, long start, long end) {
        return lane(ownKind, name, start, end, NOBODY);
    }

    /// Adds a lane; its number in the trace is returned.
    public int lane(String site, long start, long end, int parent) {
        return lane(kind, site, start, end, parent);
    }

    private int lane(LaneKind kind, String site, long start, long end, int parent) {
        LaneScript lane = new LaneScript();
        int name = builder.strings().intern(site);
        lane.number = builder.lanes().add(kind, lanes.size() + 1, name);
        lane.start = start;
        lane.end = end;
        if (kind == LaneKind.GOROUTINE) {
            builder.lanes().site(lane.number, name);
        }
        builder.lanes().parent(lane.number, parent);
        if (start >= 0) {
            builder.lanes().startRaw(lane.number, start);
        }
        if (end >= 0) {
            builder.lanes().endRaw(lane.number, end);
        }
        lanes.add(lane);
        return lane.number;
    }

    public TraceScript createdAt(int lane, String... frames) {
        builder.lanes().creationStack(lane, stack(frames));
        return this;
    }

    /// The lane waits; a negative `from` means since before the trace, a negative `to` to its end.
    ///
    /// @param frames the stack, innermost first, as `function:line`
    public TraceScript wait(
            int lane,
            long from,
            long to,
            String reason,
            LaneState state,
            int waker,
            String... frames) {
        int stack = frames.length == 0 ? NOBODY : stack(frames);
        lanes.get(lane).waits.add(new Wait(from, to, reason, state, waker, stack, NOBODY));
        return this;
    }

    /// A stack of frames written as `function:line`, innermost first.
    public int stack(String... frames) {
        int[] ids = new int[frames.length];
        for (int i = 0; i < frames.length; i++) {
            int colon = frames[i].lastIndexOf(':');
            String function = colon < 0 ? frames[i] : frames[i].substring(0, colon);
            int line = colon < 0 ? 0 : Integer.parseInt(frames[i].substring(colon + 1));
            int name = builder.strings().intern(function);
            int file = builder.strings().intern("app.go");
            int flags = function.contains(".func") ? FrameFlags.ANONYMOUS : 0;
            ids[i] = builder.stacks().frame(name, name, file, line, flags);
        }
        return builder.stacks().stack(ids, 0, ids.length);
    }

    public TraceScript range(RangeKind rangeKind, String name, long from, long to) {
        builder.ranges().add(rangeKind, builder.strings().intern(name), from, to, NOBODY, NOBODY);
        return this;
    }

    public TraceScript counter(String name, Counter.Unit unit, long at, double value) {
        builder.counter(name, unit).add(at, value);
        return this;
    }

    public TraceBuilder builder() {
        return builder;
    }

    public Trace build() {
        for (LaneScript lane : lanes) {
            rows(lane);
        }
        return builder.seal(info());
    }

    private void rows(LaneScript lane) {
        int running = builder.subState("running", "running", LaneState.RUNNING);
        lane.waits.sort(Comparator.comparingLong(Wait::from));
        long at = Math.max(0, lane.start);
        boolean waitsFirst = !lane.waits.isEmpty() && lane.waits.get(0).from <= at;
        if (!waitsFirst) {
            int flags = lane.start < 0 ? IntervalFlags.TRUNC_LEFT : 0;
            builder.append(lane.number, at, running, flags, NOBODY);
        }
        for (Wait wait : lane.waits) {
            int code = builder.subState(wait.reason, wait.reason, wait.state);
            int flags =
                    (wait.from < 0 ? IntervalFlags.TRUNC_LEFT : 0)
                            | (wait.to < 0 ? IntervalFlags.TRUNC_RIGHT : 0);
            builder.append(
                    lane.number,
                    Math.max(at, wait.from),
                    code,
                    flags,
                    wait.stack,
                    wait.waker,
                    wait.detail);
            if (wait.to >= 0) {
                builder.append(lane.number, wait.to, running, 0, NOBODY);
            }
        }
        if (lane.end >= 0) {
            builder.append(lane.number, lane.end, SubState.ABSENT, 0, NOBODY);
        }
    }

    private TraceInfo info() {
        return new TraceInfo(
                formatId,
                formatId,
                "",
                "",
                null,
                0,
                false,
                limits,
                Map.of(),
                Map.of(),
                new TraceInfo.EventCounts(0, 0, 0, 0));
    }
}
