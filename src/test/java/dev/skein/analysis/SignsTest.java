package dev.skein.analysis;

import static dev.skein.testkit.TraceScript.ALWAYS;
import static dev.skein.testkit.TraceScript.MILLI;
import static dev.skein.testkit.TraceScript.NOBODY;
import static dev.skein.testkit.TraceScript.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.skein.model.LaneState;
import dev.skein.model.RangeKind;
import dev.skein.task.Work;
import dev.skein.testkit.TraceScript;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignsTest {
    private static Signs signs() {
        TraceScript script = TraceScript.go(10 * SECOND);
        int main = script.lane("main.main", ALWAYS, ALWAYS, NOBODY);
        int parent = script.lane("main.serve", SECOND, 4 * SECOND, main);
        for (int i = 0; i < 3; i++) {
            int child = script.lane("main.work", 2 * SECOND, i == 0 ? 3 * SECOND : ALWAYS, parent);
            long to = i == 0 ? 2 * SECOND + 2 * MILLI : ALWAYS;
            script.wait(child, 2 * SECOND + MILLI, to, "chan send", LaneState.WAITING, NOBODY);
        }
        script.range(RangeKind.GC_CONCURRENT, "GC concurrent mark phase", 5 * SECOND, 6 * SECOND);
        return Signs.of(script.build(), new Work());
    }

    @Test
    void theCurveAndTheCollectionsShowHowManyLanesLive() {
        Signs signs = signs();
        assertEquals(1, signs.laneCount().getFirst().lanes());
        assertEquals(3, signs.laneCount().getLast().lanes());
        assertEquals(List.of(new Signs.Moment(5 * SECOND, 3)), signs.collections());
    }

    @Test
    void waitsAreSummedByReasonWithWhatGoesOn() {
        Signs.WaitReason send = signs().waits().getFirst();
        assertEquals("chan send", send.word());
        assertEquals(3, send.waits());
        assertEquals(3, send.lanes());
        assertEquals(2, send.atEnd());
        assertEquals(8 * SECOND - MILLI, send.longestNanos());
        assertEquals(2 * (8 * SECOND - MILLI) + MILLI, send.totalNanos());
    }

    @Test
    void theCreationTreeSaysWhoStartedWhomAndWhoWasLeftBehind() {
        StartSite main = signs().starts().getFirst();
        assertEquals("main.main", main.site());
        StartSite serve = main.children().getFirst();
        assertEquals(1, serve.ended());
        StartSite work = serve.children().getFirst();
        assertEquals("main.work", work.site());
        assertEquals(3, work.started());
        assertEquals(1, work.ended());
        assertEquals(2, work.alive());
        assertEquals(2, work.orphans());
        assertEquals(2, work.growth());
    }

    @Test
    void aSiteThatStartsItsOwnKindIsFollowedOnce() {
        TraceScript script = TraceScript.go(SECOND);
        int before = NOBODY;
        for (int i = 0; i < 5; i++) {
            before = script.lane("main.fork", i * MILLI, ALWAYS, before);
        }
        StartSite root = Signs.of(script.build(), new Work()).starts().getFirst();
        assertEquals(1, root.started());
        assertEquals(4, root.children().getFirst().started());
        assertEquals(List.of(), root.children().getFirst().children());
    }
}
