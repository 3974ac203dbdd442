package dev.skein.view.trace;

/// How moments are written; durations always look the same.
public enum TimeMode {
    SINCE_START("start"),
    WALL_LOCAL("local"),
    WALL_UTC("utc"),
    RAW_NANOS("raw");

    private final String key;

    TimeMode(String key) {
        this.key = key;
    }

    /// The word in the settings file and in text keys.
    public String key() {
        return key;
    }

    public boolean isWallClock() {
        return this == WALL_LOCAL || this == WALL_UTC;
    }

    /// The next one; wall clocks are left out where the trace does not know the time of day.
    public TimeMode next(boolean wallClockKnown) {
        return switch (this) {
            case SINCE_START -> wallClockKnown ? WALL_LOCAL : RAW_NANOS;
            case WALL_LOCAL -> WALL_UTC;
            case WALL_UTC -> RAW_NANOS;
            case RAW_NANOS -> SINCE_START;
        };
    }

    /// The mode of that key; since start when it is none of ours.
    public static TimeMode ofKey(String key) {
        for (TimeMode mode : values()) {
            if (mode.key.equals(key)) {
                return mode;
            }
        }
        return SINCE_START;
    }
}
