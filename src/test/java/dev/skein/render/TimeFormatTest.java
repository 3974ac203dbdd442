package dev.skein.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.TimeRange;
import dev.skein.render.TimeFormat.Mode;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFormatTest {
    /// 2026-01-02 03:04:05.678901234 UTC.
    private static final long EPOCH = 1_767_323_045_678_901_234L;

    private static TimeFormat format(Mode mode) {
        return new TimeFormat(mode, EPOCH, 1_000_000, ZoneId.of("Europe/Berlin"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0, 0 ns",
        "950, 950 ns",
        "1234, 1.234 µs",
        "999949, 999.9 µs",
        "999950, 1.000 ms",
        "1234000, 1.234 ms",
        "12345678, 12.35 ms",
        "1500000000, 1.500 s",
        "59994999999, 59.99 s",
        "59995000000, 1 min 00.0 s",
        "123400000000, 2 min 03.4 s",
        "3720000000000, 1 h 02 min",
        "183600000000000, 2 d 03 h",
        "-2000, -2.000 µs",
    })
    void lengthsHaveFourFigures(long nanos, String text) {
        assertEquals(text, TimeFormat.duration(nanos));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({
        "12300000000, 50000000, 12.30 s",
        "12300000000, 1000000000, 12 s",
        "1500000, 100000, 1.5 ms",
        "1500, 1, 1.500 µs",
        "7, 1, 7 ns",
        "0, 1000000, 0 ms",
        "123450000000, 10000000, 2:03.45 min",
        "3723000000000, 1000000000, 1:02:03",
        "-5000000, 1000000, -5 ms",
    })
    void timesSinceTheStartAreAsFineAsTheStep(long nanos, long step, String text) {
        assertEquals(text, TimeFormat.sinceStart().time(nanos, step));
    }

    @Test
    void wallClockIsLocalOrUtc() {
        assertEquals("03:04:05.678", format(Mode.UTC).time(0, 1_000_000));
        assertEquals("04:04:06", format(Mode.LOCAL).time(500_000_000, 1_000_000_000));
        assertEquals("2026-01-02 04:04:05.678901234 +01:00", format(Mode.LOCAL).exact(0));
        assertEquals("2026-01-02 03:04:05.678901235 UTC", format(Mode.UTC).exact(1));
    }

    @Test
    void withoutAKnownWallClockTimesCountFromTheStart() {
        TimeFormat format = TimeFormat.sinceStart().with(Mode.LOCAL);
        assertEquals(Mode.SINCE_START, format.effectiveMode());
        assertEquals("1 s", format.time(1_000_000_000, 1_000_000_000));
    }

    @Test
    void markAndRaw() {
        assertEquals("+2 ms", format(Mode.SINCE_MARK).time(3_000_000, 1_000_000));
        assertEquals("-1 ms", format(Mode.SINCE_MARK).time(0, 1_000_000));
        assertEquals("1,234,567", format(Mode.RAW).time(1_234_567, 1000));
    }

    @Test
    void theRulerCountsFromAFullMark() {
        Viewport view = new Viewport(12_290_000_000L, 250_000, 1000, 60_000_000_000L);
        RulerTicks ticks = RulerTicks.of(view, TimeFormat.sinceStart(), 100);
        assertEquals(50_000_000, ticks.stepNanos());
        assertEquals("12.00 s", ticks.base());
        assertEquals(
                "+250 ms, +300 ms, +350 ms, +400 ms, +450 ms, 12.50 s",
                ticks.ticks().stream()
                        .filter(tick -> !tick.isMinor())
                        .map(RulerTicks.Tick::label)
                        .collect(Collectors.joining(", ")));
        assertEquals(1000, ticks.ticks().getLast().xPx(), 41);
    }

    @Test
    void wallClockMarksStandAtRoundLocalTimes() {
        Viewport view = Viewport.whole(new TimeRange(0, 60_000_000_000L), 1000);
        RulerTicks ticks = RulerTicks.of(view, format(Mode.LOCAL), 100);
        assertTrue(
                ticks.ticks().stream()
                        .filter(RulerTicks.Tick::full)
                        .allMatch(tick -> tick.label().matches("04:0[3-5]:[0-9]0")));
    }

    @ParameterizedTest
    @CsvSource({
        "0.3, 1",
        "3, 5",
        "17, 20",
        "999999999, 1000000000",
        "3e9, 5000000000",
        "2.1e10, 30000000000"
    })
    void stepsAreRound(double atLeast, long step) {
        assertEquals(step, RulerTicks.step(atLeast));
    }
}
