package dev.skein.format;

/// A line of Docker's json-file log taken apart: `{"log":"TEXT\n","stream":"stdout","time":"…"}`.
///
/// @param text the text without its line feed
/// @param time when it was logged, empty when the line does not say
/// @param isWhole the text ended in a line feed; else the next line goes on with it
record JsonLogLine(TextLine text, TextLine time, boolean isWhole) {
    /// Reads the line from the value of `log` on; damage ends the text.
    static JsonLogLine parse(TextLine line, int from) {
        int quote = line.find(from, '"');
        byte[] bytes = new byte[Math.max(0, line.to() - from)];
        int size = 0;
        int at = quote < 0 ? line.to() : quote + 1;
        while (at < line.to() && line.byteAt(at) != '"') {
            if (line.byteAt(at) == '\\') {
                int length = escape(line, at + 1, bytes, size);
                size += length & 0xff;
                at += 1 + (length >> 8);
            } else {
                bytes[size++] = (byte) line.byteAt(at++);
            }
        }
        boolean whole = size > 0 && bytes[size - 1] == '\n';
        int end = whole ? size - 1 : size;
        if (end > 0 && bytes[end - 1] == '\r') {
            end--;
        }
        TextLine text = new TextLine();
        text.set(bytes, 0, end, line.number(), line.isTerminated());
        return new JsonLogLine(text, time(line, at), whole);
    }

    private static TextLine time(TextLine line, int from) {
        TextLine result = new TextLine();
        int name = line.find(from, "\"time\"");
        int open = name < 0 ? -1 : line.find(name + 6, '"');
        int close = open < 0 ? -1 : line.find(open + 1, '"');
        if (close > open) {
            result.set(line.bytes(), open + 1, close, line.number(), true);
        }
        return result;
    }

    /// Writes what the escape at `at` means; returns its bytes in the low and its length in the
    /// text in the next eight bits.
    private static int escape(TextLine line, int at, byte[] into, int size) {
        int symbol = line.byteAt(at);
        int plain =
                switch (symbol) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    default -> symbol;
                };
        if (symbol != 'u') {
            if (symbol < 0) {
                return 1 << 8;
            }
            into[size] = (byte) plain;
            return 1 << 8 | 1;
        }
        int code = 0;
        for (int i = at + 1; i < at + 5; i++) {
            int digit = Character.digit(line.byteAt(i), 16);
            code = code << 4 | Math.max(0, digit);
        }
        return 5 << 8 | ByteText.encode((char) code, into, size);
    }
}
