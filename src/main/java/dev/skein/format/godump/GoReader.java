package dev.skein.format.godump;

import dev.skein.format.DumpCode;
import dev.skein.format.DumpSink;
import dev.skein.format.DumpTables;
import dev.skein.format.FrameSyntax;
import dev.skein.format.GoFrames;
import dev.skein.format.GoReasons;
import dev.skein.format.LongIndex;
import dev.skein.format.TextDumpReader;
import dev.skein.format.TextLine;
import dev.skein.model.DumpBuilder;
import dev.skein.model.DumpFlags;
import dev.skein.model.FrameFlags;
import dev.skein.model.LaneKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads goroutines line by line. A frame is two lines, the function and its file; a function line
/// without a file line is none.
///
/// A dump has no banner: a header whose id already occurred begins the next one.
final class GoReader implements TextDumpReader {
    private static final int NONE = -1;

    private final DumpSink sink;
    private final DumpTables tables;
    private final GoHeader header = new GoHeader();

    private boolean open;
    private boolean inStack;
    private int row;
    private byte[] function = new byte[256];
    private int functionLength;
    private boolean createdBy;
    private long creator;
    private boolean doubledBlanks;
    private int blanks;
    private boolean headerWasLast;
    private final LongIndex ids = new LongIndex();
    private int[] subStateByWord = new int[64];
    private String crash = "";
    private boolean crashPending;

    GoReader(DumpSink sink) {
        this.sink = sink;
        this.tables = sink.tables();
        Arrays.fill(subStateByWord, NONE);
    }

    @Override
    public boolean begins(TextLine line) {
        return header.parse(line, line.start());
    }

    @Override
    public void glance(TextLine line) {
        int at = line.from();
        if ((line.byteAt(at) == 'p' && line.has(at, "panic: "))
                || (line.byteAt(at) == 'f' && line.has(at, "fatal error: "))
                || (line.byteAt(at) == 'S' && line.has(at, "SIGQUIT: quit"))) {
            crash = line.string(at, line.end());
            crashPending = true;
        }
    }

    @Override
    public boolean take(TextLine line) {
        int at = line.start();
        if (at == line.to()) {
            blankLine();
            return true;
        }
        int first = line.byteAt(at);
        if (first == 'g' && header.parse(line, at)) {
            beginGoroutine(line);
            return true;
        }
        if (!open || !inStack) {
            return false;
        }
        boolean taken = takePart(line, at, first);
        headerWasLast &= !taken;
        return taken;
    }

    private boolean takePart(TextLine line, int at, int first) {
        if (first == '[' && line.has(at, "[originating from goroutine ")) {
            endGoroutine();
            return true;
        }
        if (first == 'r' && line.has(at, "runtime stack:")) {
            endGoroutine();
            return true;
        }
        if (functionLength > 0 && isPlace(line, at)) {
            addFrame(line, at);
            return true;
        }
        if (first == '.' && line.has(at, "...") && line.find(at, " elided...") > 0) {
            addElided(line, at);
            return true;
        }
        if (first == 'c' && line.has(at, "created by ")) {
            beginCreatedBy(line, at + 11);
            return true;
        }
        return beginFunction(line, at);
    }

    private void blankLine() {
        blanks++;
        if (headerWasLast && blanks == 1) {
            doubledBlanks = true;
        }
        if (!doubledBlanks || blanks >= 3) {
            endGoroutine();
        }
    }

    private void beginGoroutine(TextLine line) {
        endGoroutine();
        if (open && header.id != 0 && ids.contains(header.id)) {
            end(null);
        }
        if (!open) {
            sink.begin(GoDumps.FORMAT_ID, line.number());
            ids.clear();
            open = true;
            doubledBlanks = false;
        }
        ids.put(header.id, 0);
        DumpBuilder into = sink.dump();
        row = into.add(LaneKind.GOROUTINE, header.id, 0);
        into.line(row, line.number());
        int word = tables.word(line, header.statusFrom, header.statusTo);
        into.state(row, word, subState(word));
        if (header.minutes > 0) {
            into.waitMinutes(row, header.minutes);
        }
        if (header.leaked) {
            into.addFlags(row, DumpFlags.LEAKED);
        }
        if (header.labelsTo > header.labelsFrom) {
            into.labels(row, tables.word(line, header.labelsFrom, header.labelsTo));
        }
        sink.beginStack();
        inStack = true;
        functionLength = 0;
        createdBy = false;
        creator = NONE;
        blanks = 0;
        headerWasLast = true;
    }

    private int subState(int word) {
        if (word >= subStateByWord.length) {
            int old = subStateByWord.length;
            subStateByWord = Arrays.copyOf(subStateByWord, word + 64);
            Arrays.fill(subStateByWord, old, subStateByWord.length, NONE);
        }
        if (subStateByWord[word] == NONE) {
            String reason = tables.builder().strings().get(word);
            subStateByWord[word] =
                    tables.builder()
                            .subState(
                                    reason.isEmpty() ? "unknown" : reason,
                                    GoReasons.label(reason),
                                    GoReasons.state(reason));
        }
        return subStateByWord[word];
    }

    /// A function line ends in its argument list; symbols of C code have none.
    private boolean beginFunction(TextLine line, int at) {
        int end = line.end();
        int cut = line.byteAt(end - 1) == ')' ? line.findLast('(') : NONE;
        boolean symbol = cut < 0 && line.find(at, ' ') < 0 && line.find(at, '\t') < 0;
        functionLength = 0;
        if (cut <= at && !symbol) {
            return false;
        }
        createdBy = false;
        keepFunction(line, at, symbol ? end : cut);
        return true;
    }

    private void keepFunction(TextLine line, int from, int to) {
        functionLength = Math.max(0, to - from);
        if (function.length < functionLength + 1) {
            function = new byte[functionLength * 2];
        }
        System.arraycopy(line.bytes(), from, function, 0, functionLength);
    }

    private void beginCreatedBy(TextLine line, int at) {
        int in = line.find(at, " in goroutine ");
        creator = in < 0 ? NONE : line.number(in + 14);
        keepFunction(line, at, in < 0 ? line.end() : in);
        createdBy = true;
    }

    /// `/path/file.go:42 +0x1f`, `C:/path/file.go:42`, `_cgo_gotypes.go:17 +0x1`.
    private static boolean isPlace(TextLine line, int at) {
        int end = placeEnd(line, at);
        int digits = end;
        while (digits > at && line.isDigit(digits - 1)) {
            digits--;
        }
        return digits < end && digits > at + 1 && line.byteAt(digits - 1) == ':';
    }

    private static int placeEnd(TextLine line, int at) {
        int offset = line.find(at, " +0x");
        if (offset < 0) {
            offset = line.find(at, " fp=0x");
        }
        return offset < 0 ? line.end() : offset;
    }

    private void addFrame(TextLine line, int at) {
        int end = placeEnd(line, at);
        int length = functionLength + 1 + end - at;
        byte[] key = tables.scratch(length);
        System.arraycopy(function, 0, key, 0, functionLength);
        key[functionLength] = '\n';
        System.arraycopy(line.bytes(), at, key, functionLength + 1, end - at);
        functionLength = 0;
        if (!createdBy) {
            sink.push(key, 0, length, GoFrameSyntax.INSTANCE);
            return;
        }
        int frame = sink.frame(key, 0, length, GoFrameSyntax.INSTANCE);
        DumpBuilder into = sink.dump();
        into.creation(row, tables.builder().stacks().stack(new int[] {frame}, 0, 1), creator);
    }

    private void addElided(TextLine line, int at) {
        String text = line.string(at, line.end());
        sink.push(tables.frame(new FrameSyntax.Parts(text, text, "", 0, FrameFlags.ELIDED)));
        sink.dump().addFlags(row, DumpFlags.CUT);
        functionLength = 0;
    }

    private void endGoroutine() {
        if (!inStack) {
            return;
        }
        inStack = false;
        headerWasLast = false;
        DumpBuilder into = sink.dump();
        int frames = sink.pushedFrames();
        into.stack(row, sink.stack(0, frames));
        if (frames > 0) {
            int entry = sink.pushedFrame(entry(frames));
            into.name(row, tables.builder().stacks().functionOf(entry));
        }
        if (into.id(row) == 0 || isSystem(into.nameId(row))) {
            into.addFlags(row, DumpFlags.SYSTEM);
        }
    }

    private boolean isSystem(int nameId) {
        String entry = tables.builder().strings().get(nameId);
        return !entry.isEmpty() && GoFrames.isSystemEntry(entry);
    }

    /// The outermost frame that is the goroutine's own function, not the runtime's `goexit`.
    private int entry(int frames) {
        int last = frames - 1;
        boolean goexit =
                last > 0 && tables.functionOf(sink.pushedFrame(last)).equals("runtime.goexit");
        return goexit ? last - 1 : last;
    }

    @Override
    public void end(@Nullable TextLine last) {
        boolean cut = last != null && open && isCut(last);
        endGoroutine();
        if (!open) {
            return;
        }
        DumpBuilder ended = sink.dump();
        if (cut && last != null) {
            ended.truncatedAtLine(last.number());
            sink.diagnostics().countAtLine(DumpCode.TRUNCATED_DUMP, last.number());
        }
        if (doubledBlanks) {
            sink.diagnostics().countAtLine(DumpCode.BLANK_LINES_DOUBLED, ended.line());
        }
        if (crashPending) {
            reportCrash(ended);
        }
        sink.end();
        open = false;
    }

    private void reportCrash(DumpBuilder ended) {
        crashPending = false;
        sink.diagnostics()
                .countAtLine(
                        DumpCode.GO_CRASH, ended.line(), DumpCode.GO_CRASH.text() + ": " + crash);
        if (ended.size() == 1 && !crash.contains("deadlock")) {
            sink.diagnostics().countAtLine(DumpCode.ONLY_CRASHING_GOROUTINE, ended.line());
        }
    }

    /// Whether a text that ends with this line ends in the middle of a goroutine.
    private boolean isCut(TextLine last) {
        int at = last.start();
        return !last.isTerminated()
                && inStack
                && !header.parse(last, at)
                && (functionLength > 0 || !isPlace(last, at));
    }
}
