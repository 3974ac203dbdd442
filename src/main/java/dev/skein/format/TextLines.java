package dev.skein.format;

import java.util.Arrays;

/// Walks the lines of a text, one at a time, without making strings.
///
/// Lines may be of any length up to [#MAX_LINE_BYTES]; of a longer one the rest is left out.
public final class TextLines implements LineSource {
    static final int MAX_LINE_BYTES = 1 << 24;
    private static final int BUFFER_BYTES = 1 << 18;

    private final TextSource source;
    private byte[] buffer;
    private int position;
    private int limit;
    private boolean atEnd;
    private long number;
    private long carriageReturns;
    private long cutLines;

    public TextLines(TextSource source) {
        this(source, BUFFER_BYTES);
    }

    /// For tests that want borders of the buffer everywhere.
    TextLines(TextSource source, int bufferBytes) {
        this.source = source;
        this.buffer = new byte[Math.max(16, bufferBytes)];
    }

    @Override
    public boolean next(TextLine line) {
        int scanned = position;
        while (true) {
            int end = newline(scanned);
            if (end < limit) {
                emit(line, end, true);
                position = end + 1;
                return true;
            }
            scanned = limit;
            if (atEnd) {
                return lastLine(line);
            }
            scanned -= fill();
        }
    }

    private int newline(int from) {
        byte[] bytes = buffer;
        int end = limit;
        int at = from;
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private boolean lastLine(TextLine line) {
        if (position == limit) {
            return false;
        }
        emit(line, limit, false);
        position = limit;
        return true;
    }

    private void emit(TextLine line, int end, boolean terminated) {
        int to = end;
        if (to > position && buffer[to - 1] == '\r') {
            to--;
            carriageReturns++;
        }
        line.set(buffer, position, to, ++number, terminated);
    }

    /// Makes room, reads on, and returns by how much the kept bytes moved to the front.
    private int fill() {
        int kept = limit - position;
        int moved = position;
        if (kept >= MAX_LINE_BYTES) {
            cutLines++;
            limit = position + MAX_LINE_BYTES;
            skipRestOfLine();
            return 0;
        }
        System.arraycopy(buffer, position, buffer, 0, kept);
        position = 0;
        limit = kept;
        if (buffer.length - kept < buffer.length / 4 || buffer.length - kept < 16) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int length = source.read(buffer, limit);
        atEnd = length == 0;
        limit += length;
        return moved;
    }

    /// Replaces what follows an over-long line by its line end.
    private void skipRestOfLine() {
        byte[] scratch = new byte[BUFFER_BYTES];
        while (true) {
            int length = source.read(scratch, 0);
            if (length == 0) {
                atEnd = true;
                return;
            }
            for (int i = 0; i < length; i++) {
                if (scratch[i] == '\n') {
                    buffer = Arrays.copyOf(buffer, limit + length - i + 16);
                    System.arraycopy(scratch, i, buffer, limit, length - i);
                    limit += length - i;
                    return;
                }
            }
        }
    }

    /// Lines so far that ended in a carriage return, too.
    public long carriageReturns() {
        return carriageReturns;
    }

    /// Lines so far that were longer than a line may be.
    public long cutLines() {
        return cutLines;
    }
}
