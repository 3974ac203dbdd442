package dev.skein.format.jfr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that one pass over a chunk found, in the chunk's own ids and ticks; made by one worker,
/// then read by the merging thread, then dropped.
final class ChunkData {
    private static final int MIN_ROWS = 256;

    /// Room made at once: for what a chunk of short events holds, up to the usual chunk's size.
    private static final int BYTES_PER_ROW = 48;

    private static final int MAX_ROWS = 1 << 18;

    final ChunkRef chunk;
    final List<Note> notes = new ArrayList<>();
    final Pools pools = new Pools();
    final TextIndex texts = new TextIndex();
    final DetailIndex details = new DetailIndex();
    final EventColumns spans;
    final EventColumns points = new EventColumns(MIN_ROWS);
    final List<Special> specials = new ArrayList<>();

    /// Null when the chunk cannot be read at all.
    @Nullable Metadata metadata;

    /// Events by index of their plan.
    long[] counts = {};

    long events;
    long firstTicks = Long.MAX_VALUE;
    long lastTicks = Long.MIN_VALUE;

    /// Something was lost, so an id without an entry may be a thread or stack worth showing.
    boolean damaged;

    private long[] threadFirst = new long[64];
    private long[] threadLast = new long[64];
    private int threadsTouched;

    private long[] lifeTicks = new long[64];
    private int[] lifeThreads = new int[64];
    private int[] lifeStacks = new int[64];
    private int[] lifeParents = new int[64];
    private int lives;

    private long[] counterTicks = new long[64];
    private double[] counterValues = new double[64];
    private int[] counterKeys = new int[64];
    private int counterRows;

    ChunkData(ChunkRef chunk) {
        this.chunk = chunk;
        this.spans =
                new EventColumns(Math.clamp(chunk.sizeBytes() / BYTES_PER_ROW, MIN_ROWS, MAX_ROWS));
        notes.addAll(chunk.notes());
    }

    void note(Note note) {
        notes.add(note);
    }

    /// Says that a thread has an event of its own at that time, which is what makes it a lane.
    void touch(int thread, long start, long end) {
        if (thread >= threadsTouched) {
            if (thread >= threadFirst.length) {
                int capacity = Math.max(thread + 1, threadFirst.length * 2);
                threadFirst = Arrays.copyOf(threadFirst, capacity);
                threadLast = Arrays.copyOf(threadLast, capacity);
            }
            Arrays.fill(threadFirst, threadsTouched, thread + 1, Long.MAX_VALUE);
            Arrays.fill(threadLast, threadsTouched, thread + 1, Long.MIN_VALUE);
            threadsTouched = thread + 1;
        }
        threadFirst[thread] = Math.min(threadFirst[thread], start);
        threadLast[thread] = Math.max(threadLast[thread], end);
    }

    /// Bound on the slots of threads that have events.
    int threadsTouched() {
        return threadsTouched;
    }

    boolean isTouched(int thread) {
        return threadFirst[thread] != Long.MAX_VALUE;
    }

    long firstTicksOf(int thread) {
        return threadFirst[thread];
    }

    long lastTicksOf(int thread) {
        return threadLast[thread];
    }

    /// Start of a thread, by `parent`, or its end where `parent` is [#END_OF_THREAD].
    void addLife(int thread, long ticks, int stack, int parent) {
        if (lives == lifeTicks.length) {
            lifeTicks = Arrays.copyOf(lifeTicks, lives * 2);
            lifeThreads = Arrays.copyOf(lifeThreads, lives * 2);
            lifeStacks = Arrays.copyOf(lifeStacks, lives * 2);
            lifeParents = Arrays.copyOf(lifeParents, lives * 2);
        }
        lifeTicks[lives] = ticks;
        lifeThreads[lives] = thread;
        lifeStacks[lives] = stack;
        lifeParents[lives] = parent;
        lives++;
    }

    static final int END_OF_THREAD = -2;

    int lives() {
        return lives;
    }

    long lifeTicks(int row) {
        return lifeTicks[row];
    }

    int lifeThread(int row) {
        return lifeThreads[row];
    }

    int lifeStack(int row) {
        return lifeStacks[row];
    }

    int lifeParent(int row) {
        return lifeParents[row];
    }

    void addCounter(int plan, int extra, long ticks, double value) {
        if (counterRows == counterTicks.length) {
            counterTicks = Arrays.copyOf(counterTicks, counterRows * 2);
            counterValues = Arrays.copyOf(counterValues, counterRows * 2);
            counterKeys = Arrays.copyOf(counterKeys, counterRows * 2);
        }
        counterTicks[counterRows] = ticks;
        counterValues[counterRows] = value;
        counterKeys[counterRows] = plan * EventPlan.MAX_EXTRAS + extra;
        counterRows++;
    }

    int counterRows() {
        return counterRows;
    }

    long counterTicks(int row) {
        return counterTicks[row];
    }

    double counterValue(int row) {
        return counterValues[row];
    }

    int counterPlan(int row) {
        return counterKeys[row] / EventPlan.MAX_EXTRAS;
    }

    int counterExtra(int row) {
        return counterKeys[row] % EventPlan.MAX_EXTRAS;
    }
}
