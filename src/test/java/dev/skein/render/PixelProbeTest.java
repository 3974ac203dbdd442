package dev.skein.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.LaneState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.query.LaneGroup;
import dev.skein.query.LaneOrder;
import dev.skein.query.LaneSort;
import dev.skein.testkit.LaneText;
import org.junit.jupiter.api.Test;

class PixelProbeTest {
    private static PixelProbe probe(Trace trace, double nanosPerPx) {
        LaneRows rows = LaneRows.of(LaneOrder.of(trace, LaneSort.BY_NAME, LaneGroup.NONE), 18);
        return new PixelProbe(trace, rows, new Viewport(0, nanosPerPx, 100, 1_000_000));
    }

    @Test
    void namesTheIntervalUnderThePosition() {
        PixelProbe probe = probe(LaneText.trace("a: RRLLLww\nb: wwwwwww"), 100);
        PixelProbe.Hit hit = probe.at(35, 5, 0).orElseThrow();
        assertEquals(0, hit.lane());
        assertEquals(3_500, hit.timeNanos());
        PixelProbe.Interval interval = hit.interval().orElseThrow();
        assertEquals("lock", interval.subState().name());
        assertEquals(new TimeRange(2_000, 5_000), interval.range());
        assertEquals(1, probe.at(35, 20, 0).orElseThrow().lane());
    }

    @Test
    void aCrowdedPixelIsSummedUpExactly() {
        PixelProbe probe = probe(LaneText.trace("a: RLRRwRRRRRRRRRRRRRRR"), 10_000);
        PixelProbe.Crowd crowd = probe.at(0, 5, 0).orElseThrow().crowd();
        assertEquals(5, crowd.intervals());
        assertEquals(0.1, crowd.share(LaneState.LOCK), 1e-12);
        assertEquals(0.8, crowd.share(LaneState.RUNNING), 1e-12);
    }

    @Test
    void inACrowdTheLongestIntervalIsNamed() {
        PixelProbe probe = probe(LaneText.trace("a: RRRLLLLLwR"), 10_000);
        assertEquals(
                "lock", probe.at(0, 5, 0).orElseThrow().interval().orElseThrow().subState().name());
    }

    @Test
    void aNearMissTakesTheNearestIntervalWithinFourPixels() {
        Trace trace = LaneText.trace("a:           RR              ");
        PixelProbe probe = probe(trace, 1_000);
        assertEquals(
                10_000,
                probe.at(5, 5, 0).orElseThrow().interval().orElseThrow().range().startNanos());
        assertTrue(probe.at(4, 5, 0).orElseThrow().interval().isEmpty());
        assertTrue(probe.at(15, 5, 0).orElseThrow().interval().isPresent());
        assertTrue(probe.at(17, 5, 0).orElseThrow().interval().isEmpty());
    }

    @Test
    void belowTheLastRowIsNothing() {
        assertTrue(probe(LaneText.trace("a: RR"), 100).at(3, 40, 0).isEmpty());
    }
}
