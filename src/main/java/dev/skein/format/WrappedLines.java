package dev.skein.format;

import java.util.Arrays;

/// Joins lines that a terminal wrapped at a fixed width: where no line is longer than the width and
/// many are exactly as long, such a line goes on in the next one.
final class WrappedLines implements LineSource {
    private static final int MIN_WIDTH = 60;
    private static final int MAX_WIDTH = 250;
    private static final int MIN_FULL_LINES = 6;
    private static final int MAX_JOINED_BYTES = 1 << 16;

    private final LineSource lines;
    private final int width;
    private final Diagnostics diagnostics;
    private final TextLine part = new TextLine();
    private byte[] joined = new byte[512];

    WrappedLines(LineSource lines, int width, Diagnostics diagnostics) {
        this.lines = lines;
        this.width = width;
        this.diagnostics = diagnostics;
    }

    /// The width at which the text is wrapped, 0 when it is not.
    ///
    /// Equal long lines alone prove nothing, a dump repeats them: what follows a full line must
    /// mostly be the middle of something, not the beginning of a known line.
    static int widthOf(LineSource lines) {
        int longest = 0;
        int full = 0;
        int continued = 0;
        boolean afterFull = false;
        boolean dump = false;
        TextLine line = new TextLine();
        while (lines.next(line)) {
            int length = line.length();
            dump |= isOfDump(line);
            if (length > MAX_WIDTH) {
                return 0;
            }
            if (afterFull && !beginsSomething(line)) {
                continued++;
            }
            if (length > longest) {
                longest = length;
                full = 0;
                continued = 0;
            }
            afterFull = length == longest;
            full += afterFull ? 1 : 0;
        }
        boolean wrapped =
                dump
                        && longest >= MIN_WIDTH
                        && full >= MIN_FULL_LINES
                        && continued * 10 >= full * 7;
        return wrapped ? longest : 0;
    }

    private static boolean isOfDump(TextLine line) {
        int at = line.start();
        return line.has(at, "java.lang.Thread.State") || line.has(at, "goroutine ");
    }

    private static boolean beginsSomething(TextLine line) {
        int at = line.start();
        return at == line.to()
                || line.has(at, "at ")
                || line.has(at, "- ")
                || line.has(at, "java.lang.Thread.State")
                || line.has(at, "goroutine ")
                || line.has(at, "created by ")
                || line.byteAt(at) == '"'
                || line.byteAt(line.from()) == '\t';
    }

    @Override
    public boolean next(TextLine line) {
        if (!lines.next(line)) {
            return false;
        }
        if (line.length() < width) {
            return true;
        }
        long number = line.number();
        int size = append(line, 0);
        boolean terminated = line.isTerminated();
        boolean more = true;
        while (more && size < MAX_JOINED_BYTES && lines.next(part)) {
            diagnostics.countAtLine(DumpCode.WRAPPED_LINES_JOINED, part.number());
            size = append(part, size);
            terminated = part.isTerminated();
            more = part.length() == width;
        }
        line.set(joined, 0, size, number, terminated);
        return true;
    }

    private int append(TextLine from, int size) {
        if (size + from.length() > joined.length) {
            joined = Arrays.copyOf(joined, (size + from.length()) * 2);
        }
        System.arraycopy(from.bytes(), from.from(), joined, size, from.length());
        return size + from.length();
    }
}
