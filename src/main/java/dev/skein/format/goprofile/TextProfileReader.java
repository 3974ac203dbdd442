package dev.skein.format.goprofile;

import dev.skein.format.DumpCode;
import dev.skein.format.DumpSink;
import dev.skein.format.DumpTables;
import dev.skein.format.TextDumpReader;
import dev.skein.format.TextLine;
import dev.skein.model.DumpBuilder;
import org.jspecify.annotations.Nullable;

/// Reads `goroutine profile: total N` and its records `COUNT @ PC…`, optional labels, and lines
/// `#<TAB>PC<TAB>function+0xOFF<TAB>file:line`.
final class TextProfileReader implements TextDumpReader {
    private static final String TITLE = " profile: total ";

    private final DumpSink sink;
    private final DumpTables tables;
    private final ProfileRows rows;
    private boolean open;
    private boolean leaks;
    private long total;
    private long sum;
    private long count = -1;
    private int labels;
    private long line;

    TextProfileReader(DumpSink sink) {
        this.sink = sink;
        this.tables = sink.tables();
        this.rows = new ProfileRows(sink);
    }

    @Override
    public boolean begins(TextLine candidate) {
        return titleAt(candidate) > 0;
    }

    /// Position of the total in a title line, 0 when it is none.
    private static int titleAt(TextLine candidate) {
        int at = candidate.start();
        int end = at;
        while (Character.isLowerCase(candidate.byteAt(end))) {
            end++;
        }
        return end > at && candidate.has(end, TITLE) && candidate.isDigit(end + TITLE.length())
                ? end + TITLE.length()
                : 0;
    }

    @Override
    public boolean take(TextLine next) {
        int at = next.start();
        if (at == next.to()) {
            return true;
        }
        int title = titleAt(next);
        if (title > 0) {
            beginProfile(next, at, title);
            return true;
        }
        if (!open) {
            return false;
        }
        if (next.byteAt(at) == '#') {
            return count >= 0 && takeComment(next, at + 1);
        }
        int digits = next.skipDigits(at);
        if (digits > at && (next.has(digits, " @ ") || next.has(digits, " @"))) {
            endRecord();
            count = next.number(at);
            line = next.number();
            labels = 0;
            sink.beginStack();
            return true;
        }
        return false;
    }

    private void beginProfile(TextLine next, int at, int title) {
        end(null);
        DumpBuilder dump = sink.begin(TextProfiles.FORMAT_ID, next.number());
        dump.producer(next.string(at, next.find(at, ':')));
        leaks = next.has(at, "goroutineleak");
        total = next.number(title);
        open = true;
    }

    private boolean takeComment(TextLine next, int from) {
        int at = next.skipBlanks(from);
        if (next.has(at, "labels: ")) {
            int begin = next.byteAt(at + 8) == '{' ? at + 9 : at + 8;
            int end = next.end();
            labels = tables.word(next, begin, next.byteAt(end - 1) == '}' ? end - 1 : end);
            return true;
        }
        if (!next.has(at, "0x")) {
            return false;
        }
        int function = next.skipBlanks(next.skipWord(at));
        int functionEnd = next.find(function, '\t');
        if (functionEnd < 0) {
            functionEnd = next.find(function, ' ');
        }
        if (functionEnd > function) {
            pushFrame(next, function, functionEnd);
        }
        return functionEnd > function;
    }

    private void pushFrame(TextLine next, int from, int to) {
        int end = next.end();
        int place = next.skipBlanks(to);
        int colon = next.findLast(':');
        String function = next.string(from, offsetAt(next, from, to));
        boolean numbered = colon > place && next.isDigit(colon + 1);
        sink.push(
                tables.frame(
                        ProfileRows.frame(
                                function,
                                next.string(place, numbered ? colon : end),
                                numbered ? (int) Math.min(next.number(colon + 1), 1 << 30) : 0)));
    }

    /// Where `+0x1f` begins that follows the function.
    private static int offsetAt(TextLine next, int from, int to) {
        int result = to;
        for (int at = next.find(from, "+0x"); at > 0 && at < to; at = next.find(at + 1, "+0x")) {
            result = at;
        }
        return result;
    }

    private void endRecord() {
        if (count >= 0) {
            sum += count;
            rows.add(count, labels, line, leaks);
            count = -1;
        }
    }

    @Override
    public void end(@Nullable TextLine last) {
        if (!open) {
            return;
        }
        endRecord();
        if (sum < total) {
            long at = last == null ? sink.dump().line() : last.number();
            if (last != null) {
                sink.dump().truncatedAtLine(at);
            }
            sink.diagnostics()
                    .countAtLine(
                            DumpCode.TRUNCATED_DUMP,
                            at,
                            "a profile holds %d of %d goroutines".formatted(sum, total));
        }
        sum = 0;
        open = false;
        sink.end();
    }
}
