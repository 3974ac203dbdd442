package dev.skein.format.godump;

import dev.skein.format.TextLine;

/// The header line of a goroutine, taken apart into positions and numbers; one instance is filled
/// again and again.
///
/// `goroutine N[ gp=0x..[ m=ID mp=0x.. | m=nil]] [STATUS (flag), M minutes, locked to thread]
/// {labels}:`
final class GoHeader {
    private static final String[] FLAGS = {" (scan)", " (leaked)", " (durable)", " (synctest)"};

    long id;
    int statusFrom;
    int statusTo;
    int minutes;
    boolean leaked;
    boolean lockedToThread;
    int labelsFrom;
    int labelsTo;

    /// Fills this from a line; false when it is no header.
    boolean parse(TextLine line, int at) {
        if (!line.has(at, "goroutine ")) {
            return false;
        }
        id = line.number(at + 10);
        int open = line.skipDigits(at + 10);
        while (line.has(open, " gp=") || line.has(open, " m=") || line.has(open, " mp=")) {
            open = line.skipWord(open + 1);
        }
        int end = line.end();
        if (id < 0 || !line.has(open, " [") || line.byteAt(end - 1) != ':') {
            return false;
        }
        leaked = false;
        lockedToThread = false;
        minutes = 0;
        labelsFrom = 0;
        labelsTo = 0;
        statusFrom = open + 2;
        int close = closingBracket(line, statusFrom, end - 1);
        if (close < 0) {
            return false;
        }
        readStatus(line, close);
        return true;
    }

    /// The bracket that ends the status: the line's last one unless labels follow it, which may
    /// contain any character.
    private int closingBracket(TextLine line, int from, int colon) {
        if (line.byteAt(colon - 1) == ']') {
            return colon - 1;
        }
        if (line.byteAt(colon - 1) != '}') {
            return -1;
        }
        int close = line.find(from, "] {");
        if (close >= 0) {
            labelsFrom = close + 3;
            labelsTo = colon - 1;
        }
        return close;
    }

    private void readStatus(TextLine line, int close) {
        int labels = line.find(statusFrom, "labels:{");
        int end = labels >= 0 && labels < close ? labels : close;
        if (labels >= 0 && labels < close) {
            labelsFrom = labels + 8;
            labelsTo = line.byteAt(close - 1) == '}' ? close - 1 : close;
        }
        int comma = line.find(statusFrom, ", ");
        statusTo = comma < 0 || comma > end ? end : comma;
        for (int at = statusTo; at < end; ) {
            int next = line.find(at + 2, ", ");
            readAttribute(line, at + 2);
            at = next < 0 || next > end ? end : next;
        }
        while (statusTo > statusFrom && line.byteAt(statusTo - 1) == ' ') {
            statusTo--;
        }
        splitFlags(line);
    }

    private void readAttribute(TextLine line, int at) {
        if (line.has(at, "locked to thread")) {
            lockedToThread = true;
        } else if (line.isDigit(at) && line.has(line.skipDigits(at), " minutes")) {
            minutes = (int) Math.min(Integer.MAX_VALUE, line.number(at));
        }
    }

    /// `chan receive (nil chan)` and `select (no cases)` keep their brackets, which are part of the
    /// reason.
    private void splitFlags(TextLine line) {
        for (boolean found = true; found; ) {
            found = false;
            for (String flag : FLAGS) {
                int at = statusTo - flag.length();
                if (at > statusFrom && line.has(at, flag)) {
                    statusTo = at;
                    leaked |= flag.equals(" (leaked)");
                    found = true;
                }
            }
        }
    }
}
