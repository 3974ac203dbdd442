package dev.skein.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.LaneTable;
import dev.skein.model.TraceBuilder;
import dev.skein.testkit.LaneText;
import org.junit.jupiter.api.Test;

class LaneKeyTest {
    @Test
    void aKeyNamesTheSameLaneAgain() {
        TraceBuilder builder = new TraceBuilder(0, 1);
        builder.lanes().add(LaneKind.GOROUTINE, 18, builder.strings().intern("f"));
        builder.lanes().add(LaneKind.PLATFORM_THREAD, 7, builder.strings().intern("main"));
        builder.lanes().process(1, 1);
        builder.lanes().add(LaneKind.TRACK, -1, builder.strings().intern("main"));
        LaneTable lanes = builder.seal(LaneText.info()).lanes();
        assertEquals("goroutine:18", LaneKey.of(lanes, 0));
        assertEquals("platform-thread:1:7", LaneKey.of(lanes, 1));
        assertEquals("track/main", LaneKey.of(lanes, 2));
        for (int lane = 0; lane < lanes.size(); lane++) {
            assertEquals(lane, LaneKey.find(lanes, LaneKey.of(lanes, lane)));
        }
        assertEquals(IntervalStore.NONE, LaneKey.find(lanes, "goroutine:19"));
    }
}
