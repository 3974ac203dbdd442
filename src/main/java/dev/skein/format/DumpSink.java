package dev.skein.format;

import dev.skein.model.DumpBuilder;
import dev.skein.model.LockWait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/// Where readers of one text put their dumps, and what they know from before a dump began.
///
/// A text that several programs wrote into has one sink for each of them. One thread at a time.
public final class DumpSink {
    private static final int NONE = -1;
    private static final int RECENT = 3;
    private static final int MAX_RECENT_LENGTH = 60;

    private final DumpTables tables;
    private final Diagnostics diagnostics;
    private final List<DumpBuilder> found;
    private final String stream;
    private @Nullable DumpBuilder current;
    private int[] lockByName = new int[64];
    private int[] frames = new int[64];
    private int frameCount;
    private final List<String> recent = new ArrayList<>();
    private byte[] prefixBytes = new byte[0];
    private int prefixFrom;
    private int prefixTo;

    /// @param found takes complete dumps
    /// @param stream what tells this text from others in the same file; empty for the file itself
    DumpSink(DumpTables tables, Diagnostics diagnostics, List<DumpBuilder> found, String stream) {
        this.tables = tables;
        this.diagnostics = diagnostics;
        this.found = found;
        this.stream = stream;
    }

    public DumpTables tables() {
        return tables;
    }

    public Diagnostics diagnostics() {
        return diagnostics;
    }

    /// Begins a dump and ends the open one.
    public DumpBuilder begin(String formatId, long line) {
        end();
        DumpBuilder dump = new DumpBuilder(formatId);
        dump.line(line);
        dump.epochMillis(lineEpochMillis());
        Arrays.fill(lockByName, NONE);
        current = dump;
        return dump;
    }

    /// The open dump.
    public DumpBuilder dump() {
        DumpBuilder open = current;
        if (open == null) {
            throw new IllegalStateException("no dump is open");
        }
        return open;
    }

    public boolean isOpen() {
        return current != null;
    }

    /// Ends the open dump, if any.
    public void end() {
        DumpBuilder open = current;
        if (open != null) {
            current = null;
            open.trim();
            open.stream(stream);
            found.add(open);
        }
    }

    /// Number of the lock in the open dump, made on first use.
    public int lock(int nameId, int classId) {
        if (nameId >= lockByName.length) {
            int old = lockByName.length;
            lockByName = Arrays.copyOf(lockByName, nameId + 1 + (nameId >> 1));
            Arrays.fill(lockByName, old, lockByName.length, NONE);
        }
        int known = lockByName[nameId];
        if (known == NONE) {
            known = dump().addLock(nameId, classId);
            lockByName[nameId] = known;
        }
        return known;
    }

    /// Says that the thread waits at the lock, unless it is already known to wait at another.
    public void waits(int row, int lock, LockWait kind) {
        if (dump().waitKind(row) == LockWait.NONE) {
            dump().waits(row, lock, kind);
        }
    }

    /// Begins the stack of the next thread; frames follow innermost first.
    public void beginStack() {
        frameCount = 0;
    }

    public void push(int frame) {
        if (frameCount == frames.length) {
            frames = Arrays.copyOf(frames, frameCount * 2);
        }
        frames[frameCount++] = frame;
    }

    /// Pushes the frame that the bytes spell.
    public void push(byte[] bytes, int from, int to, FrameSyntax syntax) {
        push(frame(bytes, from, to, syntax));
    }

    /// Id of the frame that the bytes spell, called by the ones pushed before.
    public int frame(byte[] bytes, int from, int to, FrameSyntax syntax) {
        int start = Math.min(from, to); // a text cut behind "at" names no frame at all
        int frame = tables.knownFrame(bytes, start, to);
        return frame >= 0 ? frame : tables.newFrame(bytes, start, to, syntax, callee());
    }

    private @Nullable String callee() {
        return frameCount == 0 ? null : tables.functionOf(frames[frameCount - 1]);
    }

    public int pushedFrames() {
        return frameCount;
    }

    public int pushedFrame(int index) {
        return frames[index];
    }

    /// The stack of the pushed frames `from .. to - 1`; [DumpBuilder] knows it from then on.
    public int stack(int from, int to) {
        return tables.builder().stacks().stack(frames, Math.min(from, to), to);
    }

    /// Remembers a short line that begins with a digit: a time, a process id, a version. They stand
    /// before dumps.
    void remember(TextLine line) {
        int start = line.start();
        if (line.isDigit(start) && line.to() - start <= MAX_RECENT_LENGTH) {
            if (recent.size() == RECENT) {
                recent.removeFirst();
            }
            recent.add(line.string(start, line.end()));
        }
    }

    void forgetRecent() {
        if (!recent.isEmpty()) {
            recent.clear();
        }
    }

    /// The last of those short lines that stood before this one, at most three, oldest first.
    public List<String> recent() {
        return recent;
    }

    /// Says what a log put before the line that comes; it may hold a time.
    void linePrefix(TextLine line, int end) {
        prefixBytes = line.bytes();
        prefixFrom = line.from();
        prefixTo = end;
    }

    /// The time that the log gives for the line that is read, null when it gives none.
    private @Nullable Long lineEpochMillis() {
        String prefix = ByteText.decode(prefixBytes, prefixFrom, prefixTo).strip();
        StringTokenizer words = new StringTokenizer(prefix, " []");
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            Long millis = word.indexOf('T') > 0 ? DumpTimes.isoMillis(word) : null;
            if (millis != null) {
                return millis;
            }
        }
        int digit = 0;
        while (digit < prefix.length() && !Character.isDigit(prefix.charAt(digit))) {
            digit++;
        }
        String time = prefix.substring(digit);
        return DumpTimes.startsWithTime(time) ? DumpTimes.localMillis(time) : null;
    }
}
