package dev.skein.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.TimeRange;
import dev.skein.query.LaneSet;
import dev.skein.render.Viewport;
import dev.skein.view.trace.Bracket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BracketShapesTest {
    private static Bracket bracket(int rank, String kind, long from, long to) {
        return new Bracket(rank, kind, new TimeRange(from, to), LaneSet.EMPTY, "");
    }

    private static List<String> labels(List<Bracket> brackets, Viewport view) {
        return BracketShapes.of(brackets, view).shapes().stream()
                .map(BracketShapes.Shape::label)
                .toList();
    }

    @Test
    void oneKindThatTouchesOnTheScreenIsOneUntilZoomedIn() {
        List<Bracket> brackets =
                List.of(
                        bracket(2, "churn", 100, 110),
                        bracket(1, "churn", 111, 120),
                        bracket(3, "leak", 105, 115));
        assertEquals(List.of("1 +1", "3"), labels(brackets, new Viewport(0, 1, 200, 200)));
        assertEquals(List.of("2", "3", "1"), labels(brackets, new Viewport(90, 0.2, 200, 200)));
    }

    @Test
    void whatIsNotInViewHasNoShape() {
        List<Bracket> brackets = List.of(bracket(1, "churn", 0, 10), bracket(2, "churn", 500, 510));
        assertEquals(List.of("2"), labels(brackets, new Viewport(400, 1, 200, 1_000)));
    }

    @Test
    void moreThanThirtyShowTheirEndsOnly() {
        List<Bracket> brackets = new ArrayList<>();
        for (int i = 0; i < 31; i++) {
            brackets.add(bracket(i + 1, "kind " + i, i * 10L, i * 10L + 5));
        }
        Viewport view = new Viewport(0, 1, 400, 400);
        assertTrue(BracketShapes.of(brackets, view).ticksOnly());
        assertFalse(BracketShapes.of(brackets.subList(0, 30), view).ticksOnly());
    }
}
