package dev.skein.analysis;

import dev.skein.model.DumpSnapshot;
import dev.skein.model.Frame;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.SubState;
import dev.skein.model.Trace;
import dev.skein.query.ThreadNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The part of POOL-1 that looks inside of a pool: all its threads busy at once for a second, so
/// that whatever comes next must wait.
///
/// A pool is what an executor made: its threads have the executor's worker loop in their stacks,
/// and a name of which only the number differs. A thread is idle while it waits for a task in that
/// loop. Where a recording says nothing about a thread it may be either, so short silences between
/// two busy times count as busy and all others as idle. An executor whose threads never waited for
/// a task before runs one endless task on each: that is no pool that could be exhausted.
final class BusyPools {
    private static final long BRIDGED_NANOS = 20_000_000;
    private static final int MIN_THREADS = 2;
    private static final List<String> WORKER_LOOPS =
            List.of(
                    "java.util.concurrent.ThreadPoolExecutor.runWorker",
                    "java.util.concurrent.ForkJoinPool.runWorker",
                    "java.util.concurrent.ForkJoinWorkerThread.run");

    private final Evidence evidence;
    private final Map<Integer, Boolean> worker = new HashMap<>();
    private final Map<Integer, Boolean> idle = new HashMap<>();

    BusyPools(Evidence evidence) {
        this.evidence = evidence;
    }

    static String commonestName(Stream<String> names) {
        Map<String, Long> counts =
                names.collect(
                        Collectors.groupingBy(
                                ThreadNames::normalise, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(entry -> entry.getKey().isEmpty() ? "unnamed lanes" : entry.getKey())
                .orElse("");
    }

    private boolean isWorker(int stack) {
        return stack != IntervalStore.NONE
                && worker.computeIfAbsent(
                        stack,
                        id ->
                                evidence.trace().stacks().framesOf(id).stream()
                                        .map(Frame::function)
                                        .anyMatch(BusyPools::isLoop));
    }

    private static boolean isLoop(String function) {
        return WORKER_LOOPS.contains(function);
    }

    private boolean isIdle(int stack) {
        return stack != IntervalStore.NONE
                && idle.computeIfAbsent(
                        stack, id -> BenignWaits.isForWork(evidence.trace().stacks().framesOf(id)));
    }

    void overTime(PoolRule rule, Findings out) {
        Trace trace = evidence.trace();
        Map<Integer, List<Integer>> pools = new TreeMap<>();
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            if (!evidence.sites().isSystem(lane) && worksInPool(lane)) {
                pools.computeIfAbsent(evidence.sites().of(lane), _ -> new ArrayList<>()).add(lane);
            }
        }
        pools.forEach((site, lanes) -> overTime(rule, site, lanes, out));
    }

    private boolean worksInPool(int lane) {
        IntervalStore intervals = evidence.trace().intervals();
        for (int row = 0; row < intervals.size(lane); row++) {
            if (isWorker(intervals.stackId(lane, row))) {
                return true;
            }
        }
        return false;
    }

    private boolean isIdleBefore(int lane, long nanos) {
        IntervalStore intervals = evidence.trace().intervals();
        for (int row = 0; row < intervals.size(lane); row++) {
            if (intervals.startNanos(lane, row) >= nanos) {
                return false;
            }
            if (isIdle(intervals.stackId(lane, row))) {
                return true;
            }
        }
        return false;
    }

    private void overTime(PoolRule rule, int site, List<Integer> lanes, Findings out) {
        if (lanes.size() < MIN_THREADS) {
            return;
        }
        Stretches all = null;
        for (int lane : lanes) {
            Stretches own = busy(lane);
            all = all == null ? own : all.and(own);
        }
        int longest = all == null ? -1 : all.longest();
        if (all == null
                || longest < 0
                || all.end(longest) - all.start(longest)
                        < evidence.parameters().millis(Parameter.POOL_BUSY_MS)) {
            return;
        }
        long from = all.start(longest);
        long to = all.end(longest);
        if (lanes.stream().noneMatch(lane -> isIdleBefore(lane, from))) {
            return;
        }
        double waiting = waitingShare(lanes, from, to);
        String summary =
                "All %s of pool %s were busy for %s, %s of that time waiting%s; what came then had to queue."
                        .formatted(
                                Text.count(lanes.size(), evidence.laneNoun()),
                                evidence.sites().name(site),
                                Text.duration(to - from),
                                Text.percent(waiting),
                                at(lanes, from, to));
        FindingDraft draft = rule.draft(from, to, Severity.INFO, summary);
        draft.lanes = lanes.stream().mapToInt(lane -> lane).toArray();
        draft.score = lanes.size();
        draft.sites = List.of(new Site(evidence.sites().name(site), "", 0, 1));
        out.add(draft);
    }

    private Stretches busy(int lane) {
        IntervalStore intervals = evidence.trace().intervals();
        Stretches result = new Stretches();
        for (int row = 0; row < intervals.size(lane); row++) {
            int code = intervals.subState(lane, row);
            boolean known = code != SubState.ABSENT && code != SubState.NO_EVENT;
            if (known && !isIdle(intervals.stackId(lane, row))) {
                result.add(
                        intervals.startNanos(lane, row),
                        intervals.endNanos(lane, row),
                        BRIDGED_NANOS);
            }
        }
        return result;
    }

    private double waitingShare(List<Integer> lanes, long from, long to) {
        long[] until = new long[LaneState.COUNT];
        long[] before = new long[LaneState.COUNT];
        for (int lane : lanes) {
            evidence.trace().intervals().addCumulativeNanos(lane, to, until);
            evidence.trace().intervals().addCumulativeNanos(lane, from, before);
        }
        long waited = 0;
        for (LaneState state : LaneState.values()) {
            if (state != LaneState.RUNNING && state != LaneState.OTHER) {
                waited += until[state.code()] - before[state.code()];
            }
        }
        return waited / (double) Math.max(1, (to - from) * lanes.size());
    }

    /// Where most of them were at once, ` at f:7`.
    private String at(List<Integer> lanes, long from, long to) {
        IntervalStore intervals = evidence.trace().intervals();
        int[] stacks = new int[lanes.size()];
        for (int i = 0; i < stacks.length; i++) {
            int row = intervals.rowAt(lanes.get(i), (from + to) / 2);
            stacks[i] = row < 0 ? IntervalStore.NONE : intervals.stackId(lanes.get(i), row);
        }
        Frame frame = evidence.frames().innermost(BurstSentences.commonest(stacks));
        return frame == null ? "" : ", most at " + BurstSentences.place(frame);
    }

    /// Pools whose threads are all at work in dumps that follow each other for a second.
    void inDumps(PoolRule rule, Findings out) {
        List<DumpSnapshot> dumps = evidence.trace().dumps();
        Map<String, Long> since = new TreeMap<>();
        Set<String> told = new HashSet<>();
        for (DumpSnapshot dump : dumps) {
            Map<String, List<Snapshot.Row>> full = full(dump);
            since.keySet().retainAll(full.keySet());
            full.forEach(
                    (pool, rows) -> {
                        long begin = since.computeIfAbsent(pool, _ -> dump.atNanos());
                        long limit = evidence.parameters().millis(Parameter.POOL_BUSY_MS);
                        if (dump.atNanos() - begin >= limit && told.add(pool)) {
                            out.add(dumpDraft(rule, pool, rows, begin, dump.atNanos()));
                        }
                    });
        }
    }

    private Map<String, List<Snapshot.Row>> full(DumpSnapshot dump) {
        Map<String, List<Snapshot.Row>> pools = new TreeMap<>();
        for (Snapshot.Row row : Snapshot.of(evidence.trace(), dump).rows()) {
            if (isWorker(row.stack())) {
                pools.computeIfAbsent(ThreadNames.normalise(row.name()), _ -> new ArrayList<>())
                        .add(row);
            }
        }
        pools.values()
                .removeIf(
                        rows ->
                                rows.size() < MIN_THREADS
                                        || rows.stream().anyMatch(row -> isIdle(row.stack())));
        return pools;
    }

    private FindingDraft dumpDraft(
            PoolRule rule, String pool, List<Snapshot.Row> rows, long begin, long now) {
        long waiting = rows.stream().filter(row -> row.state() != LaneState.RUNNING).count();
        int[] stacks = rows.stream().mapToInt(Snapshot.Row::stack).toArray();
        Frame frame = evidence.frames().innermost(BurstSentences.commonest(stacks));
        String summary =
                "All %s of pool %s are busy in dumps %s apart, %s of them waiting%s; what comes must queue."
                        .formatted(
                                Text.count(rows.size(), evidence.laneNoun()),
                                pool,
                                Text.duration(now - begin),
                                Text.count(waiting),
                                frame == null ? "" : ", most at " + BurstSentences.place(frame));
        long end = evidence.trace().durationNanos();
        FindingDraft draft =
                rule.draft(
                        Math.clamp(begin, 0, end), Math.clamp(now, 0, end), Severity.INFO, summary);
        draft.score = rows.size();
        draft.lanes =
                rows.stream().mapToInt(Snapshot.Row::lane).filter(l -> l >= 0).sorted().toArray();
        return draft;
    }
}
