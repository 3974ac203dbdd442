package dev.skein.format.jfr;

import java.util.Arrays;

/// Spans or points of one chunk as columns in the order of the file, and an order that groups them
/// by thread slot and sorts them by start.
///
/// The JDK writes a thread's events when they end, so a group is nearly in order; only nested
/// events are not.
final class EventColumns {
    /// How far out of order, on average, rows may be before merging beats moving them one by one.
    private static final long MOVES_PER_ROW = 8;

    /// More runs than these are not looked for.
    private static final int MAX_RUNS = 64;

    private long[] startTicks;
    private long[] durationTicks;
    private int[] threads;
    private int[] stacks;
    private int[] details;
    private short[] plans;
    private int size;

    private int[] order = {};
    private int[] firstOfThread = {};
    private int[] scratch = {};
    private final int[] runStarts = new int[MAX_RUNS + 1];
    private int runs;

    /// Start of each thread's last row, and whether all its rows came in order.
    private long[] lastStart = new long[64];

    private boolean[] disordered = new boolean[64];
    private int threadsSeen;

    /// @param capacity how many rows to expect
    EventColumns(int capacity) {
        startTicks = new long[capacity];
        durationTicks = new long[capacity];
        threads = new int[capacity];
        stacks = new int[capacity];
        details = new int[capacity];
        plans = new short[capacity];
    }

    void add(long start, long duration, int thread, int stack, int detail, int plan) {
        if (size == startTicks.length) {
            grow();
        }
        if (thread >= threadsSeen) {
            seeThread(thread);
        }
        disordered[thread] |= start <= lastStart[thread];
        lastStart[thread] = start;
        startTicks[size] = start;
        durationTicks[size] = duration;
        threads[size] = thread;
        stacks[size] = stack;
        details[size] = detail;
        plans[size] = (short) plan;
        size++;
    }

    private void seeThread(int thread) {
        if (thread >= lastStart.length) {
            lastStart = Arrays.copyOf(lastStart, thread * 2);
            disordered = Arrays.copyOf(disordered, thread * 2);
        }
        Arrays.fill(lastStart, threadsSeen, thread + 1, Long.MIN_VALUE);
        threadsSeen = thread + 1;
    }

    private void grow() {
        int capacity = size * 2;
        startTicks = Arrays.copyOf(startTicks, capacity);
        durationTicks = Arrays.copyOf(durationTicks, capacity);
        threads = Arrays.copyOf(threads, capacity);
        stacks = Arrays.copyOf(stacks, capacity);
        details = Arrays.copyOf(details, capacity);
        plans = Arrays.copyOf(plans, capacity);
    }

    int size() {
        return size;
    }

    long startTicks(int row) {
        return startTicks[row];
    }

    long durationTicks(int row) {
        return durationTicks[row];
    }

    int stack(int row) {
        return stacks[row];
    }

    int detail(int row) {
        return details[row];
    }

    int plan(int row) {
        return plans[row] & 0xffff;
    }

    /// Groups and sorts; the methods below work afterwards.
    void sort(int threadCount) {
        firstOfThread = new int[threadCount + 1];
        for (int row = 0; row < size; row++) {
            firstOfThread[threads[row] + 1]++;
        }
        for (int thread = 0; thread < threadCount; thread++) {
            firstOfThread[thread + 1] += firstOfThread[thread];
        }
        int[] next = firstOfThread.clone();
        order = new int[size];
        for (int row = 0; row < size; row++) {
            order[next[threads[row]]++] = row;
        }
        threads = new int[0];
        for (int thread = 0; thread < threadCount; thread++) {
            int from = firstOfThread[thread];
            int to = firstOfThread[thread + 1];
            if (to - from > 1 && disordered[thread]) {
                sort(from, to);
            }
        }
        scratch = new int[0];
    }

    /// A thread's buffers may come in any order, which makes a few long runs; or its events nest,
    /// which makes many short ones that hardly need to move.
    private void sort(int from, int to) {
        if (scratch.length < to - from) {
            scratch = new int[Math.max(to - from, 256)];
        }
        if (findRuns(from, to)) {
            mergeRuns(0, runs);
        } else if (!insertionSort(from, to, (to - from) * MOVES_PER_ROW)) {
            mergeSort(from, to);
        }
    }

    /// Notes where runs that are in order begin; false when there are many.
    private boolean findRuns(int from, int to) {
        runs = 0;
        runStarts[0] = from;
        for (int i = from + 1; i < to; i++) {
            if (isBehind(order[i - 1], order[i])) {
                if (++runs == MAX_RUNS) {
                    return false;
                }
                runStarts[runs] = i;
            }
        }
        runStarts[++runs] = to;
        return true;
    }

    private void mergeRuns(int first, int end) {
        if (end - first > 1) {
            int middle = (first + end) >>> 1;
            mergeRuns(first, middle);
            mergeRuns(middle, end);
            merge(runStarts[first], runStarts[middle], runStarts[end]);
        }
    }

    /// Whether row `a` belongs behind row `b`: the later start, of equal starts the shorter one.
    private boolean isBehind(int a, int b) {
        long startA = startTicks[a];
        long startB = startTicks[b];
        return startA > startB || (startA == startB && durationTicks[a] < durationTicks[b]);
    }

    private void mergeSort(int from, int to) {
        if (to - from <= 8) {
            insertionSort(from, to, Long.MAX_VALUE);
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(from, middle);
        mergeSort(middle, to);
        merge(from, middle, to);
    }

    /// Merges two neighbours that are in order; what belongs before both is only looked at.
    private void merge(int from, int middle, int to) {
        int start = firstBehind(order[middle], from, middle);
        int left = middle - start;
        System.arraycopy(order, start, scratch, 0, left);
        int i = 0;
        int j = middle;
        int k = start;
        while (i < left && j < to) {
            order[k++] = isBehind(scratch[i], order[j]) ? order[j++] : scratch[i++];
        }
        System.arraycopy(scratch, i, order, k, left - i);
    }

    private int firstBehind(int row, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (isBehind(order[mid], row)) {
                high = mid;
            } else {
                low = mid + 1;
            }
        }
        return low;
    }

    /// Sorts in place what is nearly in order; gives up, with the rows in some order, when that
    /// takes more moves than allowed.
    private boolean insertionSort(int from, int to, long maxMoves) {
        long movesLeft = maxMoves;
        for (int i = from + 1; i < to; i++) {
            int row = order[i];
            int j = i;
            for (; j > from && isBehind(order[j - 1], row); j--) {
                order[j] = order[j - 1];
            }
            order[j] = row;
            movesLeft -= i - j;
            if (movesLeft < 0) {
                return false;
            }
        }
        return true;
    }

    /// First position in the order that belongs to the thread slot; the next slot's is its end.
    int firstOfThread(int thread) {
        return firstOfThread[thread];
    }

    /// Row at a position of the order.
    int rowAt(int position) {
        return order[position];
    }
}
