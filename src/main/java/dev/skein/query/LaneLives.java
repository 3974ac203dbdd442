package dev.skein.query;

import dev.skein.model.LaneTable;
import dev.skein.model.Trace;
import java.util.Arrays;

/// How many thread lanes were created, ended, and alive at once; processors do not count.
public record LaneLives(int created, int ended, int aliveAtEnd, int maxAlive) {

    public static LaneLives of(Trace trace) {
        LaneTable lanes = trace.lanes();
        long[] starts = new long[lanes.size()];
        long[] ends = new long[lanes.size()];
        int created = 0;
        int ended = 0;
        int threads = 0;
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (!lanes.kind(lane).isThread()) {
                continue;
            }
            threads++;
            if (lanes.startNanos(lane) != LaneTable.UNKNOWN) {
                starts[created++] = lanes.startNanos(lane);
            }
            if (lanes.endNanos(lane) != LaneTable.UNKNOWN) {
                ends[ended++] = lanes.endNanos(lane);
            }
        }
        int maxAlive =
                peak(Arrays.copyOf(starts, created), Arrays.copyOf(ends, ended), threads - created);
        return new LaneLives(created, ended, threads - ended, maxAlive);
    }

    private static int peak(long[] starts, long[] ends, int aliveBefore) {
        Arrays.sort(starts);
        Arrays.sort(ends);
        int alive = aliveBefore;
        int peak = alive;
        int end = 0;
        for (long start : starts) {
            while (end < ends.length && ends[end] < start) {
                alive--;
                end++;
            }
            alive++;
            peak = Math.max(peak, alive);
        }
        return peak;
    }
}
