package dev.skein.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.Trace;
import dev.skein.query.LaneGroup;
import dev.skein.query.LaneOrder;
import dev.skein.query.LaneSort;
import dev.skein.testkit.LaneText;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaneRowsTest {
    private static final Trace TRACE =
            LaneText.trace("a-1: R\na-2: R\nb-1: R\nb-2: R\nb-3: R\nc: R");

    private static LaneRows rows(int height, int[] pinned, String... folded) {
        LaneOrder order = LaneOrder.of(TRACE, LaneSort.BY_NAME, LaneGroup.NAME);
        return LaneRows.of(order, height, pinned, Set.of(folded));
    }

    @Test
    void headersStandAboveTheirLanes() {
        LaneRows rows = rows(9, new int[0]);
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            text.append(rows.isHeader(row) ? "[" + rows.group(row) + "]" : rows.lane(row));
        }
        assertEquals("[0]01[1]234[2]5", text.toString());
        assertEquals(3 * 18 + 6 * 9, rows.heightPx());
    }

    @Test
    void foldedGroupsShowTheirHeaderOnly() {
        LaneRows rows = rows(9, new int[0], "b-#");
        assertEquals(6, rows.size());
        assertEquals(-1, rows.rowOf(3));
        assertTrue(rows.groups().get(1).folded());
        assertEquals(3, rows.groups().get(1).lanes().length);
        assertEquals(5, rows.lane(rows.rowOf(5)));
    }

    @Test
    void everyPixelBelongsToTheRowThatCoversIt() {
        LaneRows rows = rows(3, new int[] {4, 1}, "a-#");
        for (int row = 0; row < rows.size(); row++) {
            for (int y = rows.topPx(row); y < rows.topPx(row) + rows.heightPx(row); y++) {
                assertEquals(row, rows.rowAt(y));
                assertEquals(row, rows.rowAt(y + 0.9));
            }
        }
        assertEquals(-1, rows.rowAt(-0.1));
        assertEquals(rows.size(), rows.rowAt(rows.heightPx()));
    }

    @Test
    void pinnedRowsStayWhileTheOthersScroll() {
        LaneRows rows = rows(18, new int[] {5});
        assertEquals(18, rows.pinnedHeightPx());
        assertEquals(0, rows.rowInWindow(5, 100));
        assertTrue(rows.isPinned(0));
        assertFalse(rows.isPinned(1));
        assertEquals(2, rows.rowInWindow(20, 18));
        assertEquals(0, rows.windowTopPx(0, 100));
        assertEquals(18, rows.windowTopPx(2, 18));
        assertEquals(0, rows.rowOf(5), "the pinned row is the topmost");
    }

    @Test
    void lanesWithoutGroupsHaveNoHeader() {
        LaneRows rows = LaneRows.of(LaneOrder.of(TRACE, LaneSort.BY_NAME, LaneGroup.NONE), 1);
        assertEquals(6, rows.size());
        assertEquals(6, rows.heightPx());
    }
}
