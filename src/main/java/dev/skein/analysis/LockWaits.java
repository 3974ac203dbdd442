package dev.skein.analysis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The waits for locks inside a burst.
///
/// @param lanes distinct lanes that waited
/// @param share of the time spent in any wait
/// @param medianHandOverNanos median time from one waiter's turn to the next one's
/// @param commonestStack where most of them waited, -1 when not known
record LockWaits(
        int lanes,
        double share,
        long medianWaitNanos,
        long medianHandOverNanos,
        int commonestStack) {

    static LockWaits of(BurstEvents burst, WaitStates waits) {
        EventStream stream = burst.stream;
        Map<Integer, Long> since = new HashMap<>();
        Set<Integer> lanes = new HashSet<>();
        long[] lengths = new long[burst.events.length];
        long[] gaps = new long[burst.events.length];
        int[] stacks = new int[burst.events.length];
        int ended = 0;
        int handed = 0;
        long last = -1;
        Arrays.fill(stacks, -1);
        for (int i = 0; i < burst.events.length; i++) {
            int event = burst.events[i];
            if (!waits.isLock(stream.reasonCode(event))) {
                continue;
            }
            long time = stream.timeNanos[event];
            if (stream.kind[event] == EventStream.BLOCK) {
                since.put(stream.lane[event], time);
                lanes.add(stream.lane[event]);
                stacks[i] = stream.stack[event];
            } else {
                Long begin = since.remove(stream.lane[event]);
                if (begin != null) {
                    lengths[ended++] = time - begin;
                }
                if (last >= 0) {
                    gaps[handed++] = time - last;
                }
                last = time;
            }
        }
        return new LockWaits(
                lanes.size(),
                share(burst, waits),
                median(lengths, ended),
                median(gaps, handed),
                BurstSentences.commonest(stacks));
    }

    /// Waits that began before the burst count from its start, those that go on count to its end.
    private static double share(BurstEvents burst, WaitStates waits) {
        EventStream stream = burst.stream;
        if (burst.events.length == 0) {
            return 0;
        }
        Map<Integer, Integer> open = new HashMap<>();
        long[] sums = new long[2];
        for (int event : burst.events) {
            if (stream.kind[event] == EventStream.BLOCK) {
                open.put(stream.lane[event], event);
            } else if (stream.kind[event] == EventStream.UNBLOCK) {
                Integer block = open.remove(stream.lane[event]);
                if (block != null) {
                    add(sums, stream, block, stream.timeNanos[event], waits);
                }
            }
        }
        long end = stream.timeNanos[burst.events[burst.events.length - 1]];
        open.values().forEach(block -> add(sums, stream, block, end, waits));
        return sums[0] / (double) Math.max(1, sums[1]);
    }

    private static void add(
            long[] sums, EventStream stream, int block, long end, WaitStates waits) {
        long nanos = end - stream.timeNanos[block];
        sums[0] += waits.isLock(stream.reasonCode(block)) ? nanos : 0;
        sums[1] += nanos;
    }

    private static long median(long[] values, int size) {
        return size == 0 ? 0 : BurstClassifier.median(Arrays.copyOf(values, size));
    }
}
