package dev.skein.view.trace;

import dev.skein.query.DurationText;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Writes and reads times of one trace.
///
/// @param originEpochNanos wall-clock time of trace time 0, null when it is not known
/// @param zone for the local wall clock
public record Times(TimeMode mode, @Nullable Long originEpochNanos, ZoneId zone) {
    private static final long SECOND = 1_000_000_000L;

    /// A moment to the microsecond.
    public String at(long nanos) {
        return at(nanos, 1_000);
    }

    /// A moment with as many digits as a step of `stepNanos` needs.
    public String at(long nanos, long stepNanos) {
        return switch (shownMode()) {
            case SINCE_START -> seconds(nanos, digitsFor(stepNanos)) + " s";
            case WALL_LOCAL, WALL_UTC -> wall(nanos, digitsFor(stepNanos));
            case RAW_NANOS -> String.format(Locale.ROOT, "%,d ns", nanos);
        };
    }

    /// The mode in force: since start where the wall clock is not known.
    public TimeMode shownMode() {
        return mode.isWallClock() && originEpochNanos == null ? TimeMode.SINCE_START : mode;
    }

    /// A moment to the nanosecond, since the start and, where it is known, by the wall clock.
    public String inFull(long nanos) {
        String sinceStart = seconds(nanos, 9) + " s";
        if (originEpochNanos == null) {
            return sinceStart;
        }
        return sinceStart + "  ·  " + wall(nanos, 9);
    }

    /// A length of time, four digits and its unit.
    public String duration(long nanos) {
        long size = Math.abs(nanos);
        if (size < 1_000) {
            return nanos + " ns";
        }
        if (size < 1_000_000) {
            return significant(nanos / 1e3) + " µs";
        }
        if (size < SECOND) {
            return significant(nanos / 1e6) + " ms";
        }
        if (size < 120 * SECOND) {
            return significant(nanos / 1e9) + " s";
        }
        long seconds = size / SECOND;
        String sign = nanos < 0 ? "-" : "";
        return seconds < 7200
                ? String.format(Locale.ROOT, "%s%d min %02d s", sign, seconds / 60, seconds % 60)
                : String.format(
                        Locale.ROOT, "%s%d h %02d min", sign, seconds / 3600, seconds / 60 % 60);
    }

    /// Four digits, no more decimals than three.
    private static String significant(double value) {
        double size = Math.abs(value);
        String format = size < 9.9995 ? "%.3f" : size < 99.995 ? "%.2f" : "%.1f";
        return String.format(Locale.ROOT, format, value);
    }

    private static int digitsFor(long stepNanos) {
        int digits = 0;
        for (long unit = SECOND; unit > Math.max(1, stepNanos) && digits < 9; unit /= 10) {
            digits++;
        }
        return digits;
    }

    private static String seconds(long nanos, int digits) {
        String sign = nanos < 0 ? "-" : "";
        long size = Math.abs(nanos);
        String whole = String.format(Locale.ROOT, "%s%d", sign, size / SECOND);
        return digits == 0 ? whole : whole + fraction(size % SECOND, digits);
    }

    private static String fraction(long nanosOfSecond, int digits) {
        return "." + String.format(Locale.ROOT, "%09d", nanosOfSecond).substring(0, digits);
    }

    private String wall(long nanos, int digits) {
        ZonedDateTime time = atZone(nanos);
        String text = time.format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT));
        return digits == 0 ? text : text + fraction(time.getNano(), digits);
    }

    private ZonedDateTime atZone(long nanos) {
        long origin = originEpochNanos == null ? 0 : originEpochNanos;
        long epoch = origin + nanos;
        Instant instant =
                Instant.ofEpochSecond(Math.floorDiv(epoch, SECOND), Math.floorMod(epoch, SECOND));
        return instant.atZone(mode == TimeMode.WALL_UTC ? ZoneOffset.UTC : zone);
    }

    /// Reads a moment as people write it: `12.3s`, `450ms`, `14:03:22.5`, `+4ms` from `reference`.
    public Optional<Long> parse(String text, long referenceNanos) {
        String word = text.strip();
        if (word.startsWith("+") || word.startsWith("-")) {
            OptionalLong by = DurationText.parse(word.substring(1));
            return by.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            referenceNanos
                                    + (word.startsWith("-") ? -by.getAsLong() : by.getAsLong()));
        }
        if (word.indexOf(':') > 0) {
            return parseWall(word);
        }
        boolean bare = !word.isEmpty() && Character.isDigit(word.charAt(word.length() - 1));
        OptionalLong nanos = DurationText.parse(bare ? word + "s" : word);
        return nanos.isEmpty() ? Optional.empty() : Optional.of(nanos.getAsLong());
    }

    private Optional<Long> parseWall(String word) {
        if (originEpochNanos == null) {
            return Optional.empty();
        }
        try {
            LocalTime time =
                    LocalTime.parse(
                            word,
                            DateTimeFormatter.ofPattern(
                                    "H:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][.S]", Locale.ROOT));
            ZonedDateTime start = atZone(0);
            long seconds = start.toLocalTime().until(time, java.time.temporal.ChronoUnit.NANOS);
            return Optional.of(seconds < -43_200 * SECOND ? seconds + 86_400 * SECOND : seconds);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
