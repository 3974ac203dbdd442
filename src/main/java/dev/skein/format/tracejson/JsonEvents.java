package dev.skein.format.tracejson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All events of a file as columns, rows `0 .. size - 1` in file order; texts and ids are numbers
/// of [#names]. Times are nanoseconds.
final class JsonEvents {
    final Names names = new Names();

    byte[] phase = new byte[256];
    int[] name = new int[256];
    int[] category = new int[256];
    int[] process = new int[256];
    int[] thread = new int[256];
    int[] flow = new int[256];
    int[] startStack = new int[256];
    int[] endStack = new int[256];
    long[] start = new long[256];
    long[] duration = new long[256];
    int size;

    /// Stack frames by number of their id: name and caller.
    final Map<Integer, int[]> frames = new HashMap<>();

    final Map<Integer, String> processNames = new HashMap<>();
    final Map<Long, String> threadNames = new HashMap<>();
    final List<Sample> samples = new ArrayList<>();

    /// One value of a counter.
    record Sample(int name, int series, long timeNanos, double value) {}

    /// Adds an empty row and returns its number.
    int add() {
        int row = size++;
        if (row == phase.length) {
            int capacity = row * 2;
            phase = Arrays.copyOf(phase, capacity);
            name = Arrays.copyOf(name, capacity);
            category = Arrays.copyOf(category, capacity);
            process = Arrays.copyOf(process, capacity);
            thread = Arrays.copyOf(thread, capacity);
            flow = Arrays.copyOf(flow, capacity);
            startStack = Arrays.copyOf(startStack, capacity);
            endStack = Arrays.copyOf(endStack, capacity);
            start = Arrays.copyOf(start, capacity);
            duration = Arrays.copyOf(duration, capacity);
        }
        return row;
    }

    String nameText(int row) {
        return names.text(name[row]);
    }

    long end(int row) {
        return start[row] + duration[row];
    }

    static long threadKey(int process, int thread) {
        return (long) process << 32 | thread;
    }

    long threadKey(int row) {
        return threadKey(process[row], thread[row]);
    }

    /// Rows of one phase in order of time; of equal times the longer first, so that an outer slice
    /// precedes what lies inside it.
    int[] rowsOf(char wanted) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            if (phase[row] == wanted) {
                rows.add(row);
            }
        }
        rows.sort(
                (a, b) -> {
                    int byStart = Long.compare(start[a], start[b]);
                    return byStart != 0 ? byStart : Long.compare(duration[b], duration[a]);
                });
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }
}
