package dev.skein.format;

import java.nio.charset.StandardCharsets;

/// Decodes UTF-8 as programs really write it, never failing.
public final class ByteText {
    private static final char REPLACEMENT = '\uFFFD';

    private ByteText() {}

    /// The text of `bytes[from .. to)`.
    ///
    /// FORMAT: HotSpot prints names in the JVM's modified UTF-8, where a character above U+FFFF is
    /// two surrogates of three bytes each; strict decoders refuse it.
    public static String decode(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return decodeUtf8(bytes, from, to);
            }
        }
        return from >= to ? "" : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static String decodeUtf8(byte[] bytes, int from, int to) {
        StringBuilder result = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            int length = sequenceLength(bytes, at, to);
            switch (length) {
                case 1 -> result.append((char) bytes[at]);
                case 2 -> result.append((char) ((bytes[at] & 0x1f) << 6 | (bytes[at + 1] & 0x3f)));
                case 3 ->
                        result.append(
                                (char)
                                        ((bytes[at] & 0x0f) << 12
                                                | (bytes[at + 1] & 0x3f) << 6
                                                | (bytes[at + 2] & 0x3f)));
                case 4 ->
                        result.appendCodePoint(
                                (bytes[at] & 0x07) << 18
                                        | (bytes[at + 1] & 0x3f) << 12
                                        | (bytes[at + 2] & 0x3f) << 6
                                        | (bytes[at + 3] & 0x3f));
                default -> result.append(REPLACEMENT);
            }
            at += Math.max(1, length);
        }
        return result.toString();
    }

    /// Bytes of the character at `at`, 0 when it is none.
    private static int sequenceLength(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xff;
        int length =
                first < 0x80
                        ? 1
                        : first >= 0xc2 && first < 0xe0
                                ? 2
                                : first >= 0xe0 && first < 0xf0
                                        ? 3
                                        : first >= 0xf0 && first < 0xf5 ? 4 : 0;
        if (at + length > to) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        boolean outOfRange =
                length == 4
                        && ((first == 0xf0 && (bytes[at + 1] & 0xff) < 0x90)
                                || (first == 0xf4 && (bytes[at + 1] & 0xff) > 0x8f));
        return outOfRange ? 0 : length;
    }

    /// Writes one UTF-16 unit to `into[at ..]` and returns how many bytes it took, at most 3.
    /// Surrogates become three bytes each, which [#decode] puts together again.
    static int encode(char unit, byte[] into, int at) {
        if (unit < 0x80) {
            into[at] = (byte) unit;
            return 1;
        }
        if (unit < 0x800) {
            into[at] = (byte) (0xc0 | unit >> 6);
            into[at + 1] = (byte) (0x80 | (unit & 0x3f));
            return 2;
        }
        into[at] = (byte) (0xe0 | unit >> 12);
        into[at + 1] = (byte) (0x80 | (unit >> 6 & 0x3f));
        into[at + 2] = (byte) (0x80 | (unit & 0x3f));
        return 3;
    }
}
