package dev.skein.format;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Times as dumps and logs write them. Those without a zone count as UTC, so that the digits stay.
public final class DumpTimes {
    private DumpTimes() {}

    /// `2026-11-23T15:03:03.350292858Z`, null when it is none.
    public static @Nullable Long isoMillis(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// A date and a time of day with any single characters between the numbers: `2026-11-23
    /// 15:02:19`, `2026/11/23 15:50:55`, `2023/08/30 at 13:43:39:154`; null when it is none.
    /// Reads from the first digit on; a fraction counts to the millisecond.
    public static @Nullable Long localMillis(String text) {
        int[] numbers = new int[7];
        int count = 0;
        int at = 0;
        int digits = 0;
        while (at < text.length() && count < numbers.length) {
            int end = at;
            int value = 0;
            while (end < text.length() && isDigit(text.charAt(end)) && end - at < 9) {
                value = value * 10 + text.charAt(end) - '0';
                end++;
            }
            if (end > at) {
                digits = end - at;
                numbers[count++] = value;
                at = end;
            } else {
                at++;
            }
        }
        return count < 6 ? null : millis(numbers, count, digits);
    }

    private static @Nullable Long millis(int[] numbers, int count, int lastDigits) {
        try {
            LocalDateTime time =
                    LocalDateTime.of(
                            numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
            long millis = time.toInstant(ZoneOffset.UTC).toEpochMilli();
            return count < 7 ? millis : millis + fraction(numbers[6], lastDigits);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static long fraction(int value, int digits) {
        double scaled = value;
        for (int i = digits; i < 3; i++) {
            scaled *= 10;
        }
        for (int i = 3; i < digits; i++) {
            scaled /= 10;
        }
        return (long) scaled;
    }

    private static boolean isDigit(char symbol) {
        return symbol >= '0' && symbol <= '9';
    }

    /// Whether the text begins like `2026-11-23 15:02:19` or `2026/11/23 15:02:19`.
    public static boolean startsWithTime(String text) {
        return text.length() >= 19
                && isDigit(text.charAt(0))
                && (text.charAt(4) == '-' || text.charAt(4) == '/')
                && text.charAt(7) == text.charAt(4)
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }
}
