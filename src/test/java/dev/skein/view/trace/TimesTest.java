package dev.skein.view.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.skein.render.TimeFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    private static final long ORIGIN =
            Instant.parse("2026-11-23T23:59:50.250Z").toEpochMilli() * 1_000_000;
    private static final Times WITH_CLOCK =
            new Times(new TimeFormat(TimeFormat.Mode.UTC, ORIGIN, 0, ZoneId.of("Z")));
    private static final Times WITHOUT =
            new Times(new TimeFormat(TimeFormat.Mode.SINCE_START, null, 0, ZoneId.of("Z")));

    @ParameterizedTest
    @CsvSource({
        "12.3s, 12300000000",
        "450ms, 450000000",
        "7, 7000000000",
        "+4ms, 1004000000",
        "-1ms, 999000000",
        "250us, 250000"
    })
    void readsMomentsAsPeopleWriteThem(String text, long nanos) {
        assertEquals(Optional.of(nanos), WITHOUT.parse(text, 1_000_000_000L));
    }

    @ParameterizedTest
    @CsvSource({
        "23:59:51.25, 1000000000",
        "23:59:50, -250000000",
        "00:00:01, 10750000000",
        "0:00, 9750000000"
    })
    void readsTimesOfDayAcrossMidnight(String text, long nanos) {
        assertEquals(Optional.of(nanos), WITH_CLOCK.parse(text, 0));
    }

    @ParameterizedTest
    @CsvSource({"abc", "12.3.4s", "25:00:00", "''"})
    void refusesWhatIsNoTime(String text) {
        assertEquals(Optional.empty(), WITH_CLOCK.parse(text, 0));
    }

    @Test
    void refusesATimeOfDayWhereTheTraceDoesNotKnowIt() {
        assertEquals(Optional.empty(), WITHOUT.parse("14:03:22", 0));
    }

    @Test
    void leavesWallClocksOutWhereTheTraceDoesNotKnowTheTime() {
        assertEquals(TimeFormat.Mode.RAW, WITHOUT.nextMode());
    }
}
