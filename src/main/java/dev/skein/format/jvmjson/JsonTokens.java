package dev.skein.format.jvmjson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.skein.format.DumpCode;
import dev.skein.format.DumpSink;
import dev.skein.format.FrameSyntax;
import dev.skein.format.ImportContext;
import dev.skein.format.Input;
import dev.skein.format.SegmentStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The tokens of a JSON input, with what readers of dumps do with strings: turn them into frames
/// and names without making a `String` of each.
final class JsonTokens implements AutoCloseable {
    private static final long TOKENS_BETWEEN_CHECKS = 1 << 14;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final SegmentStream stream;
    private final JsonParser parser;
    private final DumpSink sink;
    private final ImportContext context;
    private final long totalBytes;
    private byte[] bytes = new byte[512];
    private int length;
    private long tokens;

    JsonTokens(Input input, DumpSink sink, ImportContext context) throws IOException {
        this.stream = new SegmentStream(input.bytes());
        this.parser = FACTORY.createParser(stream);
        this.sink = sink;
        this.context = context;
        this.totalBytes = input.sizeBytes();
    }

    /// What reads one value; the current token is its first.
    interface Value {
        void read() throws IOException;
    }

    /// Reads every top-level value. Damage ends the input: what was read before it stays.
    void readDocuments(Value document) throws IOException {
        try {
            while (next() != null) {
                document.read();
            }
        } catch (JsonProcessingException e) {
            long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
            boolean end =
                    parser.isClosed() || (stream.position() >= totalBytes && at >= totalBytes);
            sink.diagnostics()
                    .countAtByte(
                            end ? DumpCode.TRUNCATED_DUMP : DumpCode.MALFORMED_DUMP,
                            at < 0 ? stream.position() : at);
        }
    }

    JsonToken next() throws IOException {
        if (++tokens % TOKENS_BETWEEN_CHECKS == 0) {
            context.work().checkCancelled();
            context.work().progress(stream.position(), totalBytes);
        }
        return parser.nextToken();
    }

    /// Moves to the next member of the object that is read; false at its end. Its value is the
    /// current token then.
    boolean nextMember() throws IOException {
        JsonToken token = next();
        if (token != JsonToken.FIELD_NAME) {
            return false;
        }
        next();
        return true;
    }

    /// Name of the member whose value is the current token.
    String member() throws IOException {
        return parser.currentName();
    }

    private boolean at(JsonToken token) {
        return parser.currentToken() == token;
    }

    boolean atObject() {
        return at(JsonToken.START_OBJECT);
    }

    boolean atString() {
        return at(JsonToken.VALUE_STRING);
    }

    boolean atArray() {
        return at(JsonToken.START_ARRAY);
    }

    /// Moves to the next element of the array that is read; false at its end.
    private boolean nextElement() throws IOException {
        JsonToken token = next();
        return token != null && token != JsonToken.END_ARRAY;
    }

    /// Reads the objects of the current array; whatever else stands there is skipped.
    void forEachObject(Value object) throws IOException {
        forEach(JsonToken.START_OBJECT, object);
    }

    /// Reads the strings of the current array; whatever else stands there is skipped.
    void forEachString(Value string) throws IOException {
        forEach(JsonToken.VALUE_STRING, string);
    }

    private void forEach(JsonToken first, Value value) throws IOException {
        if (!atArray()) {
            skip();
            return;
        }
        while (nextElement()) {
            if (at(first)) {
                value.read();
            } else {
                skip();
            }
        }
    }

    /// Skips the rest of the current value when it is an object or array.
    void skip() throws IOException {
        parser.skipChildren();
    }

    String text() throws IOException {
        String text = parser.getText();
        return text == null || at(JsonToken.VALUE_NULL) ? "" : text;
    }

    /// Copies the current string into `into` and returns its length; what does not fit is left out.
    int copyText(char[] into) throws IOException {
        int count = Math.min(into.length, parser.getTextLength());
        System.arraycopy(parser.getTextCharacters(), parser.getTextOffset(), into, 0, count);
        return count;
    }

    /// The number at the current token, also when it is written as a string; -1 when it is none.
    long number() throws IOException {
        if (at(JsonToken.VALUE_NUMBER_INT)) {
            return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    ? -1
                    : parser.getLongValue();
        }
        if (!at(JsonToken.VALUE_STRING) || parser.getTextLength() > 18) {
            return -1;
        }
        char[] chars = parser.getTextCharacters();
        int from = parser.getTextOffset();
        long value = 0;
        for (int i = from; i < from + parser.getTextLength(); i++) {
            if (chars[i] < '0' || chars[i] > '9') {
                return -1;
            }
            value = value * 10 + chars[i] - '0';
        }
        return parser.getTextLength() == 0 ? -1 : value;
    }

    boolean isTrue() {
        return at(JsonToken.VALUE_TRUE);
    }

    /// Pushes the frame that the current string spells.
    void pushFrame(FrameSyntax syntax) throws IOException {
        readBytes();
        sink.push(bytes, 0, length, syntax);
    }

    /// Id of the current string, which is expected to come again.
    int word() throws IOException {
        readBytes();
        return sink.tables().word(bytes, 0, length);
    }

    /// Id of the part of the last [#word()] before its last `@`; 0 when there is none.
    int wordBeforeAt() {
        for (int i = length - 1; i > 0; i--) {
            if (bytes[i] == '@') {
                return sink.tables().word(bytes, 0, i);
            }
        }
        return 0;
    }

    private void readBytes() throws IOException {
        char[] chars = parser.getTextCharacters();
        int from = parser.getTextOffset();
        int count = parser.getTextLength();
        if (bytes.length < count) {
            bytes = new byte[count * 2];
        }
        int bits = 0;
        byte[] into = bytes;
        for (int i = 0; i < count; i++) {
            char symbol = chars[from + i];
            bits |= symbol;
            into[i] = (byte) symbol;
        }
        if (bits >= 0x80) {
            bytes = new String(chars, from, count).getBytes(StandardCharsets.UTF_8);
            length = bytes.length;
            return;
        }
        length = count;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
