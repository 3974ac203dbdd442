package dev.skein.format.gotrace;

import java.util.Arrays;

/// Threads or processors by the time of their next event, earliest first: a binary heap in an
/// array, with the ties of Go's own reader.
///
/// The heap is of numbers and times only, so that moving an entry neither touches a cursor nor
/// costs what the garbage collector asks for every reference written. When the earliest thread has
/// to wait for another one, the array is sorted, which leaves it a heap, and the others are tried
/// in order.
final class CursorHeap<C extends Timed> {
    private static final int INSERTION_LIMIT = 64;

    /// By number.
    private Timed[] cursors = new Timed[16];

    private int cursorCount;

    /// Numbers of cursors by position in the heap, and behind its end those that are free.
    private int[] numbers = new int[16];

    /// Times of the cursors' next events by position in the heap.

    private long[] times = new long[16];
    private int size;

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // add takes nothing else
    C get(int position) {
        return (C) cursors[numbers[position]];
    }

    /// Time of the earliest next event; the heap must not be empty.
    long firstTime() {
        return times[0];
    }

    void clear() {
        cursors = new Timed[cursors.length];
        cursorCount = 0;
        size = 0;
    }

    void add(C cursor) {
        if (size == cursors.length) {
            cursors = Arrays.copyOf(cursors, size * 2);
            numbers = Arrays.copyOf(numbers, size * 2);
            times = Arrays.copyOf(times, size * 2);
        }
        int number = size < cursorCount ? numbers[size] : cursorCount++;
        cursors[number] = cursor;
        siftUp(size++, number, cursor.time);
    }

    /// Restores the order after the time at `position` has changed.
    void update(int position, long time) {
        if (!siftDown(position, numbers[position], time)) {
            siftUp(position, numbers[position], time);
        }
    }

    void remove(int position) {
        size--;
        int free = numbers[position];
        numbers[position] = numbers[size];
        numbers[size] = free;
        if (position < size) {
            update(position, times[size]);
        }
    }

    /// Sorts by time; equal times keep their order.
    void sort() {
        if (size > INSERTION_LIMIT) {
            sortMany();
            return;
        }
        for (int i = 1; i < size; i++) {
            int number = numbers[i];
            long time = times[i];
            int at = i;
            while (at > 0 && times[at - 1] > time) {
                place(at, numbers[at - 1], times[at - 1]);
                at--;
            }
            place(at, number, time);
        }
    }

    private void sortMany() {
        Integer[] positions = new Integer[size];
        Arrays.setAll(positions, position -> position);
        Arrays.sort(positions, (a, b) -> Long.compare(times[a], times[b]));
        int[] oldNumbers = numbers.clone();
        long[] oldTimes = times.clone();
        for (int i = 0; i < size; i++) {
            place(i, oldNumbers[positions[i]], oldTimes[positions[i]]);
        }
    }

    private void place(int position, int number, long time) {
        numbers[position] = number;
        times[position] = time;
    }

    private void siftUp(int position, int number, long time) {
        int at = position;
        while (at > 0) {
            int parent = (at - 1) >> 1;
            if (times[parent] <= time) {
                break;
            }
            place(at, numbers[parent], times[parent]);
            at = parent;
        }
        place(at, number, time);
    }

    /// Which child is earlier is as good as random, so it is worked out without a branch; times
    /// are so far from the ends of their range that differences cannot overflow.
    private boolean siftDown(int position, int number, long time) {
        long[] keys = times;
        int[] values = numbers;
        int at = position;
        int last = size - 1;
        int child = 2 * at + 1;
        while (child <= last) {
            if (child < last) {
                child += (int) ((keys[child + 1] - keys[child]) >>> 63);
            }
            if (keys[child] >= time) {
                break;
            }
            keys[at] = keys[child];
            values[at] = values[child];
            at = child;
            child = 2 * at + 1;
        }
        keys[at] = time;
        values[at] = number;
        return at != position;
    }
}
