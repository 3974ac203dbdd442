package dev.skein.format;

/// Tells text from binary data by its first bytes.
final class TextHead {
    private TextHead() {}

    /// Whether the bytes are text in an encoding that [TextSource] reads; nothing at all is text,
    /// too.
    static boolean looksLikeText(FileHead head) {
        byte[] bytes = head.bytes();
        if (TextSource.encodingOf(bytes) != TextSource.Encoding.UTF_8) {
            return true;
        }
        int controls = 0;
        for (byte value : bytes) {
            if (value == 0) {
                return false;
            }
            boolean control = value >= 0 && value < ' ' && value != '\n' && value != '\r';
            controls += control && value != '\t' && value != '\f' && value != 0x1b ? 1 : 0;
        }
        return controls <= bytes.length / 1000;
    }
}
