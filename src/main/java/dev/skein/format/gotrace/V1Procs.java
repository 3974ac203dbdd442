package dev.skein.format.gotrace;

import dev.skein.model.IntervalFlags;
import java.util.List;

/// The processors of a v1 trace by slot, which are shown once they do something.
final class V1Procs {
    private final GoModel model;
    private final V1Tables tables;
    private final boolean[] seen;
    private final long[] ids;

    V1Procs(GoModel model, V1Tables tables, List<ProcCursor> cursors) {
        this.model = model;
        this.tables = tables;
        this.seen = new boolean[cursors.size()];
        this.ids = cursors.stream().mapToLong(cursor -> cursor.procId).toArray();
    }

    boolean seen(ProcCursor event) {
        return event.proc >= 0 && seen[event.proc];
    }

    void switched(ProcCursor event, long now) {
        if (seen(event)) {
            model.procs.switches(event.proc, now);
        }
    }

    void starts(ProcCursor event, long now) {
        if (event.proc < 0) {
            return;
        }
        if (!seen[event.proc]) {
            see(event, GoStatus.PROC_IDLE);
        }
        model.procs.starts(event.proc, now);
    }

    void stops(ProcCursor event, long now) {
        if (event.proc < 0) {
            return;
        }
        if (!seen[event.proc]) {
            see(event, GoStatus.PROC_RUNNING);
        }
        model.procs.stops(event.proc, now);
    }

    /// What a processor did before its first event is not written, but follows from that event.
    private void see(ProcCursor event, int status) {
        seen[event.proc] = true;
        model.procs.exists(
                event.proc,
                ids[event.proc],
                status,
                0,
                IntervalFlags.TRUNC_LEFT | IntervalFlags.INFERRED);
    }

    void sample(V1Index.Sample sample, long time) {
        for (int proc = 0; proc < ids.length; proc++) {
            if (ids[proc] == sample.proc() && seen[proc]) {
                model.procs.sample(proc, time, tables.stack(sample.stack()));
                model.reached(time);
                return;
            }
        }
        model.context.diagnostics().count(GoTraceCode.SAMPLE_WITHOUT_LANE);
    }

    /// Nothing is known of any processor from `now` on.
    void loseSight(long now) {
        for (int proc = 0; proc < ids.length; proc++) {
            if (seen[proc]) {
                model.procs.losesSight(proc, now);
            }
        }
    }

    /// The trace ends.
    void close(long end) {
        for (int proc = 0; proc < ids.length; proc++) {
            if (seen[proc]) {
                model.ranges.procSweepEnds(proc, end, model.procs.lane(proc));
            }
        }
    }
}
