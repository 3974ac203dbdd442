package dev.skein.view.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FuzzyTest {
    @Test
    void lettersMustComeInOrder() {
        assertTrue(Fuzzy.score("zin", "Zoom in") > 0);
        assertEquals(Fuzzy.NO_MATCH, Fuzzy.score("nzi", "Zoom in"));
    }

    @Test
    void wholeWordsBeatScatteredLetters() {
        assertTrue(
                Fuzzy.score("pool", "pool-3-thread-7") > Fuzzy.score("pool", "prepare old loop"));
    }

    @Test
    void startsOfWordsBeatMiddles() {
        assertTrue(Fuzzy.score("gtl", "Go to lane") > Fuzzy.score("gtl", "staged total"));
    }

    @Test
    void nothingTypedFitsEverything() {
        assertEquals(0, Fuzzy.score("", "anything"));
    }
}
