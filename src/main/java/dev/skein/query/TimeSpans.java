package dev.skein.query;

import dev.skein.model.TimeRange;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/// Stretches of trace time as people and view links write them: `12.31s..12.94s`.
///
/// What is written is exact: reading it gives the same nanoseconds.
public final class TimeSpans {
    private static final String BETWEEN = "..";

    private TimeSpans() {}

    /// `1.5s..2s`, in seconds with as many decimals as needed.
    public static String format(TimeRange range) {
        return format(range.startNanos()) + BETWEEN + format(range.endNanos());
    }

    /// `1.5s`, in seconds with as many decimals as needed.
    public static String format(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + "s";
    }

    /// A range whose two times each have a unit; empty when `text` is none or ends before it
    /// begins.
    public static Optional<TimeRange> parse(String text) {
        int middle = text.indexOf(BETWEEN);
        if (middle < 0) {
            return Optional.empty();
        }
        OptionalLong start = parseTime(text.substring(0, middle));
        OptionalLong end = parseTime(text.substring(middle + BETWEEN.length()));
        return start.isPresent() && end.isPresent() && start.getAsLong() <= end.getAsLong()
                ? Optional.of(new TimeRange(start.getAsLong(), end.getAsLong()))
                : Optional.empty();
    }

    /// A number with a unit, exact: `12.3s`, `450ms`, `7us`, `1ns`, `2m`, `1h`.
    public static OptionalLong parseTime(String text) {
        String word = text.strip();
        int end = 0;
        while (end < word.length() && "-.0123456789".indexOf(word.charAt(end)) >= 0) {
            end++;
        }
        long unit = unitNanos(word.substring(end).strip());
        if (end == 0 || end > MAX_DIGITS || unit == 0) {
            return OptionalLong.empty();
        }
        try {
            BigDecimal nanos =
                    new BigDecimal(word.substring(0, end)).multiply(BigDecimal.valueOf(unit));
            return OptionalLong.of(
                    nanos.setScale(0, java.math.RoundingMode.HALF_UP).longValueExact());
        } catch (ArithmeticException | NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    private static final int MAX_DIGITS = 40;

    private static long unitNanos(String unit) {
        return switch (unit) {
            case "ns" -> 1;
            case "us", "µs", "μs" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000;
            case "m", "min" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 0;
        };
    }
}
