package dev.skein.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.TimeRange;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionJsonTest {
    private static final Session FULL =
            Session.EMPTY
                    .withNotes("after deploy 42")
                    .withMarks(
                            List.of(
                                    new Mark(new TimeRange(5, 9), List.of("goroutine:18"), "here"),
                                    new Mark(new TimeRange(7, 7), List.of(), "")))
                    .withPinned(List.of("goroutine:1", "proc:0"))
                    .withFilters(List.of("state:lock dur>5ms"))
                    .withDismissed(List.of(new Dismissal("DENS-3 main.f 12", "known")))
                    .withWindows(new TimeRange(0, 10), new TimeRange(10, 20))
                    .withView(
                            SavedView.WHOLE
                                    .withTime(new TimeRange(3, 1L << 60))
                                    .withLanes("worker*")
                                    .withSort("lock"));

    @Test
    void isWrittenForPeopleToReadAndMerge() {
        assertEquals(
                """
                {
                  "schema" : 1,
                  "notes" : "after deploy 42",
                  "marks" : [
                    {
                      "startNs" : 5,
                      "endNs" : 9,
                      "lanes" : [
                        "goroutine:18"
                      ],
                      "text" : "here"
                    }
                  ]
                }
                """,
                SessionJson.write(
                        Session.EMPTY
                                .withNotes(FULL.notes())
                                .withMarks(FULL.marks().subList(0, 1))));
    }

    @Test
    void everythingComesBack() {
        SessionJson.Read read = SessionJson.read(SessionJson.write(FULL));
        assertEquals(FULL, read.session());
        assertEquals(List.of(), read.damage());
    }

    @Test
    void whatANewerVersionWroteIsKept() {
        String newer =
                """
                {"schema": 2, "notes": "n", "stars": [1, {"a": null}], "view": {"lanes": "x", "zoom": 3}}
                """;
        String again = SessionJson.write(SessionJson.read(newer).session().withNotes("changed"));
        assertTrue(again.contains("\"stars\""), again);
        assertTrue(again.contains("\"zoom\" : 3"), again);
        assertEquals(
                SessionJson.read(again).session().withNotes("n"),
                SessionJson.read(newer).session());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|it is not a JSON object",
                "[]|it is not a JSON object",
                "{\"a\"|it is not JSON (line 1)",
                "{\"marks\": 5}|marks is not a list",
                "{\"marks\": [{\"startNs\": 9, \"endNs\": 5}, {\"startNs\": 1, \"endNs\": 2}, 7]}|2 of marks",
                "{\"pinned\": [1]}|1 of pinned"
            })
    void whatMakesNoSenseIsLeftOutAndSaid(String text, String damage) {
        assertEquals(List.of(damage), SessionJson.read(text).damage());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noChangeOfBytesMakesReadingFail(long seed) {
        Random random = new Random(seed);
        String text = SessionJson.write(FULL);
        for (int i = 0; i < 500; i++) {
            StringBuilder changed = new StringBuilder(text);
            changed.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
            SessionJson.write(SessionJson.read(changed.toString()).session());
            SessionJson.read(text.substring(0, random.nextInt(text.length())));
        }
    }
}
