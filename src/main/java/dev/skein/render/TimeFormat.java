package dev.skein.render;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes times and lengths of time the way a user chose; the one place for it, so that screen,
/// files and tests agree.
///
/// @param mode what a time is told relative to
/// @param originEpochNanos wall-clock time of trace time 0; null when the source does not know it,
///     then wall-clock modes fall back to [Mode#SINCE_START]
/// @param markNanos trace time of the mark for [Mode#SINCE_MARK]
/// @param zone for [Mode#LOCAL]
public record TimeFormat(Mode mode, @Nullable Long originEpochNanos, long markNanos, ZoneId zone) {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DATED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /// What a time is told relative to.
    public enum Mode {
        SINCE_START("since start"),
        LOCAL("wall clock"),
        UTC("UTC"),
        SINCE_MARK("since mark"),
        RAW("raw ns");

        private final String label;

        Mode(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// Times since the start of the trace.
    public static TimeFormat sinceStart() {
        return new TimeFormat(Mode.SINCE_START, null, 0, ZoneOffset.UTC);
    }

    public TimeFormat with(Mode newMode) {
        return new TimeFormat(newMode, originEpochNanos, markNanos, zone);
    }

    /// The mode that is really used: one that needs the wall clock only where it is known.
    public Mode effectiveMode() {
        boolean wall = mode == Mode.LOCAL || mode == Mode.UTC;
        return wall && originEpochNanos == null ? Mode.SINCE_START : mode;
    }

    /// A trace time, fine enough to tell `stepNanos` apart.
    public String time(long nanos, long stepNanos) {
        Long epoch = originEpochNanos;
        return switch (effectiveMode()) {
            case RAW -> String.format(Locale.ROOT, "%,d", nanos);
            case SINCE_START -> inUnitOf(nanos, Math.abs(nanos), stepNanos);
            case SINCE_MARK -> {
                long since = nanos - markNanos;
                yield (since >= 0 ? "+" : "") + inUnitOf(since, Math.abs(since), stepNanos);
            }
            case LOCAL -> clock(epoch == null ? 0 : epoch + nanos, zone, stepNanos, CLOCK);
            case UTC -> clock(epoch == null ? 0 : epoch + nanos, ZoneOffset.UTC, stepNanos, CLOCK);
        };
    }

    /// A trace time to the nanosecond, with its date where the wall clock is shown.
    public String exact(long nanos) {
        Long epoch = originEpochNanos;
        Mode used = effectiveMode();
        if (epoch != null && (used == Mode.LOCAL || used == Mode.UTC)) {
            ZoneId at = used == Mode.UTC ? ZoneOffset.UTC : zone;
            return clock(epoch + nanos, at, 1, DATED) + " " + offset(epoch + nanos, at);
        }
        return time(nanos, 1);
    }

    private static String offset(long epochNanos, ZoneId zone) {
        String id = zone.getRules().getOffset(instant(epochNanos)).getId();
        return id.equals("Z") ? "UTC" : id;
    }

    private static Instant instant(long epochNanos) {
        return Instant.ofEpochSecond(
                Math.floorDiv(epochNanos, SECOND), Math.floorMod(epochNanos, SECOND));
    }

    private static String clock(
            long epochNanos, ZoneId zone, long stepNanos, DateTimeFormatter format) {
        LocalDateTime time = LocalDateTime.ofInstant(instant(epochNanos), zone);
        int digits = digits(stepNanos, SECOND);
        String text = time.format(format);
        if (digits == 0) {
            return text;
        }
        String fraction = String.format(Locale.ROOT, "%09d", Math.floorMod(epochNanos, SECOND));
        return text + "." + fraction.substring(0, digits);
    }

    /// Digits behind the point that tell `stepNanos` apart in a unit.
    private static int digits(long stepNanos, long unit) {
        int digits = 0;
        for (long step = Math.max(1, stepNanos); step < unit && step * pow(digits) % unit != 0; ) {
            digits++;
        }
        return digits;
    }

    private static long pow(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    private static String inUnitOf(long nanos, long size, long stepNanos) {
        if (size >= MINUTE) {
            return clockLike(nanos, stepNanos);
        }
        long unit =
                size >= SECOND || (size == 0 && stepNanos >= SECOND)
                        ? SECOND
                        : size >= 1_000_000 || (size == 0 && stepNanos >= 1_000_000)
                                ? 1_000_000
                                : size >= 1_000 || (size == 0 && stepNanos >= 1_000) ? 1_000 : 1;
        return fixed(nanos, unit, digits(stepNanos, unit)) + " " + unitName(unit);
    }

    /// `2:03.45` and `1:02:03`.
    private static String clockLike(long nanos, long stepNanos) {
        long size = Math.abs(nanos);
        long hours = size / HOUR;
        long minutes = size / MINUTE % 60;
        String seconds = fixed(size % MINUTE, SECOND, digits(stepNanos, SECOND));
        String padded =
                seconds.indexOf('.') == 1 || seconds.length() == 1 ? "0" + seconds : seconds;
        String sign = nanos < 0 ? "-" : "";
        return hours > 0
                ? String.format(Locale.ROOT, "%s%d:%02d:%s", sign, hours, minutes, padded)
                : String.format(Locale.ROOT, "%s%d:%s min", sign, minutes, padded);
    }

    private static String unitName(long unit) {
        return unit == SECOND ? "s" : unit == 1_000_000 ? "ms" : unit == 1_000 ? "µs" : "ns";
    }

    /// `nanos / unit` with a fixed number of digits behind the point, cut, not rounded.
    private static String fixed(long nanos, long unit, int digits) {
        String sign = nanos < 0 ? "-" : "";
        long size = Math.abs(nanos);
        String whole = sign + size / unit;
        if (digits == 0) {
            return whole;
        }
        String fraction = String.format(Locale.ROOT, "%09d", size % unit * (SECOND / unit));
        return whole + "." + fraction.substring(0, digits);
    }

    /// A length of time to four figures: `950 ns`, `1.234 ms`, `12.34 s`, `2 min 03.4 s`, `1 h 02
    /// min`.
    public static String duration(long nanos) {
        if (nanos < 0) {
            return "-" + duration(-nanos);
        }
        if (nanos < 1_000) {
            return nanos + " ns";
        }
        if (nanos < 999_950) {
            return figures(nanos / 1e3) + " µs";
        }
        if (nanos < 999_950_000) {
            return figures(nanos / 1e6) + " ms";
        }
        if (nanos < 59_995_000_000L) {
            return figures(nanos / 1e9) + " s";
        }
        if (nanos < HOUR) {
            long tenths = (nanos + 50_000_000) / 100_000_000;
            return String.format(
                    Locale.ROOT, "%d min %02d.%d s", tenths / 600, tenths / 10 % 60, tenths % 10);
        }
        if (nanos < DAY) {
            return String.format(Locale.ROOT, "%d h %02d min", nanos / HOUR, nanos / MINUTE % 60);
        }
        return String.format(Locale.ROOT, "%d d %02d h", nanos / DAY, nanos / HOUR % 24);
    }

    private static String figures(double value) {
        int digits = value < 9.9995 ? 3 : value < 99.995 ? 2 : value < 999.95 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /// A step of an axis, without needless zeros: `+50 ms`, `+2.5 s`, `+1 min`.
    public static String delta(long nanos) {
        String sign = nanos < 0 ? "-" : "+";
        long size = Math.abs(nanos);
        if (size >= HOUR && size % MINUTE == 0) {
            long minutes = size / MINUTE % 60;
            return sign + size / HOUR + " h" + (minutes == 0 ? "" : " " + minutes + " min");
        }
        if (size >= MINUTE && size % SECOND == 0) {
            long seconds = size / SECOND % 60;
            return sign + size / MINUTE + " min" + (seconds == 0 ? "" : " " + seconds + " s");
        }
        long unit =
                size >= SECOND ? SECOND : size >= 1_000_000 ? 1_000_000 : size >= 1_000 ? 1_000 : 1;
        String number = fixed(size, unit, 9);
        int end = number.length();
        while (number.charAt(end - 1) == '0') {
            end--;
        }
        end = number.charAt(end - 1) == '.' ? end - 1 : end;
        return sign + number.substring(0, end) + " " + unitName(unit);
    }
}
