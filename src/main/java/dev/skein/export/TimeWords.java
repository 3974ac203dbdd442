package dev.skein.export;

import java.util.Locale;

/// Times in words for tables, captions and axes.
final class TimeWords {
    private TimeWords() {}

    /// Exact to the nanosecond in the unit that suits: `0 s`, `12.31 s`, `450 ms`, `1.001 µs`.
    static String exact(long nanos) {
        long size = Math.abs(nanos);
        if (size == 0 || size >= 1_000_000_000L) {
            return decimal(nanos, 9) + " s";
        }
        if (size >= 1_000_000L) {
            return decimal(nanos, 6) + " ms";
        }
        return size >= 1_000L ? decimal(nanos, 3) + " µs" : nanos + " ns";
    }

    /// `nanos / 10^places` without trailing zeros and without rounding.
    static String decimal(long nanos, int places) {
        return java.math.BigDecimal.valueOf(nanos, places).stripTrailingZeros().toPlainString();
    }

    /// To three significant digits: `697 s`, `2.94 s`, `70.6 ms`.
    static String rounded(long nanos) {
        double size = Math.abs((double) nanos);
        if (size >= 999.5e6) {
            return digits(nanos / 1e9) + " s";
        }
        if (size >= 999.5e3) {
            return digits(nanos / 1e6) + " ms";
        }
        return size >= 1e3 ? digits(nanos / 1e3) + " µs" : nanos + " ns";
    }

    private static String digits(double value) {
        double size = Math.abs(value);
        String format = size >= 99.95 ? "%,.0f" : size >= 9.995 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
