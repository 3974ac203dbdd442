package dev.skein.format.gotrace;

import dev.skein.model.IntervalFlags;
import java.util.Arrays;

/// What the reader of a v2 trace knows at one moment: the state of all goroutines (G), processors
/// (P) and threads (M), which lives on from one generation to the next.
///
/// The classes that hold the rules, one for each sort of event, share it. Nothing of it may be read
/// by the thread that fills lanes; what that needs goes through the [LanePipe].
final class V2State {
    final GoModel model;
    final LanePipe pipe;
    final Slots goroutines = new Slots();
    final Slots procs = new Slots();
    final ThreadTable threads = new ThreadTable();

    /// Lanes known before a gap, by goroutine id, until a generation says what became of them.
    final LongIntMap lanesBeforeGap = new LongIntMap();

    /// Ordinal of the generation being ordered; numbers of events are of one generation.
    int generation;

    GenerationTables tables;

    /// Whether nothing was known before this generation, so that what appears may have existed.
    boolean fresh = true;

    long freshStart;

    /// Flags of rows that begin before the fresh start, bits of [IntervalFlags].
    int freshFlags = IntervalFlags.TRUNC_LEFT;

    /// By slot of a processor: whether it runs a goroutine with a label.
    private boolean[] labelled = new boolean[16];

    V2State(GoModel model) {
        this.model = model;
        this.pipe = new LanePipe(model);
        this.tables = GenerationTables.empty(model.symbols, model.context.diagnostics());
    }

    void freshAt(long start, int flags) {
        pipe.drain();
        fresh = true;
        freshStart = start;
        freshFlags = flags;
        model.lanes.startAt(start, flags);
        model.ranges.startAt(start);
        model.user.startAt(start);
    }

    /// The first generation after a gap has stated everything: who was not mentioned has ended.
    void endFreshStart() {
        if (!fresh) {
            return;
        }
        fresh = false;
        lanesBeforeGap.forEach((_, lane) -> model.lanes.endedInGap(lane, freshStart));
        lanesBeforeGap.clear();
    }

    /// Forgets who lives and what runs where.
    void clear() {
        goroutines.clear();
        procs.clear();
        threads.release();
    }

    void makeRoomForProc(int p) {
        labelled = Arrays.copyOf(labelled, Math.max(labelled.length, p + 1));
    }

    void markLabelled(int p) {
        labelled[p] = true;
    }

    /// The goroutine on a processor gives way. Only a processor that was seen with a label on it
    /// can have a worker of the collector.
    void switches(int p, long now) {
        if (p < labelled.length && labelled[p]) {
            labelled[p] = false;
            pipe.next().procSwitches(p, now);
        }
    }

    static void needContext(ThreadCursor event, int m, int g, int p) throws Damage {
        if (m < 0 || g == Slots.NONE || p == Slots.NONE) {
            throw wrongContext(event);
        }
    }

    void needRunning(ThreadCursor event, int m, int g, int p) throws Damage {
        if (m < 0
                || g == Slots.NONE
                || p == Slots.NONE
                || goroutines.status(g) != GoStatus.RUNNING) {
            throw wrongContext(event);
        }
    }

    void needInSyscall(ThreadCursor event, int m, int g) throws Damage {
        if (m < 0 || g == Slots.NONE || goroutines.status(g) != GoStatus.SYSCALL) {
            throw wrongContext(event);
        }
    }

    static Damage wrongContext(ThreadCursor event) {
        return new Damage(
                "an event of type " + V2.name(event.type) + " is not possible where it stands",
                event.offset());
    }
}
