package dev.skein.analysis;

/// The events of each site, in time order: a counting sort of the stream by site.
///
/// Sites with too few events, and all beyond the busiest ones, share one last stream, "other".
final class SiteIndex {
    /// Streams kept apart; the rest is "other".
    static final int MAX_STREAMS = 512;

    private final int[] streamOfSite;
    private final int[] firsts;
    private final int[] events;
    private final int streams;

    /// @param minEvents a site with fewer joins "other"
    SiteIndex(EventStream stream, Sites sites, int minEvents) {
        int[] counts = new int[sites.count()];
        for (int lane : stream.lane) {
            counts[sites.of(lane)]++;
        }
        streamOfSite = assign(counts, minEvents);
        int kept = 0;
        for (int number : streamOfSite) {
            kept = Math.max(kept, number + 1);
        }
        streams = kept + 1;
        for (int site = 0; site < streamOfSite.length; site++) {
            streamOfSite[site] = streamOfSite[site] < 0 ? kept : streamOfSite[site];
        }
        firsts = new int[streams + 1];
        for (int site = 0; site < counts.length; site++) {
            firsts[streamOfSite[site] + 1] += counts[site];
        }
        for (int i = 0; i < streams; i++) {
            firsts[i + 1] += firsts[i];
        }
        events = new int[stream.size()];
        int[] next = firsts.clone();
        for (int event = 0; event < events.length; event++) {
            events[next[streamOfSite[sites.of(stream.lane[event])]]++] = event;
        }
    }

    /// Streams are numbered in the order of their sites; -1 marks what goes to "other".
    private static int[] assign(int[] counts, int minEvents) {
        int least = leastOfTheBusiest(counts, minEvents);
        int[] result = new int[counts.length];
        int next = 0;
        for (int site = 0; site < counts.length; site++) {
            result[site] = counts[site] >= least && next < MAX_STREAMS ? next++ : -1;
        }
        return result;
    }

    private static int leastOfTheBusiest(int[] counts, int minEvents) {
        int[] sorted = counts.clone();
        java.util.Arrays.sort(sorted);
        int limit = sorted.length <= MAX_STREAMS ? 0 : sorted[sorted.length - MAX_STREAMS];
        return Math.max(minEvents, limit);
    }

    /// Number of streams, "other" included.
    int streams() {
        return streams;
    }

    int streamOf(int site) {
        return streamOfSite[site];
    }

    boolean isOther(int stream) {
        return stream == streams - 1;
    }

    int size(int stream) {
        return firsts[stream + 1] - firsts[stream];
    }

    /// Event number (in the [EventStream]) of the stream's `i`-th event.
    int event(int stream, int i) {
        return events[firsts[stream] + i];
    }
}
