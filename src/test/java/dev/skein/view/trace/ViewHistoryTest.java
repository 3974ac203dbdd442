package dev.skein.view.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewHistoryTest {
    private long now;
    private final ViewHistory<String> history = new ViewHistory<>(() -> now);

    @Test
    void stepsOfOneKindWithinABurstAreOneStep() {
        history.changing("a", "zoom");
        now += 100_000_000L;
        history.changing("b", "zoom");
        now += 399_000_000L;
        history.changing("c", "zoom");
        assertEquals(Optional.of("a"), history.undo("d"));
        assertEquals(Optional.empty(), history.undo("a"));
    }

    @Test
    void aPauseBeginsANewStep() {
        history.changing("a", "zoom");
        now += ViewHistory.BURST_NANOS;
        history.changing("b", "zoom");
        assertEquals(Optional.of("b"), history.undo("c"));
        assertEquals(Optional.of("a"), history.undo("b"));
    }

    @Test
    void anotherKindBeginsANewStep() {
        history.changing("a", "zoom");
        history.changing("b", "pan");
        assertEquals(Optional.of("b"), history.undo("c"));
    }

    @Test
    void aChangeAfterAnUndoForgetsWhatWasUndone() {
        history.changing("a", "");
        assertEquals(Optional.of("a"), history.undo("b"));
        history.changing("a", "");
        assertEquals(Optional.empty(), history.redo("c"));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void asManyUndosAsStepsLeadBackAndAsManyRedosForth(long seed) {
        Random random = new Random(seed);
        List<String> states = new ArrayList<>(List.of("start"));
        for (int i = 0; i < 40; i++) {
            history.changing(states.getLast(), "");
            states.add("state " + random.nextInt(1_000_000) + "-" + i);
        }
        String current = states.getLast();
        for (int i = states.size() - 2; i >= 0; i--) {
            current = history.undo(current).orElseThrow();
            assertEquals(states.get(i), current);
        }
        for (int i = 1; i < states.size(); i++) {
            current = history.redo(current).orElseThrow();
            assertEquals(states.get(i), current);
        }
    }
}
