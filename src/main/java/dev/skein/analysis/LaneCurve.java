package dev.skein.analysis;

import dev.skein.model.LaneTable;
import dev.skein.model.Trace;
import java.util.Arrays;

/// How many lanes of the program live at each time.
final class LaneCurve {
    private static final int SAMPLES = 1_000;

    private final long[] starts;
    private final long[] ends;
    private final int before;
    private final long durationNanos;

    /// @param skipped lanes that do not count
    LaneCurve(Trace trace, boolean[] skipped) {
        LaneTable lanes = trace.lanes();
        long[] born = new long[lanes.size()];
        long[] died = new long[lanes.size()];
        int births = 0;
        int deaths = 0;
        int older = 0;
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (skipped[lane]) {
                continue;
            }
            if (lanes.startNanos(lane) == LaneTable.UNKNOWN) {
                older++;
            } else {
                born[births++] = lanes.startNanos(lane);
            }
            if (lanes.endNanos(lane) != LaneTable.UNKNOWN) {
                died[deaths++] = lanes.endNanos(lane);
            }
        }
        starts = Arrays.copyOf(born, births);
        ends = Arrays.copyOf(died, deaths);
        Arrays.sort(starts);
        Arrays.sort(ends);
        before = older;
        durationNanos = trace.durationNanos();
    }

    /// Lanes alive at `nanos`.
    int at(long nanos) {
        return before
                + BurstFinder.firstFrom(starts, nanos + 1)
                - BurstFinder.firstFrom(ends, nanos + 1);
    }

    int atEnd() {
        return before + starts.length - ends.length;
    }

    /// The largest number, and when it was reached first.
    Peak peak() {
        int alive = before;
        int most = alive;
        long when = 0;
        int end = 0;
        for (long start : starts) {
            while (end < ends.length && ends[end] < start) {
                alive--;
                end++;
            }
            alive++;
            if (alive > most) {
                most = alive;
                when = start;
            }
        }
        return new Peak(most, when);
    }

    record Peak(int lanes, long timeNanos) {}

    /// The number that is not exceeded for half of the time.
    int median() {
        int[] values = new int[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            values[i] = at(durationNanos / SAMPLES * i);
        }
        Arrays.sort(values);
        return values[SAMPLES / 2];
    }
}
