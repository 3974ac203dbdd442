package dev.skein.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.LaneState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import dev.skein.testkit.LaneText;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneOrderTest {
    private static final Trace TRACE =
            LaneText.trace(
                    """
                    worker-10: wwwwwwLL
                    worker-9: RRRRRRRR
                    pool-2-thread-1: LLLLwwww
                    Main: wwwwwwwy
                    """);

    private static int[] sorted(LaneSort sort) {
        return LaneOrder.of(TRACE, sort, LaneGroup.NONE).lanes();
    }

    @Test
    void numbersInNamesCountAsNumbersAndCapitalsAsSmall() {
        assertArrayEquals(new int[] {3, 2, 1, 0}, sorted(LaneSort.BY_NAME));
        assertArrayEquals(new int[] {0, 1, 2, 3}, sorted(LaneSort.BY_NAME.reverse()));
    }

    @Test
    void naturalOrderAgreesWithItself() {
        List<String> names = List.of("a", "a0", "a00", "a01", "a1", "A1", "a2", "a10", "ab", "");
        for (String a : names) {
            for (String b : names) {
                int ab = Integer.signum(NaturalOrder.INSTANCE.compare(a, b));
                assertEquals(-ab, Integer.signum(NaturalOrder.INSTANCE.compare(b, a)), a + b);
                assertEquals(a.equals(b), ab == 0, a + " and " + b);
            }
        }
    }

    @Test
    void interestingLanesComeFirst() {
        assertArrayEquals(new int[] {2, 0, 1, 3}, sorted(LaneSort.BY_SCORE));
    }

    @Test
    void findingsRaiseTheScore() {
        LaneOrder order =
                LaneOrder.of(
                        TRACE,
                        LaneSet.all(TRACE),
                        LaneSort.BY_SCORE,
                        LaneGroup.NONE,
                        TRACE.range(),
                        new long[] {0, 0, 0, 1_000_000},
                        new Work());
        assertEquals(3, order.lanes()[0]);
    }

    @Test
    void timeInAClassCountsWithinTheScopeOnly() {
        LaneSort sort = LaneSort.byTimeIn(LaneState.LOCK);
        LaneOrder order =
                LaneOrder.of(
                        TRACE,
                        LaneSet.all(TRACE),
                        sort,
                        LaneGroup.NONE,
                        new TimeRange(6_000, 8_000),
                        new long[0],
                        new Work());
        assertEquals(0, order.lanes()[0]);
        assertEquals(2, sorted(sort)[0]);
    }

    @Test
    void equalLanesKeepTheOrderOfTheTrace() {
        assertArrayEquals(
                new int[] {0, 1, 2, 3}, sorted(LaneSort.by(LaneSort.Key.LIFETIME).reverse()));
    }

    @Test
    void groupsComeInTheOrderOfTheirFirstLanes() {
        LaneOrder order = LaneOrder.of(TRACE, LaneSort.BY_SCORE, LaneGroup.NAME);
        assertEquals(
                List.of("pool-#-thread-#", "worker-#", "Main"),
                order.groups().stream().map(LaneOrder.Group::name).toList());
        assertArrayEquals(new int[] {0, 1}, order.groups().get(1).lanes());
    }

    @Test
    void poolsKeepTheNumberOfThePool() {
        assertEquals("pool-2-thread", LaneGroup.POOL.of(TRACE, 2));
        assertEquals("worker", LaneGroup.POOL.of(TRACE, 0));
        assertEquals("#", LaneGroup.withoutLastNumber("17"));
    }

    @Test
    void setsOfLanesCombine() {
        LaneSet a = LaneSet.of(1, 2, 3);
        LaneSet b = LaneSet.of(3, 4);
        assertEquals("{3}", a.and(b).toString());
        assertEquals("{1, 2, 3, 4}", a.or(b).toString());
        assertEquals("{1, 2}", a.without(b).toString());
        assertTrue(Arrays.equals(new int[] {1, 2, 3}, a.toArray()));
    }
}
