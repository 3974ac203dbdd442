package dev.skein.analysis;

import dev.skein.model.RangeTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// GC-1: the number of lanes, looked at from collection to collection, only rises.
final class GcFloorRule extends ClassRule {
    private static final int MIN_RISE = 20;
    private static final double MIN_FACTOR = 1.2;

    GcFloorRule() {
        super(FindingClass.GC_FLOOR);
    }

    @Override
    public String thresholds(Parameters parameters) {
        return "rises over at least %s collections in a row"
                .formatted(Text.number(parameters.get(Parameter.GC_FLOOR_CYCLES)));
    }

    private static List<Long> cycles(RangeTable ranges) {
        List<Long> result = new ArrayList<>();
        for (int row = 0; row < ranges.size(); row++) {
            if (GcStopRule.isCycle(ranges, row)) {
                result.add(ranges.startNanos(row));
            }
        }
        return result;
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        int cycles = cycles(evidence.trace().ranges()).size();
        return cycles <= evidence.parameters().get(Parameter.GC_FLOOR_CYCLES)
                ? "it holds "
                        + (cycles == 0
                                ? "no collections"
                                : "only " + Text.count(cycles, "collection"))
                : null;
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        List<Long> cycles = cycles(evidence.trace().ranges());
        LaneCurve curve = evidence.laneCurve();
        int from = 0;
        for (int i = 1; i <= cycles.size(); i++) {
            boolean rises =
                    i < cycles.size() && curve.at(cycles.get(i)) > curve.at(cycles.get(i - 1));
            if (!rises) {
                report(evidence, curve, cycles, from, i - 1, out);
                from = i;
            }
        }
    }

    private void report(
            Evidence evidence, LaneCurve curve, List<Long> cycles, int from, int to, Findings out) {
        int first = curve.at(cycles.get(from));
        int last = curve.at(cycles.get(to));
        if (to - from >= evidence.parameters().get(Parameter.GC_FLOOR_CYCLES)
                && last - first >= MIN_RISE
                && last >= MIN_FACTOR * first) {
            String summary =
                    "Over %s the number of %s rose each time, from %s to %s."
                            .formatted(
                                    Text.count(to - from + 1, "collection"),
                                    Text.plural(evidence.laneNoun()),
                                    Text.count(first),
                                    Text.count(last));
            out.add(draft(cycles.get(from), cycles.get(to), Severity.INFO, summary));
        }
    }
}
