package dev.skein.format;

import dev.skein.model.StackTable;
import dev.skein.model.TraceBuilder;
import org.jspecify.annotations.Nullable;

/// What the dumps of one trace share: names, frames and stacks, found by their bytes so that a
/// string is made for the first of a kind only. One thread at a time.
public final class DumpTables {
    private final TraceBuilder builder;
    private final ByteStrings words = new ByteStrings();
    private final ByteStrings frames = new ByteStrings();
    private byte[] scratch = new byte[512];

    public DumpTables(TraceBuilder builder) {
        this.builder = builder;
    }

    public TraceBuilder builder() {
        return builder;
    }

    /// Id of a string that is expected to come again.
    public int word(byte[] bytes, int from, int to) {
        int known = words.get(bytes, from, to);
        if (known != ByteStrings.NONE) {
            return known;
        }
        int id = builder.strings().intern(ByteText.decode(bytes, from, to));
        words.put(bytes, from, to, id);
        return id;
    }

    public int word(TextLine line, int from, int to) {
        return word(line.bytes(), from, Math.max(from, to));
    }

    public int word(String text) {
        return builder.strings().intern(text);
    }

    /// Id of the frame that the bytes spell, [ByteStrings#NONE] when it comes for the first time.
    int knownFrame(byte[] bytes, int from, int to) {
        return frames.get(bytes, from, to);
    }

    int newFrame(byte[] bytes, int from, int to, FrameSyntax syntax, @Nullable String callee) {
        int frame = frame(syntax.parse(ByteText.decode(bytes, from, to), callee));
        frames.put(bytes, from, to, frame);
        return frame;
    }

    /// Id of a frame that is taken apart already.
    public int frame(FrameSyntax.Parts parts) {
        return builder.stacks()
                .frame(
                        word(parts.function()),
                        word(parts.normalised()),
                        word(parts.file()),
                        parts.line(),
                        parts.flags());
    }

    /// A buffer of at least `length` bytes for keys that are put together; any call may overwrite
    /// it.
    public byte[] scratch(int length) {
        if (scratch.length < length) {
            scratch = new byte[length * 2];
        }
        return scratch;
    }

    /// Function of a frame in its own words.
    public String functionOf(int frame) {
        StackTable.Builder stacks = builder.stacks();
        return builder.strings().get(stacks.functionOf(frame));
    }
}
