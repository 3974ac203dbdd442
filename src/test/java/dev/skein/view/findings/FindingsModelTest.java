package dev.skein.view.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.app.BuiltInFormats;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.TraceOpener;
import dev.skein.testkit.LaneText;
import dev.skein.testkit.SampleTraces;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.TraceLoader;
import dev.skein.view.trace.TraceSource;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class FindingsModelTest {
    private static final TraceSource SOURCE = TraceSource.of(Path.of("trace"));

    private static ImportOutcome pauses() {
        return new TraceOpener(BuiltInFormats.all())
                .open(SampleTraces.own("jfr/healthy-server.jfr.gz"), ImportContext.plain());
    }

    private static ImportOutcome quiet() {
        return new ImportOutcome.Imported(LaneText.trace("main: RRRRRwwwwwRRRRR\n"), List.of());
    }

    @Test
    void aJumpSelectsTheFindingAndGivesItTwoFifthsOfTheWidth() {
        OpenTrace open = OpenTrace.of(SOURCE, pauses());
        var model = new FindingsModel(open, Runnable::run, Runnable::run);
        int index = shortOne(model);
        model.jump(index);
        FoundItem first = model.items().get(index);
        assertEquals(first.range(), open.window());
        double widthPx =
                open.viewport().xAt(first.range().endNanos())
                        - open.viewport().xAt(first.range().startNanos());
        assertEquals(0.4 * open.viewport().widthPx(), widthPx, 1);
    }

    /// Index of the first finding that does not take most of the trace.
    private static int shortOne(FindingsModel model) {
        long limit = model.open().viewport().traceNanos() / 4;
        int index = 0;
        while (model.items().get(index).range().durationNanos() > limit) {
            index++;
        }
        return index;
    }

    @Test
    void stepsGoRoundAndBack() {
        var model = new FindingsModel(OpenTrace.of(SOURCE, pauses()), Runnable::run, Runnable::run);
        int last = model.items().size() - 1;
        model.step(-1);
        assertEquals(last, model.chosenProperty().get());
        model.step(1);
        assertEquals(0, model.chosenProperty().get());
    }

    @Test
    void aQuietTraceHasAReportButNoItems() {
        OpenTrace open = OpenTrace.of(SOURCE, quiet());
        var model = new FindingsModel(open, Runnable::run, Runnable::run);
        assertNotNull(model.reportProperty().get());
        assertTrue(model.items().isEmpty());
        model.step(1);
        assertNull(open.selectionProperty().get());
    }

    @Test
    void theResultOfATraceThatWasReplacedIsDropped() {
        OpenTrace open = OpenTrace.of(SOURCE, pauses());
        Queue<Runnable> waiting = new ArrayDeque<>();
        var model = new FindingsModel(open, waiting::add, Runnable::run);
        assertNull(model.reportProperty().get());
        new TraceLoader((_, _) -> quiet(), Runnable::run, Runnable::run).load(open);
        waiting.remove().run();
        assertNull(model.reportProperty().get(), "the first trace is gone");
        waiting.remove().run();
        assertNotNull(model.reportProperty().get());
        assertTrue(model.items().isEmpty());
    }
}
