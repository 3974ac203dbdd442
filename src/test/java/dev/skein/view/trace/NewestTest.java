package dev.skein.view.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.skein.task.Work;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class NewestTest {
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<String> results = new ArrayList<>();
    private final Newest newest = new Newest(background::add, Runnable::run);

    @Test
    void aReplacedTaskIsCancelledAndItsResultDropped() {
        List<Work> works = new ArrayList<>();
        newest.replace(
                work -> {
                    works.add(work);
                    return "first";
                },
                results::add);
        newest.replace(_ -> "second", results::add);
        runAll();
        assertEquals(List.of("second"), results);
        assertEquals(true, works.getFirst().isCancelled());
    }

    @Test
    void aRefreshLetsTheRunningTaskFinishAndThenRunsOnceMore() {
        newest.refresh(_ -> "one", results::add);
        newest.refresh(_ -> "two", results::add);
        newest.refresh(_ -> "three", results::add);
        runAll();
        assertEquals(List.of("one", "three"), results);
    }

    @Test
    void aCancelledTaskStillLetsTheWaitingOneRun() {
        newest.refresh(
                work -> {
                    work.cancel();
                    work.checkCancelled();
                    return "never";
                },
                results::add);
        newest.refresh(_ -> "after", results::add);
        runAll();
        assertEquals(List.of("after"), results);
    }

    @Test
    void aTaskThatFailsStillLetsTheWaitingOneRun() {
        newest.<String>refresh(
                _ -> {
                    throw new IllegalStateException("a bug, planted by this test");
                },
                results::add);
        newest.refresh(_ -> "after", results::add);
        runAll();
        assertEquals(List.of("after"), results);
    }

    private void runAll() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }
}
