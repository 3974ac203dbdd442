package dev.skein.query;

import dev.skein.model.DumpSnapshot;
import dev.skein.model.LockWait;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// Who waits for whom at one moment, ready to be drawn: deadlocked threads first, then holders with
/// the threads that wait behind them.
///
/// Joins the chosen dump with its neighbours of other kinds of the same process, because
/// `Thread.print -l` knows platform threads and a JSON dump knows virtual ones. Threads are lanes.
public final class LockPicture {
    private static final int NONE = DumpSnapshot.NONE;

    private final List<Node> nodes = new ArrayList<>();
    private final List<int[]> cycles;
    private final BitSet inCycle = new BitSet();
    private final BitSet placed = new BitSet();
    private final JoinedLocks joined;
    private final List<DumpSnapshot> dumps;
    private final int[][] waiters;
    private final String[] waitsAt;

    /// A thread of the picture.
    ///
    /// @param blocker lane that holds what it waits for, or [DumpSnapshot#NONE]
    /// @param depth 0 for a holder that waits for nobody and for members of a cycle
    /// @param cycle number of the cycle that it is in, or [DumpSnapshot#NONE]
    /// @param waitsAt what it waits at; empty for a holder
    /// @param waiting how many threads wait for it, at once or behind others
    public record Node(int lane, int blocker, int depth, int cycle, String waitsAt, int waiting) {}

    private LockPicture(Trace trace, List<DumpSnapshot> dumps) {
        this.dumps = dumps;
        this.joined = JoinedLocks.of(trace, dumps);
        this.cycles = joined.cycles();
        this.waiters = waiters(trace.lanes().size());
        this.waitsAt = waitsAt(trace.lanes().size());
        for (int[] cycle : cycles) {
            Arrays.stream(cycle).forEach(inCycle::set);
        }
        for (int number = 0; number < cycles.size(); number++) {
            placeCycle(number);
        }
        holdersByCrowd(trace.lanes().size()).forEach(lane -> place(lane, 0, NONE));
    }

    /// @param chosen number of the dump that is looked at
    public static LockPicture of(Trace trace, int chosen) {
        DumpSnapshot dump = trace.dumps().get(chosen);
        List<DumpSnapshot> together = new ArrayList<>(List.of(dump));
        for (int next : new int[] {chosen - 1, chosen + 1}) {
            if (next >= 0 && next < trace.dumps().size()) {
                DumpSnapshot other = trace.dumps().get(next);
                boolean joins =
                        other.process() == dump.process()
                                && !other.formatId().equals(dump.formatId());
                if (joins) {
                    together.add(other);
                }
            }
        }
        return new LockPicture(trace, together);
    }

    private int[][] waiters(int lanes) {
        int[] count = new int[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            if (joined.blockerOf(lane) != NONE) {
                count[joined.blockerOf(lane)]++;
            }
        }
        int[][] result = new int[lanes][];
        Arrays.setAll(result, lane -> new int[count[lane]]);
        for (int lane = lanes - 1; lane >= 0; lane--) {
            int blocker = joined.blockerOf(lane);
            if (blocker != NONE) {
                result[blocker][--count[blocker]] = lane;
            }
        }
        return result;
    }

    /// By lane; of two dumps the first that knows counts.
    private String[] waitsAt(int lanes) {
        String[] result = new String[lanes];
        Arrays.fill(result, "");
        for (DumpSnapshot dump : dumps) {
            for (int row = 0; row < dump.size(); row++) {
                int lane = dump.lane(row);
                boolean isNew = lane != NONE && result[lane].isEmpty();
                if (isNew && dump.waitLock(row) != NONE && joined.blockerOf(lane) != NONE) {
                    result[lane] = lockText(dump, row);
                }
            }
        }
        return result;
    }

    private List<Integer> holdersByCrowd(int lanes) {
        List<Integer> holders = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            if (joined.blockerOf(lane) == NONE && waiters[lane].length > 0) {
                holders.add(lane);
            }
        }
        holders.sort(Comparator.comparingInt(lane -> -waiters[lane].length));
        return holders;
    }

    private void placeCycle(int number) {
        for (int lane : cycles.get(number)) {
            nodes.add(node(lane, 0, number));
            placed.set(lane);
        }
        for (int lane : cycles.get(number)) {
            for (int waiter : waiters[lane]) {
                if (!inCycle.get(waiter)) {
                    place(waiter, 1, NONE);
                }
            }
        }
    }

    /// Places a thread and all that wait behind it, without recursion: chains may be long.
    private void place(int first, int firstDepth, int cycle) {
        List<int[]> stack = new ArrayList<>();
        stack.add(new int[] {first, firstDepth});
        while (!stack.isEmpty()) {
            int[] next = stack.removeLast();
            if (placed.get(next[0])) {
                continue;
            }
            placed.set(next[0]);
            nodes.add(node(next[0], next[1], cycle));
            for (int i = waiters[next[0]].length - 1; i >= 0; i--) {
                stack.add(new int[] {waiters[next[0]][i], next[1] + 1});
            }
        }
    }

    private Node node(int lane, int depth, int cycle) {
        return new Node(
                lane, joined.blockerOf(lane), depth, cycle, waitsAt[lane], waiters[lane].length);
    }

    /// `ReentrantLock$NonfairSync <0x…>`, `initialisation of class A`.
    private static String lockText(DumpSnapshot dump, int row) {
        String name = dump.lockName(dump.waitLock(row));
        String type = dump.lockClass(dump.waitLock(row));
        String shortType = type.substring(type.lastIndexOf('.') + 1);
        if (dump.waitKind(row) == LockWait.CLASS_INITIALISATION) {
            return "initialisation of " + (type.isEmpty() ? name : type);
        }
        return shortType.isEmpty() ? name : shortType + " " + name;
    }

    /// Deadlocked threads first, then each holder before the threads behind it.
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    /// Every deadlock as lanes in the order in which they wait for each other.
    public List<int[]> cycles() {
        return List.copyOf(cycles);
    }

    /// The chosen dump and those that were joined with it.
    public List<DumpSnapshot> dumps() {
        return List.copyOf(dumps);
    }
}
