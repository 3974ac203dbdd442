package dev.skein.view.density;

import dev.skein.query.GroupMeasure;
import dev.skein.render.DensityScale;
import java.util.Locale;

/// Writes the values of the density picture.
final class Values {
    private static final double SHOW_WHOLE = 100;
    private static final double SHOW_TENTHS = 10;
    private static final double SHOW_ANY = 0.0005;

    private Values() {}

    /// Events per millisecond, per second where that is easier to read.
    static String rate(double perMilli) {
        return perMilli < 1 ? number(perMilli * 1000) + "/s" : number(perMilli) + "/ms";
    }

    static String share(double share) {
        return number(share * 100) + " %";
    }

    /// A value of the rows of groups.
    static String of(GroupMeasure measure, double value) {
        return switch (measure) {
            case EVENTS, NEW_LANES -> rate(value);
            case LOCK, READY, RUNNING -> share(value);
            case STACKS -> number(value);
        };
    }

    /// A number of a legend: a value, or robust standard deviations.
    static String legend(DensityScale scale, double value, boolean kinds, GroupMeasure measure) {
        if (scale.kind() == DensityScale.Kind.UNUSUAL) {
            return String.format(Locale.ROOT, "%+.0f σ", value);
        }
        return kinds ? rate(value) : of(measure, value);
    }

    static String number(double value) {
        if (value >= SHOW_WHOLE || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        if (value >= SHOW_TENTHS) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
        return value < SHOW_ANY
                ? String.format(Locale.ROOT, "%.1e", value)
                : String.format(Locale.ROOT, value < 1 ? "%.3f" : "%.2f", value);
    }
}
