package dev.skein.analysis;

import java.util.Arrays;

/// The events of a burst (of its streams, within its borders), counted every way that
/// classification needs.
final class BurstEvents {
    final EventStream stream;

    /// Event numbers, ascending.
    final int[] events;

    final int create;
    final int block;
    final int unblock;
    final int destroy;
    final int lockBlocks;
    final int runtimeReasons;

    private BurstEvents(EventStream stream, int[] events, WaitStates waits) {
        this.stream = stream;
        this.events = events;
        int[] kinds = new int[EventStream.KINDS];
        int locks = 0;
        int runtime = 0;
        for (int event : events) {
            kinds[stream.kind[event]]++;
            int reason = stream.reasonCode(event);
            locks += stream.kind[event] == EventStream.BLOCK && waits.isLock(reason) ? 1 : 0;
            runtime += waits.isRuntime(reason) ? 1 : 0;
        }
        create = kinds[EventStream.CREATE];
        block = kinds[EventStream.BLOCK];
        unblock = kinds[EventStream.UNBLOCK];
        destroy = kinds[EventStream.DESTROY];
        lockBlocks = locks;
        runtimeReasons = runtime;
    }

    static BurstEvents of(Burst burst, EventStream stream, SiteIndex index, WaitStates waits) {
        int[] found = new int[16];
        int size = 0;
        for (int number : burst.streams) {
            int at = firstFrom(stream, index, number, burst.startNanos);
            for (; at < index.size(number); at++) {
                int event = index.event(number, at);
                if (stream.timeNanos[event] > burst.endNanos) {
                    break;
                }
                if (size == found.length) {
                    found = Arrays.copyOf(found, size * 2);
                }
                found[size++] = event;
            }
        }
        found = Arrays.copyOf(found, size);
        Arrays.sort(found);
        return new BurstEvents(stream, found, waits);
    }

    private static int firstFrom(EventStream stream, SiteIndex index, int number, long nanos) {
        int low = 0;
        int high = index.size(number);
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (stream.timeNanos[index.event(number, mid)] < nanos) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }

    /// The part of it from `startNanos` to `endNanos`, both included.
    BurstEvents within(long startNanos, long endNanos, WaitStates waits) {
        int[] part =
                Arrays.stream(events)
                        .filter(e -> stream.timeNanos[e] >= startNanos)
                        .filter(e -> stream.timeNanos[e] <= endNanos)
                        .toArray();
        return new BurstEvents(stream, part, waits);
    }

    int all() {
        return events.length;
    }

    Finding.Counts counts() {
        return new Finding.Counts(create, block, unblock, destroy);
    }

    /// Distinct lanes, ascending.
    int[] lanes() {
        int[] lanes = new int[events.length];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = stream.lane[events[i]];
        }
        return distinct(lanes);
    }

    static int[] distinct(int[] values) {
        Arrays.sort(values);
        int used = 0;
        for (int i = 0; i < values.length; i++) {
            if (used == 0 || values[used - 1] != values[i]) {
                values[used++] = values[i];
            }
        }
        return Arrays.copyOf(values, used);
    }

    /// Events of the `limit` busiest lanes.
    int eventsOfBusiest(int limit) {
        int[] lanes = new int[events.length];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = stream.lane[events[i]];
        }
        Arrays.sort(lanes);
        int[] runs = new int[lanes.length];
        int used = 0;
        for (int i = 0, begin = 0; i < lanes.length; i++) {
            if (i + 1 == lanes.length || lanes[i + 1] != lanes[i]) {
                runs[used++] = i + 1 - begin;
                begin = i + 1;
            }
        }
        Arrays.sort(runs, 0, used);
        int sum = 0;
        for (int i = Math.max(0, used - limit); i < used; i++) {
            sum += runs[i];
        }
        return sum;
    }

    /// Times of the creations, ascending.
    long[] createTimes() {
        long[] times = new long[create];
        int used = 0;
        for (int event : events) {
            if (stream.kind[event] == EventStream.CREATE) {
                times[used++] = stream.timeNanos[event];
            }
        }
        return times;
    }
}
