package dev.skein.analysis;

import dev.skein.model.LaneTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// ORPHAN-1: lanes that live on long after the lane that started them.
final class OrphanRule extends ClassRule {
    private static final int MAX_FINDINGS = 5;

    OrphanRule() {
        super(FindingClass.ORPHAN);
    }

    @Override
    public String thresholds(Parameters parameters) {
        return "alive %s ms after the creator ended"
                .formatted(Text.number(parameters.get(Parameter.ORPHAN_MS)));
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        LaneTable lanes = evidence.trace().lanes();
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (lanes.parent(lane) >= 0) {
                return null;
            }
        }
        return "it does not say who started whom";
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        LaneTable lanes = evidence.trace().lanes();
        long limit = evidence.parameters().millis(Parameter.ORPHAN_MS);
        Map<Integer, List<Integer>> bySite = new TreeMap<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            int parent = lanes.parent(lane);
            if (parent < 0
                    || evidence.sites().isSystem(lane)
                    || lanes.endNanos(parent) == LaneTable.UNKNOWN) {
                continue;
            }
            if (end(evidence, lane) - lanes.endNanos(parent) >= limit) {
                bySite.computeIfAbsent(evidence.sites().of(lane), _ -> new ArrayList<>()).add(lane);
            }
        }
        bySite.entrySet().stream()
                .sorted(
                        Comparator.comparingInt(
                                (Map.Entry<Integer, List<Integer>> entry) ->
                                        -entry.getValue().size()))
                .limit(MAX_FINDINGS)
                .forEach(entry -> out.add(finding(evidence, entry.getKey(), entry.getValue())));
    }

    private static long end(Evidence evidence, int lane) {
        long end = evidence.trace().lanes().endNanos(lane);
        return end == LaneTable.UNKNOWN ? evidence.trace().durationNanos() : end;
    }

    private FindingDraft finding(Evidence evidence, int site, List<Integer> lanes) {
        long first = Long.MAX_VALUE;
        long last = 0;
        for (int lane : lanes) {
            first =
                    Math.min(
                            first,
                            evidence.trace()
                                    .lanes()
                                    .endNanos(evidence.trace().lanes().parent(lane)));
            last = Math.max(last, end(evidence, lane));
        }
        String summary =
                "%s of %s lived on for more than %s after the lane that started them had ended."
                        .formatted(
                                Text.count(lanes.size(), evidence.laneNoun()),
                                evidence.sites().name(site),
                                Text.duration(evidence.parameters().millis(Parameter.ORPHAN_MS)));
        FindingDraft draft = draft(first, last, Severity.INFO, summary);
        draft.lanes = lanes.stream().mapToInt(lane -> lane).toArray();
        draft.sites = List.of(new Site(evidence.sites().name(site), "", 0, 1));
        return draft;
    }
}
