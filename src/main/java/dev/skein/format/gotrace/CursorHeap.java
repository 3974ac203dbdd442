package dev.skein.format.gotrace;

import java.util.Arrays;

/// Threads or processors by the time of their next event, earliest first: a binary heap in an
/// array, with the ties of Go's own reader.
///
/// When the earliest thread has to wait for another one, the array is sorted, which leaves it a
/// heap, and the others are tried in order.
final class CursorHeap<C extends Timed> {
    private static final int INSERTION_LIMIT = 64;

    private Timed[] cursors = new Timed[16];
    private int size;

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // add takes nothing else
    C get(int position) {
        return (C) cursors[position];
    }

    void add(C cursor) {
        if (size == cursors.length) {
            cursors = Arrays.copyOf(cursors, size * 2);
        }
        cursors[size] = cursor;
        siftUp(size++);
    }

    /// Restores the order after the time at `position` has changed.
    void update(int position) {
        if (!siftDown(position)) {
            siftUp(position);
        }
    }

    void remove(int position) {
        size--;
        Timed last = cursors[size];
        cursors[position] = last;
        if (position < size) {
            update(position);
        }
    }

    void sort() {
        if (size > INSERTION_LIMIT) {
            Arrays.sort(cursors, 0, size, (a, b) -> Long.compare(a.time, b.time));
            return;
        }
        for (int i = 1; i < size; i++) {
            Timed moved = cursors[i];
            int at = i;
            while (at > 0 && cursors[at - 1].time > moved.time) {
                cursors[at] = cursors[at - 1];
                at--;
            }
            cursors[at] = moved;
        }
    }

    private void siftUp(int position) {
        int at = position;
        Timed moved = cursors[at];
        while (at > 0) {
            int parent = (at - 1) >> 1;
            if (cursors[parent].time <= moved.time) {
                break;
            }
            cursors[at] = cursors[parent];
            at = parent;
        }
        cursors[at] = moved;
    }

    private boolean siftDown(int position) {
        int at = position;
        Timed moved = cursors[at];
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && cursors[child + 1].time < cursors[child].time) {
                child++;
            }
            if (cursors[child].time >= moved.time) {
                break;
            }
            cursors[at] = cursors[child];
            at = child;
        }
        cursors[at] = moved;
        return at != position;
    }
}
