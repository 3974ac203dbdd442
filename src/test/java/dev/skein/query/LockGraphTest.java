package dev.skein.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.skein.model.DumpBuilder;
import dev.skein.model.DumpSnapshot;
import dev.skein.model.LaneKind;
import dev.skein.model.LockWait;
import dev.skein.model.TraceBuilder;
import dev.skein.testkit.LaneText;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockGraphTest {
    private static DumpBuilder threads(int count) {
        DumpBuilder dump = new DumpBuilder("hotspot-dump");
        for (int i = 0; i < count; i++) {
            dump.add(LaneKind.PLATFORM_THREAD, i, 0);
            dump.addLock(0, 0);
            dump.holds(i, i);
        }
        return dump;
    }

    private static DumpSnapshot snapshot(DumpBuilder dump) {
        TraceBuilder builder = new TraceBuilder(0, 0);
        builder.addDump(dump);
        return builder.seal(LaneText.info()).dumps().getFirst();
    }

    @Test
    void threadsThatWaitInACircleAreADeadlockAndWhoeverWaitsForThemIsAVictim() {
        DumpBuilder dump = threads(5);
        dump.waits(1, 2, LockWait.MONITOR_ENTER);
        dump.waits(2, 3, LockWait.PARK);
        dump.waits(3, 1, LockWait.MONITOR_REENTER);
        dump.waits(4, 1, LockWait.MONITOR_ENTER);
        LockGraph graph = LockGraph.of(snapshot(dump));
        assertEquals(1, graph.cycles().size());
        assertArrayEquals(new int[] {1, 2, 3}, graph.cycles().getFirst());
        assertEquals(List.of(4), graph.victims());
        assertEquals(List.of(3, 4), graph.waitersOf(1));
    }

    @Test
    void waitingToBeNotifiedProvesNothing() {
        DumpBuilder dump = threads(2);
        dump.waits(0, 1, LockWait.NOTIFY);
        dump.waits(1, 0, LockWait.MONITOR_ENTER);
        assertEquals(List.of(), LockGraph.of(snapshot(dump)).cycles());
    }

    @Test
    void whatTheMachineReportsCountsWhereNoLockLineSaysMore() {
        DumpBuilder dump = threads(3);
        dump.waits(0, 1, LockWait.MONITOR_ENTER);
        dump.reported(0, 2);
        dump.reported(1, 0);
        LockGraph graph = LockGraph.of(snapshot(dump));
        assertArrayEquals(new int[] {0, 1}, graph.cycles().getFirst());
    }

    @Test
    void aCarrierIsHeldUpByTheBlockedThreadOnIt() {
        DumpBuilder dump = threads(3);
        dump.carrier(1, 0);
        dump.waits(1, 2, LockWait.MONITOR_ENTER);
        dump.waits(2, 0, LockWait.MONITOR_ENTER);
        LockGraph graph = LockGraph.of(snapshot(dump));
        assertArrayEquals(new int[] {0, 1, 2}, graph.cycles().getFirst());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsTheCyclesThatWalkingFromEveryThreadFinds(int seed) {
        Random random = new Random(seed);
        int count = 2 + random.nextInt(60);
        DumpBuilder dump = threads(count);
        int[] blocker = new int[count];
        for (int row = 0; row < count; row++) {
            int lock = random.nextInt(count + 5);
            blocker[row] = lock < count && lock != row ? lock : -1;
            if (blocker[row] >= 0) {
                dump.waits(row, lock, LockWait.MONITOR_ENTER);
            }
        }
        Set<Set<Integer>> wanted =
                IntStream.range(0, count)
                        .mapToObj(row -> cycleThrough(row, blocker))
                        .filter(cycle -> !cycle.isEmpty())
                        .collect(Collectors.toSet());
        Set<Set<Integer>> found =
                LockGraph.of(snapshot(dump)).cycles().stream()
                        .map(cycle -> IntStream.of(cycle).boxed().collect(Collectors.toSet()))
                        .collect(Collectors.toSet());
        assertEquals(wanted, found);
    }

    private static Set<Integer> cycleThrough(int start, int[] blocker) {
        Set<Integer> seen = new TreeSet<>();
        for (int row = start; row >= 0 && seen.add(row); row = blocker[row]) {
            if (blocker[row] == start) {
                return seen;
            }
        }
        return Set.of();
    }
}
