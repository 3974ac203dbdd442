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

    private long[] startTicks;
    private long[] durationTicks;
    private int[] threads;
    private int[] stacks;
    private int[] details;
    private short[] plans;
    private int size;

    private int[] order = {};
    private int[] firstOfThread = {};

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
        startTicks[size] = start;
        durationTicks[size] = duration;
        threads[size] = thread;
        stacks[size] = stack;
        details[size] = detail;
        plans[size] = (short) plan;
        size++;
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
        int[] scratch = new int[0];
        for (int thread = 0; thread < threadCount; thread++) {
            int from = firstOfThread[thread];
            int to = firstOfThread[thread + 1];
            if (!insertionSort(from, to, (to - from) * MOVES_PER_ROW)) {
                if (scratch.length < to - from) {
                    scratch = new int[Math.max(to - from, 256)];
                }
                mergeSort(from, to, scratch);
            }
        }
    }

    /// Whether row `a` belongs behind row `b`: the later start, of equal starts the shorter one.
    private boolean isBehind(int a, int b) {
        long startA = startTicks[a];
        long startB = startTicks[b];
        return startA > startB || (startA == startB && durationTicks[a] < durationTicks[b]);
    }

    /// Runs that are in order already are only looked at.
    private void mergeSort(int from, int to, int[] scratch) {
        if (to - from < 2) {
            return;
        }
        if (to - from <= 8) {
            insertionSort(from, to, Long.MAX_VALUE);
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(from, middle, scratch);
        mergeSort(middle, to, scratch);
        if (!isBehind(order[middle - 1], order[middle])) {
            return;
        }
        int left = middle - from;
        System.arraycopy(order, from, scratch, 0, left);
        int i = 0;
        int j = middle;
        int k = from;
        while (i < left && j < to) {
            order[k++] = isBehind(scratch[i], order[j]) ? order[j++] : scratch[i++];
        }
        System.arraycopy(scratch, i, order, k, left - i);
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
