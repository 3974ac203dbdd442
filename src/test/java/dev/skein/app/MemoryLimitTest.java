package dev.skein.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.format.Diagnostic;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.view.trace.TraceLoader;
import dev.skein.view.trace.TraceSource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MemoryLimitTest {
    private static final TraceSource SOURCE = new TraceSource(Path.of("a"), "a", 0);

    @Test
    void readingStopsAboveTheLimitAndSaysWhy() {
        MemoryLimit limit = new MemoryLimit(untilCancelled(), () -> 600L << 20);
        limit.set(512);
        ImportContext context = ImportContext.plain();
        assertTrue(limit.read(SOURCE, context) instanceof ImportOutcome.Cancelled);
        assertEquals(
                List.of(MemoryLimit.Code.MEMORY_LIMIT),
                context.diagnostics().list().stream().map(Diagnostic::code).toList());
    }

    @Test
    void withoutALimitAndBelowItReadingGoesOn() throws InterruptedException {
        for (int limitMb : new int[] {0, 1024}) {
            CountDownLatch checks = new CountDownLatch(3);
            AtomicInteger cancelled = new AtomicInteger();
            MemoryLimit limit =
                    new MemoryLimit(
                            waitingFor(checks, cancelled),
                            () -> {
                                checks.countDown();
                                return 600L << 20;
                            });
            limit.set(limitMb);
            if (limitMb == 0) {
                assertFalse(limit.isOver());
            } else {
                limit.read(SOURCE, ImportContext.plain());
                assertEquals(0, cancelled.get());
            }
        }
    }

    private static TraceLoader.Reader untilCancelled() {
        return (_, context) -> {
            while (!context.work().isCancelled()) {
                Thread.onSpinWait();
            }
            return new ImportOutcome.Cancelled();
        };
    }

    private static TraceLoader.Reader waitingFor(CountDownLatch checks, AtomicInteger cancelled) {
        return (_, context) -> {
            try {
                checks.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            cancelled.addAndGet(context.work().isCancelled() ? 1 : 0);
            return new ImportOutcome.Cancelled();
        };
    }
}
