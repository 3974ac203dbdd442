package dev.skein.analysis;

import dev.skein.model.Counter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// S1: the process grows with the number of lanes while its heap does not: the lanes' stacks are
/// what grows.
final class MemoryGrowthRule extends ClassRule {
    /// Last third over middle third: a program that has started up no longer grows.
    private static final double STILL_GROWING = 1.2;

    MemoryGrowthRule() {
        super(FindingClass.MEMORY_GROWTH);
    }

    @Override
    public String thresholds(Parameters parameters) {
        return "rank correlation %s over %s samples, lanes x %s, heap below x %s"
                .formatted(
                        Text.number(parameters.get(Parameter.MEMORY_CORRELATION)),
                        Text.number(parameters.get(Parameter.MEMORY_SAMPLES)),
                        Text.number(parameters.get(Parameter.MEMORY_LANE_FACTOR)),
                        Text.number(parameters.get(Parameter.MEMORY_HEAP_FACTOR)));
    }

    private static @Nullable Counter resident(Evidence evidence) {
        return named(evidence, "resident", "rss", "total memory");
    }

    private static @Nullable Counter heap(Evidence evidence) {
        return named(evidence, "heap used", "heap bytes", "heapused", "heap");
    }

    private static @Nullable Counter named(Evidence evidence, String... words) {
        for (String word : words) {
            for (Counter counter : evidence.trace().counters()) {
                if (counter.name().toLowerCase(Locale.ROOT).contains(word)) {
                    return counter;
                }
            }
        }
        return null;
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        Counter resident = resident(evidence);
        if (resident == null) {
            return "it does not hold the size of the process";
        }
        return resident.size() < evidence.parameters().get(Parameter.MEMORY_SAMPLES)
                ? "it holds only " + resident.size() + " samples of the size of the process"
                : null;
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        Counter resident = resident(evidence);
        if (resident == null) {
            return;
        }
        LaneCurve curve = evidence.laneCurve();
        double[] lanes = new double[resident.size()];
        double[] bytes = new double[resident.size()];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = curve.at(resident.timeNanos(i));
            bytes[i] = resident.value(i);
        }
        Parameters parameters = evidence.parameters();
        double correlation = spearman(lanes, bytes);
        double before = typical(lanes, 0);
        double after = typical(lanes, lanes.length - lanes.length / 3);
        double growth = after / Math.max(1, before);
        double heapGrowth = heapGrowth(heap(evidence));
        double middle = typical(lanes, lanes.length / 3);
        if (after >= middle * STILL_GROWING
                && correlation >= parameters.get(Parameter.MEMORY_CORRELATION)
                && growth >= parameters.get(Parameter.MEMORY_LANE_FACTOR)
                && heapGrowth < parameters.get(Parameter.MEMORY_HEAP_FACTOR)) {
            String summary =
                    "The process grew with the number of %s (rank correlation %s, from %s to %s) while the heap did not."
                            .formatted(
                                    Text.plural(evidence.laneNoun()),
                                    Text.approx(correlation),
                                    Text.approx(before),
                                    Text.approx(lanes[lanes.length - 1]));
            out.add(wholeTrace(evidence, Severity.WARNING, summary));
        }
    }

    /// Median of the third of the values that begins at `from`: what starts up or ends does not
    /// count.
    private static double typical(double[] values, int from) {
        double[] third = Arrays.copyOfRange(values, from, from + Math.max(1, values.length / 3));
        Arrays.sort(third);
        return third[third.length / 2];
    }

    private static double heapGrowth(@Nullable Counter heap) {
        if (heap == null || heap.size() < 2) {
            return 1;
        }
        double[] values = new double[heap.size()];
        Arrays.setAll(values, heap::value);
        return typical(values, values.length - Math.max(1, values.length / 3))
                / Math.max(1, typical(values, 0));
    }

    /// Spearman's rank correlation; ties get their mean rank.
    static double spearman(double[] a, double[] b) {
        double[] x = ranks(a);
        double[] y = ranks(b);
        double mean = (x.length + 1) / 2.0;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - mean) * (y[i] - mean);
            xx += (x[i] - mean) * (x[i] - mean);
            yy += (y[i] - mean) * (y[i] - mean);
        }
        return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
    }

    private static double[] ranks(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int i = 0; i < order.length; ) {
            int j = i;
            while (j < order.length && values[order[j]] == values[order[i]]) {
                j++;
            }
            for (int k = i; k < j; k++) {
                ranks[order[k]] = (i + 1 + j) / 2.0;
            }
            i = j;
        }
        return ranks;
    }
}
