package dev.skein.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLinesTest {
    private static final String TEXT = "first\r\n\n\ta longer line, \u00e9\u4e16\uD83D\uDE00\nlast";

    private static TextLines lines(byte[] bytes, int bufferBytes) {
        return new TextLines(new TextSource(MemorySegment.ofArray(bytes)), bufferBytes);
    }

    private static List<String> all(TextLines lines) {
        List<String> result = new ArrayList<>();
        TextLine line = new TextLine();
        while (lines.next(line)) {
            result.add(line.number() + ":" + line);
        }
        return result;
    }

    private static final List<String> WANTED =
            List.of("1:first", "2:", "3:\ta longer line, \u00e9\u4e16\uD83D\uDE00", "4:last");

    @ParameterizedTest(name = "buffer of {0} bytes")
    @ValueSource(ints = {16, 17, 19, 23, 40, 1000})
    void linesAreTheSameWhereverTheBufferEnds(int bufferBytes) {
        assertEquals(WANTED, all(lines(TEXT.getBytes(StandardCharsets.UTF_8), bufferBytes)));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
    void utf16IsReadWithAndWithoutAMark(String charset) {
        byte[] bytes = TEXT.getBytes(Charset.forName(charset));
        assertEquals(WANTED, all(lines(bytes, 40)));
    }

    @Test
    void theMarkOfUtf8IsNoText() {
        byte[] bytes = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8);
        assertEquals(WANTED, all(lines(bytes, 40)));
    }

    @Test
    void aTextWithoutALastLineEndSaysSo() {
        TextLines lines = lines("a\nb".getBytes(StandardCharsets.UTF_8), 40);
        TextLine line = new TextLine();
        assertTrue(lines.next(line) && line.isTerminated());
        assertTrue(lines.next(line));
        assertFalse(line.isTerminated());
    }

    @Test
    void surrogatesOfThreeBytesEachAreOneCharacter() {
        byte[] modified = {
            '"',
            (byte) 0xed,
            (byte) 0xa0,
            (byte) 0xbd,
            (byte) 0xed,
            (byte) 0xb8,
            (byte) 0x80,
            '"',
            (byte) 0xff
        };
        assertEquals("\"\uD83D\uDE00\"\uFFFD", ByteText.decode(modified, 0, modified.length));
    }

    @Test
    void aLineWithoutAnEndIsCutAndTheRestOfTheTextRead() {
        byte[] bytes = new byte[TextLines.MAX_LINE_BYTES + 1_000_000];
        java.util.Arrays.fill(bytes, (byte) 'x');
        bytes[bytes.length - 5] = '\n';
        TextLines lines = new TextLines(new TextSource(MemorySegment.ofArray(bytes)));
        TextLine line = new TextLine();
        assertTrue(lines.next(line));
        assertEquals(TextLines.MAX_LINE_BYTES, line.length());
        assertTrue(lines.next(line));
        assertEquals("xxxx", line.toString());
        assertEquals(1, lines.cutLines());
    }
}
