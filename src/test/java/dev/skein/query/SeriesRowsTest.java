package dev.skein.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.LaneState;
import dev.skein.model.Trace;
import dev.skein.testkit.Opened;
import dev.skein.testkit.SampleTraces;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The rows of the sample series, whose story is known.
class SeriesRowsTest {
    private final Trace trace = Opened.trace(SampleTraces.own("dumps/lambda-leak-series"));
    private final DumpSeries series = DumpSeries.of(trace);

    private SeriesRows rows(SeriesRows.By by, SeriesRows.Sort sort, Set<String> unfolded) {
        return SeriesRows.of(trace, series, LaneSet.all(trace), by, sort, unfolded);
    }

    private static SeriesRow named(SeriesRows rows, String name) {
        for (int index = 0; index < rows.size(); index++) {
            if (rows.row(index).name().equals(name)) {
                return rows.row(index);
            }
        }
        throw new AssertionError("no row " + name);
    }

    @Test
    void aGroupCountsItsThreadsInEveryDump() {
        SeriesRow leak =
                named(rows(SeriesRows.By.GROUPS, SeriesRows.Sort.STUCK, Set.of()), "leak-#");
        List<Integer> counts = new ArrayList<>();
        for (int dump = 0; dump < series.dumpCount(); dump++) {
            counts.add(leak.count(dump));
            assertEquals(leak.count(dump), leak.count(dump, LaneState.WAITING));
        }
        assertEquals(List.of(3, 9, 14, 20, 26, 32), counts);
        assertTrue(leak.isGroup());
    }

    @Test
    void onlyThreadsWithUnchangedStacksAreJoined() {
        SeriesRows rows = rows(SeriesRows.By.GROUPS, SeriesRows.Sort.STUCK, Set.of());
        for (int dump = 0; dump < series.dumpCount() - 1; dump++) {
            assertTrue(named(rows, "http-exec-#").isJoinedToNext(dump));
            assertFalse(named(rows, "short-#").isJoinedToNext(dump), "short threads end");
        }
    }

    @Test
    void whatIsStuckComesFirstAndTheMachinesOwnThreadsLast() {
        SeriesRows rows = rows(SeriesRows.By.THREADS, SeriesRows.Sort.STUCK, Set.of());
        assertEquals(DumpSeries.Verdict.STUCK, rows.row(0).stretch().verdict());
        assertEquals(6, rows.row(0).stretch().dumps());
        assertTrue(trace.lanes().system(rows.row(rows.size() - 1).lanes()[0]));
    }

    @Test
    void anUnfoldedGroupIsFollowedByItsMembers() {
        SeriesRows folded = rows(SeriesRows.By.GROUPS, SeriesRows.Sort.NAME, Set.of());
        SeriesRows open = rows(SeriesRows.By.GROUPS, SeriesRows.Sort.NAME, Set.of("audit-#"));
        assertEquals(folded.size() + 4, open.size());
        int group = 0;
        while (!open.row(group).name().equals("audit-#")) {
            group++;
        }
        assertEquals("audit-0", open.row(group + 1).name());
        assertEquals(1, open.row(group + 1).depth());
        assertEquals(group + 1, open.indexOf(open.row(group + 1).lanes()[0]));
    }

    @Test
    void everyThreadIsInExactlyOneRowHoweverTheyAreGrouped() {
        for (SeriesRows.By by : SeriesRows.By.values()) {
            SeriesRows rows = rows(by, SeriesRows.Sort.COUNT, Set.of());
            int[] seen = new int[trace.lanes().size()];
            for (int index = 0; index < rows.size(); index++) {
                for (int lane : rows.row(index).lanes()) {
                    seen[lane]++;
                }
            }
            for (int lane = 0; lane < seen.length; lane++) {
                assertEquals(1, seen[lane], by + ", lane " + lane);
            }
        }
    }
}
