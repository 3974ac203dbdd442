package dev.skein.app;

import dev.skein.render.TimeFormat;
import java.util.Locale;

/// The words for ways of writing times in the settings file.
final class TimeModes {
    private TimeModes() {}

    static String key(TimeFormat.Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The mode of that word; since start when it is none of ours.
    static TimeFormat.Mode ofKey(String key) {
        for (TimeFormat.Mode mode : TimeFormat.Mode.values()) {
            if (key(mode).equals(key)) {
                return mode;
            }
        }
        return TimeFormat.Mode.SINCE_START;
    }
}
