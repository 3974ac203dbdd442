package dev.skein.format;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a log puts before every line of one program, learned from one of its lines: `docker logs
/// -t`, CRI and journald stamps, `kubectl --prefix`, mail quoting, `[time TEXT]`.
///
/// Digits stand for any digits, because times go on and are trimmed; everything else must be the
/// same, which tells the streams of several programs apart.
final class LinePrefix {
    private static final int NONE = -1;
    private static final byte DIGITS = 1;
    private static final byte LETTER = 2;
    private static final byte FULL_OR_PARTIAL = 3;
    private static final int MAX_LENGTH = 300;

    private final byte[] pattern;
    private final boolean inBrackets;
    private boolean partial;

    private LinePrefix(byte[] pattern, boolean inBrackets) {
        this.pattern = pattern;
        this.inBrackets = inBrackets;
    }

    /// The prefix of a line whose own text begins at `at`; null when that is too far out.
    static @Nullable LinePrefix of(TextLine line, int at) {
        int from = line.from();
        int length = at - from;
        if (length > MAX_LENGTH) {
            return null;
        }
        byte[] pattern = new byte[length];
        int size = 0;
        for (int i = from; i < at; ) {
            if (line.isDigit(i)) {
                pattern[size++] = DIGITS;
                i = Math.min(at, line.skipDigits(i));
            } else {
                pattern[size++] = (byte) line.byteAt(i++);
            }
        }
        pattern = Arrays.copyOf(pattern, size);
        boolean brackets =
                size > 0
                        && pattern[0] == '['
                        && indexOf(pattern, ']') < 0
                        && line.byteAt(line.end() - 1) == ']';
        generalise(pattern);
        return new LinePrefix(pattern, brackets);
    }

    private static int indexOf(byte[] bytes, int value) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == value) {
                return i;
            }
        }
        return NONE;
    }

    /// Months change, and a container log marks lines that it had to cut.
    private static void generalise(byte[] pattern) {
        boolean month = pattern.length > 5 && pattern[3] == ' ';
        for (int i = 0; i < 3 && month; i++) {
            month = Character.isLetter(pattern[i]);
        }
        if (month) {
            Arrays.fill(pattern, 0, 3, LETTER);
        }
        int flag = pattern.length - 2;
        boolean cri =
                flag > 7
                        && (pattern[flag] == 'F' || pattern[flag] == 'P')
                        && pattern[flag + 1] == ' '
                        && pattern[flag - 1] == ' '
                        && pattern[flag - 7] == 's'
                        && pattern[flag - 6] == 't'
                        && pattern[flag - 5] == 'd';
        if (cri) {
            pattern[flag] = FULL_OR_PARTIAL;
        }
    }

    /// Where the line's own text begins, -1 when it does not have this prefix. Blanks at the end of
    /// the prefix may be missing when nothing follows.
    int match(TextLine line) {
        int at = line.from();
        int end = line.to();
        partial = false;
        for (int i = 0; i < pattern.length; i++) {
            byte wanted = pattern[i];
            if (at >= end) {
                return restIsBlank(i) ? end : NONE;
            }
            int symbol = line.byteAt(at);
            switch (wanted) {
                case DIGITS -> {
                    int next = line.skipDigits(at);
                    if (next == at) {
                        return NONE;
                    }
                    at = next;
                }
                case LETTER -> {
                    if (!Character.isLetter(symbol)) {
                        return NONE;
                    }
                    at++;
                }
                case FULL_OR_PARTIAL -> {
                    if (symbol != 'F' && symbol != 'P') {
                        return NONE;
                    }
                    partial = symbol == 'P';
                    at++;
                }
                default -> {
                    if (symbol != wanted) {
                        return NONE;
                    }
                    at++;
                }
            }
        }
        return at;
    }

    private boolean restIsBlank(int from) {
        for (int i = from; i < pattern.length; i++) {
            if (pattern[i] != ' ') {
                return false;
            }
        }
        return true;
    }

    /// Whether the line that was matched last goes on in the next one.
    boolean isPartial() {
        return partial;
    }

    /// End of the line's own text: before the bracket that closes what the prefix opened.
    int end(TextLine line) {
        int end = line.to();
        return inBrackets && line.byteAt(line.end() - 1) == ']' ? line.end() - 1 : end;
    }

    /// A name for the stream: the prefix with `0` for its numbers.
    String name() {
        byte[] text = pattern.clone();
        for (int i = 0; i < text.length; i++) {
            text[i] = text[i] == DIGITS ? (byte) '0' : text[i] < ' ' ? (byte) '?' : text[i];
        }
        return ByteText.decode(text, 0, text.length).strip();
    }
}
