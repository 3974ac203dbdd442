package dev.skein.analysis;

import dev.skein.model.DumpSnapshot;
import dev.skein.model.LaneState;
import dev.skein.model.Trace;
import dev.skein.query.LockGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// DL-1: lanes that wait for each other in a circle, as dumps prove it; and Go programs in which no
/// goroutine can go on.
///
/// A recording without dumps shows nothing of a deadlock: a wait that never ends is never written.
final class DeadlockRule extends ClassRule {
    DeadlockRule() {
        super(FindingClass.DEADLOCK);
    }

    @Override
    public String thresholds(Parameters parameters) {
        return "any circle of threads that wait for locks the next one holds";
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        return evidence.trace().dumps().isEmpty()
                ? evidence.isGo()
                        ? "a Go trace does not say who holds a lock"
                        : "it holds no thread dump, and only dumps say who holds a lock"
                : null;
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        Set<Set<String>> known = new HashSet<>();
        for (DumpSnapshot dump : evidence.trace().dumps()) {
            LockGraph graph = LockGraph.of(dump);
            for (int[] rows : graph.cycles()) {
                List<Integer> cycle = IntStream.of(rows).boxed().toList();
                Set<String> members = new LinkedHashSet<>();
                cycle.forEach(row -> members.add(dump.process() + dump.name(row)));
                if (known.add(members)) {
                    report(evidence, dump, graph, cycle, out);
                }
            }
        }
        allWait(evidence, out);
    }

    private void report(
            Evidence evidence,
            DumpSnapshot dump,
            LockGraph graph,
            List<Integer> cycle,
            Findings out) {
        List<String> names = cycle.stream().map(dump::name).toList();
        List<Integer> lanes = cycle.stream().map(dump::lane).toList();
        List<String> locks = cycle.stream().map(row -> lock(dump, row)).toList();
        List<String> behind = new ArrayList<>();
        for (int row = 0; row < dump.size(); row++) {
            if (!cycle.contains(row) && leadsInto(graph, row, cycle)) {
                behind.add(dump.name(row));
            }
        }
        out.addDeadlock(new Deadlock(names, lanes, locks, behind, dump.atNanos()));
        String summary =
                "%s wait for each other: %s%s."
                        .formatted(
                                Text.count(names.size(), noun(dump)),
                                String.join(" -> ", names) + " -> " + names.get(0),
                                behind.isEmpty()
                                        ? ""
                                        : "; " + Text.count(behind.size()) + " more wait behind");
        long at = Math.clamp(dump.atNanos(), 0, evidence.trace().durationNanos());
        FindingDraft draft = draft(at, at, Severity.CRITICAL, summary);
        draft.lanes =
                lanes.stream().filter(lane -> lane >= 0).mapToInt(lane -> lane).sorted().toArray();
        out.add(draft);
    }

    private static String noun(DumpSnapshot dump) {
        return dump.formatId().startsWith("go-") ? "goroutine" : "thread";
    }

    private static String lock(DumpSnapshot dump, int row) {
        int lock = dump.waitLock(row);
        if (lock == DumpSnapshot.NONE) {
            return "";
        }
        String type = dump.lockClass(lock);
        return type.isEmpty() ? dump.lockName(lock) : type + " " + dump.lockName(lock);
    }

    private static boolean leadsInto(LockGraph graph, int row, List<Integer> cycle) {
        int at = graph.blockerOf(row);
        for (int steps = 0; at != DumpSnapshot.NONE && steps < 10_000; steps++) {
            if (cycle.contains(at)) {
                return true;
            }
            at = graph.blockerOf(at);
        }
        return false;
    }

    /// No goroutine of a dump runs, could run, or waits for something outside of the program.
    private void allWait(Evidence evidence, Findings out) {
        Trace trace = evidence.trace();
        for (DumpSnapshot dump : trace.dumps()) {
            if (!dump.formatId().equals("go-dump") || dump.size() == 0) {
                continue;
            }
            int[] rows =
                    IntStream.range(0, dump.size())
                            .filter(dump::isCounted)
                            .filter(row -> !Snapshot.isSystem(dump, row))
                            .toArray();
            boolean stuck =
                    rows.length > 0
                            && IntStream.of(rows).allMatch(row -> isStuck(trace, dump, row));
            if (stuck) {
                long at = Math.clamp(dump.atNanos(), 0, trace.durationNanos());
                String summary =
                        "All %s wait for each other; none can run."
                                .formatted(Text.count(rows.length, noun(dump)));
                out.add(draft(at, at, Severity.CRITICAL, summary));
            }
        }
    }

    private static boolean isStuck(Trace trace, DumpSnapshot dump, int row) {
        LaneState state = trace.subStates().get(dump.subState(row)).state();
        return state == LaneState.LOCK || state == LaneState.WAITING;
    }
}
