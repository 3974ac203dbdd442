package dev.skein.query.stacks;

import java.util.Locale;

/// Numbers as people read them in a table; the same on every machine.
final class Words {
    private Words() {}

    /// `1,200`.
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// `1 lane`, `1,200 lanes`.
    static String count(long value, String noun) {
        return count(value) + " " + noun + (value == 1 ? "" : "s");
    }

    /// `96.1 %`.
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    /// Three digits and a unit: `74.1 ms`, `14.2 h`.
    static String duration(long nanos) {
        if (nanos < 1_000) {
            return nanos + " ns";
        }
        if (nanos < 1_000_000) {
            return digits(nanos / 1e3) + " µs";
        }
        if (nanos < 1_000_000_000) {
            return digits(nanos / 1e6) + " ms";
        }
        if (nanos < 120e9) {
            return digits(nanos / 1e9) + " s";
        }
        return nanos < 120 * 60e9 ? digits(nanos / 60e9) + " min" : digits(nanos / 3600e9) + " h";
    }

    private static String digits(double value) {
        return String.format(
                Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }
}
