package dev.skein.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.Trace;
import dev.skein.query.LaneGroup;
import dev.skein.query.LaneMarks;
import dev.skein.query.LaneOrder;
import dev.skein.query.LaneSort;
import dev.skein.testkit.LaneText;
import org.junit.jupiter.api.Test;

class LaneDimmerTest {
    private static final LaneMarks RIGHT_HALF_OF_THE_FIRST =
            new LaneMarks() {
                @Override
                public boolean touches(int lane) {
                    return lane == 0;
                }

                @Override
                public boolean mark(
                        int lane, long startNanos, double nanosPerPx, int widthPx, boolean[] out) {
                    for (int x = 0; x < widthPx; x++) {
                        out[x] = startNanos + x * nanosPerPx >= 5_000;
                    }
                    return true;
                }
            };

    private static LanePicture picture(Trace trace) {
        LaneRows rows = LaneRows.of(LaneOrder.of(trace, LaneSort.BY_NAME, LaneGroup.NONE), 18);
        return new LanePicture(
                trace,
                rows,
                Viewport.whole(trace.range(), 100),
                0,
                1,
                Palette.LIGHT,
                ColourMode.DOMINANT,
                LanePicture.Fidelity.EXACT);
    }

    @Test
    void whatIsNotMarkedLosesTwoThirdsOfItsColour() {
        Trace trace = LaneText.trace("a: RRRRRRRRRR\nb: RRRRRRRRRR");
        LanePicture picture = picture(trace);
        Raster before = Raster.of(100, 36);
        new LanePainter().paint(picture, before, () -> false);
        Raster after = Raster.of(100, 36);
        new LanePainter().paint(picture, after, () -> false);
        assertTrue(new LaneDimmer().dim(picture, RIGHT_HALF_OF_THE_FIRST, after, () -> false));
        double edge = picture.viewport().xAt(5_000);
        for (int y = 0; y < 36; y++) {
            for (int x = 0; x < 100; x++) {
                boolean marked = y < 18 && x >= edge;
                int expected =
                        marked
                                ? before.at(x, y)
                                : Colours.blend(
                                        before.at(x, y), Palette.LIGHT.groundArgb(), 166 / 256.0);
                assertEquals(
                        Integer.toHexString(expected),
                        Integer.toHexString(after.at(x, y)),
                        x + ", " + y);
            }
        }
    }

    @Test
    void aStalePictureIsLeftAsItIs() {
        Trace trace = LaneText.trace("a: RRRRRRRRRR");
        assertFalse(
                new LaneDimmer()
                        .dim(
                                picture(trace),
                                RIGHT_HALF_OF_THE_FIRST,
                                Raster.of(100, 18),
                                () -> true));
    }
}
