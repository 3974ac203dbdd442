package dev.skein.format.jfr;

/// The unit of a time field, from its `jdk.jfr.Timespan` or `jdk.jfr.Timestamp` annotation.
enum Unit {
    NONE(0),
    TICKS(0),
    NANOSECONDS(1),
    MICROSECONDS(1_000),
    MILLISECONDS(1_000_000),
    SECONDS(1_000_000_000);

    private final long nanos;

    Unit(long nanos) {
        this.nanos = nanos;
    }

    static Unit of(String annotationValue) {
        return switch (annotationValue) {
            case "TICKS" -> TICKS;
            case "NANOSECONDS", "NANOSECONDS_SINCE_EPOCH" -> NANOSECONDS;
            case "MICROSECONDS" -> MICROSECONDS;
            case "MILLISECONDS", "MILLISECONDS_SINCE_EPOCH" -> MILLISECONDS;
            case "SECONDS" -> SECONDS;
            default -> NONE;
        };
    }

    /// A length of time in this unit as nanoseconds; what does not fit is as long as can be.
    long toNanos(long value, Clock clock) {
        return switch (this) {
            case NONE -> value;
            case TICKS -> clock.durationNanos(value);
            default -> saturatedProduct(value);
        };
    }

    private long saturatedProduct(long value) {
        long high = Math.multiplyHigh(value, nanos);
        long low = value * nanos;
        return high == low >> 63 ? low : value < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
