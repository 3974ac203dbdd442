package dev.skein.query;

import dev.skein.model.DumpSnapshot;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Who waits for whom over several dumps of one process that were taken together: what
/// `Thread.print -l` says of platform threads and a JSON dump of virtual ones, joined by thread.
///
/// Locks have other names in each dump, so only the waits are joined, which are between threads: a
/// cycle found here has every wait of it in one of the dumps. Dumps are instants, and so the
/// cycle is certain only where the threads wait in all of them.
public final class JoinedLocks {
    private static final int NONE = DumpSnapshot.NONE;

    private final int[] blockerByLane;

    private JoinedLocks(int lanes) {
        this.blockerByLane = new int[lanes];
        Arrays.fill(blockerByLane, NONE);
    }

    /// Joins dumps of one process; of two that disagree about a thread the first counts.
    public static JoinedLocks of(Trace trace, List<DumpSnapshot> dumps) {
        JoinedLocks result = new JoinedLocks(trace.lanes().size());
        for (DumpSnapshot dump : dumps) {
            if (dump.process() == dumps.getFirst().process()) {
                result.add(dump);
            }
        }
        return result;
    }

    /// Every deadlock of a trace, each once, in the order of the dumps that show it: of each dump
    /// joined with its neighbours of other kinds.
    public static List<int[]> cyclesOf(Trace trace) {
        Set<Set<Integer>> seen = new HashSet<>();
        List<int[]> result = new ArrayList<>();
        for (int dump = 0; dump < trace.dumps().size(); dump++) {
            for (int[] cycle : LockPicture.of(trace, dump).cycles()) {
                if (seen.add(Arrays.stream(cycle).boxed().collect(Collectors.toSet()))) {
                    result.add(cycle);
                }
            }
        }
        return result;
    }

    private void add(DumpSnapshot dump) {
        LockGraph graph = LockGraph.of(dump);
        for (int row = 0; row < dump.size(); row++) {
            int blocker = graph.blockerOf(row);
            int lane = dump.lane(row);
            boolean known = blocker != NONE && lane != NONE && dump.lane(blocker) != NONE;
            if (known && blockerByLane[lane] == NONE) {
                blockerByLane[lane] = dump.lane(blocker);
            }
        }
    }

    /// The lane that holds what `lane` waits for, or [DumpSnapshot#NONE].
    public int blockerOf(int lane) {
        return blockerByLane[lane];
    }

    /// Every cycle, each as lanes in the order in which they wait for each other.
    public List<int[]> cycles() {
        List<int[]> result = new ArrayList<>();
        int[] visitedBy = new int[blockerByLane.length];
        Arrays.fill(visitedBy, NONE);
        for (int start = 0; start < blockerByLane.length; start++) {
            int lane = start;
            while (lane != NONE && visitedBy[lane] == NONE) {
                visitedBy[lane] = start;
                lane = blockerByLane[lane];
            }
            if (lane != NONE && visitedBy[lane] == start) {
                result.add(cycleFrom(lane));
            }
        }
        return result;
    }

    private int[] cycleFrom(int start) {
        List<Integer> lanes = new ArrayList<>();
        lanes.add(start);
        for (int lane = blockerByLane[start]; lane != start; lane = blockerByLane[lane]) {
            lanes.add(lane);
        }
        return lanes.stream().mapToInt(Integer::intValue).toArray();
    }
}
