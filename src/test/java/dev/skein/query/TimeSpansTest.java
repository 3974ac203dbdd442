package dev.skein.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.TimeRange;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpansTest {
    @ParameterizedTest
    @CsvSource({
        "12.31s, 12310000000",
        "450ms, 450000000",
        "7us, 7000",
        "7 µs, 7000",
        "1ns, 1",
        "2m, 120000000000",
        "0s, 0",
        "-1.5ms, -1500000",
        "0.000000001s, 1"
    })
    void readsANumberWithItsUnit(String text, long nanos) {
        assertEquals(nanos, TimeSpans.parseTime(text).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "s", "1.2.3s", "1 parsec", "99999999999999h", "1e3s", "--1s"})
    void readsNothingElse(String text) {
        assertTrue(TimeSpans.parseTime(text).isEmpty(), text);
    }

    @Test
    void writesWhatItReadsBackExactly() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            long start = random.nextLong(1L << 50);
            TimeRange range = new TimeRange(start, start + random.nextLong(1L << 40));
            assertEquals(range, TimeSpans.parse(TimeSpans.format(range)).orElseThrow());
        }
    }

    @Test
    void writesNoMoreDigitsThanNeeded() {
        assertEquals(
                "12.31s..12.94s",
                TimeSpans.format(new TimeRange(12_310_000_000L, 12_940_000_000L)));
        assertEquals("0s", TimeSpans.format(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2s..1s", "1s", "1s..", "..1s", "1..2"})
    void aRangeHasTwoTimesInOrder(String text) {
        assertTrue(TimeSpans.parse(text).isEmpty(), text);
    }
}
