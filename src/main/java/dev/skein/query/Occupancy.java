package dev.skein.query;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.LaneTable;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import java.util.Arrays;

/// How many thread lanes are in which class, and how many are alive, in equal buckets of time;
/// exact. Processors do not count.
public final class Occupancy {
    private static final int LANES_PER_CHECK = 64;

    private final long startNanos;
    private final long bucketNanos;
    private final int buckets;
    private final long[][] nanosByState;
    private final int[] aliveMin;
    private final int[] aliveMax;

    private Occupancy(long startNanos, long bucketNanos, int buckets) {
        this.startNanos = startNanos;
        this.bucketNanos = bucketNanos;
        this.buckets = buckets;
        this.nanosByState = new long[LaneState.COUNT][buckets];
        this.aliveMin = new int[buckets];
        this.aliveMax = new int[buckets];
    }

    /// The whole trace in at most `maxBuckets` buckets of a power of two nanoseconds.
    public static Occupancy of(Trace trace, int maxBuckets, Work work) {
        return of(trace, trace.range(), bucketNanos(trace.durationNanos(), maxBuckets), work);
    }

    /// The least power of two nanoseconds of which `maxBuckets` cover `spanNanos`.
    public static long bucketNanos(long spanNanos, int maxBuckets) {
        long width = 1;
        while (width * maxBuckets < spanNanos) {
            width *= 2;
        }
        return width;
    }

    /// Buckets of `bucketNanos`, aligned to multiples of it, that cover `range`.
    ///
    /// @throws dev.skein.task.CancelledException when `work` is cancelled
    public static Occupancy of(Trace trace, TimeRange range, long bucketNanos, Work work) {
        long first = Math.floorDiv(range.startNanos(), bucketNanos);
        long end = Math.ceilDiv(Math.max(range.endNanos(), range.startNanos() + 1), bucketNanos);
        Occupancy result =
                new Occupancy(first * bucketNanos, bucketNanos, Math.toIntExact(end - first));
        LaneTable lanes = trace.lanes();
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (lane % LANES_PER_CHECK == 0) {
                work.checkCancelled();
                work.progress(lane, lanes.size());
            }
            if (lanes.kind(lane).isThread()) {
                result.addLane(trace, lane);
            }
        }
        result.countAlive(trace);
        work.progress(lanes.size(), lanes.size());
        return result;
    }

    private void addLane(Trace trace, int lane) {
        IntervalStore intervals = trace.intervals();
        byte[] classCodes = trace.subStates().classCodes();
        int rows = intervals.size(lane);
        long end = startNanos + buckets * bucketNanos;
        int row = Math.max(0, intervals.rowAt(lane, startNanos));
        long from = row < rows ? intervals.startNanos(lane, row) : end;
        for (; row < rows && from < end; row++) {
            long to = intervals.endNanos(lane, row);
            int state = classCodes[intervals.subState(lane, row)];
            if (state >= 0) {
                add(nanosByState[state], Math.max(from, startNanos), Math.min(to, end));
            }
            from = to;
        }
    }

    private void add(long[] sums, long from, long to) {
        long at = from;
        while (at < to) {
            int bucket = (int) ((at - startNanos) / bucketNanos);
            long next = Math.min(to, startNanos + (bucket + 1) * bucketNanos);
            sums[bucket] += next - at;
            at = next;
        }
    }

    private void countAlive(Trace trace) {
        LaneTable lanes = trace.lanes();
        long[] births = new long[lanes.size()];
        long[] deaths = new long[lanes.size()];
        int born = 0;
        int dead = 0;
        int alive = 0;
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (!lanes.kind(lane).isThread()) {
                continue;
            }
            long start = lanes.startNanos(lane);
            long end = lanes.endNanos(lane);
            if (start == LaneTable.UNKNOWN || start <= startNanos) {
                alive++;
            } else {
                births[born++] = start;
            }
            if (end != LaneTable.UNKNOWN) {
                deaths[dead++] = end;
            }
        }
        sweep(Arrays.copyOf(births, born), Arrays.copyOf(deaths, dead), alive);
    }

    private void sweep(long[] births, long[] deaths, int aliveAtFirst) {
        Arrays.sort(births);
        Arrays.sort(deaths);
        int alive = aliveAtFirst;
        int birth = 0;
        int death = 0;
        while (death < deaths.length && deaths[death] <= startNanos) {
            death++;
            alive--;
        }
        for (int bucket = 0; bucket < buckets; bucket++) {
            long end = startNanos + (bucket + 1) * bucketNanos;
            aliveMin[bucket] = alive;
            aliveMax[bucket] = alive;
            while (true) {
                long nextBirth = birth < births.length ? births[birth] : Long.MAX_VALUE;
                long nextDeath = death < deaths.length ? deaths[death] : Long.MAX_VALUE;
                if (Math.min(nextBirth, nextDeath) >= end) {
                    break;
                }
                if (nextDeath < nextBirth) {
                    death++;
                    alive--;
                } else {
                    birth++;
                    alive++;
                }
                aliveMin[bucket] = Math.min(aliveMin[bucket], alive);
                aliveMax[bucket] = Math.max(aliveMax[bucket], alive);
            }
        }
    }

    public int buckets() {
        return buckets;
    }

    public long bucketNanos() {
        return bucketNanos;
    }

    public long startNanos(int bucket) {
        return startNanos + bucket * bucketNanos;
    }

    /// Bucket that holds a trace time; may lie outside `0 .. buckets - 1`.
    public int bucketAt(long timeNanos) {
        return (int) Math.floorDiv(timeNanos - startNanos, bucketNanos);
    }

    /// Time of all lanes in a class within a bucket.
    public long nanos(LaneState state, int bucket) {
        return nanosByState[state.code()][bucket];
    }

    /// Average number of lanes in a class during a bucket.
    public double lanes(LaneState state, int bucket) {
        return nanosByState[state.code()][bucket] / (double) bucketNanos;
    }

    /// Least number of lanes alive at once during a bucket.
    public int aliveMin(int bucket) {
        return aliveMin[bucket];
    }

    public int aliveMax(int bucket) {
        return aliveMax[bucket];
    }

    /// Most lanes alive at once.
    public int mostAlive() {
        return Arrays.stream(aliveMax).max().orElse(0);
    }
}
