package dev.skein.view.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.format.CommonCode;
import dev.skein.format.Diagnostics;
import dev.skein.format.ImportOutcome;
import dev.skein.model.Trace;
import dev.skein.testkit.LaneText;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class TraceLoaderTest {
    private static final Trace SHORT = LaneText.trace("RRRR");
    private static final Trace LONG = LaneText.trace("RRRRwwww");
    private static final Executor AT_ONCE = Runnable::run;

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final OpenTrace open =
            new OpenTrace(new TraceSource(Path.of("a.jfr"), "a.jfr", 0), () -> 0);

    @Test
    void aReadFileIsComplete() {
        loader((_, _) -> imported(LONG), AT_ONCE, AT_ONCE).load(open);
        assertInstanceOf(LoadState.Complete.class, open.stateProperty().get());
        assertSame(LONG, open.trace());
    }

    @Test
    void aSnapshotShowsWhileTheFileIsStillRead() {
        TraceLoader loader =
                loader(
                        (_, context) -> {
                            context.onEpoch().accept(SHORT);
                            assertSame(SHORT, open.trace());
                            assertTrue(open.isLoading());
                            return imported(LONG);
                        },
                        AT_ONCE,
                        AT_ONCE);
        loader.load(open);
        assertSame(LONG, open.trace());
    }

    @Test
    void ofSnapshotsThatPileUpOnlyTheNewestIsShown() {
        TraceLoader loader =
                loader(
                        (_, context) -> {
                            context.onEpoch().accept(SHORT);
                            context.onEpoch().accept(LONG);
                            return imported(LONG);
                        },
                        AT_ONCE,
                        waiting::add);
        loader.load(open);
        assertEquals(2, waiting.size(), "one snapshot and the end are on their way");
        waiting.remove().run();
        assertSame(LONG, open.trace());
    }

    @Test
    void resultOfASupersededReadIsDropped() {
        TraceLoader loader = loader((_, _) -> imported(SHORT), waiting::add, AT_ONCE);
        loader.load(open);
        Runnable first = waiting.remove();
        loader.load(open);
        first.run();
        assertNull(open.trace());
        assertTrue(open.isLoading());
    }

    @Test
    void cancellingKeepsWhatIsLoaded() {
        TraceLoader loader =
                loader(
                        (_, context) -> {
                            context.onEpoch().accept(SHORT);
                            open.work().cancel();
                            return new ImportOutcome.Cancelled();
                        },
                        AT_ONCE,
                        AT_ONCE);
        loader.load(open);
        assertEquals(new LoadState.Partial(true), open.stateProperty().get());
        assertSame(SHORT, open.trace());
    }

    @Test
    void cancellingBeforeAnythingIsThereLeavesNothing() {
        loader((_, _) -> new ImportOutcome.Cancelled(), AT_ONCE, AT_ONCE).load(open);
        assertEquals(new LoadState.Stopped(), open.stateProperty().get());
    }

    @Test
    void aDamagedFileIsPartialAndKeepsItsDiagnostics() {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.countAtByte(CommonCode.TRUNCATED_FILE, 90_211);
        loader((_, _) -> new ImportOutcome.Imported(SHORT, diagnostics.list()), AT_ONCE, AT_ONCE)
                .load(open);
        assertEquals(new LoadState.Partial(false), open.stateProperty().get());
        assertEquals(CommonCode.TRUNCATED_FILE, open.diagnostics().getFirst().code());
    }

    private static ImportOutcome imported(Trace trace) {
        return new ImportOutcome.Imported(trace, List.of());
    }

    private static TraceLoader loader(
            TraceLoader.Reader reader, Executor background, Executor uiThread) {
        return new TraceLoader(reader, background, uiThread);
    }
}
