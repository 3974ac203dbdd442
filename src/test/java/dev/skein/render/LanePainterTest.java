package dev.skein.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.LaneState;
import dev.skein.model.Trace;
import dev.skein.query.GroupShares;
import dev.skein.query.LaneGroup;
import dev.skein.query.LaneOrder;
import dev.skein.query.LaneSort;
import dev.skein.render.LanePicture.Fidelity;
import dev.skein.task.Work;
import dev.skein.testkit.LaneText;
import dev.skein.testkit.SeededTraces;
import dev.skein.testkit.SeededTraces.Spread;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LanePainterTest {
    private static final Palette PALETTE = Palette.LIGHT;

    private static LanePicture picture(Trace trace, int height, ColourMode mode, int width) {
        LaneRows rows = LaneRows.of(LaneOrder.of(trace, LaneSort.BY_NAME, LaneGroup.NONE), height);
        Viewport view = new Viewport(0, trace.durationNanos() / (double) width, width, 1 << 30);
        return new LanePicture(trace, rows, view, 0, 1, PALETTE, mode, Fidelity.EXACT);
    }

    private static Raster painted(LanePicture picture, int height) {
        Raster raster =
                Raster.of(picture.viewport().scaled(picture.deviceScale()).widthPx(), height);
        assertTrue(new LanePainter().paint(picture, raster, () -> false));
        return raster;
    }

    /// One character per pixel: a class by its letter, `.` ground, `?` any other colour.
    private static String line(Raster raster, int y) {
        StringBuilder text = new StringBuilder();
        for (int x = 0; x < raster.width(); x++) {
            char symbol = raster.at(x, y) == PALETTE.groundArgb() ? '.' : '?';
            for (LaneState state : LaneState.values()) {
                symbol =
                        raster.at(x, y) == PALETTE.argb(state)
                                ? "RyLwsigo".charAt(state.code())
                                : symbol;
            }
            text.append(symbol);
        }
        return text.toString();
    }

    @Test
    void aOnePixelRowIsTheDrawing() {
        Trace trace = LaneText.trace("a: RRyyLLwwssiiggoo  \nz: RRRRRRRRRRRRRRRRRR");
        assertEquals(
                "RRyyLLwwssiiggoo..",
                line(painted(picture(trace, 1, ColourMode.DOMINANT, 18), 1), 0));
    }

    @Test
    void barHeightsAreTheSecondCue() {
        Trace trace = LaneText.trace("a: RRRRwwwwssss    \nz: RRRRRRRRRRRRRRRR");
        Raster raster = painted(picture(trace, 18, ColourMode.DOMINANT, 16), 18);
        assertEquals("RRRR............", line(raster, 0));
        assertEquals("RRRRwwww........", line(raster, 6));
        assertEquals("RRRRwwwwssss....", line(raster, 12));
        assertEquals("................", line(raster, 17), "rows are told apart");
    }

    @Test
    void aLockIntervalHasADarkOutline() {
        Trace trace = LaneText.trace("a: RRRRLLLLLLRR");
        Raster raster = painted(picture(trace, 18, ColourMode.DOMINANT, 12), 18);
        assertEquals("RRRR??????RR", line(raster, 0));
        assertEquals("RRRR?LLLL?RR", line(raster, 8));
    }

    @Test
    void theExceptionStripShowsTheWorstStateThatIsNotDominant() {
        Trace trace = LaneText.trace("a: " + "RRRRRRRRRw".repeat(3) + "RRRRRRRRLw" + "RRRRRRRRRR");
        Raster raster = painted(picture(trace, 18, ColourMode.DOMINANT, 5), 18);
        assertEquals("RRRRR", line(raster, 8));
        assertEquals("wwwLR", line(raster, 16));
        assertEquals("wwwLR", line(raster, 15));
        assertEquals("RRRRR", line(raster, 14));
    }

    @Test
    void inLowRowsSevereStatesReplaceTheColour() {
        Trace trace = LaneText.trace("a: RRRRRRRRRwRRRRRRRRLRRRRRRRRRgR");
        Raster raster = painted(picture(trace, 3, ColourMode.DOMINANT, 3), 3);
        assertEquals("RLg", line(raster, 1));
    }

    @Test
    void worstFirstPutsTheSevereStateOnTop() {
        Trace trace = LaneText.trace("a: RRRRRRRRRyRRRRRRRRLR");
        assertEquals("yL", line(painted(picture(trace, 1, ColourMode.WORST_FIRST, 2), 1), 0));
    }

    @Test
    void stackedClassesAreAsHighAsTheirShares() {
        Trace trace = LaneText.trace("a: RRRRRwwwww");
        Raster raster = painted(picture(trace, 18, ColourMode.STACKED, 1), 18);
        int running = 0;
        int waiting = 0;
        for (int y = 0; y < 15; y++) {
            running += line(raster, y).equals("R") ? 1 : 0;
            waiting += line(raster, y).equals("w") ? 1 : 0;
        }
        assertEquals(15, running + waiting);
        assertTrue(Math.abs(running + 2 - waiting) <= 2, running + " and " + waiting);
    }

    @Test
    void blendMixesLightNotNumbers() {
        Trace trace = LaneText.trace("a: RRRRRwwwww");
        int argb = painted(picture(trace, 1, ColourMode.BLEND, 1), 1).at(0, 0);
        int green = argb >> 8 & 0xff;
        assertTrue(green > (0x80 + 0xC9) / 2 && green < 0xC9, Integer.toHexString(argb));
    }

    @Test
    void busyPixelsHaveATick() {
        Trace trace = LaneText.trace("a: " + "RwRwRwRwRwRwRwRw" + "RRRRRRRRRRRRRRRR");
        Raster raster = painted(picture(trace, 18, ColourMode.DOMINANT, 2), 18);
        assertEquals("?R", line(raster, 0));
        assertEquals("RR", line(raster, 1).replace('w', 'R'));
    }

    @Test
    void aLaneThatIsNotAliveHasAWhisker() {
        Trace trace = LaneText.trace("a:     RR  \nz: RRRRRRRR");
        Raster raster = painted(picture(trace, 9, ColourMode.DOMINANT, 8), 9);
        assertEquals("....RR..", line(raster, 4));
        assertEquals(PALETTE.lineArgb(), raster.at(0, 7));
        assertEquals(PALETTE.lineArgb(), raster.at(7, 7));
    }

    @Test
    void silenceIsHatchedAndNeverRunning() {
        Trace trace = LaneText.trace("a: ................");
        Raster raster = painted(picture(trace, 18, ColourMode.DOMINANT, 16), 18);
        for (int y = 0; y < 17; y++) {
            assertEquals("?".repeat(16), line(raster, y));
        }
    }

    @Test
    void pinnedAndScrolledRowsLieWhereTheRowsSay() {
        Trace trace = LaneText.trace("a: RRRR\nb: LLLL\nc: wwww\nd: iiii");
        LaneOrder order = LaneOrder.of(trace, LaneSort.BY_NAME, LaneGroup.NONE);
        LaneRows rows = LaneRows.of(order, 1, new int[] {3}, Set.of());
        Viewport view = new Viewport(0, 1000, 4, 4000);
        LanePicture picture =
                new LanePicture(
                        trace, rows, view, 1, 1, PALETTE, ColourMode.DOMINANT, Fidelity.EXACT);
        Raster raster = painted(picture, 4);
        assertEquals("iiii", line(raster, 0));
        assertEquals("LLLL", line(raster, 1));
        assertEquals("wwww", line(raster, 2));
        assertEquals("iiii", line(raster, 3));
    }

    @Test
    void manyThreadsPaintWhatOneDoesAtEveryScale() {
        Trace trace = SeededTraces.of(1, Spread.SKEWED, 10_000_000, 900, 500, 20, 3, 1000, 70, 8);
        Executor threads = task -> Thread.ofVirtual().start(task);
        for (double scale : new double[] {1, 1.25, 1.5, 2}) {
            for (ColourMode mode : ColourMode.values()) {
                LanePicture base = picture(trace, 18, mode, 200);
                LanePicture scaled =
                        new LanePicture(
                                trace,
                                base.rows(),
                                base.viewport(),
                                11.5,
                                scale,
                                PALETTE,
                                mode,
                                Fidelity.EXACT);
                Raster one = painted(scaled, 150);
                Raster many = Raster.of(one.width(), 150);
                assertTrue(LanePainter.paint(scaled, many, threads, 4, () -> false));
                assertArrayEquals(one.pixels(), many.pixels());
            }
        }
    }

    @Test
    void aGroupHeaderShowsWhatItsLanesDoTogether() {
        Trace trace = LaneText.trace("a-1: RRRRRRRR\na-2: RRRRwwww\nb:     wwww", 1 << 10);
        LaneOrder order = LaneOrder.of(trace, LaneSort.BY_NAME, LaneGroup.NAME);
        LaneRows rows = LaneRows.of(order, 9, new int[0], Set.of("a-#", "b"));
        GroupShares shares =
                GroupShares.of(trace, order.groups(), trace.range(), 4 << 10, new Work());
        Viewport view = new Viewport(0, 4 << 10, 2, 1 << 20);
        LanePicture picture =
                new LanePicture(
                        trace, rows, view, 0, 1, PALETTE, ColourMode.DOMINANT, Fidelity.EXACT);
        Raster raster = painted(picture.with(shares), 36);
        assertEquals("RR", line(raster, 14));
        assertEquals("Rw", line(raster, 3), "the upper half of the second bucket waits");
        assertEquals(".w", line(raster, 22), "b is born in the second bucket");
        Raster plain = painted(picture, 36);
        assertEquals(PALETTE.headerArgb(), plain.at(0, 3));
    }

    @Test
    void aStalePictureIsGivenUp() {
        Trace trace = SeededTraces.of(1, Spread.EVEN, 10_000_000, 90, 50, 20, 3);
        AtomicInteger asked = new AtomicInteger();
        Raster raster = Raster.of(100, 100);
        LanePicture picture = picture(trace, 18, ColourMode.DOMINANT, 100);
        assertFalse(new LanePainter().paint(picture, raster, () -> asked.incrementAndGet() > 2));
        assertEquals(3, asked.get());
    }

    @Test
    void aBusyExecutorDoesNotBlockTheCaller() {
        Trace trace = LaneText.trace("a: RRRR");
        Raster raster = Raster.of(4, 300);
        LanePicture picture = picture(trace, 18, ColourMode.DOMINANT, 4);
        assertTrue(LanePainter.paint(picture, raster, task -> {}, 4, () -> false));
        assertEquals("RRRR", line(raster, 3));
    }
}
