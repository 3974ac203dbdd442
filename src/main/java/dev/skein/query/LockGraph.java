package dev.skein.query;

import dev.skein.model.DumpSnapshot;
import dev.skein.model.LockWait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Who waits for whom in one dump: for each thread the one that holds the lock it waits for.
///
/// Every thread waits for at most one lock, so the graph is a forest with at most one cycle per
/// tree, and walking it with visit marks finds all cycles in linear time. Waits without a visible
/// owner (semaphores, latches, read locks, channels) are no edges and prove nothing. A thread is a
/// row of the dump.
public final class LockGraph {
    private static final int NONE = DumpSnapshot.NONE;

    private final DumpSnapshot dump;
    private final int[] blocker;
    private final int[] ownerOfLock;

    private LockGraph(DumpSnapshot dump) {
        this.dump = dump;
        this.blocker = new int[dump.size()];
        this.ownerOfLock = new int[dump.lockCount()];
        Arrays.fill(blocker, NONE);
        Arrays.fill(ownerOfLock, NONE);
        findOwners();
        findBlockers();
    }

    public static LockGraph of(DumpSnapshot dump) {
        return new LockGraph(dump);
    }

    private void findOwners() {
        for (int hold = 0; hold < dump.holdCount(); hold++) {
            int lock = dump.holdLock(hold);
            if (ownerOfLock[lock] == NONE) {
                ownerOfLock[lock] = dump.holdRow(hold);
            }
        }
    }

    private void findBlockers() {
        for (int row = 0; row < blocker.length; row++) {
            LockWait kind = dump.waitKind(row);
            if (kind.isForOwner()) {
                int owner = ownerOfLock[dump.waitLock(row)];
                blocker[row] = owner == row ? otherOwner(row) : owner;
            }
        }
        for (int report = 0; report < dump.reportedCount(); report++) {
            int waiter = dump.reportedWaiter(report);
            if (blocker[waiter] == NONE) {
                blocker[waiter] = dump.reportedOwner(report);
            }
        }
        for (int row = 0; row < blocker.length; row++) {
            int carrier = dump.carrier(row);
            if (carrier != NONE && blocker[carrier] == NONE && blocker[row] != NONE) {
                blocker[carrier] = row;
            }
        }
    }

    /// Some other thread that also lists the lock as held: dumps of old virtual machines show that.
    private int otherOwner(int row) {
        for (int hold = 0; hold < dump.holdCount(); hold++) {
            if (dump.holdLock(hold) == dump.waitLock(row) && dump.holdRow(hold) != row) {
                return dump.holdRow(hold);
            }
        }
        return NONE;
    }

    /// The thread that holds what `row` waits for, or [DumpSnapshot#NONE].
    public int blockerOf(int row) {
        return blocker[row];
    }

    /// The thread that holds the lock, or [DumpSnapshot#NONE].
    public int ownerOf(int lock) {
        return ownerOfLock[lock];
    }

    /// The deadlocks: every cycle, each as rows in the order in which they wait for each other,
    /// beginning with the lowest row.
    public List<int[]> cycles() {
        List<int[]> result = new ArrayList<>();
        int[] visitedBy = new int[blocker.length];
        Arrays.fill(visitedBy, NONE);
        for (int start = 0; start < blocker.length; start++) {
            int row = start;
            while (row != NONE && visitedBy[row] == NONE) {
                visitedBy[row] = start;
                row = blocker[row];
            }
            if (row != NONE && visitedBy[row] == start) {
                result.add(cycleFrom(row));
            }
        }
        return result;
    }

    private int[] cycleFrom(int start) {
        int lowest = start;
        int length = 1;
        for (int row = blocker[start]; row != start; row = blocker[row]) {
            lowest = Math.min(lowest, row);
            length++;
        }
        int[] result = new int[length];
        int row = lowest;
        for (int i = 0; i < length; i++) {
            result[i] = row;
            row = blocker[row];
        }
        return result;
    }

    /// The threads that do not take part in a cycle but lead into one: its victims.
    public List<Integer> victims() {
        boolean[] inCycle = new boolean[blocker.length];
        cycles().forEach(cycle -> Arrays.stream(cycle).forEach(row -> inCycle[row] = true));
        byte[] leads = new byte[blocker.length];
        List<Integer> result = new ArrayList<>();
        for (int row = 0; row < blocker.length; row++) {
            if (!inCycle[row] && leadsIntoCycle(row, inCycle, leads)) {
                result.add(row);
            }
        }
        return result;
    }

    private boolean leadsIntoCycle(int start, boolean[] inCycle, byte[] leads) {
        int row = start;
        while (row != NONE && !inCycle[row] && leads[row] == 0) {
            row = blocker[row];
        }
        byte answer = (byte) (row != NONE && (inCycle[row] || leads[row] == 1) ? 1 : 2);
        for (int back = start; back != row; back = blocker[back]) {
            leads[back] = answer;
        }
        return answer == 1;
    }

    /// The threads that wait for the lock, in row order.
    public List<Integer> waitersOf(int lock) {
        List<Integer> result = new ArrayList<>();
        for (int row = 0; row < blocker.length; row++) {
            if (dump.waitLock(row) == lock && dump.waitKind(row).isForOwner()) {
                result.add(row);
            }
        }
        return result;
    }
}
