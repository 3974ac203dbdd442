package dev.skein.format;

import java.lang.foreign.MemorySegment;

/// Finds the strong marks of dumps in the middle of a line, where a log has put something before
/// them.
final class DumpMarkers {
    private static final int NONE = -1;

    private DumpMarkers() {}

    /// Position of the first mark that does not begin its line, -1 when there is none.
    static int find(TextLine line) {
        int start = line.start();
        for (int at = start + 1; at < line.to(); at++) {
            if (isMark(line, at)) {
                return at;
            }
        }
        return NONE;
    }

    /// Whether the first bytes of a text hold a mark, in a line or before it.
    static boolean areIn(FileHead head) {
        TextLines lines = new TextLines(new TextSource(MemorySegment.ofArray(head.bytes())));
        TextLine line = new TextLine();
        while (lines.next(line)) {
            int start = line.start();
            boolean numbered =
                    line.byteAt(start) == '#' && line.has(line.skipDigits(start + 1), " \"");
            if (numbered || isMark(line, start) || find(line) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMark(TextLine line, int at) {
        return switch (line.byteAt(at)) {
            case 'F' -> line.has(at, "Full thread dump ");
            case 'g' -> isGoroutine(line, at) || isProfile(line, at);
            case 'C' ->
                    line.has(at, "Coroutines dump 2")
                            || (line.has(at, "Coroutine ") && line.find(at, ", state: ") > 0);
            case '"' -> isThread(line, at);
            case '0' -> line.has(at, "0SECTION       TITLE");
            default -> false;
        };
    }

    private static boolean isProfile(TextLine line, int at) {
        return line.has(at, "goroutine profile: total ");
    }

    private static boolean isGoroutine(TextLine line, int at) {
        int end = line.end();
        if (line.byteAt(end - 1) == ']' && line.byteAt(end - 2) == ':') {
            end--;
        }
        return line.has(at, "goroutine ")
                && line.isDigit(at + 10)
                && line.byteAt(end - 1) == ':'
                && (line.byteAt(end - 2) == ']' || line.byteAt(end - 2) == '}')
                && line.find(at, " [") > 0;
    }

    private static boolean isThread(TextLine line, int at) {
        int tid = line.find(at, " tid=0x");
        int header = tid < 0 ? NONE : firstOf(line, at, "\" #", "\" daemon ", "\" prio=");
        if (header > 0 && header < tid) {
            return true;
        }
        int id = line.find(at, " Id=");
        return id > 0
                && line.isDigit(id + 4)
                && Character.isUpperCase(line.byteAt(line.skipDigits(id + 4) + 1))
                && firstOf(line, at, "\" Id=", "\" prio=", "\" daemon ") > 0;
    }

    private static int firstOf(TextLine line, int from, String... texts) {
        int result = NONE;
        for (String text : texts) {
            int at = line.find(from, text);
            if (at > 0 && (result < 0 || at < result)) {
                result = at;
            }
        }
        return result;
    }
}
