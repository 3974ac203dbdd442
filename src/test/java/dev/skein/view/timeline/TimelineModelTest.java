package dev.skein.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.format.ImportOutcome;
import dev.skein.model.TimeRange;
import dev.skein.query.LaneGroup;
import dev.skein.query.LaneSet;
import dev.skein.query.LaneSort;
import dev.skein.render.Viewport;
import dev.skein.testkit.LaneText;
import dev.skein.view.trace.IntervalRef;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.Selection;
import dev.skein.view.trace.TraceSource;
import dev.skein.view.trace.ViewState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineModelTest {
    private static final String DRAWING =
            """
            main     : RRRRwwwwRRRRwwwwRRRR
            worker-1 : yyLLLLRRRRwwwwwwwwww
            worker-2 : wwwwwwwwwwwwwwwwwwww
            worker-10:     RRRRLLRR
            """;

    private long nowNanos;
    private OpenTrace open;
    private TimelineModel model;

    @BeforeEach
    void openDrawing() {
        open =
                OpenTrace.of(
                        new TraceSource(Path.of("drawing"), "drawing", 0),
                        new ImportOutcome.Imported(LaneText.trace(DRAWING), List.of()),
                        () -> nowNanos += 1_000_000_000L);
        model = new TimelineModel(open, new LaneList(open, Runnable::run, Runnable::run));
        open.resize(1_000);
        model.heightPxProperty().set(200);
        open.arrange(open.arrangement().withSort(LaneSort.BY_NAME), "");
    }

    @Test
    void lanesSortByNumbersInNames() {
        assertEquals(List.of("main", "worker-1", "worker-2", "worker-10"), shownNames());
    }

    @Test
    void theFilterTakesLanesOutAndABrokenOneChangesNothing() {
        open.arrange(open.arrangement().withFilter("state:lock"), "filter");
        assertEquals(List.of("worker-1", "worker-10"), shownNames());
        open.arrange(open.arrangement().withFilter("dur>nonsense"), "filter");
        assertEquals(List.of("worker-1", "worker-10"), shownNames());
        assertNotNull(model.lanes().problemProperty().get());
        open.arrange(open.arrangement().withFilter(""), "filter");
        assertEquals(4, model.lanes().shownCount());
        assertNull(model.lanes().problemProperty().get());
    }

    @Test
    void aClickSelectsTheIntervalUnderIt() {
        model.selectAt(xOf(3_000), 27);
        assertEquals(new IntervalRef(1, 1), open.intervalProperty().get());
        assertEquals(1, open.laneProperty().get());
    }

    @Test
    void arrowsWalkFromIntervalToIntervalAndFromLaneToLaneAtTheSameTime() {
        model.selectAt(xOf(3_000), 27);
        model.walk(1);
        assertEquals(new TimeRange(6_000, 10_000), model.rangeOf(open.intervalProperty().get()));
        model.walkLanes(-1);
        assertEquals(0, open.laneProperty().get());
        assertEquals(new TimeRange(4_000, 8_000), model.rangeOf(open.intervalProperty().get()));
        model.walk(-1);
        model.walk(-1);
        assertEquals(new TimeRange(0, 4_000), model.rangeOf(open.intervalProperty().get()));
    }

    @Test
    void walkingOutOfSightMovesTheView() {
        model.showExactly(new TimeRange(0, 4_000), "");
        model.selectAt(xOf(1_000), 9);
        model.walk(1);
        model.walk(1);
        TimeRange walked = model.rangeOf(open.intervalProperty().get());
        assertTrue(open.viewport().range().overlaps(walked), open.viewport() + " shows " + walked);
    }

    @Test
    void focusFirstCentresThenFits() {
        model.zoomAt(0, 4);
        model.selectAt(xOf(3_000), 27);
        double scale = open.viewport().nanosPerPx();
        model.focusSelection();
        assertEquals(scale, open.viewport().nanosPerPx());
        assertEquals(500, xOf(4_000), 1);
        model.focusSelection();
        assertTrue(xOf(2_000) > 0 && xOf(2_000) < 100, "starts at " + xOf(2_000));
        assertTrue(xOf(6_000) > 900 && xOf(6_000) < 1_000, "ends at " + xOf(6_000));
    }

    @Test
    void aDragSelectsTimeAndLanesAndSnapsToEdges() {
        model.area().select(xOf(2_000) + 4, 20, xOf(6_000) - 5, 50, true);
        Selection selected = open.selectionProperty().get();
        assertEquals(new TimeRange(2_000, 6_000), selected.range());
        assertEquals(LaneSet.of(1, 2), selected.lanes());
    }

    @Test
    void escapeTakesBackOneLevelAtATime() {
        model.area().select(xOf(2_000), 20, xOf(6_000), 50, true);
        open.select(new IntervalRef(1, 1));
        assertTrue(model.clearOne());
        assertNull(open.intervalProperty().get());
        assertNotNull(open.selectionProperty().get());
        assertTrue(model.clearOne());
        assertNull(open.selectionProperty().get());
        assertTrue(model.clearOne());
        assertNull(open.laneProperty().get());
        assertEquals(false, model.clearOne());
    }

    @Test
    void hidingIdleLanesLeavesThoseThatDoSomethingInTheWindow() {
        model.choice().hideIdle();
        assertEquals(List.of("main", "worker-1", "worker-10"), shownNames());
        model.choice().showHidden();
        assertEquals(4, model.lanes().shownCount());
    }

    @Test
    void aPinnedLaneIsOnTopAndStaysInItsPlaceBelow() {
        model.selectLane(2);
        model.choice().togglePin();
        assertEquals(1, model.rows().pinnedRows());
        assertEquals(2, model.rows().lane(0));
        model.choice().togglePin();
        assertEquals(0, model.rows().pinnedRows());
    }

    @Test
    void groupsFoldAndUnfold() {
        open.arrange(open.arrangement().withGroup(LaneGroup.NAME), "");
        int rows = model.rows().size();
        model.lanes().toggleFold("worker-#");
        assertEquals(rows - 3, model.rows().size());
        assertEquals(4, model.lanes().shownCount());
        model.lanes().toggleFold("worker-#");
        assertEquals(rows, model.rows().size());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anySequenceOfViewActionsIsUndoneStepByStep(long seed) {
        Random random = new Random(seed);
        List<ViewState> states = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ViewState before = open.viewState();
            act(random);
            if (!sameButScroll(before, open.viewState())) {
                states.add(before);
            }
        }
        for (int i = states.size() - 1; i >= 0; i--) {
            open.undo();
            assertTrue(
                    sameButScroll(states.get(i), open.viewState()),
                    "step " + i + ": " + states.get(i) + " is not " + open.viewState());
        }
    }

    private void act(Random random) {
        switch (random.nextInt(8)) {
            case 0 -> model.zoomAt(random.nextInt(1_000), 0.5 + random.nextDouble() * 3);
            case 1 -> model.pan(random.nextInt(400) - 200);
            case 2 -> model.fitAll();
            case 3 ->
                    open.arrange(open.arrangement().withFilter("worker-" + random.nextInt(3)), "");
            case 4 ->
                    open.arrange(open.arrangement().withSort(LaneSort.by(LaneSort.Key.START)), "");
            case 5 -> model.rowHeightStep(random.nextBoolean() ? 1 : -1);
            case 6 ->
                    open.arrange(open.arrangement().withHidden(LaneSet.of(random.nextInt(4))), "");
            default -> model.showExactly(new TimeRange(random.nextInt(5_000), 9_000), "");
        }
    }

    private static boolean sameButScroll(ViewState one, ViewState other) {
        return one.viewport().equals(other.viewport())
                && one.arrangement().equals(other.arrangement())
                && one.rowPx() == other.rowPx();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void zoomingKeepsTheTimeUnderThePointer(long seed) {
        Random random = new Random(seed);
        model.zoomAt(500, 3);
        for (int i = 0; i < 300; i++) {
            int x = random.nextInt(1_000);
            long time = open.viewport().timeAt(x);
            model.zoomAt(x, random.nextBoolean() ? Viewport.NOTCH : 1 / Viewport.NOTCH);
            boolean whole = open.viewport().spanNanos() >= open.viewport().traceNanos();
            if (!whole) {
                assertTrue(
                        Math.abs(open.viewport().xAt(time) - x)
                                < 0.5 + 0.5 / open.viewport().nanosPerPx(),
                        "moved to " + open.viewport().xAt(time) + " from " + x);
            }
        }
    }

    private double xOf(long nanos) {
        return open.viewport().xAt(nanos);
    }

    private List<String> shownNames() {
        return Arrays.stream(model.lanes().shown())
                .mapToObj(lane -> open.trace().lanes().name(lane))
                .toList();
    }
}
