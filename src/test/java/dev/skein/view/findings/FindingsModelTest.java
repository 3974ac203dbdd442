package dev.skein.view.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.analysis.EvidenceCurve;
import dev.skein.analysis.StoryItem;
import dev.skein.app.BuiltInFormats;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.TraceOpener;
import dev.skein.testkit.LaneText;
import dev.skein.testkit.SampleTraces;
import dev.skein.view.AnalysisChoices;
import dev.skein.view.session.SessionModel;
import dev.skein.view.trace.OpenTrace;
import dev.skein.view.trace.TraceLoader;
import dev.skein.view.trace.TraceSource;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class FindingsModelTest {
    private static final TraceSource SOURCE = TraceSource.of(Path.of("trace"));

    private final SessionModel session = new SessionModel();
    private final AnalysisChoices choices = new AnalysisChoices();

    private FindingsModel model(OpenTrace open, Executor background) {
        return new FindingsModel(open, session, choices, background, Runnable::run);
    }

    private static ImportOutcome surge() {
        return new TraceOpener(BuiltInFormats.all())
                .open(SampleTraces.own("go/create-surge.trace"), ImportContext.plain());
    }

    @Test
    void aDismissedFindingLeavesListAndBracketsUntilItIsRestored() {
        OpenTrace open = OpenTrace.of(SOURCE, surge());
        FindingsModel model = model(open, Runnable::run);
        assertEquals(1, open.brackets().shown().size(), "alarms only");
        int all = model.items().size();
        model.jump(0);
        model.dismiss(" a load test ");
        assertEquals(all - 1, model.items().size());
        assertTrue(open.brackets().shown().isEmpty());
        assertEquals("a load test", session.session().dismissed().getFirst().reason());
        model.showDismissedProperty().set(true);
        assertEquals(all, model.items().size());
        model.jump(0);
        model.restore();
        assertEquals(0, model.dismissedCount());
        assertEquals(1, open.brackets().shown().size());
    }

    @Test
    void aClickOnABracketGoesToItsFinding() {
        OpenTrace open = OpenTrace.of(SOURCE, surge());
        FindingsModel model = model(open, Runnable::run);
        open.brackets().choose(1);
        assertEquals(0, model.chosenProperty().get());
        assertEquals(1, open.brackets().chosenProperty().get());
        EvidenceCurve curve = model.evidenceProperty().get();
        assertNotNull(curve, "the counts behind it");
        int most = Arrays.stream(curve.counts()).max().orElse(0);
        assertEquals(model.items().getFirst().finding().peak().count(), most);
    }

    @Test
    void anotherSensitivityRunsAgainAndTheNewestAnswerWins() {
        OpenTrace open = OpenTrace.of(SOURCE, surge());
        Queue<Runnable> waiting = new ArrayDeque<>();
        FindingsModel model = model(open, waiting::add);
        choices.sensitivity().set("low");
        choices.sensitivity().set("high");
        assertTrue(model.runningProperty().get());
        waiting.remove().run();
        waiting.remove().run();
        assertNull(model.reportProperty().get(), "both were replaced");
        waiting.remove().run();
        assertEquals("high", model.reportProperty().get().params().get("sensitivity"));
        assertFalse(model.runningProperty().get());
    }

    @Test
    void theLiteralRuleRunsBesideTheOthersWhenChosen() {
        FindingsModel model = model(OpenTrace.of(SOURCE, surge()), Runnable::run);
        int before = model.items().size();
        choices.legacy().set(true);
        assertTrue(model.items().size() > before);
        choices.legacyThreshold().set(1_000);
        assertEquals(before, model.items().size());
    }

    @Test
    void theListIsSortedByTheChosenColumn() {
        FindingsModel model = model(OpenTrace.of(SOURCE, pauses()), Runnable::run);
        model.orderProperty().set(ItemOrder.LENGTH);
        List<Long> lengths =
                model.items().stream().map(item -> item.range().durationNanos()).toList();
        assertEquals(lengths.stream().sorted(Comparator.reverseOrder()).toList(), lengths);
    }

    @Test
    void closingGivesUpTheAnalysis() {
        OpenTrace open = OpenTrace.of(SOURCE, surge());
        Queue<Runnable> waiting = new ArrayDeque<>();
        FindingsModel model = model(open, waiting::add);
        model.close();
        waiting.remove().run();
        assertNull(model.reportProperty().get());
    }

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
        var model = model(open, Runnable::run);
        int index = shortOne(model);
        model.jump(index);
        StoryItem first = model.items().get(index);
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
        var model = model(OpenTrace.of(SOURCE, pauses()), Runnable::run);
        int last = model.items().size() - 1;
        model.step(-1);
        assertEquals(last, model.chosenProperty().get());
        model.step(1);
        assertEquals(0, model.chosenProperty().get());
    }

    @Test
    void aQuietTraceHasAReportButNoItems() {
        OpenTrace open = OpenTrace.of(SOURCE, quiet());
        var model = model(open, Runnable::run);
        assertNotNull(model.reportProperty().get());
        assertTrue(model.items().isEmpty());
        model.step(1);
        assertNull(open.selectionProperty().get());
    }

    @Test
    void theResultOfATraceThatWasReplacedIsDropped() {
        OpenTrace open = OpenTrace.of(SOURCE, pauses());
        Queue<Runnable> waiting = new ArrayDeque<>();
        var model = model(open, waiting::add);
        assertNull(model.reportProperty().get());
        new TraceLoader((_, _) -> quiet(), Runnable::run, Runnable::run).load(open);
        waiting.remove().run();
        assertNull(model.reportProperty().get(), "the first trace is gone");
        waiting.remove().run();
        assertNotNull(model.reportProperty().get());
        assertTrue(model.items().isEmpty());
    }
}
