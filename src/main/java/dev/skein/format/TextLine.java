package dev.skein.format;

import java.nio.charset.StandardCharsets;

/// One line of a text as bytes `[from, to)` of an array that is overwritten by the next line.
///
/// Readers of text look at bytes and make strings only of what they keep. Positions are indexes
/// into [#bytes()]; line ends and carriage returns are not part of the line.
public final class TextLine {
    private byte[] bytes = new byte[0];
    private int from;
    private int to;
    private long number;
    private boolean terminated = true;

    /// Makes this the line `[from, to)`.
    public void set(byte[] bytes, int from, int to, long number, boolean terminated) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.number = number;
        this.terminated = terminated;
    }

    /// A line of its own, for tests and for what was taken apart.
    public static TextLine of(String text, long number) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        TextLine line = new TextLine();
        line.set(content, 0, content.length, number, true);
        return line;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    public int length() {
        return to - from;
    }

    /// 1-based.
    public long number() {
        return number;
    }

    /// False for the last line of a text that ends without a line end.
    public boolean isTerminated() {
        return terminated;
    }

    /// The byte at a position, negative outside of the line and for parts of characters beyond
    /// ASCII.
    public int byteAt(int at) {
        return at >= from && at < to ? bytes[at] : -1;
    }

    /// First position that is neither blank nor tab; [#to()] for an empty line.
    public int start() {
        return skipBlanks(from);
    }

    /// First position at or after `at` that is neither blank nor tab.
    public int skipBlanks(int at) {
        int result = at;
        while (result < to && (bytes[result] == ' ' || bytes[result] == '\t')) {
            result++;
        }
        return result;
    }

    /// End of the line without trailing blanks and tabs.
    public int end() {
        int result = to;
        while (result > from && (bytes[result - 1] == ' ' || bytes[result - 1] == '\t')) {
            result--;
        }
        return result;
    }

    public boolean isBlank() {
        return start() == to;
    }

    /// Whether the bytes at `at` are those of `ascii`.
    public boolean has(int at, String ascii) {
        int length = ascii.length();
        if (at < from || at + length > to) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// First position of `ascii` at or after `at`, -1 when there is none.
    public int find(int at, String ascii) {
        int last = to - ascii.length();
        byte first = (byte) ascii.charAt(0);
        for (int i = at; i <= last; i++) {
            if (bytes[i] == first && has(i, ascii)) {
                return i;
            }
        }
        return -1;
    }

    public int find(int at, char symbol) {
        for (int i = at; i < to; i++) {
            if (bytes[i] == symbol) {
                return i;
            }
        }
        return -1;
    }

    /// Last position of `ascii`, -1 when there is none.
    public int findLast(String ascii) {
        for (int i = to - ascii.length(); i >= from; i--) {
            if (bytes[i] == ascii.charAt(0) && has(i, ascii)) {
                return i;
            }
        }
        return -1;
    }

    public int findLast(char symbol) {
        for (int i = to - 1; i >= from; i--) {
            if (bytes[i] == symbol) {
                return i;
            }
        }
        return -1;
    }

    public boolean isDigit(int at) {
        return at >= from && at < to && bytes[at] >= '0' && bytes[at] <= '9';
    }

    /// First position at or after `at` that is no digit.
    public int skipDigits(int at) {
        int result = at;
        while (isDigit(result)) {
            result++;
        }
        return result;
    }

    /// First position at or after `at` that is a blank or tab, or the end.
    public int skipWord(int at) {
        int result = at;
        while (result < to && bytes[result] != ' ' && bytes[result] != '\t') {
            result++;
        }
        return result;
    }

    /// The digits at `at` as a number, -1 when there are none or too many.
    public long number(int at) {
        int end = skipDigits(at);
        if (end == at || end - at > 18) {
            return -1;
        }
        long value = 0;
        for (int i = at; i < end; i++) {
            value = value * 10 + bytes[i] - '0';
        }
        return value;
    }

    /// A decimal fraction such as `64.75` at `at`, in thousandths; -1 when there is none.
    public long thousandths(int at) {
        int end = skipDigits(at);
        long value = number(at);
        if (value < 0 || value > Long.MAX_VALUE / 2000) {
            return -1;
        }
        value *= 1000;
        if (byteAt(end) == '.') {
            int scale = 100;
            for (int i = end + 1; isDigit(i) && scale > 0; i++, scale /= 10) {
                value += (long) (bytes[i] - '0') * scale;
            }
        }
        return value;
    }

    public String string(int begin, int end) {
        return ByteText.decode(bytes, Math.max(from, begin), Math.min(to, end));
    }

    @Override
    public String toString() {
        return string(from, to);
    }
}
