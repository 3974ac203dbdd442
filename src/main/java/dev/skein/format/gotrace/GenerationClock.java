package dev.skein.format.gotrace;

import dev.skein.format.Diagnostics;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How one v2 generation counts time: units per second, its first moment, and, since 1.25, how that
/// relates to wall time.
final class GenerationClock {
    /// A batch further than this from the middle of its generation has no time: 26 hours.
    private static final double MAX_DISTANCE_NANOS = 1e14;

    private static final long MAX_FREQUENCY = 1L << 40;
    private static final long MIN_FREQUENCY = 1000;

    private long frequency;
    private double nanosPerUnit;
    private long medianUnits;
    private long firstUnits;
    private long lastUnits;
    private @Nullable Long epochOffsetNanos;

    private long snapshotUnits = -1;
    private long snapshotEpochNanos;

    private GenerationClock() {}

    /// @param fallback frequency to take where the generation has none
    static GenerationClock read(
            BatchIndex index,
            BatchIndex.Generation generation,
            long fallback,
            Diagnostics diagnostics) {
        GenerationClock clock = new GenerationClock();
        ByteReader reader = new ByteReader();
        for (int batch = generation.first(); batch < generation.end(); batch++) {
            int kind = index.kind(batch);
            if (kind == V2.FREQUENCY || kind == V2.SYNC) {
                reader.open(index.file(), index.offset(batch), index.dataBytes(batch));
                try {
                    clock.readSync(reader, index.time(batch));
                } catch (Damage damage) {
                    diagnostics.countAtByte(GoTraceCode.BAD_TABLE, damage.offset());
                }
            }
        }
        if (clock.frequency == 0) {
            clock.frequency = fallback;
            diagnostics.countAtByte(
                    GoTraceCode.NO_FREQUENCY,
                    generation.startOffset(),
                    "generation "
                            + generation.number()
                            + " does not say how fast its clock runs; "
                            + fallback
                            + " Hz was taken");
        }
        clock.settle(index, generation);
        return clock;
    }

    private void readSync(ByteReader reader, long batchTime) throws Damage {
        while (!reader.atEnd()) {
            switch (reader.unsignedByte()) {
                case V2.SYNC -> {}
                case V2.FREQUENCY -> {
                    long value = reader.number();
                    if (value >= MIN_FREQUENCY && value <= MAX_FREQUENCY) {
                        frequency = value;
                    }
                }
                case V2.CLOCK_SNAPSHOT -> {
                    snapshotUnits = batchTime + reader.number();
                    reader.number();
                    snapshotEpochNanos = reader.number() * 1_000_000_000L + reader.number();
                }
                default -> throw new Damage("an entry of another kind", reader.offset() - 1);
            }
        }
    }

    private void settle(BatchIndex index, BatchIndex.Generation generation) {
        nanosPerUnit = 1.0 / (frequency / 1e9);
        int count = generation.end() - generation.first();
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            times[i] = index.time(generation.first() + i);
        }
        Arrays.sort(times);
        medianUnits = times[count / 2];
        firstUnits = medianUnits;
        lastUnits = medianUnits;
        for (long time : times) {
            if (isPlausible(time)) {
                firstUnits = Math.min(firstUnits, time);
                lastUnits = Math.max(lastUnits, time);
            }
        }
        if (snapshotUnits >= 0) {
            epochOffsetNanos = snapshotEpochNanos - nanos(snapshotUnits);
        }
    }

    /// Whether a batch of this base time can belong to the generation.
    boolean isPlausible(long timeUnits) {
        return timeUnits >= 0
                && Math.abs(((double) timeUnits - medianUnits) * nanosPerUnit)
                        <= MAX_DISTANCE_NANOS;
    }

    long nanos(long timeUnits) {
        return (long) (timeUnits * nanosPerUnit);
    }

    long frequency() {
        return frequency;
    }

    double nanosPerUnit() {
        return nanosPerUnit;
    }

    /// Smallest base time of the generation's batches.
    long firstNanos() {
        return nanos(firstUnits);
    }

    /// Largest base time of the generation's batches.
    long lastNanos() {
        return nanos(lastUnits);
    }

    /// Wall-clock time since 1970 minus trace time, null where the generation does not say.
    @Nullable Long epochOffsetNanos() {
        return epochOffsetNanos;
    }
}
