package dev.skein.format.jfr;

import dev.skein.model.TraceBuilder;
import java.util.Arrays;

/// Appends the points of a lane chunk by chunk; where a chunk brings earlier ones than stand
/// already, the tail is taken back and written again in order.
final class PointMerger {
    private final TraceBuilder builder;

    long[] times = new long[64];
    int[] types = new int[64];
    int[] stacks = new int[64];
    int[] details = new int[64];
    int size;

    PointMerger(TraceBuilder builder) {
        this.builder = builder;
    }

    void clear() {
        size = 0;
    }

    /// Adds a point to the batch that [#mergeInto] writes.
    void add(long timeRaw, int type, int stack, int detail) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            types = Arrays.copyOf(types, size * 2);
            stacks = Arrays.copyOf(stacks, size * 2);
            details = Arrays.copyOf(details, size * 2);
        }
        times[size] = timeRaw;
        types[size] = type;
        stacks[size] = stack;
        details[size] = detail;
        size++;
    }

    /// Writes the batch, which must be sorted by time.
    void mergeInto(int lane) {
        if (size == 0) {
            return;
        }
        int known = builder.points(lane);
        if (known == 0 || builder.pointRaw(lane, known - 1) <= times[0]) {
            for (int i = 0; i < size; i++) {
                builder.point(lane, times[i], types[i], stacks[i], details[i]);
            }
            return;
        }
        mergeTail(lane, known);
    }

    private void mergeTail(int lane, int known) {
        int first = known;
        while (first > 0 && builder.pointRaw(lane, first - 1) > times[0]) {
            first--;
        }
        PointMerger tail = new PointMerger(builder);
        for (int row = first; row < known; row++) {
            tail.add(
                    builder.pointRaw(lane, row),
                    builder.pointType(lane, row),
                    builder.pointStack(lane, row),
                    builder.pointDetail(lane, row));
        }
        builder.truncatePoints(lane, first);
        int i = 0;
        int j = 0;
        while (i < tail.size || j < size) {
            boolean fromTail = j == size || (i < tail.size && tail.times[i] <= times[j]);
            PointMerger from = fromTail ? tail : this;
            int row = fromTail ? i++ : j++;
            builder.point(
                    lane, from.times[row], from.types[row], from.stacks[row], from.details[row]);
        }
    }
}
