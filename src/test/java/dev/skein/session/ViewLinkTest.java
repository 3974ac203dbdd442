package dev.skein.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.TimeRange;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewLinkTest {
    private static final SavedView VIEW =
            new SavedView(
                    new TimeRange(12_310_000_000L, 12_940_000_000L),
                    "group:worker",
                    "lock",
                    "",
                    "a3");
    private static final String TEXT =
            "skein view trace.out@9f2c41d07a3b t=12.31s..12.94s lanes=group:worker sort=lock sel=a3";

    @Test
    void aLinkIsACommandLine() {
        assertEquals(TEXT, ViewLink.of("trace.out", "9f2c41d07a3b55ee", VIEW).format());
    }

    @Test
    void aLinkIsReadAsItIsWritten() {
        ViewLink link = ViewLink.parse(TEXT).link();
        assertEquals(new ViewLink("trace.out", "9f2c41d07a3b", VIEW), link);
    }

    @Test
    void theWordsBeforeTheFileMayBeMissing() {
        assertEquals(ViewLink.parse(TEXT), ViewLink.parse(TEXT.substring("skein view ".length())));
    }

    @Test
    void wordsThatAShellHasSplitAreTheSameLink() {
        ViewLink link =
                new ViewLink(
                        "my trace.out", "9f2c", SavedView.WHOLE.withLanes("state:lock dur>5ms"));
        assertEquals(
                link,
                ViewLink.parse(List.of("my trace.out@9f2c", "lanes=state:lock dur>5ms")).link());
        assertEquals(link, ViewLink.parse(List.of(link.format())).link());
    }

    @Test
    void valuesThatAShellWouldReadAreQuoted() {
        SavedView view = SavedView.WHOLE.withLanes("stack:~\"Pool.Get\" $x `y` a\\b");
        assertEquals(
                "skein view a.jfr lanes=\"stack:~\\\"Pool.Get\\\" \\$x \\`y\\` a\\\\b\"",
                new ViewLink("a.jfr", "", view).format());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void anyLinkComesBack(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            SavedView view =
                    new SavedView(
                            new TimeRange(
                                    random.nextInt(1_000),
                                    1_000 + random.nextInt() % 1_000 + 1_000),
                            text(random),
                            text(random),
                            text(random),
                            text(random));
            ViewLink link = new ViewLink("f" + text(random), "00ff", view);
            assertEquals(link, ViewLink.parse(link.format()).link(), link.format());
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append("ab \"\\$`=@>~µ:".charAt(random.nextInt(13)));
        }
        return text.toString();
    }

    @Test
    void saysWhyATextIsNoLink() {
        assertEquals("it names no file", ViewLink.parse("").problem());
        for (String word : List.of("t=5", "t=2s..1s", "b.jfr", "zoom=3")) {
            assertEquals(
                    "'" + word + "' is none of t=FROM..TO lanes= sort= group= sel=",
                    ViewLink.parse("a.jfr " + word).problem());
        }
    }

    @Test
    void anAtSignInANameIsNoHash() {
        ViewLink link = ViewLink.parse("me@home.jfr").link();
        assertEquals(new ViewLink("me@home.jfr", "", SavedView.WHOLE), link);
    }

    @Test
    void knowsWhetherAFileIsTheOneMeant() {
        ViewLink link = ViewLink.of("a", "9f2c41d07a3b55ee", VIEW);
        assertTrue(link.fits("9f2c41d07a3b55ee"));
        assertFalse(link.fits("9f2c41d07a3c55ee"));
        assertTrue(ViewLink.of("a", "", VIEW).fits("anything"));
    }
}
