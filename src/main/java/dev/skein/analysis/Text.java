package dev.skein.analysis;

import java.util.Locale;

/// Numbers, durations and plurals for sentences; the same on every machine.
final class Text {
    private Text() {}

    /// `1,200`.
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// `1 goroutine`, `1,200 goroutines`.
    static String count(long value, String noun) {
        return count(value) + " " + (value == 1 ? noun : plural(noun));
    }

    static String plural(String noun) {
        return noun.endsWith("s") || noun.endsWith("ch") ? noun + "es" : noun + "s";
    }

    /// Without decimals when it has none, else with as few as needed.
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(value);
    }

    /// Two or three significant digits: `3.4`, `34`, `0.15`.
    static String approx(double value) {
        double size = Math.abs(value);
        if (size >= 10 || size == 0) {
            return count(Math.round(value));
        }
        String text = String.format(Locale.ROOT, size >= 1 ? "%.1f" : "%.2f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static String percent(double share) {
        double percent = share * 100;
        return (percent >= 10 || percent == 0
                        ? Long.toString(Math.round(percent))
                        : String.format(Locale.ROOT, "%.1f", percent))
                + " %";
    }

    /// `60 us`, `71 ms`, `2.5 s`, `3 min`.
    static String duration(long nanos) {
        if (nanos < 1_000) {
            return nanos + " ns";
        }
        if (nanos < 999_500) {
            return approx(nanos / 1e3) + " us";
        }
        if (nanos < 999_500_000) {
            return approx(nanos / 1e6) + " ms";
        }
        if (nanos < 120e9) {
            return approx(nanos / 1e9) + " s";
        }
        return nanos < 120 * 60e9 ? approx(nanos / 60e9) + " min" : approx(nanos / 3600e9) + " h";
    }
}
