package dev.skein.analysis.compare;

import dev.skein.model.LaneTable;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.List;

/// Lifecycle of thread lanes inside a window.
///
/// A lane whose begin is not known counts as alive from the start, one whose end is not known until
/// the end.
record AliveCurve(int created, int ended, List<Integer> alive) {
    static final int POINTS = 21;

    static AliveCurve of(Trace trace, TimeRange window) {
        LaneTable lanes = trace.lanes();
        int created = 0;
        int ended = 0;
        int[] alive = new int[POINTS];
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (!lanes.kind(lane).isThread()) {
                continue;
            }
            long start = lanes.startNanos(lane);
            long end = lanes.endNanos(lane);
            created += isIn(window, start) ? 1 : 0;
            ended += isIn(window, end) ? 1 : 0;
            for (int i = 0; i < POINTS; i++) {
                long time = time(window, i);
                boolean began = start == LaneTable.UNKNOWN || start <= time;
                boolean over = end != LaneTable.UNKNOWN && end <= time;
                alive[i] += began && !over ? 1 : 0;
            }
        }
        List<Integer> boxed = new ArrayList<>();
        for (int count : alive) {
            boxed.add(count);
        }
        return new AliveCurve(created, ended, boxed);
    }

    private static boolean isIn(TimeRange window, long nanos) {
        return nanos != LaneTable.UNKNOWN
                && nanos >= window.startNanos()
                && nanos <= window.endNanos();
    }

    private static long time(TimeRange window, int point) {
        return window.startNanos()
                + (long) (window.durationNanos() * (point / (double) (POINTS - 1)));
    }
}
