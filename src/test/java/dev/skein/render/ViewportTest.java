package dev.skein.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.TimeRange;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewportTest {
    private static final long MINUTE = 60_000_000_000L;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aThousandRandomZoomsKeepTheTimeUnderTheCursor(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Viewport view = Viewport.whole(new TimeRange(0, MINUTE), 1600);
        int anchored = 0;
        for (int i = 0; i < 1000; i++) {
            double x = random.nextDouble() * view.widthPx();
            long time = view.timeAt(x);
            double factor = Math.pow(Viewport.NOTCH, random.nextInt(-12, 17));
            Viewport zoomed = view.zoomAt(x, factor);
            if (zoomed.spanNanos() < MINUTE * 1.1 - 1) {
                assertTrue(
                        Math.abs(zoomed.xAt(time) - x) < 0.5 + 1 / zoomed.nanosPerPx() / 2,
                        "step " + i + ": " + x + " -> " + zoomed.xAt(time));
                anchored++;
            } else {
                assertTrue(zoomed.xAt(0) >= -0.5 && zoomed.xAt(MINUTE) <= 1600.5, "all in sight");
            }
            view = zoomed;
        }
        assertTrue(anchored > 300, "only " + anchored + " zooms were anchored");
    }

    @Test
    void deepestZoomIsOneNanosecondInEightPixels() {
        Viewport view = Viewport.whole(new TimeRange(0, MINUTE), 1000).zoomAt(500, 1e15);
        assertEquals(0.125, view.nanosPerPx());
        assertEquals(8, view.xAt(view.startNanos() + 1));
    }

    @Test
    void widestZoomIsATenthMoreThanTheTrace() {
        Viewport view = Viewport.whole(new TimeRange(0, MINUTE), 1000);
        assertEquals(MINUTE * 1.1, view.spanNanos(), 1);
        assertEquals(view, view.zoomAt(300, 1 / 8.0));
    }

    @Test
    void panningStopsALittleBeyondTheTrace() {
        Viewport view = Viewport.whole(new TimeRange(0, MINUTE), 1000).zoomAt(500, 10);
        assertEquals(-0.05, view.pan(-1e9).startNanos() / view.spanNanos(), 1e-6);
        Viewport last = view.pan(1e9);
        assertEquals(1.05, (last.xAt(MINUTE) - 1000) / 1000 + 1.1, 1e-6);
    }

    @Test
    void fittingShowsAllOfARangeInTheMiddle() {
        TimeRange range = new TimeRange(10_000_000_000L, 10_000_100_000L);
        Viewport view = Viewport.whole(new TimeRange(0, MINUTE), 1000).fit(range);
        assertEquals(1000 - view.xAt(range.endNanos()), view.xAt(range.startNanos()), 0.1);
        assertTrue(view.xAt(range.startNanos()) > 0);
    }

    @Test
    void anEmptyTraceHasAView() {
        Viewport view = Viewport.whole(new TimeRange(0, 0), 100);
        assertEquals(Viewport.MIN_NANOS_PER_PX, view.nanosPerPx());
        assertTrue(view.zoomAt(10, 0.5).pan(40).xAt(0) >= 0);
    }
}
