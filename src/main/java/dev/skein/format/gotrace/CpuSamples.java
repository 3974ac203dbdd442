package dev.skein.format.gotrace;

/// The CPU samples of one v2 generation, handed out in order of time.
final class CpuSamples {
    private final GenerationTables tables;
    private final GenerationClock clock;
    private int next;
    private long nextTime;
    private long lastTime;

    CpuSamples(GenerationTables tables, GenerationClock clock) {
        this.tables = tables;
        this.clock = clock;
        peek();
    }

    private void peek() {
        nextTime =
                next < tables.sampleCount()
                        ? clock.nanos(tables.sample(next).timeUnits())
                        : Long.MAX_VALUE;
    }

    /// Whether there is a sample before `timeNanos`.
    boolean isDueBefore(long timeNanos) {
        return nextTime < timeNanos;
    }

    /// The next sample; its time is [#lastTime].
    GenerationTables.CpuSample take() {
        lastTime = nextTime;
        GenerationTables.CpuSample sample = tables.sample(next++);
        peek();
        return sample;
    }

    long lastTime() {
        return lastTime;
    }
}
