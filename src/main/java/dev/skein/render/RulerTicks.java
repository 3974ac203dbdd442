package dev.skein.render;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Where a time axis has marks and what they say.
///
/// Steps are 1, 2 or 5 times a power of ten nanoseconds, and round numbers of seconds, minutes,
/// hours and days above. One mark in ten carries the absolute time, the others how much later they
/// are; the absolute time that the leftmost ones count from is [#base()], to be shown at the left
/// edge. So labels stay short at any zoom and keep still while one pans.
///
/// @param base absolute time of the last full mark at or before the left edge
/// @param stepNanos distance of labelled marks
/// @param ticks ascending
public record RulerTicks(String base, long stepNanos, List<Tick> ticks) {
    private static final long SECOND = 1_000_000_000L;
    private static final long[] ROUND_SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200,
        86_400, 172_800, 604_800
    };
    private static final int FULL_EVERY = 10;
    private static final int MINOR = 5;

    public RulerTicks {
        ticks = List.copyOf(ticks);
    }

    /// A mark.
    ///
    /// @param xPx may lie a little outside the width, so that a label at an edge is still drawn
    /// @param label empty for a minor mark
    /// @param full whether the label is an absolute time
    public record Tick(double xPx, long timeNanos, String label, boolean full) {
        public boolean isMinor() {
            return label.isEmpty();
        }
    }

    /// Marks for a viewport with labels at least `minGapPx` apart.
    public static RulerTicks of(Viewport viewport, TimeFormat format, int minGapPx) {
        long step = step(viewport.nanosPerPx() * minGapPx);
        long offset = offset(format, viewport.startNanos());
        long full = step * FULL_EVERY;
        long first = Math.floorDiv(viewport.startNanos() + offset, full) * full - offset;
        long minor = step % MINOR == 0 ? step / MINOR : step;
        long end = viewport.timeAt(viewport.widthPx()) + 1;
        List<Tick> ticks = new ArrayList<>();
        long from = Math.floorDiv(viewport.startNanos() + offset, step) * step - offset;
        for (long time = from; time <= end; time += minor) {
            long inFull = Math.floorMod(time + offset, full);
            String label = "";
            if (inFull == 0) {
                label = format.time(time, step);
            } else if (inFull % step == 0) {
                label = TimeFormat.delta(inFull);
            }
            ticks.add(new Tick(viewport.xAt(time), time, label, inFull == 0));
        }
        return new RulerTicks(format.time(first, step), step, ticks);
    }

    /// What must be added to a trace time so that round numbers of the axis are multiples.
    private static long offset(TimeFormat format, long nanos) {
        Long epoch = format.originEpochNanos();
        return switch (format.effectiveMode()) {
            case SINCE_START, RAW -> 0;
            case SINCE_MARK -> -format.markNanos();
            case UTC -> epoch == null ? 0 : epoch;
            case LOCAL -> epoch == null ? 0 : epoch + zoneOffset(format.zone(), epoch + nanos);
        };
    }

    private static long zoneOffset(ZoneId zone, long epochNanos) {
        ZoneOffset at = zone.getRules().getOffset(Instant.ofEpochSecond(epochNanos / SECOND));
        return at.getTotalSeconds() * SECOND;
    }

    static long step(double atLeastNanos) {
        if (atLeastNanos > SECOND) {
            for (long seconds : ROUND_SECONDS) {
                if (seconds * SECOND >= atLeastNanos) {
                    return seconds * SECOND;
                }
            }
            long week = ROUND_SECONDS[ROUND_SECONDS.length - 1] * SECOND;
            return (long) Math.ceil(atLeastNanos / week) * week;
        }
        long power = 1;
        while (power * 10 <= atLeastNanos) {
            power *= 10;
        }
        for (long factor : new long[] {1, 2, 5}) {
            if (power * factor >= atLeastNanos) {
                return power * factor;
            }
        }
        return power * 10;
    }
}
