package dev.skein.format.jvmdump;

import dev.skein.format.DumpCode;
import dev.skein.format.DumpSink;
import dev.skein.format.DumpTimes;
import dev.skein.format.TextDumpReader;
import dev.skein.format.TextLine;
import dev.skein.model.DumpBuilder;
import org.jspecify.annotations.Nullable;

/// Reads HotSpot's text line by line: banner, threads, deadlock blocks, and what stands between.
///
/// Lines are told apart by their first token, never by their indentation or by blank lines, which
/// pasting and logging destroy. What no token explains is not taken and so counted as noise.
final class HotSpotReader implements TextDumpReader {
    private static final String BANNER = "Full thread dump";
    private static final int MAX_NAME_LINES = 4;

    private enum Section {
        /// Before the first thread, and after the last one.
        BETWEEN,
        THREAD,
        /// Inside of "Locked ownable synchronizers".
        SYNCHRONIZERS,
        DEADLOCK,
        /// The stacks that a deadlock block repeats; they are not threads.
        DEADLOCK_STACKS,
        HEAP
    }

    private final DumpSink sink;
    private final HotSpotHeader header = new HotSpotHeader();
    private final HotSpotThread thread;
    private final DeadlockBlocks deadlocks;
    private Section section = Section.BETWEEN;
    private long expectedThreads = -1;
    private boolean afterException;
    private boolean complete;
    private String splitHeader = "";
    private int splitLines;
    private long splitLine;

    HotSpotReader(DumpSink sink) {
        this.sink = sink;
        this.thread = new HotSpotThread(sink);
        this.deadlocks = new DeadlockBlocks(sink);
    }

    @Override
    public boolean begins(TextLine line) {
        int at = line.start();
        int first = line.byteAt(at);
        return (first == 'F' && line.has(at, BANNER)) || (first == '"' && header.parse(line));
    }

    @Override
    public boolean take(TextLine line) {
        int at = line.start();
        if (!splitHeader.isEmpty()) {
            return continueHeader(line, at);
        }
        if (at == line.to()) {
            thread.blankLine();
            return true;
        }
        boolean taken = takeToken(line, at);
        if (!taken && section != Section.HEAP) {
            noise(line, at);
        }
        return taken || (section == Section.HEAP && sink.isOpen());
    }

    private boolean takeToken(TextLine line, int at) {
        return switch (line.byteAt(at)) {
            case 'F' -> takeFound(line, at);
            case '"' -> takeQuote(line, at);
            case 'a' -> line.has(at, "at ") && takeFrame(line, at + 3);
            case '-' -> takeLock(line, at + 1);
            case 'j' ->
                    line.has(at, "java.lang.Thread.State:")
                            && inThread()
                            && thread.state(line, line.skipBlanks(at + 23));
            case 'L' -> takeSynchronizers(line, at);
            case 'C', 'M', 'N' -> inThread() && thread.remark(line, at);
            case 'J' -> takeJ(line, at);
            case 'H' -> takeHeap(line, at);
            default -> takeRest(line, at);
        };
    }

    private boolean takeSynchronizers(TextLine line, int at) {
        if (line.has(at, "Locked ownable synchronizers") && inThread()) {
            section = Section.SYNCHRONIZERS;
            return true;
        }
        return false;
    }

    private boolean inThread() {
        return section == Section.THREAD || section == Section.SYNCHRONIZERS;
    }

    private boolean takeFound(TextLine line, int at) {
        if (line.has(at, BANNER)) {
            beginDump(line, at);
            return true;
        }
        if (!line.has(at, "Found ") || line.find(at, "deadlock") < 0 || section == Section.HEAP) {
            return false;
        }
        endThread();
        if (line.has(at, "Found one")) {
            section = Section.DEADLOCK;
            deadlocks.beginBlock();
        } else {
            section = Section.BETWEEN;
            complete = true;
        }
        return true;
    }

    private boolean takeJ(TextLine line, int at) {
        if (line.has(at, "Java stack information")) {
            section = Section.DEADLOCK_STACKS;
            return true;
        }
        if (line.has(at, "JNI global ref")) {
            endThread();
            section = Section.BETWEEN;
            complete = true;
            return true;
        }
        return line.has(at, "JDK version:") && section == Section.BETWEEN;
    }

    private boolean takeHeap(TextLine line, int at) {
        if (line.end() - at == 4 && line.has(at, "Heap") && section != Section.THREAD) {
            endThread();
            section = Section.HEAP;
            complete = true;
            return true;
        }
        return false;
    }

    private boolean takeRest(TextLine line, int at) {
        if (section == Section.DEADLOCK) {
            return deadlocks.take(line, at);
        }
        if (section == Section.DEADLOCK_STACKS) {
            return line.byteAt(at) == '=';
        }
        if (section != Section.BETWEEN) {
            return false;
        }
        int length = line.find(at, "length=");
        if (line.has(at, "_java_thread_list=") && length > 0) {
            expectedThreads = line.number(length + 7);
            return true;
        }
        return line.has(at, "Threads class SMR info")
                || line.has(at, "0x")
                || (line.byteAt(at) == '}' && line.end() == at + 1);
    }

    private boolean takeQuote(TextLine line, int at) {
        if (section == Section.HEAP) {
            return true;
        }
        int end = line.end();
        boolean named = end - at > 2 && line.byteAt(end - 1) == ':' && line.byteAt(end - 2) == '"';
        if (section == Section.DEADLOCK && named) {
            deadlocks.thread(line.string(at + 1, end - 2));
            return true;
        }
        if (section == Section.DEADLOCK_STACKS && named) {
            return true;
        }
        if (header.parse(line)) {
            beginThread(line);
            return true;
        }
        return sink.isOpen() && section != Section.DEADLOCK && beginSplitHeader(line, at);
    }

    /// A name may contain line breaks, so that its header goes on in the next lines.
    private boolean beginSplitHeader(TextLine line, int at) {
        if (named(line, at)) {
            return false;
        }
        splitHeader = line.string(at, line.to());
        splitLines = 1;
        splitLine = line.number();
        return true;
    }

    private static boolean named(TextLine line, int at) {
        int id = line.findLast(" Id=");
        return id > at && line.isDigit(id + 4);
    }

    private boolean continueHeader(TextLine line, int at) {
        String joined = splitHeader + "\n" + line.string(line.from(), line.to());
        if (line.byteAt(at) == '"' && header.parse(line)) {
            splitHeader = "";
            sink.diagnostics().countAtLine(DumpCode.UNRELATED_LINES, splitLine);
            beginThread(line);
            return true;
        }
        TextLine whole = TextLine.of(joined, splitLine);
        if (header.parse(whole)) {
            splitHeader = "";
            sink.diagnostics().countAtLine(DumpCode.NAME_SPANS_LINES, splitLine);
            beginThread(whole);
            return true;
        }
        if (++splitLines > MAX_NAME_LINES || line.has(at, "at ") || line.has(at, BANNER)) {
            splitHeader = "";
            sink.diagnostics().countAtLine(DumpCode.UNRELATED_LINES, splitLine);
            return take(line);
        }
        splitHeader = joined;
        return true;
    }

    private void beginDump(TextLine line, int at) {
        endDump();
        DumpBuilder dump = sink.begin(HotSpotDumps.FORMAT_ID, line.number());
        String banner = line.string(at + BANNER.length(), line.end()).strip();
        dump.producer(banner.endsWith(":") ? banner.substring(0, banner.length() - 1) : banner);
        readRecent(dump);
    }

    private void readRecent(DumpBuilder dump) {
        for (String recent : sink.recent()) {
            if (DumpTimes.startsWithTime(recent)) {
                Long millis = DumpTimes.localMillis(recent);
                if (dump.epochMillis() == null && millis != null) {
                    dump.epochMillis(millis);
                    sink.diagnostics().countAtLine(DumpCode.NO_TIME_ZONE, dump.line());
                }
            } else if (recent.endsWith(":")) {
                dump.processId(pid(recent));
            }
        }
    }

    private static long pid(String text) {
        TextLine line = TextLine.of(text, 0);
        return line.skipDigits(0) == line.to() - 1 ? line.number(0) : -1;
    }

    private void beginThread(TextLine line) {
        if (!sink.isOpen()) {
            sink.begin(HotSpotDumps.FORMAT_ID, line.number());
            sink.diagnostics().countAtLine(DumpCode.HEADLESS_DUMP, line.number());
        }
        endThread();
        thread.begin(line, header);
        section = Section.THREAD;
        afterException = false;
        complete = false;
    }

    private boolean takeFrame(TextLine line, int at) {
        if (section == Section.DEADLOCK_STACKS) {
            return true;
        }
        if (!inThread() || afterException) {
            return false;
        }
        if (line.byteAt(line.end() - 1) != ')' && !line.isTerminated()) {
            return true;
        }
        section = Section.THREAD;
        return thread.frame(line, at);
    }

    private boolean takeLock(TextLine line, int at) {
        if (section == Section.DEADLOCK_STACKS) {
            return true;
        }
        if (!inThread()) {
            return false;
        }
        afterException = false;
        int start = line.skipBlanks(at);
        return section == Section.SYNCHRONIZERS
                ? thread.synchronizer(line, start)
                : thread.lock(line, start);
    }

    /// An exception that a log prints into a dump brings frames that are not the thread's.
    private void noise(TextLine line, int at) {
        if (inThread()) {
            thread.noise();
            if (line.has(at, "Caused by: ") || isException(line, at)) {
                afterException = true;
            }
        }
    }

    private static boolean isException(TextLine line, int at) {
        for (String word : new String[] {"Exception", "Error", "Throwable"}) {
            int found = line.find(at, word);
            if (found > at) {
                int after = found + word.length();
                int next = line.byteAt(after);
                boolean qualified = line.find(at, '.') >= 0;
                if (qualified && (next == ':' || after == line.end())) {
                    return true;
                }
            }
        }
        return false;
    }

    private void endThread() {
        thread.end();
    }

    private void endDump() {
        if (!sink.isOpen()) {
            return;
        }
        endThread();
        DumpBuilder dump = sink.dump();
        deadlocks.resolve(dump);
        int counted = thread.endDump(dump);
        if (expectedThreads > counted) {
            sink.diagnostics()
                    .add(
                            DumpCode.THREADS_MISSING,
                            1,
                            -1,
                            dump.line(),
                            "a dump holds %d threads, the process had %d"
                                    .formatted(counted, expectedThreads));
        }
        sink.end();
        section = Section.BETWEEN;
        expectedThreads = -1;
        complete = false;
        deadlocks.clear();
    }

    @Override
    public void end(@Nullable TextLine last) {
        splitHeader = "";
        if (sink.isOpen() && last != null && isCut(last)) {
            sink.dump().truncatedAtLine(last.number());
            sink.diagnostics().countAtLine(DumpCode.TRUNCATED_DUMP, last.number());
        }
        endDump();
    }

    /// Whether a text that ends with this line ends in the middle of a dump.
    private boolean isCut(TextLine last) {
        if (complete) {
            return false;
        }
        if (expectedThreads >= 0 && thread.counted() < expectedThreads) {
            return true;
        }
        int at = last.start();
        boolean frame = last.has(at, "at ") || (last.has(at, "- ") && last.find(at, '<') > 0);
        return !last.isTerminated()
                && inThread()
                && (frame ? last.byteAt(last.end() - 1) != ')' : last.byteAt(at) == '"');
    }
}
