package dev.skein.query;

import java.util.Locale;
import java.util.OptionalLong;

/// Reads lengths of time as people write them: `5ms`, `1.5 s`, `250us`, `2m`, `1h`, `300` (ns).
public final class DurationText {
    /// What may follow the number, for messages.
    public static final String UNITS = "ns, us, ms, s, m, h";

    private DurationText() {}

    /// Nanoseconds, or empty when `text` is not a length of time.
    public static OptionalLong parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < word.length() && "+-.0123456789".indexOf(word.charAt(end)) >= 0) {
            end++;
        }
        double unit = nanosPerUnit(word.substring(end).strip());
        if (end == 0 || unit == 0) {
            return OptionalLong.empty();
        }
        try {
            double nanos = Double.parseDouble(word.substring(0, end)) * unit;
            return Math.abs(nanos) < Long.MAX_VALUE / 2.0
                    ? OptionalLong.of(Math.round(nanos))
                    : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static double nanosPerUnit(String unit) {
        return switch (unit) {
            case "", "ns" -> 1;
            case "us", "µs", "μs" -> 1e3;
            case "ms" -> 1e6;
            case "s" -> 1e9;
            case "m", "min" -> 60e9;
            case "h" -> 3600e9;
            default -> 0;
        };
    }
}
