package dev.skein.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.DumpSnapshot;
import dev.skein.model.Trace;
import dev.skein.testkit.Opened;
import dev.skein.testkit.SampleTraces;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The picture of the sample deadlock, whose story is known.
class LockPictureTest {
    private final Trace trace = Opened.trace(SampleTraces.own("dumps/deadlock/jstack.txt"));
    private final LockPicture picture = LockPicture.of(trace, 0);

    private String name(int lane) {
        return trace.lanes().name(lane);
    }

    @Test
    void theDeadlockedThreadsComeFirstInTheOrderInWhichTheyWait() {
        List<LockPicture.Node> nodes = picture.nodes();
        assertEquals(1, picture.cycles().size());
        for (int i = 0; i < 3; i++) {
            assertEquals(0, nodes.get(i).cycle());
            assertEquals(nodes.get((i + 1) % 3).lane(), nodes.get(i).blocker());
            assertTrue(name(nodes.get(i).lane()).startsWith("transfer-"));
        }
    }

    @Test
    void victimsStandBehindThemOnceEach() {
        List<LockPicture.Node> victims = picture.nodes().subList(3, picture.nodes().size());
        assertEquals(5, victims.size());
        assertEquals(5, victims.stream().map(LockPicture.Node::lane).distinct().count());
        for (LockPicture.Node victim : victims) {
            assertEquals(DumpSnapshot.NONE, victim.cycle());
            assertTrue(victim.depth() > 0);
            assertTrue(!victim.waitsAt().isEmpty());
        }
    }

    @Test
    void everyDeadlockOfATraceIsToldOnce() {
        assertEquals(1, JoinedLocks.cyclesOf(trace).size());
    }
}
