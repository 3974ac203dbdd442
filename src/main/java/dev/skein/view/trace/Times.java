package dev.skein.view.trace;

import dev.skein.query.DurationText;
import dev.skein.render.TimeFormat;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Writes and reads the times of one trace in the way that the user chose.
public record Times(TimeFormat format) {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final long MICRO = 1_000;
    private static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern(
                    "H:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][.SS][.S]", Locale.ROOT);

    /// A moment to the microsecond.
    public String at(long nanos) {
        return format.time(nanos, MICRO);
    }

    /// A moment to the nanosecond, since the start and, where it is known, by the wall clock.
    public String inFull(long nanos) {
        String sinceStart = format.with(TimeFormat.Mode.SINCE_START).time(nanos, 1);
        if (format.originEpochNanos() == null) {
            return sinceStart;
        }
        boolean utc = format.mode() == TimeFormat.Mode.UTC;
        TimeFormat wall = format.with(utc ? TimeFormat.Mode.UTC : TimeFormat.Mode.LOCAL);
        return sinceStart + "  ·  " + wall.exact(nanos);
    }

    /// A length of time to four figures.
    public String duration(long nanos) {
        return TimeFormat.duration(nanos);
    }

    /// The next way of writing moments; wall clocks are left out where the trace does not know the
    /// time of day.
    public TimeFormat.Mode nextMode() {
        boolean wall = format.originEpochNanos() != null;
        return switch (format.effectiveMode()) {
            case SINCE_START -> wall ? TimeFormat.Mode.LOCAL : TimeFormat.Mode.RAW;
            case LOCAL -> TimeFormat.Mode.UTC;
            case UTC, SINCE_MARK -> TimeFormat.Mode.RAW;
            case RAW -> TimeFormat.Mode.SINCE_START;
        };
    }

    /// Reads a moment as people write it: `12.3s`, `450ms`, `14:03:22.5`, `+4ms` from `reference`.
    public Optional<Long> parse(String text, long referenceNanos) {
        String word = text.strip();
        if (word.startsWith("+") || word.startsWith("-")) {
            OptionalLong by = DurationText.parse(word.substring(1));
            long sign = word.startsWith("-") ? -1 : 1;
            return by.isEmpty()
                    ? Optional.empty()
                    : Optional.of(referenceNanos + sign * by.getAsLong());
        }
        if (word.indexOf(':') > 0) {
            return parseWall(word);
        }
        boolean bare = !word.isEmpty() && Character.isDigit(word.charAt(word.length() - 1));
        OptionalLong nanos = DurationText.parse(bare ? word + "s" : word);
        return nanos.isEmpty() ? Optional.empty() : Optional.of(nanos.getAsLong());
    }

    /// The time of day nearest after half a day before the trace began.
    private Optional<Long> parseWall(String word) {
        Long origin = format.originEpochNanos();
        if (origin == null) {
            return Optional.empty();
        }
        try {
            ZoneId zone = format.mode() == TimeFormat.Mode.UTC ? ZoneOffset.UTC : format.zone();
            Instant start =
                    Instant.ofEpochSecond(
                            Math.floorDiv(origin, SECOND), Math.floorMod(origin, SECOND));
            long nanos =
                    start.atZone(zone)
                            .toLocalTime()
                            .until(LocalTime.parse(word, TYPED), ChronoUnit.NANOS);
            return Optional.of(nanos < -DAY / 2 ? nanos + DAY : nanos);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
