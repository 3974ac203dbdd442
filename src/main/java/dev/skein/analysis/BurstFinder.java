package dev.skein.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Joins the hits of one stream and finds where the burst begins and ends, by the stream's own
/// events: borders are event times, never bucket edges.
final class BurstFinder {
    private static final long MIN_GAP_NANOS = 16_000_000;
    private static final long MAX_GAP_NANOS = 40_000_000;
    private static final int GAP_FACTOR = 6;
    private static final int RARE_FACTOR = 5;

    /// How much longer than a step outwards the usual gaps around must be; else steps would run
    /// away through the background.
    private static final int CLEAR_FACTOR = 3;

    private static final long AROUND_NANOS = 100_000_000;
    private static final int AROUND_STEPS = 10;
    private static final int FINE_SCALES = 3;

    private final EventStream events;
    private final SiteIndex index;
    private final long durationNanos;
    private final long joinNanos;
    private final long silenceNanos;
    private final int minEvents;

    BurstFinder(EventStream events, SiteIndex index, long durationNanos, Parameters parameters) {
        this.events = events;
        this.index = index;
        this.durationNanos = durationNanos;
        joinNanos = parameters.millis(Parameter.DENS_JOIN_MS);
        silenceNanos = parameters.millis(Parameter.DENS_SILENCE_MS);
        minEvents = (int) parameters.get(Parameter.DENS_MIN_EVENTS);
    }

    /// The bursts of a stream, in order of time, not overlapping.
    List<Burst> bursts(int stream, List<Hit> hits) {
        List<Burst> result = new ArrayList<>();
        if (hits.isEmpty()) {
            return result;
        }
        long[] times = times(stream);
        for (List<Hit> joined : joined(times, hits)) {
            refine(stream, times, joined, result);
        }
        return merged(result);
    }

    private long[] times(int stream) {
        long[] times = new long[index.size(stream)];
        for (int i = 0; i < times.length; i++) {
            times[i] = events.timeNanos[index.event(stream, i)];
        }
        return times;
    }

    private List<List<Hit>> joined(long[] times, List<Hit> hits) {
        List<Hit> sorted = new ArrayList<>(hits);
        sorted.sort(
                Comparator.comparingLong(Hit::startNanos)
                        .thenComparing(Hit::endNanos, Comparator.reverseOrder()));
        List<List<Hit>> groups = new ArrayList<>();
        List<Hit> group = new ArrayList<>();
        long end = Long.MIN_VALUE;
        for (Hit hit : sorted) {
            if (!group.isEmpty() && !joins(times, end, hit.startNanos())) {
                groups.add(group);
                group = new ArrayList<>();
            }
            end = group.isEmpty() ? hit.endNanos() : Math.max(end, hit.endNanos());
            group.add(hit);
        }
        groups.add(group);
        return groups;
    }

    private boolean joins(long[] times, long end, long start) {
        if (start <= end) {
            return true;
        }
        return start - end <= joinNanos && longestSilence(times, end, start) <= silenceNanos;
    }

    private static long longestSilence(long[] times, long from, long to) {
        long longest = 0;
        long last = from;
        for (int i = firstFrom(times, from); i < times.length && times[i] < to; i++) {
            longest = Math.max(longest, times[i] - last);
            last = times[i];
        }
        return Math.max(longest, to - last);
    }

    private void refine(int stream, long[] times, List<Hit> hits, List<Burst> result) {
        int first = firstFrom(times, start(hits));
        int last = firstFrom(times, end(hits)) - 1;
        long limit = gapLimit(times, first, last);
        if (isRareElsewhere(times, first, last, hits)
                && usualPerNano(times, hits) * limit * CLEAR_FACTOR < 1) {
            cut(stream, times, first, last, limit, hits, result);
        } else {
            List<Hit> fine = hits.stream().filter(hit -> hit.scale() < FINE_SCALES).toList();
            List<Hit> hull = fine.isEmpty() ? hits : fine;
            int from = firstFrom(times, start(hull));
            int to = firstFrom(times, end(hull)) - 1;
            add(stream, times, from, to, hits, result);
        }
    }

    private boolean isRareElsewhere(long[] times, int first, int last, List<Hit> hits) {
        long nanos = end(hits) - start(hits);
        int count = last - first + 1;
        double inside = count / (double) Math.max(1, nanos);
        double outside = (times.length - count) / (double) Math.max(1, durationNanos - nanos);
        return outside < inside / RARE_FACTOR;
    }

    /// Events per nanosecond that the site usually has around there: the median of the tenths of a
    /// second before and after, so that neither another burst nor this one's echo counts.
    private double usualPerNano(long[] times, List<Hit> hits) {
        long[] counts = new long[2 * AROUND_STEPS];
        int used = 0;
        for (int i = 0; i < AROUND_STEPS; i++) {
            long before = start(hits) - (i + 1) * AROUND_NANOS;
            if (before >= 0) {
                counts[used++] = count(times, before);
            }
            long after = end(hits) + i * AROUND_NANOS;
            if (after + AROUND_NANOS <= durationNanos) {
                counts[used++] = count(times, after);
            }
        }
        if (used == 0) {
            return 0;
        }
        Arrays.sort(counts, 0, used);
        return counts[used / 2] / (double) AROUND_NANOS;
    }

    private static int count(long[] times, long from) {
        return firstFrom(times, from + AROUND_NANOS) - firstFrom(times, from);
    }

    /// The site is quiet elsewhere: walk outwards over small gaps, and fall apart at large ones.
    private void cut(
            int stream,
            long[] times,
            int first,
            int last,
            long limit,
            List<Hit> hits,
            List<Burst> result) {
        int from = first;
        while (from > 0 && times[from] - times[from - 1] <= limit) {
            from--;
        }
        int to = last;
        while (to + 1 < times.length && times[to + 1] - times[to] <= limit) {
            to++;
        }
        int begin = from;
        for (int i = from; i <= to; i++) {
            if (i == to || times[i + 1] - times[i] > limit) {
                add(stream, times, begin, i, hits, result);
                begin = i + 1;
            }
        }
    }

    private static long gapLimit(long[] times, int first, int last) {
        if (last <= first) {
            return MIN_GAP_NANOS;
        }
        long[] gaps = new long[last - first];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = times[first + i + 1] - times[first + i];
        }
        Arrays.sort(gaps);
        long usual = gaps[(int) (gaps.length * 0.95)] * GAP_FACTOR;
        return Math.clamp(usual, MIN_GAP_NANOS, MAX_GAP_NANOS);
    }

    private void add(
            int stream, long[] times, int from, int to, List<Hit> hits, List<Burst> result) {
        if (to - from + 1 < minEvents) {
            return;
        }
        Burst burst = new Burst(stream, times[from], times[to], hits);
        if (!burst.hits.isEmpty()) {
            result.add(burst);
        }
    }

    private static List<Burst> merged(List<Burst> bursts) {
        bursts.sort(Comparator.comparingLong(burst -> burst.startNanos));
        List<Burst> result = new ArrayList<>();
        for (Burst burst : bursts) {
            Burst last = result.isEmpty() ? null : result.get(result.size() - 1);
            if (last != null && burst.startNanos <= last.endNanos) {
                last.absorb(burst);
            } else {
                result.add(burst);
            }
        }
        return result;
    }

    private static long start(List<Hit> hits) {
        long start = Long.MAX_VALUE;
        for (Hit hit : hits) {
            start = Math.min(start, hit.startNanos());
        }
        return start;
    }

    private static long end(List<Hit> hits) {
        long end = 0;
        for (Hit hit : hits) {
            end = Math.max(end, hit.endNanos());
        }
        return end;
    }

    /// First index whose time is at or after `nanos`.
    static int firstFrom(long[] times, long nanos) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (times[mid] < nanos) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }
}
