package dev.skein.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.Trace;
import dev.skein.task.Work;
import dev.skein.testkit.LaneText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneFilterTest {
    private static final Trace TRACE =
            LaneText.trace(
                    """
                    worker-1: RRRLLLLLLRRR
                    worker-2: RRRLRRRRwwww
                    http-9: wwwwwwwwwwww
                    main: RRRRRRRRRRRR
                    """);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "worker | {0, 1}",
                "name:work* | {0, 1}",
                "name:*er | {}",
                "name:*-? | {0, 1, 2}",
                "name:~^[mh] | {2, 3}",
                "state:lock | {0, 1}",
                "state:lock dur>5us | {0}",
                "dur>5us -state:lock | {2, 3}",
                "state:waiting,lock | {0, 1, 2}",
                "\"blocked on lock\" | {}",
                "state:\"blocked on lock\" | {0, 1}",
                "!worker !main | {2}",
                "group:worker-# | {0, 1}",
                "lane:1..2 | {1, 2}",
                "alive | {0, 1, 2, 3}",
                "created>1s | {}",
                "dur<=1us | {1}",
                "kind:goroutine | {}",
                "kind:platform-thread lane:3 | {3}",
            })
    void choosesTheLanesItDescribes(String filter, String lanes) {
        LaneFilter.Parsed parsed = LaneFilter.parse(filter);
        LaneFilter.Parsed.Ok ok = assertInstanceOf(LaneFilter.Parsed.Ok.class, parsed, filter);
        assertEquals(lanes, ok.filter().select(TRACE, new Work()).toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nam:worker | 0 | 3 | did you mean name?",
                "worker stat:lock | 7 | 4 | did you mean state?",
                "dur>fast | 4 | 4 | a number and one of",
                "dur:5ms | 3 | 1 | dur>5ms",
                "state>lock | 5 | 1 | state:lock",
                "name:\"open | 5 | 5 | add \"",
                "stack:~Pool(Get | 14 | 1 | means the character itself",
                "kind:thread | 5 | 6 | platform-thread",
                "lane:abc | 5 | 3 | lane:1234",
                "name: | 5 | 1 | name:worker*",
                "worker - | 7 | 1 | -state:lock",
            })
    void refusesWithPlaceAndHint(String filter, int position, int length, String hint) {
        LaneFilter.Parsed parsed = LaneFilter.parse(filter);
        FilterError error = assertInstanceOf(LaneFilter.Parsed.Failed.class, parsed).error();
        assertEquals(position, error.position(), error.toString());
        assertEquals(length, error.length(), error.toString());
        assertTrue(error.hint().contains(hint), error.hint());
    }

    @Test
    void anEmptyFilterLetsAllThrough() {
        LaneFilter.Parsed parsed = LaneFilter.parse("   ");
        LaneFilter filter = assertInstanceOf(LaneFilter.Parsed.Ok.class, parsed).filter();
        assertTrue(filter.isEmpty());
        assertEquals(LaneSet.all(TRACE), filter.select(TRACE, new Work()));
    }
}
