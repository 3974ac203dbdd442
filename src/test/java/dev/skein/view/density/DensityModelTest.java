package dev.skein.view.density;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.format.ImportOutcome;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.EventKind;
import dev.skein.query.GroupMeasure;
import dev.skein.query.LaneGroup;
import dev.skein.query.LaneSet;
import dev.skein.render.DensityBoard;
import dev.skein.render.DensityRows;
import dev.skein.render.DensityScale;
import dev.skein.testkit.LaneText;
import dev.skein.view.timeline.LaneList;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Selection;
import dev.skein.view.trace.TraceSource;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DensityModelTest {
    private static final String DRAWING =
            """
            main     : RwRwRwRwRwRwRRRRRRRRRRRRRRRRRRRRRRRRRRRR
            worker-1 : RLRLRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRLLRR
            worker-2 : wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww
            other    :           RRRRRRRRRRwwwwwwwwww
            """;
    private static final int TEXT_PX = 400;

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean wait;
    private OpenTrace open;
    private DensityModel model;

    @BeforeEach
    void openDrawing() {
        Trace trace = LaneText.trace(DRAWING);
        open =
                OpenTrace.of(
                        new TraceSource(Path.of("drawing"), "drawing", 0),
                        new ImportOutcome.Imported(trace, List.of()));
        open.resize(TEXT_PX);
        new LaneList(open, Runnable::run, Runnable::run);
        open.arrange(open.arrangement().withGroup(LaneGroup.NAME), "");
        model = new DensityModel(open, this::background, Runnable::run);
        model.roomPxProperty().set(400);
    }

    private void background(Runnable task) {
        if (wait) {
            waiting.add(task);
        } else {
            task.run();
        }
    }

    private DensityBoard board() {
        return assertNotNull(model.board());
    }

    private static <T> T assertNotNull(T value) {
        org.junit.jupiter.api.Assertions.assertNotNull(value);
        return value;
    }

    @Test
    void kindsAreCountedExactlyWhateverTheZoom() {
        for (int zoom = 0; zoom < 6; zoom++) {
            assertEquals(11, total(board(), EventKind.BLOCK), "zoom " + zoom);
            open.navigate(open.viewport().zoomAt(0, 0.5), "");
        }
    }

    private static double total(DensityBoard board, EventKind kind) {
        double sum = 0;
        for (int column = 0; column < board.kinds().columns(); column++) {
            sum += board.kinds().raw(kind.ordinal(), column);
        }
        return sum;
    }

    @Test
    void bucketsArePowersOfTwoAlignedToThemselvesAndAsWideAsAsked() {
        for (int px = 2; px <= 16; px *= 2) {
            model.bucketPxProperty().set(px);
            long bucket = board().kinds().bucketNanos();
            assertEquals(1, Long.bitCount(bucket));
            assertEquals(0, board().kinds().startNanos(0) % bucket);
            double wide = bucket / open.viewport().nanosPerPx();
            assertTrue(wide >= px && wide < 2 * px, wide + " px for " + px);
        }
        model.bucketStep(1);
        assertEquals(16, model.bucketPxProperty().get());
    }

    @Test
    void panningCountsNothingAgainAndColoursKeepTheirMeaning() {
        open.navigate(open.viewport().zoomAt(0, 3), "");
        DensityScale scale = board().kindScale();
        Counted counted = model.countedProperty().get();
        open.navigate(open.viewport().pan(40), "");
        assertSame(counted, model.countedProperty().get());
        assertEquals(scale.high(), board().kindScale().high());
    }

    @Test
    void theLastCountsStayInSightUntilTheNewestQuestionIsAnswered() {
        DensityBoard before = board();
        wait = true;
        open.navigate(open.viewport().zoomAt(100, 8), "");
        open.navigate(open.viewport().zoomAt(100, 8), "");
        assertEquals(before.kinds(), board().kinds());
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        double bucketPx = board().kinds().bucketNanos() / open.viewport().nanosPerPx();
        assertTrue(bucketPx >= 4 && bucketPx < 8, "for the newest view: " + bucketPx);
    }

    @Test
    void foldedNothingIsCounted() {
        model.expandedProperty().set(false);
        Counted before = model.countedProperty().get();
        open.navigate(open.viewport().zoomAt(100, 64), "");
        assertSame(before, model.countedProperty().get());
        model.expandedProperty().set(true);
        open.navigate(open.viewport().zoomAt(100, 2), "");
        assertTrue(before != model.countedProperty().get());
    }

    @Test
    void groupsFollowFilterAndGroupingTheMostInterestingFirst() {
        assertEquals("worker-#", model.groups().getFirst().name(), "it waits for locks");
        assertEquals(2, model.groups().getFirst().lanes().length);
        open.arrange(open.arrangement().withFilter("name:main"), "");
        assertEquals(1, model.groups().size());
    }

    @Test
    void aMeasureOfSharesIsAShare() {
        model.measureProperty().set(GroupMeasure.LOCK);
        for (double share : board().groups().row(0)) {
            assertTrue(share >= 0 && share <= 1, "share " + share);
        }
        assertEquals(0, board().groups().max(1), "no lock in the other groups");
    }

    @Test
    void aBrushOverKindsSelectsTimeInAllLanes() {
        Selection chosen = assertNotNull(model.area(100, 1, 200, 3, 0));
        assertNull(chosen.lanes());
        assertEquals(open.viewport().timeAt(100), chosen.range().startNanos());
    }

    @Test
    void aBrushOverGroupsSelectsTheirLanesAndSnapsToBuckets() {
        long bucket = board().kinds().bucketNanos();
        double edge = open.viewport().xAt(3 * bucket);
        Selection chosen =
                assertNotNull(
                        model.area(
                                edge + 2,
                                DensityRows.FIRST_GROUP,
                                edge + 150,
                                DensityRows.FIRST_GROUP,
                                3));
        assertEquals(LaneSet.of(1, 2), chosen.lanes());
        assertEquals(3 * bucket, chosen.range().startNanos());
    }

    @Test
    void whatTheLegendHidesIsNotDrawnAndANewScaleShowsAllAgain() {
        double max = board().kinds().max(EventKind.BLOCK.ordinal());
        model.kindCutProperty().set(new DensityModel.Cut(0, 0.5));
        assertTrue(!board().kindScale().isShown(EventKind.BLOCK.ordinal(), max));
        model.scaleProperty().set(DensityScale.Kind.RANKED);
        assertTrue(board().kindScale().isShown(EventKind.BLOCK.ordinal(), max));
    }

    @Test
    void rowsGiveWayWhereThereIsLittleRoom() {
        assertEquals(new DensityRows(false, 0, 3, 0), DensityRows.fitting(80, 3, 0));
        assertEquals(new DensityRows(true, 0, 3, 0), DensityRows.fitting(125, 3, 0));
        DensityRows all = DensityRows.fitting(400, 3, 999);
        assertEquals(3 * DensityRows.GROUP_PX, all.groupsPx());
        for (int row = 0; row < DensityRows.FIRST_GROUP + 3; row++) {
            assertEquals(row, all.rowAt(all.topPx(row) + 1));
        }
        assertEquals(new TimeRange(0, 40_000), open.trace().range());
    }
}
