package dev.skein.analysis;

import dev.skein.model.DumpSnapshot;
import dev.skein.model.IntervalStore;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The part of POOL-1 that looks at the door of a pool: lanes that queue for what it hands out.
final class PoolWaits {
    static final int MIN_LONG_WAITS = 3;

    private final Evidence evidence;
    private final PoolTakers takers;

    PoolWaits(Evidence evidence) {
        this.evidence = evidence;
        this.takers = new PoolTakers(evidence.trace());
    }

    private record Wait(int lane, long start, long end) {
        long nanos() {
            return end - start;
        }
    }

    /// Waits of a recording, by what is waited for.
    void overTime(PoolRule rule, Findings out) {
        Trace trace = evidence.trace();
        IntervalStore intervals = trace.intervals();
        Map<String, List<Wait>> waits = new TreeMap<>();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            for (int row = 0; row < intervals.size(lane); row++) {
                int stack = intervals.stackId(lane, row);
                if (stack < 0 || !evidence.waits().isWait(intervals.subState(lane, row))) {
                    continue;
                }
                String taker = takers.of(stack);
                if (!taker.isEmpty()) {
                    long start = intervals.startNanos(lane, row);
                    long end = intervals.endNanos(lane, row);
                    waits.computeIfAbsent(taker, _ -> new ArrayList<>())
                            .add(new Wait(lane, start, end));
                }
            }
        }
        waits.forEach((taker, all) -> report(rule, taker, all, out));
    }

    private void report(PoolRule rule, String taker, List<Wait> waits, Findings out) {
        Parameters parameters = evidence.parameters();
        long busy = parameters.millis(Parameter.POOL_BUSY_MS);
        List<Wait> slow = waits.stream().filter(wait -> wait.nanos() >= busy).toList();
        int most = mostAtOnce(waits);
        if (slow.size() < MIN_LONG_WAITS && most <= parameters.get(Parameter.POOL_WAITERS)) {
            return;
        }
        List<Wait> shown = slow.size() < MIN_LONG_WAITS ? waits : slow;
        long first = shown.stream().mapToLong(Wait::start).min().orElse(0);
        long last = shown.stream().mapToLong(Wait::end).max().orElse(0);
        int[] lanes = BurstEvents.distinct(shown.stream().mapToInt(Wait::lane).toArray());
        long[] lengths = shown.stream().mapToLong(Wait::nanos).toArray();
        String summary =
                "%s queued for %s, up to %s at once: %s, median %s, the longest %s%s."
                        .formatted(
                                Text.count(lanes.length, evidence.laneNoun()),
                                taker,
                                Text.count(most),
                                Text.count(shown.size(), "wait"),
                                Text.duration(BurstClassifier.median(lengths)),
                                Text.duration(java.util.Arrays.stream(lengths).max().orElse(0)),
                                slow.isEmpty()
                                        ? ""
                                        : "; %s took more than %s"
                                                .formatted(
                                                        Text.count(slow.size()),
                                                        Text.duration(busy)));
        FindingDraft draft = rule.draft(first, last, Severity.WARNING, summary);
        draft.score = Math.max(most, slow.size());
        draft.lanes = lanes;
        draft.sites = List.of(new Site(taker, "", 0, 1));
        out.add(draft);
    }

    private static int mostAtOnce(List<Wait> waits) {
        List<Wait> byStart = new ArrayList<>(waits);
        byStart.sort(Comparator.comparingLong(Wait::start));
        long[] ends = waits.stream().mapToLong(Wait::end).sorted().toArray();
        int ended = 0;
        int most = 0;
        for (int i = 0; i < byStart.size(); i++) {
            while (ends[ended] <= byStart.get(i).start) {
                ended++;
            }
            most = Math.max(most, i + 1 - ended);
        }
        return most;
    }

    /// Lanes that wait in one dump, by what they wait for; the worst dump of a series is told.
    void inDumps(PoolRule rule, Findings out) {
        Map<String, DumpSnapshot> worst = new TreeMap<>();
        Map<String, List<Snapshot.Row>> rows = new TreeMap<>();
        Map<String, Integer> seen = new TreeMap<>();
        for (DumpSnapshot dump : evidence.trace().dumps()) {
            byTaker(dump)
                    .forEach(
                            (taker, waiting) -> {
                                if (count(waiting)
                                        <= evidence.parameters().get(Parameter.POOL_WAITERS)) {
                                    return;
                                }
                                seen.merge(taker, 1, Integer::sum);
                                if (count(waiting) > count(rows.getOrDefault(taker, List.of()))) {
                                    worst.put(taker, dump);
                                    rows.put(taker, waiting);
                                }
                            });
        }
        worst.forEach(
                (taker, dump) ->
                        out.add(
                                dumpDraft(
                                        rule,
                                        taker,
                                        dump,
                                        rows.getOrDefault(taker, List.of()),
                                        seen.getOrDefault(taker, 0))));
    }

    private static long count(List<Snapshot.Row> rows) {
        return rows.stream().mapToLong(Snapshot.Row::count).sum();
    }

    private Map<String, List<Snapshot.Row>> byTaker(DumpSnapshot dump) {
        Map<String, List<Snapshot.Row>> result = new TreeMap<>();
        for (Snapshot.Row row : Snapshot.of(evidence.trace(), dump).rows()) {
            boolean runs = row.state() == dev.skein.model.LaneState.RUNNING;
            String taker = runs ? "" : takers.of(row.stack());
            if (!taker.isEmpty()) {
                result.computeIfAbsent(taker, _ -> new ArrayList<>()).add(row);
            }
        }
        return result;
    }

    private FindingDraft dumpDraft(
            PoolRule rule, String taker, DumpSnapshot dump, List<Snapshot.Row> rows, int seen) {
        long at = Math.clamp(dump.atNanos(), 0, evidence.trace().durationNanos());
        int dumps = evidence.trace().dumps().size();
        String summary =
                "%s of %s wait in %s, %s of all %s%s; what it hands out is all taken."
                        .formatted(
                                Text.count(count(rows), evidence.laneNoun()),
                                BusyPools.commonestName(rows.stream().map(Snapshot.Row::name)),
                                taker,
                                Text.percent(
                                        count(rows)
                                                / (double)
                                                        Snapshot.of(evidence.trace(), dump)
                                                                .laneCount()),
                                Text.plural(evidence.laneNoun()),
                                dumps == 1 ? "" : ", in " + seen + " of " + dumps + " dumps");
        FindingDraft draft = rule.draft(at, at, Severity.WARNING, summary);
        draft.score = count(rows);
        draft.lanes =
                rows.stream().mapToInt(Snapshot.Row::lane).filter(l -> l >= 0).sorted().toArray();
        draft.sites = List.of(new Site(taker, "", 0, 1));
        return draft;
    }
}
