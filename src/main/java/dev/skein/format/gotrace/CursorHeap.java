package dev.skein.format.gotrace;

import java.util.Arrays;

/// Threads or processors by the time of their next event, earliest first: a binary heap in an
/// array, with the ties of Go's own reader.
///
/// Times lie beside the cursors in an array of their own, so that comparing them touches no cursor.
/// When the earliest thread has to wait for another one, the array is sorted, which leaves it a
/// heap, and the others are tried in order.
final class CursorHeap<C extends Timed> {
    private static final int INSERTION_LIMIT = 64;

    private Timed[] cursors = new Timed[16];
    private long[] times = new long[16];
    private int size;

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // add takes nothing else
    C get(int position) {
        return (C) cursors[position];
    }

    /// Time of the earliest next event; the heap must not be empty.
    long firstTime() {
        return times[0];
    }

    void clear() {
        Arrays.fill(cursors, 0, size, null);
        size = 0;
    }

    void add(C cursor) {
        if (size == cursors.length) {
            cursors = Arrays.copyOf(cursors, size * 2);
            times = Arrays.copyOf(times, size * 2);
        }
        times[size] = cursor.time;
        siftUp(size++, cursor);
    }

    /// Restores the order after the time at `position` has changed.
    void update(int position) {
        Timed moved = cursors[position];
        times[position] = moved.time;
        if (!siftDown(position, moved)) {
            siftUp(position, moved);
        }
    }

    void remove(int position) {
        size--;
        cursors[position] = cursors[size];
        cursors[size] = null;
        if (position < size) {
            update(position);
        }
    }

    /// Sorts by time; equal times keep their order.
    void sort() {
        if (size > INSERTION_LIMIT) {
            Arrays.sort(cursors, 0, size, (a, b) -> Long.compare(a.time, b.time));
            for (int i = 0; i < size; i++) {
                times[i] = cursors[i].time;
            }
            return;
        }
        for (int i = 1; i < size; i++) {
            Timed moved = cursors[i];
            long time = times[i];
            int at = i;
            while (at > 0 && times[at - 1] > time) {
                place(at, cursors[at - 1], times[at - 1]);
                at--;
            }
            place(at, moved, time);
        }
    }

    private void place(int position, Timed cursor, long time) {
        cursors[position] = cursor;
        times[position] = time;
    }

    private void siftUp(int position, Timed moved) {
        int at = position;
        long time = moved.time;
        while (at > 0) {
            int parent = (at - 1) >> 1;
            if (times[parent] <= time) {
                break;
            }
            place(at, cursors[parent], times[parent]);
            at = parent;
        }
        place(at, moved, time);
    }

    private boolean siftDown(int position, Timed moved) {
        int at = position;
        long time = moved.time;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && times[child + 1] < times[child]) {
                child++;
            }
            if (times[child] >= time) {
                break;
            }
            place(at, cursors[child], times[child]);
            at = child;
        }
        if (at == position) {
            return false;
        }
        place(at, moved, time);
        return true;
    }
}
