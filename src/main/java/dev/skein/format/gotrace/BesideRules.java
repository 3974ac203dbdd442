package dev.skein.format.gotrace;

/// What happens beside the scheduling in a v2 trace: garbage collection, worlds stopped, counters,
/// and what the program itself wrote.
///
/// Only the collector's cycles are numbered and so take part in the order. Methods take the event
/// and its context, as those of [GoroutineRules] do.
final class BesideRules {
    private static final int GC_UNDETERMINED = 0;
    private static final int GC_IDLE = 1;
    private static final int GC_RUNNING = 2;

    private final V2State state;
    private final GoModel model;
    private final LanePipe pipe;
    private long gcSequence;
    private int gcState;

    BesideRules(V2State state) {
        this.state = state;
        this.model = state.model;
        this.pipe = state.pipe;
    }

    /// Whether a collection runs is not known any more.
    void forget() {
        gcState = GC_UNDETERMINED;
    }

    boolean collect(ThreadCursor event, int m, int g, int p) throws Damage {
        boolean known = gcState != GC_UNDETERMINED;
        boolean inTurn = event.a0 == gcSequence + 1;
        long now = event.time;
        switch (event.type) {
            case V2.GC_ACTIVE -> {
                if (!state.fresh && !inTurn) {
                    return false;
                }
                if (state.fresh ? known : gcState != GC_RUNNING) {
                    throw new Damage("a collection is out of order", event.offset());
                }
                gcState = GC_RUNNING;
                pipe.next().other(model.ranges::markActive);
            }
            case V2.GC_BEGIN -> {
                if (known && !inTurn) {
                    return false;
                }
                if (gcState == GC_RUNNING) {
                    throw new Damage("a collection begins twice", event.offset());
                }
                if (known) {
                    V2State.needContext(event, m, g, p);
                }
                gcState = GC_RUNNING;
                pipe.next().other(() -> model.ranges.markBegins(now));
            }
            default -> {
                if (!inTurn) {
                    return false;
                }
                if (gcState != GC_RUNNING) {
                    throw new Damage("a collection ends that did not begin", event.offset());
                }
                V2State.needContext(event, m, g, p);
                gcState = GC_IDLE;
                pipe.next().other(() -> model.ranges.markEnds(now));
            }
        }
        gcSequence = event.a0;
        return true;
    }

    /// Events that change no scheduling state.
    void beside(ThreadCursor event, int m, int g, int p) throws Damage {
        long now = event.time;
        long value = event.a0;
        GoRanges ranges = model.ranges;
        switch (event.type) {
            case V2.HEAP_ALLOC -> pipe.next().other(() -> ranges.heapBytes(now, value));
            case V2.HEAP_GOAL -> pipe.next().other(() -> ranges.heapGoal(now, value));
            case V2.SWEEP_ACTIVE -> {
                int proc = state.procs.find(value);
                if (proc != Slots.NONE) {
                    pipe.next().other(() -> ranges.sweepActive(proc));
                }
            }
            case V2.ASSIST_ACTIVE -> {
                int goroutine = state.goroutines.find(value);
                if (goroutine != Slots.NONE) {
                    pipe.next().other(() -> ranges.assistActive(goroutine));
                }
            }
            case V2.SWEEP_BEGIN -> {
                if (p != Slots.NONE) {
                    pipe.next().other(() -> ranges.sweepBegins(p, now));
                }
            }
            case V2.SWEEP_END -> {
                if (p != Slots.NONE) {
                    pipe.next().other(() -> ranges.sweepEnds(p, now, model.procs.lane(p)));
                }
            }
            default -> {
                if (event.type < V2.FIRST_EXPERIMENTAL) {
                    V2State.needContext(event, m, g, p);
                    pipe.next().other(onGoroutine(event, g, p));
                }
            }
        }
    }

    /// What to do later with an event on a goroutine; ids of this generation's tables are looked up
    /// now.
    private Runnable onGoroutine(ThreadCursor event, int g, int p) {
        GoLanes lanes = model.lanes;
        UserEvents user = model.user;
        long now = event.time;
        long first = event.a0;
        return switch (event.type) {
            case V2.STW_BEGIN -> {
                int kind = state.tables.string(first);
                int stack = state.tables.stack(event.a1);
                yield () -> {
                    model.ranges.stopsWorld(g, now, kind);
                    lanes.name(g, stack);
                };
            }
            case V2.STW_END -> () -> model.ranges.startsWorld(g, now);
            case V2.ASSIST_BEGIN -> {
                int stack = state.tables.stack(first);
                yield () -> {
                    model.ranges.assistBegins(g, now);
                    lanes.name(g, stack);
                };
            }
            case V2.ASSIST_END -> () -> model.ranges.assistEnds(g, now, lanes.lane(g));
            case V2.PROCS_CHANGE -> {
                int stack = state.tables.stack(event.a1);
                yield () -> {
                    model.ranges.procs(now, first);
                    lanes.name(g, stack);
                };
            }
            case V2.GO_LABEL -> {
                state.markLabelled(p);
                int label = state.tables.string(first);
                yield () -> model.procs.runsLabelled(p, now, label);
            }
            case V2.TASK_BEGIN -> {
                long parent = event.a1;
                int name = state.tables.string(event.a2);
                int stack = state.tables.stack(event.a3);
                yield () -> {
                    user.taskBegins(first, parent, name, now, lanes.lane(g));
                    lanes.name(g, stack);
                };
            }
            case V2.TASK_END -> () -> user.taskEnds(first, now);
            case V2.REGION_BEGIN -> {
                int name = state.tables.string(event.a1);
                int stack = state.tables.stack(event.a2);
                yield () -> {
                    user.regionBegins(g, first, name, now);
                    lanes.name(g, stack);
                };
            }
            case V2.REGION_END -> {
                int name = state.tables.string(event.a1);
                yield () -> user.regionEnds(g, first, name, now, lanes.lane(g));
            }
            default -> {
                int category = state.tables.string(event.a1);
                int message = state.tables.string(event.a2);
                int stack = state.tables.stack(event.a3);
                yield () -> user.logs(lanes, g, now, category, model.symbols.text(message), stack);
            }
        };
    }
}
