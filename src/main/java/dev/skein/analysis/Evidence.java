package dev.skein.analysis;

import dev.skein.model.LaneKind;
import dev.skein.model.LaneState;
import dev.skein.model.LaneTable;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import org.jspecify.annotations.Nullable;

/// What the rules of one run look at: the trace, and what several of them need, derived once.
///
/// Not thread-safe: one run, one thread.
final class Evidence {
    private final Trace trace;
    private final Parameters parameters;
    private final Work work;
    private final WaitStates waits;
    private final AppFrames frames;
    private final Sites sites;
    private final String laneNoun;
    private @Nullable EventStream events;
    private @Nullable DensityResult density;
    private @Nullable LaneCurve laneCurve;
    private long @Nullable [] stateNanos;

    Evidence(Trace trace, Parameters parameters, Work work) {
        this.trace = trace;
        this.parameters = parameters;
        this.work = work;
        waits = new WaitStates(trace);
        frames = new AppFrames(trace);
        sites = new Sites(trace, frames);
        laneNoun = noun(trace.lanes());
    }

    private static String noun(LaneTable lanes) {
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (lanes.kind(lane) == LaneKind.GOROUTINE) {
                return "goroutine";
            }
            if (lanes.kind(lane) == LaneKind.COROUTINE) {
                return "coroutine";
            }
        }
        return "thread";
    }

    Trace trace() {
        return trace;
    }

    Parameters parameters() {
        return parameters;
    }

    Work work() {
        return work;
    }

    WaitStates waits() {
        return waits;
    }

    AppFrames frames() {
        return frames;
    }

    Sites sites() {
        return sites;
    }

    /// What the lanes are called in sentences: `goroutine`, `thread`.
    String laneNoun() {
        return laneNoun;
    }

    EventStream events() {
        EventStream result = events;
        if (result == null) {
            work.phase("deriving events");
            result = EventStreams.of(trace, waits, sites.systemLanes(), work);
            events = result;
        }
        return result;
    }

    DensityResult density() {
        DensityResult result = density;
        if (result == null) {
            result = DensityEngine.run(this);
            density = result;
        }
        return result;
    }

    LaneCurve laneCurve() {
        LaneCurve result = laneCurve;
        if (result == null) {
            result = new LaneCurve(trace, sites.systemLanes());
            laneCurve = result;
        }
        return result;
    }

    /// Time that the program's lanes spent running, summed over lanes.
    long runningNanos() {
        return stateNanos()[LaneState.RUNNING.code()];
    }

    /// Time that the program's lanes could have run and did not.
    long readyNanos() {
        return stateNanos()[LaneState.READY.code()];
    }

    private long[] stateNanos() {
        long[] result = stateNanos;
        if (result == null) {
            result = new long[LaneState.COUNT];
            for (int lane = 0; lane < trace.lanes().size(); lane++) {
                if (!sites.isSystem(lane)) {
                    trace.intervals().addCumulativeNanos(lane, trace.durationNanos(), result);
                }
            }
            stateNanos = result;
        }
        return result;
    }

    /// Whether the recording says who woke whom.
    boolean hasWakers() {
        EventStream stream = events();
        for (int event = 0; event < stream.size(); event++) {
            if (stream.kind[event] == EventStream.UNBLOCK && stream.actor[event] >= 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether the trace is made of dumps: instants, with nothing known between them.
    boolean isDumps() {
        return !trace.dumps().isEmpty() && !trace.info().formatId().equals("jfr");
    }

    boolean isGo() {
        return laneNoun.equals("goroutine");
    }
}
