package dev.skein.analysis;

import dev.skein.model.Trace;
import dev.skein.task.Work;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a density finding rests on, for a person to check: the counts of its site in windows around
/// it, what is usual there, and what it takes to stand out.
///
/// @param windowNanos length of a window
/// @param startNanos when the first window begins
/// @param events what is counted: `events`, `creations`, `blocks`
/// @param counts per window
/// @param baseline events that a window usually holds around there
/// @param threshold events from which a window is a hit
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record EvidenceCurve(
        long windowNanos,
        long startNanos,
        String events,
        int[] counts,
        double[] baseline,
        double[] threshold) {
    private static final int MAX_WINDOWS = 4_000;
    private static final int MIN_AROUND = 20;

    /// The curve of a finding, null when no window made it.
    public static @Nullable EvidenceCurve of(
            Trace trace, Finding finding, Parameters parameters, Work work) {
        Finding.Peak peak = finding.peak();
        if (peak == null || finding.sites().isEmpty()) {
            return null;
        }
        Evidence evidence = new Evidence(trace, parameters, work);
        String site = finding.sites().get(0).function();
        int kind = kindOf(evidence, site, finding, peak);
        long[] times = times(evidence, site, kind);
        if (times.length == 0) {
            return null;
        }
        return counted(evidence, finding, peak.windowNanos(), times, name(kind));
    }

    private static String name(int kind) {
        return kind == EventStream.CREATE
                ? "creations"
                : kind == EventStream.BLOCK ? "blocks" : "events";
    }

    /// A site is looked at as a whole, by its creations and by its blocks: the one whose window
    /// holds as many as the finding says.
    private static int kindOf(Evidence evidence, String site, Finding finding, Finding.Peak peak) {
        for (int kind : new int[] {-1, EventStream.CREATE, EventStream.BLOCK}) {
            long[] times = times(evidence, site, kind);
            if (times.length > 0 && most(times, finding, peak.windowNanos()) == peak.count()) {
                return kind;
            }
        }
        return -1;
    }

    private static long most(long[] times, Finding finding, long width) {
        BucketCounts counts = BucketCounts.of(times, times.length, width);
        long from = finding.range().startNanos() / width;
        long to = finding.range().endNanos() / width;
        int most = 0;
        for (int i = counts.firstFrom(from); i < counts.firstFrom(to + 1); i++) {
            most = Math.max(most, counts.count(i));
        }
        return most;
    }

    private static long[] times(Evidence evidence, String site, int kind) {
        EventStream stream = evidence.events();
        long[] times = new long[stream.size()];
        int used = 0;
        for (int event = 0; event < stream.size(); event++) {
            boolean mine =
                    evidence.sites().name(evidence.sites().of(stream.lane[event])).equals(site);
            if (mine && (kind < 0 || stream.kind[event] == kind)) {
                times[used++] = stream.timeNanos[event];
            }
        }
        return Arrays.copyOf(times, used);
    }

    private static EvidenceCurve counted(
            Evidence evidence, Finding finding, long width, long[] times, String name) {
        long duration = evidence.trace().durationNanos();
        BucketCounts all = BucketCounts.of(times, times.length, width);
        long length = finding.range().endNanos() / width - finding.range().startNanos() / width + 1;
        long around = Math.max(MIN_AROUND, Math.min(length, (MAX_WINDOWS - length) / 2));
        long first = Math.max(0, finding.range().startNanos() / width - around);
        long last = Math.min(duration / width, finding.range().endNanos() / width + around);
        int windows = (int) Math.min(MAX_WINDOWS, last - first + 1);
        int[] counts = new int[windows];
        for (int i = all.firstFrom(first); i < all.firstFrom(first + windows); i++) {
            counts[(int) (all.bucket(i) - first)] = all.count(i);
        }
        Parameters parameters = evidence.parameters();
        DensityLimits limits = DensityLimits.of(parameters, parameters.sensitivity());
        LocalBaseline local = new LocalBaseline(all, duration);
        double[] baseline = new double[windows];
        double[] threshold = new double[windows];
        int scale = scale(width);
        for (int i = 0; i < windows; i++) {
            local.moveTo(first + i);
            baseline[i] = local.mean();
            threshold[i] =
                    Math.max(
                            Math.max(limits.minCount(scale), limits.ratio(scale) * local.mean()),
                            local.countAt(limits.z()));
        }
        return new EvidenceCurve(width, first * width, name, counts, baseline, threshold);
    }

    private static int scale(long width) {
        int scale = 0;
        for (long at = DensityLimits.FINEST_NANOS; at < width; at *= 10) {
            scale++;
        }
        return scale;
    }
}
