package dev.skein.format;

import dev.skein.model.DumpBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Splits the lines of a log into the streams of the programs that wrote it, takes decoration off,
/// and hands each stream to a [DumpSession] of its own.
///
/// Decoration is learned where a mark of a dump stands in the middle of a line. It is believed only
/// when lines that follow have it, too, and are those of a dump; until then lines are held back.
final class DumpStreams {
    private static final int TRIAL_LINES = 24;
    private static final int MIN_MATCHES = 3;
    private static final int LOOK_BACK = 3;
    private static final int MAX_STREAMS = 64;
    private static final String JSON_LOG = "{\"log\":";

    private final List<DumpKind.Text> kinds;
    private final DumpTables tables;
    private final Diagnostics diagnostics;
    private final List<DumpBuilder> found;

    private final DumpSession plain;
    private final List<Stream> streams = new ArrayList<>();
    private @Nullable Stream jsonLog;
    private final List<TextLine> before = new ArrayList<>();
    private @Nullable LinePrefix trial;
    private List<TextLine> heldBack = new ArrayList<>();
    private final HtmlText html = new HtmlText();
    private final TextLine payload = new TextLine();

    /// One program's lines in a log.
    private static final class Stream {
        private final @Nullable LinePrefix prefix;
        private final DumpSession session;
        private byte[] partial = new byte[0];
        private int partialLength;

        Stream(@Nullable LinePrefix prefix, DumpSession session) {
            this.prefix = prefix;
            this.session = session;
        }
    }

    DumpStreams(
            List<DumpKind.Text> kinds,
            DumpTables tables,
            Diagnostics diagnostics,
            List<DumpBuilder> found) {
        this.kinds = kinds;
        this.tables = tables;
        this.diagnostics = diagnostics;
        this.found = found;
        this.plain = session("");
    }

    private DumpSession session(String name) {
        return new DumpSession(kinds, new DumpSink(tables, diagnostics, found, name));
    }

    void take(TextLine line) {
        if (trial != null) {
            hold(line);
            return;
        }
        if (takeDecorated(line)) {
            return;
        }
        TextLine text = unescaped(line);
        if (plain.take(text)) {
            before.clear();
            return;
        }
        if (streams.size() < MAX_STREAMS) {
            int mark = DumpMarkers.find(line);
            trial = mark < 0 ? null : LinePrefix.of(line, mark);
            if (trial != null) {
                hold(line);
                return;
            }
        }
        keepBefore(line);
    }

    private TextLine unescaped(TextLine line) {
        if (html.isNeeded(line)) {
            diagnostics.countAtLine(DumpCode.HTML_UNESCAPED, line.number());
            return html.unescape(line);
        }
        return line;
    }

    private boolean takeDecorated(TextLine line) {
        if (line.byteAt(line.from()) == '{' && line.has(line.from(), JSON_LOG)) {
            takeJson(line);
            return true;
        }
        for (Stream stream : streams) {
            LinePrefix prefix = stream.prefix;
            int at = prefix == null ? -1 : prefix.match(line);
            if (prefix != null && at >= 0) {
                diagnostics.countAtLine(DumpCode.LINE_PREFIX_REMOVED, line.number());
                stream.session.sink().linePrefix(line, at);
                deliver(stream, line, at, prefix.end(line), prefix.isPartial());
                return true;
            }
        }
        return false;
    }

    /// Hands a stream its text; a line that its log had cut waits for its end.
    private void deliver(Stream stream, TextLine line, int from, int to, boolean isPartial) {
        if (isPartial || stream.partialLength > 0) {
            int length = Math.max(0, to - from);
            int size = stream.partialLength + length;
            if (size > stream.partial.length) {
                stream.partial = Arrays.copyOf(stream.partial, size * 2);
            }
            System.arraycopy(line.bytes(), from, stream.partial, stream.partialLength, length);
            stream.partialLength = size;
            if (isPartial && size < TextLines.MAX_LINE_BYTES) {
                diagnostics.countAtLine(DumpCode.PARTIAL_LINES_JOINED, line.number());
                return;
            }
            payload.set(stream.partial, 0, size, line.number(), true);
            stream.partialLength = 0;
        } else {
            payload.set(line.bytes(), from, Math.max(from, to), line.number(), line.isTerminated());
        }
        stream.session.take(unescaped(payload));
    }

    /// Docker's json-file: the text is a JSON string that ends in a line feed.
    private void takeJson(TextLine line) {
        Stream stream = jsonLog;
        if (stream == null) {
            stream = new Stream(null, session(""));
            jsonLog = stream;
        }
        diagnostics.countAtLine(DumpCode.LINE_PREFIX_REMOVED, line.number());
        JsonLogLine json = JsonLogLine.parse(line, line.from() + JSON_LOG.length());
        TextLine text = json.text();
        stream.session.sink().linePrefix(json.time(), json.time().to());
        deliver(stream, text, text.from(), text.to(), !json.isWhole());
    }

    private void keepBefore(TextLine line) {
        if (before.size() == LOOK_BACK) {
            before.removeFirst();
        }
        before.add(copy(line));
    }

    private static TextLine copy(TextLine line) {
        TextLine result = new TextLine();
        byte[] bytes = Arrays.copyOfRange(line.bytes(), line.from(), line.to());
        result.set(bytes, 0, bytes.length, line.number(), line.isTerminated());
        return result;
    }

    private void hold(TextLine line) {
        heldBack.add(copy(line));
        if (heldBack.size() == TRIAL_LINES) {
            decide();
        }
    }

    /// Accepts or drops the prefix on trial and reads the lines that waited for the answer.
    private void decide() {
        LinePrefix prefix = trial;
        List<TextLine> lines = heldBack;
        trial = null;
        heldBack = new ArrayList<>();
        if (prefix == null) {
            return;
        }
        boolean accepted = isBelievable(prefix, lines);
        if (accepted) {
            Stream stream = new Stream(prefix, session(prefix.name()));
            streams.add(stream);
            before.forEach(this::takeDecorated);
        }
        before.clear();
        for (int i = accepted ? 0 : 1; i < lines.size(); i++) {
            take(lines.get(i));
        }
    }

    private static boolean isBelievable(LinePrefix prefix, List<TextLine> lines) {
        int matches = 0;
        boolean body = false;
        for (int i = 1; i < lines.size(); i++) {
            TextLine line = lines.get(i);
            int at = prefix.match(line);
            if (at >= 0) {
                matches++;
                int start = line.skipBlanks(at);
                body |=
                        line.has(start, "at ")
                                || line.has(start, "java.lang.Thread.State:")
                                || line.has(start, "Threads class SMR info")
                                || line.has(start, "1TI")
                                || line.has(start, "Coroutine ")
                                || line.has(start, "\"")
                                || (line.find(start, ".go:") > 0 && start > at)
                                || line.find(start, " @ 0x") > 0;
            }
        }
        return body && matches >= Math.min(MIN_MATCHES, lines.size() - 1);
    }

    void end(@Nullable TextLine last) {
        while (trial != null) {
            decide();
        }
        TextLine end = last == null ? null : unescaped(last);
        plain.end(end);
        for (Stream stream : streams) {
            stream.session.end(ownEnd(stream, last));
        }
        if (jsonLog != null) {
            jsonLog.session.end(null);
        }
    }

    /// The last line of the file when it is this stream's.
    private static @Nullable TextLine ownEnd(Stream stream, @Nullable TextLine last) {
        int at = last == null || stream.prefix == null ? -1 : stream.prefix.match(last);
        if (last == null || at < 0) {
            return null;
        }
        TextLine result = new TextLine();
        result.set(last.bytes(), at, last.to(), last.number(), last.isTerminated());
        return result;
    }
}
