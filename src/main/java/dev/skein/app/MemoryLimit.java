package dev.skein.app;

import dev.skein.format.DiagnosticCode;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.Severity;
import dev.skein.view.Preferences;
import dev.skein.view.trace.TraceLoader;
import dev.skein.view.trace.TraceSource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Stops reading, and keeps what is read, when the program needs more memory than the user allows.
///
/// What counts is what is still in use after garbage was collected: a heap full of garbage is no
/// reason to stop. The limit may change while a file is read.
final class MemoryLimit implements TraceLoader.Reader {
    private static final long EVERY_MILLIS = 250;
    private static final int SHIFT_MB = 20;

    private final TraceLoader.Reader reader;
    private final LongSupplier usedBytes;
    private volatile int limitMb;

    enum Code implements DiagnosticCode {
        MEMORY_LIMIT;

        @Override
        public Severity severity() {
            return Severity.DATA_LOSS;
        }

        @Override
        public String text() {
            return "reading stopped at the memory limit of the settings; what was read by then is"
                    + " shown";
        }
    }

    /// Follows the limit of the preferences; UI thread.
    MemoryLimit(TraceLoader.Reader reader, Preferences preferences) {
        this(reader, MemoryLimit::heapBytes);
        set(preferences.memoryLimitMb().get());
        preferences.memoryLimitMb().addListener((_, _, now) -> set(now.intValue()));
    }

    /// @param usedBytes what the program holds now, garbage included
    MemoryLimit(TraceLoader.Reader reader, LongSupplier usedBytes) {
        this.reader = reader;
        this.usedBytes = usedBytes;
    }

    /// @param megabytes 0 for no limit
    void set(int megabytes) {
        limitMb = megabytes;
    }

    @Override
    public ImportOutcome read(TraceSource source, ImportContext context) {
        try (ScheduledExecutorService watch =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("skein-memory").factory())) {
            ScheduledFuture<?> checks =
                    watch.scheduleWithFixedDelay(
                            () -> check(context),
                            EVERY_MILLIS,
                            EVERY_MILLIS,
                            TimeUnit.MILLISECONDS);
            try {
                return reader.read(source, context);
            } finally {
                checks.cancel(false);
            }
        }
    }

    @Override
    public List<List<Path>> together(List<Path> paths) {
        return reader.together(paths);
    }

    private void check(ImportContext context) {
        if (!context.work().isCancelled() && isOver()) {
            System.gc();
            if (isOver()) {
                context.diagnostics().count(Code.MEMORY_LIMIT);
                context.work().cancel();
            }
        }
    }

    boolean isOver() {
        long limit = (long) limitMb << SHIFT_MB;
        return limit > 0 && usedBytes.getAsLong() > limit;
    }

    private static long heapBytes() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
