package dev.skein.format;

/// Undoes the HTML escapes of a dump that was saved from a web page: `&quot;main&quot; #1`.
///
/// It sets in with the first line that begins with an escaped quote and looks like a thread's
/// header; a log may well hold an ampersand.
final class HtmlText {
    private static final String[] NAMES = {"&quot;", "&lt;", "&gt;", "&amp;", "&#39;", "&nbsp;"};
    private static final char[] SYMBOLS = {'"', '<', '>', '&', '\'', ' '};

    private boolean on;
    private byte[] bytes = new byte[256];
    private final TextLine result = new TextLine();

    /// Whether the line has escapes that must be undone.
    boolean isNeeded(TextLine line) {
        int start = line.start();
        if (!on && line.byteAt(start) == '&' && line.has(start, NAMES[0])) {
            on =
                    line.find(start, " tid=") > 0
                            || line.find(start, " Id=") > 0
                            || line.find(start, "&quot; - Thread t@") > 0;
        }
        return on && line.find(line.from(), '&') >= 0;
    }

    /// The line without escapes, valid until the next call.
    TextLine unescape(TextLine line) {
        if (bytes.length < line.length()) {
            bytes = new byte[line.length() * 2];
        }
        int size = 0;
        for (int at = line.from(); at < line.to(); ) {
            int name = line.byteAt(at) == '&' ? nameAt(line, at) : -1;
            if (name < 0) {
                bytes[size++] = (byte) line.byteAt(at++);
            } else {
                bytes[size++] = (byte) SYMBOLS[name];
                at += NAMES[name].length();
            }
        }
        result.set(bytes, 0, size, line.number(), line.isTerminated());
        return result;
    }

    private static int nameAt(TextLine line, int at) {
        for (int i = 0; i < NAMES.length; i++) {
            if (line.has(at, NAMES[i])) {
                return i;
            }
        }
        return -1;
    }
}
