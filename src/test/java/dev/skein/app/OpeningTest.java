package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningTest {
    @Test
    void filesAsADesktopPassesThemAreOpenedAtOnce() {
        assertEquals(
                new WindowStart(
                        List.of(Path.of("/tmp/a-b.jfr"), Path.of("c.trace")),
                        false,
                        WindowStart.End.BY_USER),
                Opening.ofPlain("/tmp/a-b.jfr", "c.trace"));
        assertEquals(List.of(), Opening.ofPlain().files());
    }

    @Test
    void whatMayBeACommandOrAnOptionIsParsed() {
        assertNull(Opening.ofPlain("info", "a.jfr"));
        assertNull(Opening.ofPlain("--debug", "a.jfr"));
        assertNull(Opening.ofPlain("@arguments.txt"));
        assertNull(Opening.ofPlain("-"));
    }

    @Test
    void aSessionOpensItsRecording() {
        assertEquals(
                List.of(Path.of("/tmp/a.jfr")), Opening.ofPlain("/tmp/a.jfr.skein.json").files());
        assertEquals(List.of(Path.of("/.skein.json")), Opening.ofPlain("/.skein.json").files());
    }

    @Test
    void theManualNamesEveryCommandAndOption() {
        String page = CommandsTest.run("generate-man").out();
        for (String word :
                List.of("skein info", "skein render", "\\-\\-fail\\-on", "\\-\\-scale")) {
            assertEquals(true, page.contains(word), word);
        }
    }
}
